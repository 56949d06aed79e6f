/**
 * A told date → the instants at which it may have happened. What is told by the day happens with the day; what is told
 * less precisely, on one of its days; an unknown start lies before all that is known.
 */
import {
  dayOf,
  type EdtfString,
  type Extent,
  extentOf,
  ProvisoError,
  type Question,
} from '../vocabulary/index.ts';

export type Moment = {
  /** Moments of one event happen together: the end of one version and the start of the next. */
  event: string;
  /** The first and the last instant at which it may happen, in milliseconds since 1970. */
  earliest: number;
  latest: number;
  told: EdtfString | null;
};

const DAY = 86_400_000;
const MINUTE = 60_000;

export const unknownStart = (event: string): Moment => ({
  event,
  earliest: -Infinity,
  latest: -Infinity,
  told: null,
});

/** It may have happened at any time, or not yet. */
const atAnyTime = (event: string): Moment => ({ event, earliest: -Infinity, latest: Infinity, told: null });

export function startTold(event: string, told: EdtfString): Moment {
  const extent = extentOf(told);
  if (!extent) return atAnyTime(event);
  const { earliest } = extent;
  return { event, earliest, latest: Math.max(earliest, extent.latest - unitOf(told)), told };
}

/** The last day told is the last on which it holds: "until 31 March" ends as 1 April begins. */
export function endTold(event: string, told: EdtfString): Moment {
  const extent = extentOf(told);
  if (!extent) return atAnyTime(event);
  const { latest } = extent;
  return { event, earliest: Math.min(latest, extent.earliest + unitOf(told)), latest, told };
}

const unitOf = (told: EdtfString): number => (told.includes('T') ? MINUTE : DAY);

/** The last day that a stamp may mean, by its first instant. */
export function lastDayOf(stamp: EdtfString): number {
  const extent = extentOf(stamp);
  return extent && Number.isFinite(extent.latest) ? Math.floor((extent.latest - 1) / DAY) * DAY : Infinity;
}

/** In force by the day on which a report says so. */
export function notAfter(event: string, stamp: EdtfString | null): Moment {
  const extent = stamp === null ? null : extentOf(stamp);
  return extent ? startTold(event, `../${dayOf(extent.latest - 1)}`) : unknownStart(event);
}

/** Announced on a day, to begin then or later. */
export function notBefore(event: string, stamp: EdtfString | null): Moment {
  const extent = stamp === null ? null : extentOf(stamp);
  return extent && Number.isFinite(extent.earliest)
    ? startTold(event, `${dayOf(extent.earliest)}/..`)
    : atAnyTime(event);
}

export function between(event: string, earliest: number, latest: number): Moment {
  const [from, to] = [earliest, latest].map((at) => (Number.isFinite(at) ? dayOf(at) : '..'));
  return { event, earliest, latest, told: from === to ? from! : `${from}/${to}` };
}

/** No change comes before the first of what it changes began. */
export function boundedBy(moment: Moment, starts: readonly Moment[]): Moment {
  const first = Math.min(...starts.map((start) => start.earliest));
  return moment.earliest === -Infinity && Number.isFinite(moment.latest) && Number.isFinite(first)
    ? between(moment.event, Math.min(first, moment.latest), moment.latest)
    : moment;
}

/** The most exact of several tellings of one start; what began by one day and after another began between. */
export function bestTold(event: string, moments: readonly Moment[]): Moment {
  const exact = moments
    .filter((m) => Number.isFinite(m.earliest) && Number.isFinite(m.latest))
    .sort((a, b) => width(a) - width(b) || a.earliest - b.earliest)[0];
  if (exact) return { ...exact, event };
  const after = Math.min(...moments.map((m) => m.earliest).filter(Number.isFinite));
  const by = Math.min(...moments.map((m) => m.latest).filter(Number.isFinite));
  if (Number.isFinite(by))
    return between(event, Number.isFinite(after) && after <= by ? after : -Infinity, by);
  if (Number.isFinite(after)) return between(event, after, Infinity);
  return moments.every((m) => m.latest === Infinity) ? atAnyTime(event) : unknownStart(event);
}
const width = (m: Moment): number => m.latest - m.earliest;

/**
 * Where it stands among others. A change told as news ("has lifted") stands where the news stands, for it comes after
 * what it changes; the days before it was told are open all the same.
 */
export const orderOf = (m: Pick<Moment, 'earliest' | 'latest'>): { first: number; last: number } =>
  m.earliest === -Infinity && Number.isFinite(m.latest)
    ? { first: m.latest, last: m.latest }
    : { first: m.earliest, last: m.latest };

export const comesBefore = (a: Moment, b: Moment): boolean => orderOf(a).last < orderOf(b).first;
/** On one day impositions come before lifts. */
export const comesBeforeOrWith = (a: Moment, b: Moment): boolean => orderOf(a).last <= orderOf(b).first;

/** The time asked about. */
export function instantsOf({ at }: Question): Extent {
  const extent = extentOf(at);
  if (!extent) throw new ProvisoError('E_DATE', `\`${at}\` is no date: write it as 2024-05-30`);
  return extent;
}

/** Null where it may lie on either side of the time asked. */
export function hasHappened(moment: Moment, asked: Extent): boolean | null {
  if (moment.latest <= asked.earliest) return true;
  return moment.earliest >= asked.latest ? false : null;
}

/** The day after the last on which it may have happened. */
export const dayAfter = (m: Moment): number => m.latest + DAY;
