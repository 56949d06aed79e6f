/**
 * A PDF → its text as a page: headings, paragraphs joined over lines and pages, the lines that every page repeats at
 * its foot. It is opened in a thread that can be ended, for PDFs are programs.
 */
import { ProvisoError } from '@proviso/core/vocabulary';
import { PDF_MS } from './limits.ts';
import { refuseBombs } from './pdf-bombs.ts';
import type { PdfAnswer } from './pdf-thread.ts';
import { inThread } from './thread.ts';
import type { Form } from './unpack.ts';

export const unpackPdf: Form = async ({ name, bytes, mediaType }) => {
  refuseBombs(name, bytes);
  if (!endsAsItShould(bytes)) throw new ProvisoError('E_DAMAGED', `\`${name}\` is cut off; get it again`);
  const mayTakeMs = PDF_MS.start + (bytes.length / 1_000_000) * PDF_MS.megabyte;
  const answer = await inThread<PdfAnswer>('pdf', { name, bytes }, mayTakeMs);
  if ('code' in answer) throw new ProvisoError(answer.code, answer.message);
  const legible = { bytes: new TextEncoder().encode(answer.html), mediaType: 'text/html' };
  return [{ id: null, bytes, mediaType, legible, hints: { charset: 'utf-8' } }];
};

/** The end is marked, and no object comes after it. */
function endsAsItShould(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = view.lastIndexOf('%%EOF');
  return end >= 0 && view.indexOf('endobj', end) < 0;
}
