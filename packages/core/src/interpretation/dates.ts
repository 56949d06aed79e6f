/**
 * A run of text → the dates told in it, resolved against the report's day and only as precise as the words are: "late
 * May" is a month, about; without a published date "Friday" keeps no value. Written dates are read here, relative ones by
 * chrono-node.
 */
import * as chrono from 'chrono-node';
import { type EdtfString, extentOf } from '../vocabulary/index.ts';
import words from './times.json' with { type: 'json' };

/** What the date is to the rule, by the words before it. */
type Role = 'until' | 'from' | 'on';
export type Told = { start: number; end: number; text: string; value: EdtfString | null; role: Role };
type Found = Omit<Told, 'role'>;

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTH =
  '(Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';
const YEAR = '((?:1[89]|20)\\d\\d)';
const DAY_MONTH = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? ${YEAR})?(?![\\p{L}\\d])`,
  'gu',
);
const MONTH_DAY = new RegExp(
  `\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? ${YEAR})?(?![\\p{L}\\d])`,
  'gu',
);
const PART_MONTH = new RegExp(
  `\\b(early|mid|late|(?:the )?end of|(?:the )?beginning of|(?:the )?start of)[ -]${MONTH}(?:,? ${YEAR})?(?![\\p{L}\\d])`,
  'giu',
);
const MONTH_YEAR = new RegExp(`\\b${MONTH},? ${YEAR}\\b`, 'gu');
const MONTH_ALONE = new RegExp(
  `\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Ff]rom|[Bb]y|[Ll]ast|[Nn]ext|[Tt]his) ${MONTH}(?![\\p{L}\\d])`,
  'gu',
);
const END_OF = /\b(?:the )?end of (?:the|this) (year|month)\b/giu;
const END_YEAR = new RegExp(`\\b(?:the )?end of ${YEAR}\\b`, 'giu');
const PART_YEAR = new RegExp(`\\b(early|mid|late)[ -]${YEAR}\\b`, 'giu');
const YEAR_ALONE = new RegExp(
  `\\b(?:[Ii]n|[Ss]ince|[Ff]rom|[Uu]ntil|[Bb]y|[Tt]hrough) ${YEAR}\\b(?! \\p{L}+s\\b)`,
  'gu',
);
const ISO = /\b(\d{4}-\d{2}-\d{2})\b/gu;

export function datesIn(text: string, from: number, end: number, published: EdtfString | null): Told[] {
  const part = text.slice(from, end);
  const written = writtenIn(part, published);
  const masked = written.reduce(
    (s, f) => s.slice(0, f.start) + ' '.repeat(f.end - f.start) + s.slice(f.end),
    part,
  );
  return [...written, ...relativeIn(masked, published)]
    .sort((a, b) => a.start - b.start)
    .map((f) => ({ ...f, start: f.start + from, end: f.end + from, role: roleOf(part.slice(0, f.start)) }));
}

function roleOf(before: string): Role {
  const tail = before.toLowerCase().replace(/["“(]/g, '').trimEnd();
  const ends = (list: readonly string[]) =>
    list.some((w) => new RegExp(`(?:^|[\\s,])${w}(?: on| in| at)?(?: the)?$`).test(tail));
  return ends(words.until) ? 'until' : ends(words.from) ? 'from' : 'on';
}

function writtenIn(part: string, published: EdtfString | null): Found[] {
  const found: Found[] = [];
  const add = (start: number, words: string, value: EdtfString | null) => {
    const date = { start, end: start + words.length, text: words, value };
    if (value !== null && extentOf(value) === null) return;
    if (!found.some((f) => f.start < date.end && date.start < f.end)) found.push(date);
  };
  const dated = (start: number, year: string | undefined, rest: string): EdtfString | null =>
    year ? `${year}${rest}` : nearestYear(rest, part.slice(0, start), published);
  for (const m of part.matchAll(ISO)) add(m.index, m[0], m[1]!);
  for (const m of part.matchAll(DAY_MONTH))
    add(m.index, m[0], dated(m.index, m[3], `-${monthOf(m[2]!)}-${m[1]!.padStart(2, '0')}`));
  for (const m of part.matchAll(MONTH_DAY))
    add(m.index, m[0], dated(m.index, m[3], `-${monthOf(m[1]!)}-${m[2]!.padStart(2, '0')}`));
  for (const m of part.matchAll(PART_MONTH)) {
    const month = dated(m.index, m[3], `-${monthOf(m[2]!)}`);
    add(m.index, m[0], month && (/end of/i.test(m[1]!) ? lastDay(month) : `${month}~`));
  }
  for (const m of part.matchAll(MONTH_YEAR)) add(m.index, m[0], `${m[2]}-${monthOf(m[1]!)}`);
  for (const m of part.matchAll(MONTH_ALONE)) {
    const start = m.index + m[0].length - m[1]!.length;
    const whole = dated(start, undefined, `-${monthOf(m[1]!)}`);
    add(start, m[1]!, whole && directed(whole, m[0].toLowerCase(), published!));
  }
  for (const m of part.matchAll(END_OF)) {
    const day = published?.slice(0, 10) ?? null;
    const precise =
      m[1]!.toLowerCase() === 'year'
        ? day && `${day.slice(0, 4)}-12-31`
        : day && day.length >= 7
          ? lastDay(day.slice(0, 7))
          : null;
    add(m.index, m[0], precise);
  }
  for (const m of part.matchAll(END_YEAR)) add(m.index, m[0], `${m[1]}-12-31`);
  for (const m of part.matchAll(PART_YEAR)) add(m.index, m[0], `${m[2]}~`);
  for (const m of part.matchAll(YEAR_ALONE)) add(m.index + m[0].length - 4, m[1]!, m[1]!);
  return found;
}

const monthOf = (word: string): string =>
  String(MONTHS.findIndex((m) => m.startsWith(word.toLowerCase().replace('.', '').slice(0, 3))) + 1).padStart(
    2,
    '0',
  );

/** "last September" lies behind the report, "next September" ahead. */
function directed(value: EdtfString, words: string, published: EdtfString): EdtfString {
  const year = Number(value.slice(0, 4));
  const day = published.slice(0, 7);
  if (words.startsWith('last') && value >= day) return `${year - 1}${value.slice(4)}`;
  if (words.startsWith('next') && value <= day) return `${year + 1}${value.slice(4)}`;
  return value;
}

function lastDay(month: EdtfString): EdtfString {
  const [y, m] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(y!, m!, 0)).getUTCDate()).padStart(2, '0')}`;
}

