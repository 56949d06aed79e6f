/**
 * The lines of a PDF's pages → a page in HTML. A line belongs to the paragraph before it unless the gap, the size, a mark
 * or a short last line says otherwise; larger letters are headings; what pages repeat at their edges stands at the foot.
 */
import pageWords from './page-words.json' with { type: 'json' };
import type { PdfLine } from './pdf-lines.ts';

type Paragraph = { text: string; size: number; page: number; last: PdfLine; left: number; right: number };

const LARGER = 1.15;
const OTHER_SIZE = 0.12;
const GAP = 1.35;
const MOST_HEADING_LETTERS = 250;
const EDGE_LINES = 3;
const LIST_MARK = /^(?:[•‣▪◦●*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s/;
const ENDS = /[.!?:;…。]["'”’»)\]]*$/;

export function htmlOfPages(
  pages: readonly PdfLine[][],
  { title, language }: { title: string; language: string },
): string {
  const edges = edgesOf(pages);
  const lines = pages.map((page) => page.filter((line) => !edges.has(line)));
  const body = commonest(lines.flat(), ({ size }) => Math.round(size * 2) / 2);
  const paragraphs = paragraphsOf(lines, leadingOf(lines, body));
  const isHeading = ({ size, text }: Paragraph) => size > body * LARGER && text.length < MOST_HEADING_LETTERS;
  const first = paragraphs.filter((each) => each.page === 0 && isHeading(each));
  const headline = first.reduce<Paragraph | null>(
    (best, each) => (best && best.size >= each.size ? best : each),
    null,
  );
  const blocks = paragraphs.map((each) => {
    const tag = each === headline ? 'h1' : isHeading(each) ? 'h2' : LIST_MARK.test(each.text) ? 'li' : 'p';
    return `<${tag}>${escaped(each.text)}</${tag}>`;
  });
  const foot = [...edges].map(({ text }) => `<p>${escaped(text)}</p>`);
  const isTitle = title !== '' && paragraphs.some(({ text }) => text.includes(title));
  return [
    `<!doctype html><html${language ? ` lang="${escaped(language)}"` : ''}><head>`,
    `${isTitle ? `<title>${escaped(title)}</title>` : ''}</head><body>`,
    `<article>\n${blocks.join('\n')}\n</article>`,
    `${foot.length > 0 ? `\n<footer>\n${foot.join('\n')}\n</footer>` : ''}</body></html>`,
  ].join('');
}

function paragraphsOf(pages: readonly PdfLine[][], leading: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const [page, lines] of pages.entries())
    for (const line of lines) {
      const open = paragraphs.at(-1);
      if (open && goesOn(open, line, page, leading)) {
        open.text = joined(open.text, line.text);
        open.left = page === open.page ? Math.min(open.left, line.x) : line.x;
        open.right = page === open.page ? Math.max(open.right, line.right) : line.right;
        open.page = page;
        open.last = line;
      } else {
        const { text, size, x, right } = line;
        paragraphs.push({ text, size, page, last: line, left: x, right });
      }
    }
  return paragraphs;
}

function goesOn(
  { text, size, last, page, left, right }: Paragraph,
  line: PdfLine,
  on: number,
  leading: number,
): boolean {
  if (Math.abs(line.size - size) > size * OTHER_SIZE || LIST_MARK.test(line.text)) return false;
  const down = last.y - line.y;
  const isElsewhere = on !== page || down < -size || line.x > right;
  if (isElsewhere) return !ENDS.test(text) && /^[\p{Ll}\d(“"]/u.test(line.text);
  if (down > Math.max(leading, size) * GAP) return false;
  const isIndented = line.x > left + size * 0.8 && Math.abs(last.x - left) < size * 0.5;
  if (isIndented && ENDS.test(text)) return false;
  const isShort = last.right < Math.max(right, line.right) - size * 4;
  return !(isShort && ENDS.test(text));
}

/** A word parted at the line's end is one again. */
const joined = (text: string, next: string): string =>
  /\p{Ll}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(next) ? text.slice(0, -1) + next : `${text} ${next}`;

/** Lines at the top or the foot that most pages repeat, their numbers aside, and numbers that stand there alone. */
function edgesOf(pages: readonly PdfLine[][]): Set<PdfLine> {
  const at = pages.map((lines) => {
    const down = lines.toSorted((a, b) => b.y - a.y);
    return [...new Set([...down.slice(0, EDGE_LINES), ...down.slice(-EDGE_LINES)])];
  });
  const counts = new Map<string, number>();
  for (const lines of at)
    for (const key of new Set(lines.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isRepeated = (line: PdfLine) =>
    pages.length > 1 && (counts.get(keyOf(line)) ?? 0) > pages.length * 0.5;
  return new Set(
    at.flatMap((lines, i) =>
      lines.filter(
        (line) => (isOutermost(line, pages[i]!) && PAGE_NUMBER.test(line.text)) || isRepeated(line),
      ),
    ),
  );
}

/** With other lines on the page, and above or below them all. */
const isOutermost = (line: PdfLine, page: readonly PdfLine[]): boolean =>
  page.length > 1 && (page.every(({ y }) => y <= line.y) || page.every(({ y }) => y >= line.y));

const keyOf = ({ text, y }: PdfLine): string => `${Math.round(y / 4)} ${text.replace(/\d+/g, '#')}`;
const ANY = (words: readonly string[]): string => words.join('|');
/** `12`, `– 12 –`, `xii`, `Page 12 of 40`, `12/40`. */
const PAGE_NUMBER = new RegExp(
  `^[\\s|–—-]*(?:(?:${ANY(pageWords.page)})\\.?\\s*)?(?:\\d{1,4}|[ivxl]{1,7})(?:\\s*(?:/|${ANY(pageWords.of)})\\s*\\d{1,4})?[\\s|.–—-]*$`,
  'i',
);

/** The distance from line to line that most lines of the body keep. */
function leadingOf(pages: readonly PdfLine[][], body: number): number {
  const steps = pages.flatMap((lines) =>
    lines.flatMap((line, i) => {
      const step = i === 0 ? 0 : lines[i - 1]!.y - line.y;
      return step > 0 && step < body * 3 && Math.abs(line.size - body) < 1 ? [{ text: line.text, step }] : [];
    }),
  );
  return commonest(steps, ({ step }) => Math.round(step * 2) / 2) || body * 1.2;
}

/** What most letters have. */
function commonest<T extends { text: string }>(things: readonly T[], of: (thing: T) => number): number {
  const letters = new Map<number, number>();
  for (const thing of things) letters.set(of(thing), (letters.get(of(thing)) ?? 0) + thing.text.length);
  return [...letters].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0])[0]!;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ESCAPES[letter]!);
