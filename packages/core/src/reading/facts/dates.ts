/**
 * Words or machine stamps → EDTF, as precise as told and with the zone as told; null where no full date is read.
 * 03/04/2024 can be read two ways and stays unread where the reader does not know the page's habit; 25/04/2024 cannot.
 */
import { type EdtfString, isDateStamp } from '../../vocabulary/index.ts';
import words from './dates.json' with { type: 'json' };
import { timeAfter } from './time-of-day.ts';

const MONTHS = new Map(Object.entries(words.months));
const BESIDE = new Set(words.beside);
const MODIFIED = new Set(words.modified);
const PUBLISHED = new Set(words.published);
const MOST_LETTERS = 120;

/** Of a page: which figure comes first in 03/04/2024, null where that is not known; and whether 12.03.24 is a date. */
export type Habit = { first: 'day' | 'month' | null; shortYears: boolean };
const CAREFUL: Habit = { first: null, shortYears: false };

/** By the page's language: only Americans put the month first, and plain `en` may be anyone's. */
export function habitOf(language: string | null): Habit {
  const tag = (language ?? '').toLowerCase();
  const first = tag === '' || tag === 'en' ? null : tag === 'en-us' ? 'month' : 'day';
  return { first, shortYears: true };
}

/** ISO 8601, RFC 822 or words: the stamp of a metadata field. */
export function stampOf(told: string | null | undefined, habit: Habit = CAREFUL): EdtfString | null {
  if (!told) return null;
  const text = told.trim().slice(0, MOST_LETTERS);
  return isoStamp(text) ?? mailStamp(text) ?? momentIn(text, habit)?.stamp ?? null;
}

function isoStamp(text: string): EdtfString | null {
  const m =
    /^(\d{4})-(\d{1,2})(?:-(\d{1,2})(?:(?:T|\s+|\s*,\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?)?/i.exec(
      text,
    );
  if (m) {
    const [, year, month, day, hour, minute, second, zone] = m;
    return checked(
      `${year}-${two(month)}${day ? `-${two(day)}` : ''}${hour ? `T${two(hour)}:${minute}${second ? `:${second}` : ''}${zoneOf(zone)}` : ''}`,
    );
  }
  const plain = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})\d{0,2}(Z)?)?$/.exec(text);
  if (plain)
    return checked(
      `${plain[1]}-${plain[2]}-${plain[3]}${plain[4] ? `T${plain[4]}:${plain[5]}${plain[6] ?? ''}` : ''}`,
    );
  const slashed = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})\b/.exec(text);
  return slashed ? checked(`${slashed[1]}-${two(slashed[2])}-${two(slashed[3])}`) : null;
}

/** `Thu, 30 May 2024 18:00:00 +0200`, and `Thu May 30 18:00:00 +0200 2024` as some programs write it. */
function mailStamp(text: string): EdtfString | null {
  const m =
    /^(?:\p{L}{2,12}\.?,?\s+)?(\d{1,2})\s+(\p{L}{3,12})\.?\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UT|UTC|GMT|[+-]\d{4})?\s*$/u.exec(
      text,
    );
  const unix =
    /^\p{L}{3}\s+(\p{L}{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:(Z|UTC|GMT|[+-]\d{4})|\p{L}{2,5})\s+(\d{4})/u.exec(
      text,
    );
  const [day, month, year, hour, minute, second, zone] = m
    ? m.slice(1)
    : unix
      ? [unix[2], unix[1], unix[7], unix[3], unix[4], unix[5], unix[6]]
      : [];
  const number = MONTHS.get(month?.toLowerCase() ?? '');
  if (!number) return null;
  return checked(
    `${year}-${two(number)}-${two(day)}T${two(hour)}:${minute}${second ? `:${second}` : ''}${zoneOf(zone)}`,
  );
}

