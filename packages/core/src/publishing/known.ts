/**
 * A ledger and a policy → its claims that were known by the end of a day, and those of them taken back by then, by the
 * same rule as decisions: what has no date is known on no day, and what was misread was never published.
 */
import type { Ledger } from '../record/index.ts';
import { type EdtfString, extentOf, type RecordedClaim } from '../vocabulary/index.ts';

export type Known = { standing: RecordedClaim[]; takenBack: RecordedClaim[] };

/** `publishedBy` null: all of them. */
export function knownClaims(ledger: Ledger, policy: string, publishedBy: EdtfString | null): Known {
  const known = ledger.claims.filter(
    (claim) => claim.policy === policy && isBy(claim.published ?? claim.retrieved, publishedBy),
  );
  const isTakenBack = ({ retracted }: RecordedClaim) =>
    retracted !== null && (retracted.published === null || isBy(retracted.published, publishedBy));
  return {
    standing: known.filter((claim) => !isTakenBack(claim)),
    takenBack: known.filter(isTakenBack),
  };
}

/** Whether a moment surely lies before the end of a day; anything does where no day is asked about. */
function isBy(stamp: EdtfString | null, by: EdtfString | null): boolean {
  if (by === null) return true;
  const moment = stamp === null ? null : extentOf(stamp);
  const limit = extentOf(by);
  return moment !== null && limit !== null && moment.latest <= limit.latest;
}
