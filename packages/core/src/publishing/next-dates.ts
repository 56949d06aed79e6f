/**
 * Events, memberships and a moment → what is still to come: starts and ends that are told. A line that holds and whose end
 * is not told is not "still in force": it was last confirmed on the day of its last report.
 */
import { type EdtfString, extentOf } from '../vocabulary/index.ts';
import type { Event } from './changes.ts';
import { later, momentOf } from './dates.ts';
import { isHolding } from './holding.ts';
import type { MembershipDate } from './membership-dates.ts';
import { PHRASES } from './words.ts';

export type NextDate = {
  on: EdtfString;
  /** A line starts or ends; or somebody joins or leaves a group that a line speaks of. */
  what: 'starts' | 'ends' | 'joins' | 'leaves';
  /** Null for a membership, which nobody's report need tell. */
  event: string | null;
  label: string;
  covers: string;
};
export type Unended = {
  event: string;
  label: string;
  covers: string;
  /** The last publication date among the reports that tell it, and among those that tell that it did not change. */
  lastConfirmed: EdtfString | null;
};
export type NextDates = { dates: NextDate[]; unended: Unended[] };

/** `holding`: the claims by which something holds at that moment. */
export function nextDates(
  events: readonly Event[],
  memberships: readonly MembershipDate[],
  at: EdtfString,
  holding: ReadonlySet<string>,
): NextDates {
  const now = extentOf(at)?.earliest ?? -Infinity;
  const told = events.filter((event) => event.kind === 'change' || event.kind === 'unchanged');
  const dates = told.flatMap(({ id, label, covers, valid }): NextDate[] => {
    const line = { event: id, label, covers: covers.text };
    return [
      ...(isAhead(valid.from, now) ? [{ on: valid.from, what: 'starts' as const, ...line }] : []),
      ...(isAhead(valid.until, now) ? [{ on: valid.until, what: 'ends' as const, ...line }] : []),
    ];
  });
  const joining = memberships.flatMap(({ on, what, member, group }): NextDate[] =>
    isAhead(on, now)
      ? [{ on, what, event: null, label: `${PHRASES.memberOf} ${group}`, covers: member }]
      : [],
  );
  return {
    dates: [...dates, ...joining].sort((a, b) => momentOf(a.on) - momentOf(b.on)),
    unended: told
      .filter((event) => event.valid.until === null && event.move !== 'lift' && isHolding(event, holding))
      .map(({ id, label, covers, says }) => ({
        event: id,
        label,
        covers: covers.text,
        lastConfirmed: says.map(({ published }) => published).reduce(later, null),
      })),
  };
}

function isAhead(stamp: EdtfString | null, now: number): stamp is EdtfString {
  const extent = stamp === null ? null : extentOf(stamp);
  return extent !== null && Number.isFinite(extent.latest) && extent.latest > now && extent.earliest >= now;
}
