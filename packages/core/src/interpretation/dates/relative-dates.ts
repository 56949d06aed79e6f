/**
 * Text → the dates told from the report's day, by chrono-node: weekdays, "yesterday", "two weeks ago", "in 90 days". Only
 * as precise as the words are: "next month" is a month, "last week" no date.
 */
import * as chrono from 'chrono-node';
import { type EdtfString, extentOf } from '../../vocabulary/index.ts';
import times from './times.json' with { type: 'json' };
import type { Found, Role } from './written-dates.ts';

/** What has begun or ended did so on the day before the report's, not the one after. */
const PAST = new RegExp(`\\b(?:${times.over.join('|')})(?:\\s(?:on|at|late|early|from|until))*\\s*$`, 'iu');
const NOW = new Set(times.nowWords);
const DAY = 86_400_000;

/** Weekdays, "yesterday", "two weeks ago", "next month". Chrono reckons in local time, so it is given local noon. */
export function relativeIn(
  part: string,
  published: EdtfString | null,
  roleOf: (before: string) => Role,
): Found[] {
  const extent = published === null ? null : extentOf(published);
  const known = extent !== null && extent.latest - extent.earliest <= 2 * DAY;
  const day = known ? new Date(extent.earliest) : new Date(Date.UTC(2000, 0, 15));
  const reference = new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12);
  return chrono.en.casual.parse(part, reference, { forwardDate: false }).flatMap((result) => {
    if (!isDay(result)) return [];
    const text = result.text.replace(/^(?:on|in|from|until|at|by|since)\s+/i, '').replace(/[\s,;]+$/, '');
    const start = result.index + result.text.indexOf(text);
    const value = known ? relativeValue(result, part.slice(0, start), day, roleOf) : null;
    return [{ start, end: start + text.length, text, value }];
  });
}

/** A clock time, "now", "night" and spans of days without a direction are no date. */
function isDay(result: chrono.ParsedResult): boolean {
  const text = result.text.toLowerCase();
  if (NOW.has(text) || /^\d+$/.test(text)) return false;
  if (/^(?:for|within|another) /.test(text) || /\b(?:after|before)\b/.test(text)) return false;
  if (
    /\b(?:hours?|days?|weeks?|months?|years?)$/.test(text) &&
    /^(?:a|an|\d+|one|two|three|four|five|six|ten)\b/.test(text)
  )
    return false;
  return /\p{L}/u.test(text) && /day|week|month|year|morrow|night|morning|evening|ago|later|noon/.test(text);
}

function relativeValue(
  result: chrono.ParsedResult,
  before: string,
  published: Date,
  roleOf: (before: string) => Role,
): EdtfString | null {
  const { start } = result;
  const text = result.text.toLowerCase();
  if (/\b(?:week|weekend)$/.test(text)) return null;
  if (/\bthis (?:morning|afternoon|evening)$/.test(text)) return dayString(published);
  if (/\bmidnight\b/.test(text) && !start.isCertain('weekday'))
    return dayString(PAST.test(before) ? published : new Date(published.getTime() + DAY));
  const year = start.get('year');
  const month = String(start.get('month')).padStart(2, '0');
  if (/\b(?:last|next|this) year$/.test(text)) return `${year}`;
  if (/\b(?:last|next|this) month$/.test(text) || /\bmonths?(?: (?:ago|later|from now))?$/.test(text))
    return `${year}-${month}`;
  if (/\byears?(?: (?:ago|later|from now))?$/.test(text)) return `${year}`;
  if (start.isCertain('weekday') && !start.isCertain('day'))
    return weekdayValue(start.get('weekday')!, text, before, published, roleOf);
  return start.isCertain('day') ? `${year}-${month}-${String(start.get('day')).padStart(2, '0')}` : null;
}

const dayString = (day: Date): EdtfString => day.toISOString().slice(0, 10);

/** A weekday in the news is the last one, unless the words look ahead. */
function weekdayValue(
  weekday: number,
  text: string,
  before: string,
  published: Date,
  roleOf: (before: string) => Role,
): EdtfString {
  const role = roleOf(before);
  const past = PAST.test(before);
  const ahead =
    (role !== 'on' && !past) ||
    /\b(?:next|coming)\b/.test(text) ||
    /\b(?:will|to)\b[^.]{0,60}$/i.test(before);
  let back = (published.getUTCDay() - weekday + 7) % 7;
  if (ahead && back !== 0) back -= 7;
  else if (!ahead && back === 0 && /\blast\b/.test(text)) back = 7;
  else if (ahead && back === 0 && /\bnext\b/.test(text)) back = -7;
  return dayString(new Date(published.getTime() - back * DAY));
}