const BEGUN = /\b(?:came|went|took|entered|since|began|started|expired)\b[^,;]{0,24}$/i;

/** Words that look ahead: "takes effect on", "will start on". */
const AHEAD =
  /\b(?:takes? effect|comes? into (?:force|effect)|enters? into force|goes? into effect|starting|will|is to|are to)\b[^,;]{0,24}$/i;

/** "9 June" without a year lies nearest to the report: ahead of it where an end is told, rather behind it where an act is. */
function nearestYear(rest: string, before: string, published: EdtfString | null): EdtfString | null {
  const role = roleOf(before);
  const ahead = AHEAD.test(before);
  const extent = published === null ? null : extentOf(published);
  if (!extent || extent.latest - extent.earliest > 40 * DAY) return null;
  const year = new Date(extent.earliest).getUTCFullYear();
  const weigh = (value: EdtfString) => {
    const gap = (extentOf(value)?.earliest ?? Infinity) - extent.earliest;
    if (BEGUN.test(before)) return gap > 0 ? Number.MAX_SAFE_INTEGER : -gap;
    if (role === 'until' || ahead) return gap < -31 * DAY ? -gap * 8 : Math.abs(gap);
    return role === 'on' && gap > 0 ? gap * 2 : Math.abs(gap);
  };
  return [year - 1, year, year + 1].map((y) => `${y}${rest}`).sort((a, b) => weigh(a) - weigh(b))[0] ?? null;
}
const DAY = 86_400_000;

/** Weekdays, "yesterday", "two weeks ago", "next month". Chrono reckons in local time, so it is given local noon. */
function relativeIn(part: string, published: EdtfString | null): Found[] {
  const extent = published === null ? null : extentOf(published);
  const known = extent !== null && extent.latest - extent.earliest <= 2 * DAY;
  const day = known ? new Date(extent.earliest) : new Date(Date.UTC(2000, 0, 15));
  const reference = new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), 12);
  return chrono.en.casual.parse(part, reference, { forwardDate: false }).flatMap((result) => {
    if (!isDay(result)) return [];
    const text = result.text.replace(/^(?:on|in|from|until|at|by|since)\s+/i, '').replace(/[\s,;]+$/, '');
    const start = result.index + result.text.indexOf(text);
    const value = known ? relativeValue(result, part.slice(0, start), day) : null;
    return [{ start, end: start + text.length, text, value }];
  });
}

/** A clock time, "now", "night" and spans of days without a direction are no date. */
function isDay(result: chrono.ParsedResult): boolean {
  const text = result.text.toLowerCase();
  if (/^(?:now|currently|tonight|this|second|(?:the |last |this )?night|\d+)$/.test(text)) return false;
  if (/^(?:for|within|another) /.test(text) || /\b(?:after|before)\b/.test(text)) return false;
  if (
    /\b(?:hours?|days?|weeks?|months?|years?)$/.test(text) &&
    /^(?:a|an|\d+|one|two|three|four|five|six|ten)\b/.test(text)
  )
    return false;
  return /\p{L}/u.test(text) && /day|week|month|year|morrow|night|ago|later|noon/.test(text);
}

function relativeValue(result: chrono.ParsedResult, before: string, published: Date): EdtfString | null {
  const { start } = result;
  const text = result.text.toLowerCase();
  if (/\b(?:week|weekend)$/.test(text)) return null;
  const year = start.get('year');
  const month = String(start.get('month')).padStart(2, '0');
  if (/\b(?:last|next|this) year$/.test(text)) return `${year}`;
  if (/\b(?:last|next|this) month$/.test(text) || /\bmonths? (?:ago|later)$/.test(text))
    return `${year}-${month}`;
  if (/\byears? (?:ago|later)$/.test(text)) return `${year}`;
  if (start.isCertain('weekday') && !start.isCertain('day'))
    return weekdayValue(start.get('weekday')!, text, before, published);
  return start.isCertain('day') ? `${year}-${month}-${String(start.get('day')).padStart(2, '0')}` : null;
}

/** A weekday in the news is the last one, unless the words look ahead. */
function weekdayValue(weekday: number, text: string, before: string, published: Date): EdtfString {
  const role = roleOf(before);
  const past = /(?:expired|took effect|into force|into effect|since|began|started)(?: on)?\s*$/i.test(before);
  const ahead =
    ((role === 'until' || role === 'from') && !past) ||
    /\b(?:next|coming)\b/.test(text) ||
    /\b(?:will|to)\b[^.]{0,60}$/i.test(before);
  let back = (published.getUTCDay() - weekday + 7) % 7;
  if (ahead && back !== 0) back -= 7;
  else if (!ahead && back === 0 && /\blast\b/.test(text)) back = 7;
  else if (ahead && back === 0 && /\bnext\b/.test(text)) back = -7;
  return new Date(published.getTime() - back * DAY).toISOString().slice(0, 10);
}