const NAMED_DATE =
  /(?:(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s*(?:de\s+|of\s+)?(\p{L}{3,12})\.?,?\s*(?:de\s+|del\s+)?(\d{4}|\d{2}(?!\d|:)))|(?:(?<!\p{L})(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:\d{1,2}:\d{2}\s+)?(\d{4}))|(\d{4})-(\d{2})-(\d{2})|(?<![\d.])(\d{1,2})([./-])\s?(\d{1,2})\11\s?(\d{4}|\d{2}(?![\d.]))|(\d{4})年\s*(\d{1,2})月\s*(\d{1,2})日/gu;
/** A date stands early in any line that tells it. */
const MOST_SOUGHT = 400;

export type Found = { stamp: EdtfString; at: number; length: number };

/** The first full date in some words, and where it stands. */
export function dateIn(told: string, habit: Habit = CAREFUL): Found | null {
  const text = told.length > MOST_SOUGHT ? told.slice(0, MOST_SOUGHT) : told;
  if (!/\d/.test(text)) return null;
  for (const m of text.matchAll(NAMED_DATE)) {
    const stamp = stampOfParts(m, habit);
    if (stamp) return { stamp, at: m.index, length: m[0].length };
  }
  return null;
}

function stampOfParts(m: RegExpExecArray, habit: Habit): EdtfString | null {
  const [
    ,
    day1,
    month1,
    year1,
    month2,
    day2,
    year2,
    year3,
    month3,
    day3,
    a,
    sign,
    b,
    year4,
    year5,
    month5,
    day5,
  ] = m;
  const month = MONTHS.get((month1 ?? month2 ?? '').toLowerCase());
  if (month) return dayStamp(year1 ?? year2!, month, day1 ?? day2!, habit);
  if (year3 ?? year5) return dayStamp((year3 ?? year5)!, (month3 ?? month5)!, (day3 ?? day5)!, habit);
  if (!year4 || (year4.length === 2 && sign !== '.')) return null;
  if (sign === '.' || Number(a) > 12 || (habit.first === 'day' && Number(b) <= 12))
    return dayStamp(year4, b!, a!, habit);
  return Number(b) > 12 || habit.first === 'month' ? dayStamp(year4, a!, b!, habit) : null;
}

/** The first date with the time of day and the zone that follow it. */
export function momentIn(text: string, habit: Habit = CAREFUL): Found | null {
  const date = dateIn(text, habit);
  const time = date ? timeAfter(text, date.at + date.length) : null;
  const stamp = time ? checked(`${date!.stamp}T${time.told}`) : null;
  return date && time && stamp ? { stamp, at: date.at, length: time.end - date.at } : date;
}

function dayStamp(year: string, month: string | number, day: string, { shortYears }: Habit): string | null {
  if (year.length === 2 && !shortYears) return null;
  return checked(`${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`);
}

/** A line that is nothing but a date, perhaps with "Published", a weekday, a time: what it says, or null. */
export function dateLine(
  text: string,
  habit: Habit = CAREFUL,
): { stamp: EdtfString; modified: boolean } | null {
  if (text.length > MOST_LETTERS) return null;
  const iso = /^\d{4}-\d{2}/.test(text.trim()) ? isoStamp(text.trim()) : null;
  const found = momentIn(text, habit);
  if (!found) return null;
  const rest = `${text.slice(0, found.at)} ${text.slice(found.at + found.length)}`.toLowerCase();
  let modified = false;
  for (const word of rest.match(/\p{L}[\p{L}.-]*/gu) ?? []) {
    const bare = word.replace(/\.$/, '');
    if (MODIFIED.has(bare)) modified = true;
    else if (!BESIDE.has(bare) && !PUBLISHED.has(bare) && bare !== 'last' && bare !== 'first' && bare !== 'z')
      return null;
  }
  return { stamp: iso ?? found.stamp, modified };
}

/** "New Delhi, 30 August 2023", "The Harbour Daily | 12 May 2024": what stands before the closing date, else null. */
export function beforeDate(text: string): string | null {
  const date = text.length < 100 ? dateIn(text) : null;
  if (!date || date.at + date.length < text.length - 22) return null;
  const before = text.slice(0, date.at).replace(/\p{L}+day,?\s*$/u, '');
  const words = before.replace(/[\s,|·•–—:-]+$/u, '').trim();
  const given = words.split(/\s+/);
  const capitals = given.filter((w) => /^[\p{Lu}\d]/u.test(w)).length;
  const parted = /[,|·•–—-]\s*$/u.test(before);
  return words !== '' && parted && given.length <= 6 && capitals >= given.length - 1 ? words : null;
}

const two = (n: string | number | undefined): string => String(n ?? '').padStart(2, '0');
const checked = (stamp: string): EdtfString | null => (isDateStamp(stamp) ? stamp : null);

function zoneOf(zone: string | undefined): string {
  if (!zone) return '';
  if (/^(Z|UT|UTC|GMT)$/i.test(zone) || zone === '+0000' || zone === '+00:00') return 'Z';
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}
