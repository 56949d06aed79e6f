/**
 * A receipt → the entries of what was taken back of its policy, proven under the same head: no answer rests on them, and
 * whoever is shown the policy should see them.
 */
import { type ProvenEntry, type Receipt, type Seen, takenBackIn } from '@proviso/core/publishing';
import type { Effects } from './effects.ts';
import { provenEntries } from './receipt.ts';

const MOST_CORRECTIONS = 100;

/** `seen`: the record as the receipt's question knows it. The last ones, where there are many. */
export async function correctionEntries(
  effects: Pick<Effects, 'store' | 'sha256'>,
  seen: Omit<Seen, 'known'>,
  { question, head, entries }: Receipt,
): Promise<ProvenEntry[]> {
  const told = takenBackIn({ ...seen, known: [] }, question).slice(0, MOST_CORRECTIONS);
  const claims = new Map(seen.ledger.claims.map((claim) => [claim.id, claim]));
  const carried = new Set(entries.map(({ seq }) => seq));
  const seqs = told.flatMap(({ claim: id }) => {
    const claim = claims.get(id);
    return claim?.retracted ? [claim.seq, claim.retracted.seq] : [];
  });
  // The record may have grown since the receipt was made.
  const wanted = seqs.filter((seq) => seq <= head.size && !carried.has(seq));
  return provenEntries(effects, wanted, head.size);
}
