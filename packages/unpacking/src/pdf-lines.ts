/** The pieces of text on a PDF's page, in the order in which they are drawn → its lines. */

/** As pdf.js gives it: `transform` ends in where the piece begins, counted from the page's lower left. */
export type PdfItem = { str: string; transform: number[]; width: number; height: number; hasEOL: boolean };

/** `x`, `right`, `y` and `size` in points; `y` grows upwards. */
export type PdfLine = { text: string; x: number; right: number; y: number; size: number };

/** Of the size of the letters: less is a superscript, more is another line. */
const SAME_LINE = 0.5;
const WORD_GAP = 0.15;

export function linesOf(items: readonly PdfItem[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let line: PdfLine | null = null;
  for (const { str, transform, width } of items) {
    if (str === '') continue;
    const [, , skew = 0, scale = 0, x = 0, y = 0] = transform;
    const size = Math.hypot(skew, scale);
    const goesOn: boolean =
      line !== null &&
      Math.abs(line.y - y) < SAME_LINE * Math.max(size, line.size) &&
      x > line.right - 2 * Math.max(size, line.size);
    if (line && goesOn) {
      const isApart = x - line.right > WORD_GAP * size && !/\s$/.test(line.text) && !/^\s/.test(str);
      line.text += isApart ? ` ${str}` : str;
      line.right = Math.max(line.right, x + width);
      if (str.trim().length > 1) line.size = Math.max(line.size, size);
    } else if (str.trim() !== '') {
      line = { text: str, x, right: x + width, y, size };
      lines.push(line);
    }
  }
  return lines.map((each) => ({ ...each, text: each.text.replace(/\s+/g, ' ').trim() }));
}
