/** The record's Merkle log: its head, the proof that an entry stands in it, and that it only ever grew. */
import type { EntryProof, GrowthProof } from '@proviso/core/publishing';
import { consistencyProof, type Head, inclusionProof, rootAt } from '@proviso/core/record';
import { type Entry, ProvisoError } from '@proviso/core/vocabulary';
import type { Effects, Store } from './effects.ts';

export async function proveEntry({ store, sha256 }: Effects, seq: number): Promise<EntryProof> {
  const head = await store.head();
  mustHold(seq, head, 1);
  const { recorded, body } = await entryAt(store, seq);
  const proof = await inclusionProof(seq - 1, head.size, store.nodes, sha256);
  return { schema: 'proviso/entry/1', head, entry: { seq, recorded, body, proof } };
}

export async function proveGrowth(
  { store, sha256 }: Effects,
  older: number,
  newer: number | null,
): Promise<GrowthProof> {
  const head = await store.head();
  const size = newer ?? head.size;
  mustHold(size, head, 0);
  if (older > size)
    throw new ProvisoError(
      'E_USAGE',
      `a log of ${size} entries cannot begin with ${older}: tell the older first`,
    );
  mustHold(older, head, 0);
  const at = async (n: number) => ({ size: n, root: await rootAt(n, store.nodes, sha256) });
  return {
    schema: 'proviso/consistency/1',
    older: await at(older),
    newer: await at(size),
    proof: await consistencyProof(older, size, store.nodes, sha256),
  };
}

/** One that the log has. */
export async function entryAt(store: Store, seq: number): Promise<Entry> {
  for await (const entry of store.entries({ after: seq - 1, through: seq })) return entry;
  throw new ProvisoError('E_RECORD_DAMAGED', `entry ${seq} is missing`);
}

/** E_ENTRY_UNKNOWN where the record does not hold so many, counted from `from`. */
export function mustHold(seq: number, { size }: Head, from: number): void {
  if (Number.isSafeInteger(seq) && seq >= from && seq <= size) return;
  throw new ProvisoError(
    'E_ENTRY_UNKNOWN',
    size === 0
      ? 'the record holds no entry yet'
      : `there is no entry \`${seq}\`: the record holds ${from} to ${size}`,
  );
}
