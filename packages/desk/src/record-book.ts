/**
 * The store → a view of it that is always at its end, and the one way to add to it: decide what to append from that
 * view, append only if nobody was quicker, else look again and decide anew. Two programs on one record stay consistent.
 */
import { EMPTY_LEDGER, fold, type Ledger, type Store, wasRecordedBy } from '@proviso/core/record';
import { startTracer, type Trace, type Tracer } from '@proviso/core/tracing';
import { type Entry, type EntryBody, type FullReading, ProvisoError } from '@proviso/core/vocabulary';

export type View = {
  /** The last entry's seq; 0 for an empty record. */
  seq: number;
  ledger: Ledger;
  /** The first report on record of the story that this one tells; its own, where there is none. */
  originOf: (reading: FullReading) => Trace;
};

/** What to append, and what to answer once it is there. Nothing to append is fine. */
export type Plan<T> = { bodies: EntryBody[]; bytes?: ReadonlyMap<string, Uint8Array>; result: T };

export type RecordBook = {
  view: () => Promise<View>;
  asRecordedBy: (by: string | null) => Promise<Ledger>;
  change: <T>(plan: (view: View) => Plan<T>) => Promise<T>;
};

const MAX_TRIES = 50;
/** Entries folded in one go: enough to be quick, few enough to be held at once. */
const CHUNK = 500;

export function openRecordBook(store: Store, now: () => number): RecordBook {
  let seq = 0;
  let ledger = EMPTY_LEDGER;
  const tracer: Tracer = startTracer();
  let working: Promise<unknown> = Promise.resolve();

  /** One at a time: two folds at once would take the same entries twice. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = working.then(act);
    working = result.catch(() => undefined);
    return result;
  }

  function take(entries: readonly Entry[]): void {
    for (const { body } of entries)
      if (body.kind === 'reading')
        tracer.add({ report: body.reading.report.sha256, article: body.reading.article });
    ledger = fold(entries, ledger);
    seq = entries.at(-1)?.seq ?? seq;
  }

  async function catchUp(): Promise<View> {
    for await (const chunk of inChunks(store.entries({ after: seq }))) take(chunk);
    return { seq, ledger, originOf };
  }

  const originOf = ({ report, article }: FullReading): Trace =>
    tracer.trace({ report: report.sha256, article });

  return {
    view: () => inTurn(catchUp),

    asRecordedBy: (by) =>
      by === null
        ? inTurn(async () => (await catchUp()).ledger)
        : inTurn(async () => {
            let then = EMPTY_LEDGER;
            for await (const chunk of inChunks(store.entries())) {
              const held = chunk.filter((entry) => wasRecordedBy(entry.recorded, by));
              then = fold(held, then);
              if (held.length < chunk.length) break;
            }
            return then;
          }),

    change: (plan) =>
      inTurn(async () => {
        for (let tries = 0; tries < MAX_TRIES; tries++) {
          const view = await catchUp();
          const { bodies, bytes, result } = plan(view);
          if (bodies.length === 0) return result;
          const options = { after: view.seq, ...(bytes ? { bytes } : {}) };
          const entries = await store.append(bodies, now(), options);
          if (!entries) continue;
          take(entries);
          return result;
        }
        throw new ProvisoError(
          'E_RECORD_BUSY',
          'others kept adding to the record: nothing was added; try again when they have finished',
        );
      }),
  };
}

async function* inChunks(entries: AsyncIterable<Entry>): AsyncGenerator<Entry[]> {
  let chunk: Entry[] = [];
  for await (const entry of entries) {
    chunk.push(entry);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
