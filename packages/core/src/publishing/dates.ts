/**
 * A date stamp → how it is said, as precise as it was told: "30 May 2024", "May 2024", "by 30 May 2024". A time of day
 * is left unsaid where the day is what matters, and said in UTC where it is not.
 */
import { type EdtfString, extentOf } from '../vocabulary/index.ts';
import { MONTHS } from './words.ts';

export const sayDate = (stamp: EdtfString): string => say(stamp, false);

/** With its time of day, where it has one: "30 May 2024, 14:00 UTC". */
export const sayMoment = (stamp: EdtfString): string => say(stamp, true);

function say(stamp: EdtfString, withTime: boolean): string {
  const slash = stamp.indexOf('/');
  if (slash < 0) return sayPoint(stamp, withTime);
  const from = stamp.slice(0, slash);
  const to = stamp.slice(slash + 1);
  if (isOpen(from)) return `by ${sayPoint(to, withTime)}`;
  if (isOpen(to)) return `${sayPoint(from, withTime)} or later`;
  return `between ${sayPoint(from, withTime)} and ${sayPoint(to, withTime)}`;
}

const isOpen = (end: string): boolean => end === '' || end === '..';

function sayPoint(point: string, withTime: boolean): string {
  const extent = extentOf(point);
  if (!extent) return point;
  const about = point.endsWith('~') ? 'about ' : '';
  const bare = point.replace('~', '');
  if (bare.includes('T')) {
    const instant = new Date(extent.earliest).toISOString();
    const time = withTime ? `, ${instant.slice(11, 16)} UTC` : '';
    return `${about}${sayDay(instant.slice(0, 10))}${time}`;
  }
  return about + sayDay(bare);
}

function sayDay(day: string): string {
  const [year = '', month, date] = day.split('-');
  const parts = [date && String(Number(date)), month && MONTHS[Number(month) - 1], year];
  return parts.filter(Boolean).join(' ');
}

/** "since 30 May 2024"; "since 30 May 2024 or before" where only a latest day is known. */
export function saySince(from: EdtfString | null): string {
  const extent = from === null ? null : extentOf(from);
  if (from === null || !extent) return 'start not told';
  if (extent.earliest === -Infinity) return `since ${sayDate(from.slice(from.indexOf('/') + 1))} or before`;
  const within = from.includes('/') && Number.isFinite(extent.latest);
  return within ? `since a day ${sayDate(from)}` : `since ${sayDate(from)}`;
}

/** For sorting: the first moment that a stamp may mean, its last where it has no first; unknown comes first. */
export function momentOf(stamp: EdtfString | null): number {
  const extent = stamp === null ? null : extentOf(stamp);
  if (!extent) return -Infinity;
  return Number.isFinite(extent.earliest) ? extent.earliest : extent.latest - 1;
}

/** The earlier, and the later, of two that may both be unknown. */
export const earlier = (a: EdtfString | null, b: EdtfString | null): EdtfString | null =>
  a === null || (b !== null && momentOf(b) < momentOf(a)) ? b : a;
export const later = (a: EdtfString | null, b: EdtfString | null): EdtfString | null =>
  a === null || (b !== null && momentOf(b) > momentOf(a)) ? b : a;
