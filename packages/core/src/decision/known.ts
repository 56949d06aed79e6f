/**
 * Claims and a question's clocks → the claims that count: told and taken in by then, and not taken back by then. A
 * correction of the record itself (a retraction without a publication date) holds on the published clock from the
 * first: what was misread was never published.
 */
import { wasRecordedBy } from '../record/index.ts';
import { type EdtfString, extentOf, type Question, type RecordedClaim } from '../vocabulary/index.ts';

export function knownClaims(
  policy: string,
  claims: readonly RecordedClaim[],
  { asPublishedBy, asRecordedBy }: Pick<Question, 'asPublishedBy' | 'asRecordedBy'>,
): RecordedClaim[] {
  const isIn = (claim: RecordedClaim) =>
    wasRecordedBy(claim.recorded, asRecordedBy) &&
    (asPublishedBy === null || wasPublishedBy(claim.published ?? claim.retrieved, asPublishedBy));
  const isTakenBack = ({ retracted }: RecordedClaim) =>
    retracted !== null &&
    wasRecordedBy(retracted.recorded, asRecordedBy) &&
    (asPublishedBy === null ||
      retracted.published === null ||
      wasPublishedBy(retracted.published, asPublishedBy));
  return claims.filter((claim) => claim.policy === policy && isIn(claim) && !isTakenBack(claim));
}

/** Surely by the end of that day; what has no date at all is on record on no day. */
function wasPublishedBy(stamp: EdtfString | null, by: EdtfString): boolean {
  const published = stamp === null ? null : extentOf(stamp);
  const limit = extentOf(by);
  return published !== null && limit !== null && published.latest <= limit.latest;
}
