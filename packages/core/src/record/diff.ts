/** Two ledgers of one record → what the later one has that the earlier had not, in the order in which it came. */
import type { Policy, RecordedClaim } from '../vocabulary/index.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Ledger, RecordedReading, Review } from './ledger.ts';

export type LedgerDiff = {
  readings: RecordedReading[];
  /** New ones, and new versions of those that were there. */
  policies: Policy[];
  reviews: Review[];
  claims: RecordedClaim[];
  retracted: RecordedClaim[];
};

export function diffLedgers(before: Ledger, after: Ledger): LedgerDiff {
  const known = new Map(before.claims.map((claim) => [claim.id, claim]));
  return {
    readings: [...after.readings].filter(([id, r]) => before.readings.get(id)?.seq !== r.seq).map(second),
    policies: [...after.policies]
      .filter(([id, policy]) => canonicalJson(before.policies.get(id)) !== canonicalJson(policy))
      .map(second),
    reviews: [...after.reviews].filter(([ref, r]) => before.reviews.get(ref)?.seq !== r.seq).map(second),
    claims: after.claims.filter((claim) => !known.has(claim.id)),
    retracted: after.claims.filter((claim) => claim.retracted && !known.get(claim.id)?.retracted),
  };
}

const second = <T>([, value]: readonly [string, T]): T => value;
