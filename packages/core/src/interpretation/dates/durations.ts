/** A run of text → the lengths of time told in it, as ISO 8601 durations; and a day with such a length added. */
import type { EdtfString } from '../../vocabulary/index.ts';
import units from '../slots/units.json' with { type: 'json' };

export type Amount = { start: number; end: number; text: string; value: string };

const NUMBERS: Record<string, number> = { ...units.numbers, a: 1, an: 1, another: 1 };
const DURATION = new RegExp(
  `\\b(\\d+|${Object.keys(units.numbers).join('|')}|an?(?= (?:further |additional )?(?:hour|day|week|month|year)\\b)|another(?= (?:hour|day|week|month|year)\\b))[\\s-](?:more |further |additional |consecutive |calendar |working |full )?(hour|day|week|month|year)s?\\b`,
  'giu',
);

export function durationsIn(text: string, from: number, end: number): Amount[] {
  return [...text.slice(from, end).matchAll(DURATION)].map((m) => {
    const count = NUMBERS[m[1]!.toLowerCase()] ?? Number(m[1]);
    const unit = m[2]!.toLowerCase();
    const start = from + m.index;
    const value = unit === 'hour' ? `PT${count}H` : `P${count}${unit[0]!.toUpperCase()}`;
    return { start, end: start + m[0].length, text: m[0], value };
  });
}

/** A day and `P90D` → the day that many later; null where the day is not told to the day. */
export function laterBy(day: EdtfString, duration: string): EdtfString | null {
  const whole = /^\d{4}-\d{2}-\d{2}/.exec(day)?.[0];
  const length = /^P(?:T(\d+)H|(\d+)([DWMY]))$/.exec(duration);
  if (!whole || !length) return null;
  const date = new Date(`${whole}T00:00Z`);
  const count = Number(length[1] ?? length[2]);
  const unit = length[3] ?? 'H';
  if (unit === 'H') date.setUTCHours(date.getUTCHours() + count);
  else if (unit === 'D') date.setUTCDate(date.getUTCDate() + count);
  else if (unit === 'W') date.setUTCDate(date.getUTCDate() + 7 * count);
  else addMonths(date, unit === 'M' ? count : 12 * count);
  return date.toISOString().slice(0, 10);
}

/** A month after 31 January is the last of February. */
function addMonths(date: Date, count: number): void {
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
}

/** Whether a length of time begins at a place in the text: "30 days after …". */
export const isDurationAt = (text: string, at: number): boolean =>
  durationsIn(text, at, Math.min(text.length, at + 40))[0]?.start === at;
