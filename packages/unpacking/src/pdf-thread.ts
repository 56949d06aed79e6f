/** In a thread of its own: a PDF's bytes → its text as HTML, or the coded reason why there is none. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Coded } from '@proviso/core/vocabulary';
import { getDocumentProxy } from 'unpdf';
import { MOST_PDF_LETTERS, MOST_PDF_PAGES, PDF_MS } from './limits.ts';
import { htmlOfPages } from './pdf-html.ts';
import { linesOf, type PdfItem, type PdfLine } from './pdf-lines.ts';
import type { Said, Task } from './thread.ts';

export type PdfAnswer = { html: string };

const { name, bytes } = workerData as Task;
/** Told now: the reader takes the bytes over. */
const megabytes = bytes.length / 1_000_000;
const say = (said: Said<PdfAnswer>) => parentPort?.postMessage(said);

async function read(): Promise<PdfAnswer | Coded> {
  try {
    const pdf = await getDocumentProxy(bytes, {
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      verbosity: 0,
    });
    if (pdf.numPages > MOST_PDF_PAGES)
      return {
        code: 'E_TOO_LARGE',
        message: `\`${name}\` has \`${pdf.numPages}\` pages, more than ${MOST_PDF_PAGES}; pass the pages of one report`,
      };
    const mayTakeMs = PDF_MS.start + megabytes * PDF_MS.megabyte + pdf.numPages * PDF_MS.page;
    say({ mayTakeMs: Math.min(mayTakeMs, PDF_MS.most) });
    const pages: PdfLine[][] = [];
    let letters = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const lines = linesOf(items.filter((item): item is PdfItem & typeof item => 'str' in item));
      letters += lines.reduce((sum, line) => sum + line.text.length, 0);
      if (letters > MOST_PDF_LETTERS)
        return {
          code: 'E_TOO_LARGE',
          message: `\`${name}\` has more than \`${MOST_PDF_LETTERS}\` characters; pass one report`,
        };
      pages.push(lines);
      page.cleanup();
    }
    if (letters === 0)
      return {
        code: 'E_NO_STORY',
        message: `\`${name}\` gives no text: it was scanned, or its fonts do not tell their letters; pass its text`,
      };
    const { info } = (await pdf.getMetadata()) as { info: { Title?: unknown; Language?: unknown } };
    return { html: htmlOfPages(pages, { title: wordsOf(info.Title), language: wordsOf(info.Language) }) };
  } catch (error) {
    const { name: kind, message } = error as Error;
    return kind === 'PasswordException'
      ? { code: 'E_ENCRYPTED', message: `\`${name}\` opens only with a password: save it without one` }
      : { code: 'E_DAMAGED', message: `\`${name}\` cannot be opened: ${message}` };
  }
}

const wordsOf = (told: unknown): string => (typeof told === 'string' ? told.trim() : '');

say({ answer: await read() });
