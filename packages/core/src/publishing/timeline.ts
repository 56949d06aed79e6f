/** A policy's events → the time they span and where each stands on it: what a drawing needs, and no more. */
import { type EdtfString, extentOf } from '../vocabulary/index.ts';
import type { Event } from './changes.ts';
import { momentOf } from './dates.ts';
import { isHolding } from './holding.ts';
import type { MembershipDate } from './membership-dates.ts';

/** Where an event stands, as shares of the whole: 0 is `from`, 1 is `to`. */
export type Mark = {
  event: string;
  at: number;
  /** The stretch in which it holds, as told; an end that is not told stops at the moment asked about, open. Null for what is overtaken: when, nobody told. */
  holds: { from: number; to: number; openEnd: boolean } | null;
};

export type Timeline = {
  /** In order of time, what has no date first. */
  events: Event[];
  /** Who joined or left a group that an event speaks of, since the first event that has a date. */
  memberships: MembershipDate[];
  /** Ids of events whose end is not told and by which nothing holds any more at that moment: a later change took their place. */
  overtaken: string[];
  /** Days. Null where no event has a date. */
  span: { from: EdtfString; to: EdtfString } | null;
  /** Of events with a date. */
  marks: Mark[];
  /** The moment asked about. */
  now: number;
};

const DAY = 86_400_000;

/** `holding`: the claims by which something holds at that moment; null where nobody decided. */
export function timelineOf(
  events: readonly Event[],
  memberships: readonly MembershipDate[],
  at: EdtfString,
  holding: ReadonlySet<string> | null,
): Timeline {
  const inOrder = [...events].sort((a, b) => momentOf(a.when) - momentOf(b.when));
  const dated = inOrder.filter((event) => Number.isFinite(momentOf(event.when)));
  const now = extentOf(at)?.earliest ?? Number.NaN;
  const moments = [
    ...dated.flatMap(({ when, valid }) => [momentOf(when), momentOf(valid.until)]),
    now,
  ].filter(Number.isFinite);
  const overtaken = events.filter((event) => isOvertaken(event, now, holding)).map(({ id }) => id);
  if (dated.length === 0 || moments.length === 0)
    return { events: inOrder, memberships: [], overtaken, span: null, marks: [], now: 1 };
  const from = Math.min(...moments) - DAY;
  const to = Math.max(...moments) + DAY;
  const share = (moment: number) => Math.round(((moment - from) / (to - from)) * 1e4) / 1e4;
  const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);
  return {
    events: inOrder,
    memberships: memberships.filter(({ on }) => momentOf(on) >= momentOf(dated[0]!.when)),
    overtaken,
    span: { from: day(from), to: day(to) },
    marks: dated.map((event) => ({
      event: event.id,
      at: share(momentOf(event.when)),
      holds: overtaken.includes(event.id) ? null : stretchOf(event, now, share),
    })),
    now: Number.isFinite(now) ? share(now) : 1,
  };
}

function isOvertaken(event: Event, now: number, holding: ReadonlySet<string> | null): boolean {
  if (holding === null || (event.kind !== 'change' && event.kind !== 'unchanged')) return false;
  return event.valid.until === null && momentOf(event.when) <= now && !isHolding(event, holding);
}

function stretchOf(event: Event, now: number, share: (moment: number) => number): Mark['holds'] {
  if (event.kind === 'denial' || event.kind === 'open move') return null;
  const start = momentOf(event.when);
  const end = momentOf(event.valid.until);
  const openEnd = !Number.isFinite(end);
  const stop = openEnd ? Math.max(now, start) : end;
  return { from: share(start), to: share(Math.max(stop, start)), openEnd };
}
