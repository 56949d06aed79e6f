/**
 * A PDF → its text as a page: headings, paragraphs joined over lines and pages, the lines that every page repeats at
 * its foot. The PDF is opened in a thread of its own, which is ended when it takes more time or memory than any notice.
 */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Coded, ProvisoError } from '@proviso/core/vocabulary';
import { MOST_PDF_HEAP_MB, MOST_PDF_WAIT_MS, PDF_CPU_MS } from './limits.ts';
import { refuseBombs } from './pdf-bombs.ts';
import type { PdfAnswer } from './pdf-worker.ts';
import type { Form } from './unpack.ts';

const WORKER = new URL(`./pdf-worker${extname(import.meta.url)}`, import.meta.url);
const LOOKED_AT_EVERY_MS = 100;

export const unpackPdf: Form = async ({ name, bytes, mediaType }) => {
  refuseBombs(name, bytes);
  if (!endsAsItShould(bytes)) throw new ProvisoError('E_DAMAGED', `\`${name}\` is cut off; get it again`);
  const answer = await htmlOf(name, bytes);
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

async function htmlOf(name: string, bytes: Uint8Array): Promise<PdfAnswer> {
  const worker = new Worker(WORKER, {
    workerData: { name, bytes: Uint8Array.from(bytes) },
    resourceLimits: { maxOldGenerationSizeMb: MOST_PDF_HEAP_MB },
    stdout: true,
    stderr: true,
  });
  const most = Math.min(
    PDF_CPU_MS.most,
    PDF_CPU_MS.base + (bytes.length / 1_000_000) * PDF_CPU_MS.perMegabyte,
  );
  const tooMuch = (of: string): Coded => ({
    code: 'E_TOO_LARGE',
    message: `\`${name}\` takes more ${of} to open than a report may; pass its text`,
  });
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<PdfAnswer>((resolve) => {
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) =>
        resolve(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? tooMuch('memory')
            : { code: 'E_DAMAGED', message: `\`${name}\` cannot be opened: ${error.message}` },
        ),
      );
      timer = setInterval(() => {
        if (performance.now() - began > MOST_PDF_WAIT_MS) resolve(tooMuch('time'));
        worker.cpuUsage().then(
          ({ user, system }) => (user + system) / 1000 > most && resolve(tooMuch('time')),
          () => undefined,
        );
      }, LOOKED_AT_EVERY_MS);
    });
  } finally {
    clearInterval(timer);
    await worker.terminate();
  }
}
