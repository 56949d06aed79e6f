/** Lines of text → a small PDF that shows them, written by hand so that no test needs a program to make one. */

/** In points from the lower left; letters of Helvetica. */
export type Shown = { text: string; x: number; y: number; size: number };

type Extras = {
  /** Put into the trailer: `/Encrypt 9 0 R`. */
  trailer?: string;
  objects?: string[];
  /** Of the pages' content, as it stands in the file. */
  pack?: (content: Buffer) => { bytes: Buffer; filter: string };
};

export function makePdf(
  pages: readonly Shown[][],
  { trailer = '', objects = [], pack }: Extras = {},
): Buffer {
  const chunks: Buffer[] = [];
  const offsets: number[] = [];
  let length = 0;
  const write = (piece: string | Buffer) => {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
    chunks.push(bytes);
    length += bytes.length;
  };
  const object = (...pieces: (string | Buffer)[]) => {
    offsets.push(length);
    write(`${offsets.length} 0 obj\n`);
    for (const piece of pieces) write(piece);
    write('\nendobj\n');
  };
  const first = 4;
  write('%PDF-1.4\n');
  object('<< /Type /Catalog /Pages 2 0 R >>');
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(' ');
  object(`<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`);
  object('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [i, lines] of pages.entries()) {
    const font = '/Resources << /Font << /F1 3 0 R >> >>';
    object(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${font} /Contents ${first + i * 2 + 1} 0 R >>`,
    );
    const plain = Buffer.from(lines.map(drawn).join('\n'), 'latin1');
    const { bytes, filter } = pack?.(plain) ?? { bytes: plain, filter: '' };
    object(`<< /Length ${bytes.length} ${filter} >>\nstream\n`, bytes, '\nendstream');
  }
  for (const each of objects) object(each);
  const start = length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  write(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries}`);
  write(`trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(chunks);
}

const drawn = ({ text, x, y, size }: Shown): string =>
  `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;

/** Lines of one size under each other, in the reading order of a letter. */
export const column = (
  lines: readonly string[],
  { x = 72, top = 700, size = 11, leading = 14 } = {},
): Shown[] => lines.map((text, i) => ({ text, x, y: top - i * leading, size }));
