/**
 * The whole record → every fault in it, with its place: how it is kept (pages, hashes, bytes, views), whether it grew from a
 * head that was written down, and what its entries say of each other. One entry at a time, whatever the record's length.
 */
import { type LogHead, sayHead } from '@proviso/core/publishing';
import { type EntryFault, rootAt, startEntryCheck } from '@proviso/core/record';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Effects, Store } from './effects.ts';
import { entryAt } from './log.ts';

export type VerifyOptions = {
  /** A head that is known from elsewhere: the record must begin with that log. */
  head?: LogHead;
  /** Called now and then: entries looked at, of how many. */
  progress?: (done: number, of: number) => void;
};

export async function* verifyRecord(
  effects: Effects,
  { head, progress }: VerifyOptions,
): AsyncGenerator<EntryFault> {
  const { store } = effects;
  for await (const { place, why } of store.faults()) yield { place, what: why };
  try {
    if (head) yield* headFaults(effects, head);
    yield* entryFaults(store, progress);
  } catch (error) {
    // What cannot be read any more was told above, and ends the looking.
    if (!isDamage(error)) throw error;
    yield { place: 'the entries', what: error.message };
  }
}

async function* headFaults({ store, sha256 }: Effects, head: LogHead): AsyncGenerator<EntryFault> {
  const { size } = await store.head();
  if (head.size > size)
    yield { place: 'the log', what: `holds ${size} entries, and ${head.size} were told: some were lost` };
  else {
    const root = await rootAt(head.size, store.nodes, sha256);
    if (root !== head.root)
      yield {
        place: 'the log',
        what: `had the head ${sayHead({ size: head.size, root })}, not ${sayHead(head)}`,
      };
  }
}

async function* entryFaults(store: Store, progress: VerifyOptions['progress']): AsyncGenerator<EntryFault> {
  const { size } = await store.head();
  const check = startEntryCheck({
    reading: async (seq) => {
      const { body } = await entryAt(store, seq);
      return body.kind === 'reading' ? body.reading : null;
    },
  });
  for await (const entry of store.entries({ through: size })) {
    yield* await check.add(entry);
    if (entry.body.kind === 'reading') {
      const { sha256 } = entry.body.reading.report;
      if (await hasNoBytes(store, sha256))
        yield {
          place: `entry ${entry.seq} /reading/report/sha256`,
          what: 'the bytes of the report are not kept',
        };
    }
    if (entry.seq % TELL_EVERY === 0) progress?.(entry.seq, size);
  }
  yield* check.end();
}
const TELL_EVERY = 100;

/** Those that cannot be unpacked are there, and were told of already. */
async function hasNoBytes(store: Store, report: string): Promise<boolean> {
  try {
    return (await store.bytes(report)) === null;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  }
}

const isDamage = (error: unknown): error is ProvisoError =>
  error instanceof ProvisoError && error.code === 'E_RECORD_DAMAGED';
