/**
 * The reports on record → each read again from its kept bytes by the present program, and what it reads otherwise than before.
 * Nothing is added unless that is asked for; then the earlier reading stays, and a later one stands after it.
 */
import { diffReadings, type ReadingDiff, type RecordedReading } from '@proviso/core/record';
import type { FullReading, Hints, Reviewer, Unreadable } from '@proviso/core/vocabulary';
import { planFor } from './add.ts';
import type { Source } from './desk.ts';
import type { Effects } from './effects.ts';
import { inOrder } from './in-order.ts';
import { PROGRAM } from './program.ts';
import { readersOf, unreadIn, wholeOf } from './read.ts';
import type { RecordBook } from './record-book.ts';

export type RereadOptions = {
  by: Reviewer;
  /** Adds the new readings; without, they are only compared. */
  keep?: boolean;
  /** Also reports that the present program has read already. */
  all?: boolean;
};

/** `before` is the program that read it last. */
export type Reread = { reading: FullReading; before: string; diff: ReadingDiff };

export async function* reread(
  effects: Effects,
  book: RecordBook,
  options: RereadOptions,
): AsyncGenerator<Reread | Unreadable> {
  const { by, keep = false, all = false } = options;
  const reports = await book.peek((view) => [...view.ledger.readings.keys()]);
  const again = inOrder(reports, readersOf(effects).atOnce, async (report) => {
    const before = await book.peek((view) => view.ledger.readings.get(report));
    return before && (all || before.program !== PROGRAM) ? readAgain(effects, before) : null;
  });
  for await (const read of again) {
    if (read === null) continue;
    if ('error' in read) {
      yield read;
      continue;
    }
    const { before, bytes, hints, reading } = read;
    if (keep)
      await book.change((view) => planFor(view, reading, bytes, hints, { accept: false, by, anew: true }));
    yield { reading, before: before.program, diff: diffReadings(before, reading) };
  }
}

type ReadAgain = { before: RecordedReading; bytes: Uint8Array; hints: Hints; reading: FullReading };

async function readAgain(effects: Effects, before: RecordedReading): Promise<ReadAgain | Unreadable> {
  const { report } = before;
  const bytes = await effects.store.bytes(report.sha256);
  if (bytes === null) return notThere(before, 'its bytes are not kept');
  const hints = hintsFrom(before);
  const found = await unreadIn(effects, sourceOf(before, bytes), hints);
  const unread = found.find((one) => one.report.sha256 === report.sha256);
  if (!unread) return notThere(before, 'its bytes hold other reports than when it was read');
  if ('error' in unread) return unread;
  const gated = before.passedOver ?? false;
  const result = await readersOf(effects).read({ ...unread, report }, { gated });
  return 'error' in result ? result : { before, bytes, hints, reading: wholeOf(result) };
}

/** What was told with the report fills still what it does not say itself. */
function hintsFrom({ article }: FullReading): Hints {
  const { published, publisher, url } = article;
  return {
    ...(published === null ? {} : { published }),
    ...(publisher === null ? {} : { publisher }),
    ...(url === null ? {} : { baseUrl: url }),
  };
}

const sourceOf = ({ report }: FullReading, bytes: Uint8Array): Source => ({
  name: report.source,
  load: async () => ({ bytes, mediaType: report.mediaType, retrieved: report.retrieved }),
});

const notThere = ({ report }: FullReading, why: string): Unreadable => ({
  report,
  error: {
    code: 'E_UNREADABLE',
    message: `the report \`${report.sha256.slice(0, 8)}\` cannot be read again: ${why}`,
  },
});
