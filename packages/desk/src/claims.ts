/** A finding and a record → the claims that it makes under each policy, and whether it fits one at all. */
import { claimFrom } from '@proviso/core/record';
import type { Claim, EntryBody, Finding, FullReading, Policy } from '@proviso/core/vocabulary';
import type { View } from './record-book.ts';

/** One claim for each of the policies that the finding fits; claims on record already are left out. */
export function claimsOf(
  view: View,
  reading: FullReading,
  finding: Finding,
  policies: Iterable<Policy> = view.ledger.policies.values(),
): Claim[] {
  const { origin } = view.originOf(reading);
  const known = new Set(view.ledger.claims.map((claim) => claim.id));
  return [...policies].flatMap((policy) => {
    const made = claimFrom(policy, reading, finding, origin);
    return 'claim' in made && !known.has(made.claim.id) ? [made.claim] : [];
  });
}

export const policiesFitting = (view: View, reading: FullReading, finding: Finding): string[] =>
  [...view.ledger.policies.values()]
    .filter((policy) => 'claim' in claimFrom(policy, reading, finding, reading.report.sha256))
    .map((policy) => policy.id);

export const claimEntry = (claim: Claim): EntryBody => ({ kind: 'claim', claim });
