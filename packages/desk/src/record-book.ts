/**
 * The store → a view of it that is always at its end, and the one way to add to it: decide what to append from that
 * view, append only if nobody was quicker, else look again and decide anew. Two programs on one record stay consistent.
 */
import { type Folding, type Ledger, type Store, startFolding, wasRecordedBy } from '@proviso/core/record';
import { startTracer, type Trace } from '@proviso/core/tracing';
import { type EntryBody, type FullReading, ProvisoError, type RecordedClaim } from '@proviso/core/vocabulary';
import { broughtOn } from './policy-part.ts';

export type View = {
  /** The last entry's seq; 0 for an empty record. */
  seq: number;
  ledger: Ledger;
  /** All claims ever made from a report. */
  claimsFrom: (report: string) => readonly RecordedClaim[];
  /** The first report on record of the story that this one tells; its own, where there is none. */
  originOf: (reading: FullReading) => Trace;
};

/** What to append, and what to answer once it is there. Nothing to append is fine. */
export type Plan<T> = { bodies: EntryBody[]; bytes?: ReadonlyMap<string, Uint8Array>; result: T };

export type RecordBook = {
  /** As the record is now, and stays whatever is added later. */
  view: () => Promise<View>;
  /** Looks at the record without a copy of it: `look` must not keep what it is given. */
  peek: <T>(look: (view: View) => T) => Promise<T>;
  asRecordedBy: (by: string) => Promise<Ledger>;
  /** The ledger's part about one policy, without reviews and, unless asked for, readings: found without folding the record. */
  ofPolicy: (id: string, by: string | null, options?: { readings?: boolean }) => Promise<Ledger>;
  change: <T>(plan: (view: View) => Plan<T>) => Promise<T>;
};

const MAX_TRIES = 50;
const MOST_PARTS = 100;
/** Beyond it a part is read anew. */
const MOST_BROUGHT_ON = 2000;

export function openRecordBook(store: Store, now: () => number): RecordBook {
  const folding = startFolding();
  const tracer = startTracer();
  let seq = 0;
  let kept: View | null = null;
  let working: Promise<unknown> = Promise.resolve();
  const parts = { size: -1, kept: new Map<string, Ledger>() };
  /** As the record was lately, to be brought on. */
  const current = new Map<string, { size: number; part: Ledger }>();

  /** One at a time: two at once would take the same entries twice. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const result = working.then(act);
    working = result.catch(() => undefined);
    return result;
  }

  async function catchUp(): Promise<View> {
    for await (const entry of store.entries({ after: seq })) {
      const { body } = entry;
      if (body.kind === 'reading')
        tracer.add({ report: body.reading.report.sha256, article: body.reading.article });
      folding.add(entry);
      seq = entry.seq;
    }
    return viewOf(folding, folding.live);
  }

  const viewOf = ({ claimsFrom }: Folding, ledger: Ledger): View => ({
    seq,
    ledger,
    claimsFrom,
    originOf: ({ report, article }) => tracer.trace({ report: report.sha256, article }),
  });

  async function partNow(id: string, size: number): Promise<Ledger> {
    const known = current.get(id);
    if (known?.size === size) return known.part;
    const isNear = known && known.size <= size && size - known.size <= MOST_BROUGHT_ON;
    const part = isNear
      ? await broughtOn(store, id, known.part, { after: known.size, through: size })
      : await store.views.ofPolicy(id, { asOf: size });
    current.delete(id);
    current.set(id, { size, part });
    const oldest = current.keys().next().value;
    if (current.size > MOST_PARTS && oldest !== undefined) current.delete(oldest);
    return part;
  }

  return {
    view: () =>
      inTurn(async () => {
        await catchUp();
        if (kept?.seq === seq) return kept;
        kept = viewOf(folding, folding.snapshot());
        return kept;
      }),

    peek: (look) => inTurn(async () => look(await catchUp())),

    asRecordedBy: (by) =>
      inTurn(async () => {
        const then = startFolding();
        for await (const entry of store.entries()) {
          if (!wasRecordedBy(entry.recorded, by)) break;
          then.add(entry);
        }
        return then.live;
      }),

    async ofPolicy(id, by, { readings = false } = {}) {
      const { size } = await store.head();
      if (by === null && !readings) return partNow(id, size);
      if (parts.size !== size || parts.kept.size >= MOST_PARTS) {
        parts.size = size;
        parts.kept.clear();
      }
      const asOf = by === null ? size : await store.views.seqBy(by);
      const key = `${asOf} ${readings} ${id}`;
      const part = parts.kept.get(key) ?? (await store.views.ofPolicy(id, { asOf, readings }));
      // The record may have grown meanwhile.
      if (parts.size === size) parts.kept.set(key, part);
      return part;
    },

    change: (plan) =>
      inTurn(async () => {
        for (let tries = 0; tries < MAX_TRIES; tries++) {
          const view = await catchUp();
          const { bodies, bytes, result } = plan(view);
          if (bodies.length === 0) return result;
          const added = await store.append(bodies, now(), { after: view.seq, ...(bytes ? { bytes } : {}) });
          if (added) return result;
        }
        throw new ProvisoError(
          'E_RECORD_BUSY',
          'others kept adding to the record: nothing was added; try again when they have finished',
        );
      }),
  };
}
