/**
 * A day → who held which post on it. Only what is public and well known stands in `holders.json`, and only as far as it
 * was known on `KNOWN_UNTIL`: of a later day nothing is said, since a post may have changed hands.
 */
import type { Holder } from '@proviso/core/vocabulary';
import rows from './holders.json' with { type: 'json' };

type Row = {
  office: string;
  /** Absent where the post itself names its place or body ("US president"). */
  place?: string;
  name: string;
  /** First day in the post, and the day it ended (half-open); null where it had not by `KNOWN_UNTIL`. */
  from: string;
  until: string | null;
  /** Where the post's own list of holders is to be checked. */
  see: string;
};

export const KNOWN_UNTIL = '2025-06-30';

/** Empty for a day that is unknown or less than a day precise. */
export function holdersOn(day: string | null): Holder[] {
  if (day === null || !/^\d{4}-\d{2}-\d{2}/.test(day)) return [];
  const date = day.slice(0, 10);
  if (date > KNOWN_UNTIL) return [];
  return (rows as Row[])
    .filter(({ from, until }) => from <= date && (until === null || date < until))
    .map(({ office, place, name, from, see }) => ({ office, place: place ?? null, name, from, see }));
}
