/**
 * Work on a document that may have been made to exhaust its reader → its answer, or a code: it is done in a thread of its
 * own, which is ended when it takes more of the processor's time or of memory than its kind may.
 */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Coded } from '@proviso/core/vocabulary';
import { MOST_THREAD_HEAP_MB, MOST_THREAD_WAIT_MS } from './limits.ts';

export type Task = { name: string; bytes: Uint8Array };
/** What a thread says: that its work is larger than was known, or what came of it. */
export type Said<T> = { mayTakeMs: number } | { answer: T | Coded };

const LOOKED_AT_EVERY_MS = 100;

/** `kind` is a file beside this one: `pdf` → `pdf-thread.ts`. `mayTakeMs`: of the processor's time. */
export async function inThread<T>(
  kind: string,
  { name, bytes }: Task,
  mayTakeMs: number,
): Promise<T | Coded> {
  const worker = new Worker(new URL(`./${kind}-thread${extname(import.meta.url)}`, import.meta.url), {
    workerData: { name, bytes: Uint8Array.from(bytes) } satisfies Task,
    resourceLimits: { maxOldGenerationSizeMb: MOST_THREAD_HEAP_MB },
    stdout: true,
    stderr: true,
  });
  const tooMuch = (of: string): Coded => ({
    code: 'E_TOO_LARGE',
    message: `\`${name}\` takes more ${of} to open than a report may; pass its text`,
  });
  const began = performance.now();
  let most = mayTakeMs;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T | Coded>((resolve) => {
      worker.on('message', (said: Said<T>) => {
        if ('answer' in said) resolve(said.answer);
        else most = said.mayTakeMs;
      });
      worker.once('error', (error: NodeJS.ErrnoException) =>
        resolve(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? tooMuch('memory')
            : { code: 'E_DAMAGED', message: `\`${name}\` cannot be opened: ${error.message}` },
        ),
      );
      worker.once('exit', () => resolve(tooMuch('memory')));
      timer = setInterval(() => {
        if (performance.now() - began > MOST_THREAD_WAIT_MS) resolve(tooMuch('time'));
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
