/**
 * Reports → what is read in them, here while few wait, and on threads of their own as well once many do: the first
 * answer comes as soon as ever, and a hundred reports use the whole machine. A thread that ends takes its report alone along.
 */
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Coded, ProvisoError } from '@proviso/core/vocabulary';
import type { Readers } from '@proviso/desk';

type Read = Readers['read'];
/** What a thread is asked to read. */
export type Asked = { unread: Parameters<Read>[0]; options: Parameters<Read>[1] };
type Result = Awaited<ReturnType<Read>>;
/** What it says: that it can begin, or what came of the report it was given. */
export type Said = { ready: true } | { result: Result } | { refused: Coded } | { failed: Error };

type Job = Asked & { resolve: (result: Result) => void; reject: (error: Error) => void };
type Thread = { worker: Worker; ready: boolean; job: Job | null };

/** As many as wait beside those that are read: none of the threads shall have to wait for the next. */
const AHEAD = 3;
/** A thread takes about as long to load the model: who has read for so long, and still has more, will win it back. */
const WORTH_A_THREAD_MS = 1000;
const THREAD = new URL(`./reader-thread${extname(import.meta.url)}`, import.meta.url);

/** `most`: how many are read at once at most, here and on threads. */
export function openReaders(
  readHere: Read,
  most: number,
  { thread = THREAD, worthMs = WORTH_A_THREAD_MS }: { thread?: URL; worthMs?: number } = {},
): Readers {
  const waiting: Job[] = [];
  const threads = new Set<Thread>();
  let reading = false;
  let mayStart = most - 1;
  let spentMs = 0;

  function goOn(): void {
    if (!reading && waiting.length > 0) void here(waiting.shift()!);
    for (const one of threads) {
      if (!one.ready || one.job || waiting.length === 0) continue;
      one.job = waiting.shift()!;
      // A thread keeps the program from ending while it reads, and no longer.
      one.worker.ref();
      const { unread, options } = one.job;
      one.worker.postMessage({ unread, options } satisfies Asked);
    }
    if (mayStart > 0 && waiting.length > threads.size && spentMs >= worthMs) start();
  }

  async function here({ unread, options, resolve, reject }: Job): Promise<void> {
    reading = true;
    const began = performance.now();
    await readHere(unread, options).then(resolve, reject);
    spentMs += performance.now() - began;
    reading = false;
    goOn();
  }

  function start(): void {
    mayStart--;
    spentMs = 0;
    const worker = new Worker(thread);
    const one: Thread = { worker, ready: false, job: null };
    threads.add(one);
    let why = 'it was stopped';
    worker.on('message', (said: Said) => {
      if ('ready' in said) one.ready = true;
      else {
        settle(one.job!, said);
        one.job = null;
        worker.unref();
      }
      goOn();
    });
    worker.on('error', (error) => {
      why = error.message;
    });
    worker.on('exit', () => {
      threads.delete(one);
      if (one.job) one.job.resolve(lost(one.job, why));
      goOn();
    });
    worker.unref();
  }

  return {
    atOnce: most > 1 ? most * AHEAD : 1,
    read: (unread, options) =>
      new Promise((resolve, reject) => {
        waiting.push({ unread, options, resolve, reject });
        goOn();
      }),
    async close() {
      mayStart = 0;
      waiting.length = 0;
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

function settle({ resolve, reject }: Job, said: Exclude<Said, { ready: true }>): void {
  if ('result' in said) resolve(said.result);
  else if ('refused' in said) reject(new ProvisoError(said.refused.code, said.refused.message));
  else reject(said.failed);
}

const lost = ({ unread: { report } }: Job, why: string): Result => ({
  report,
  error: {
    code: 'E_INTERNAL',
    message: `the thread that read \`${report.source}\` ended (${why}); read this report by itself`,
  },
});
