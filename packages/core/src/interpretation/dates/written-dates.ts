/**
 * Text → the dates written out in it: "9 June", "May 1, 2025", "late May", "the end of the year", "the first quarter of
 * 2026". A date without a year takes the nearest that fits the words before it.
 */
import { type EdtfString, extentOf } from '../../vocabulary/index.ts';
import times from './times.json' with { type: 'json' };

export type Found = { start: number; end: number; text: string; value: EdtfString | null };
/** What the date is to the rule, by the words before it. */
export type Role = 'until' | 'by' | 'from' | 'on';

const capital = (name: string) => name[0]!.toUpperCase() + name.slice(1);
const FULL = times.months.map(([name]) => capital(name!));
const SHORT = times.months.flatMap(([, ...short]) => short.map(capital)).sort((a, b) => b.length - a.length);
const MONTH = `(${FULL.join('|')}|(?:${SHORT.join('|')})(?:\\.|\\b))`;
const YEAR = '((?:1[89]|20)\\d\\d)';
const END = '(?![\\p{L}\\d])';
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${MONTH}(?:,? ${YEAR})?${END}`, 'gu');
const ORDINAL_MONTH = new RegExp(
  `\\b(?:the )?(${Object.keys(times.ordinals).join('|')}) of ${MONTH}(?:,? ${YEAR})?${END}`,
  'giu',
);
const MONTH_DAY = new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? ${YEAR})?${END}`, 'gu');
/** "1 to 15 May", "May 1-15": the first day of two that share their month. */
const FIRST_OF_TWO = new RegExp(
  `\\b(\\d{1,2})(?= ?(?:-|–|to|and|until) ?\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?:,? ${YEAR})?${END})`,
  'gu',
);
const SECOND_OF_TWO = new RegExp(
  `(?<=\\b${MONTH} (\\d{1,2}) ?(?:-|–|to|and) ?)(\\d{1,2})(?![\\d:])(?:,? ${YEAR})?${END}`,
  'gu',
);
const PART_MONTH = new RegExp(
  `\\b(early|mid|late|(?:the )?end of|(?:the )?beginning of|(?:the )?start of|(?:the )?middle of)[ -]${MONTH}(?:,? ${YEAR})?${END}`,
  'giu',
);
const MONTH_YEAR = new RegExp(`\\b${MONTH},? ${YEAR}\\b`, 'gu');
const MONTH_ALONE = new RegExp(
  `\\b(?:in|since|until|from|by|last|next|this|through|before|after|for) ${MONTH}${END}`,
  'giu',
);
const END_OF = /\b(?:the )?end of (?:the|this) (year|month)\b/giu;
const END_YEAR = new RegExp(`\\b(?:the )?end of ${YEAR}\\b`, 'giu');
const PART_YEAR = new RegExp(`\\b(early|mid|late)[ -]${YEAR}\\b`, 'giu');
const QUARTER = new RegExp(
  `\\b(?:the )?(${Object.keys(times.quarters).join('|')}) quarter of ${YEAR}\\b`,
  'giu',
);
const YEAR_ALONE = new RegExp(
  `\\b(?:in|since|from|until|by|through|before|after) ${YEAR}\\b(?! \\p{L}+s\\b)`,
  'giu',
);
const ISO = /\b(\d{4}-\d{2}-\d{2})\b/gu;

/** `roleOf` tells by the words before a date what it is to the rule. */
export function writtenIn(
  part: string,
  published: EdtfString | null,
  roleOf: (before: string) => Role,
): Found[] {
  const found: Found[] = [];
  const add = (start: number, words: string, value: EdtfString | null) => {
    const date = { start, end: start + words.length, text: words, value };
    if (value !== null && extentOf(value) === null) return;
    if (!found.some((f) => f.start < date.end && date.start < f.end)) found.push(date);
  };
  const dated = (start: number, year: string | undefined, rest: string): EdtfString | null =>
    year ? `${year}${rest}` : nearestYear(rest, part.slice(0, start), published, roleOf);
  const day = (digits: string | number) => String(digits).padStart(2, '0');
  for (const m of part.matchAll(ISO)) add(m.index, m[0], m[1]!);
  for (const m of part.matchAll(DAY_MONTH))
    add(m.index, m[0], dated(m.index, m[3], `-${monthOf(m[2]!)}-${day(m[1]!)}`));
  for (const m of part.matchAll(ORDINAL_MONTH))
    add(m.index, m[0], dated(m.index, m[3], `-${monthOf(m[2]!)}-${day(ordinal(m[1]!))}`));
  for (const m of part.matchAll(MONTH_DAY))
    add(m.index, m[0], dated(m.index, m[3], `-${monthOf(m[1]!)}-${day(m[2]!)}`));
  for (const m of part.matchAll(FIRST_OF_TWO))
    add(m.index, m[0], dated(m.index, m[3], `-${monthOf(m[2]!)}-${day(m[1]!)}`));
  for (const m of part.matchAll(SECOND_OF_TWO))
    add(m.index, m[0], dated(m.index, m[4], `-${monthOf(m[1]!)}-${day(m[3]!)}`));
  for (const m of part.matchAll(PART_MONTH)) {
    const month = dated(m.index, m[3], `-${monthOf(m[2]!)}`);
    add(m.index, m[0], month && (/end of/i.test(m[1]!) ? lastDay(month) : `${month}~`));
  }
  for (const m of part.matchAll(MONTH_YEAR)) add(m.index, m[0], `${m[2]}-${monthOf(m[1]!)}`);
  for (const m of part.matchAll(MONTH_ALONE)) {
    if (m[1] !== capital(m[1]!.toLowerCase())) continue;
    const start = m.index + m[0].length - m[1]!.length;
    const whole = dated(start, undefined, `-${monthOf(m[1]!)}`);
    add(start, m[1]!, whole && directed(whole, m[0].toLowerCase(), published!));
  }
  for (const m of part.matchAll(END_OF)) {
    const on = published?.slice(0, 10) ?? null;
    const month = on !== null && on.length >= 7 ? lastDay(on.slice(0, 7)) : null;
    add(m.index, m[0], m[1]!.toLowerCase() === 'year' ? on && `${on.slice(0, 4)}-12-31` : month);
  }
  for (const m of part.matchAll(END_YEAR)) add(m.index, m[0], `${m[1]}-12-31`);
  for (const m of part.matchAll(PART_YEAR)) add(m.index, m[0], `${m[2]}~`);
  for (const m of part.matchAll(QUARTER)) {
    const [first, last] = times.quarters[m[1]!.toLowerCase() as keyof typeof times.quarters];
    add(m.index, m[0], `${m[2]}-${first}/${m[2]}-${last}`);
  }
  for (const m of part.matchAll(YEAR_ALONE)) add(m.index + m[0].length - 4, m[1]!, m[1]!);
  return found;
}

function monthOf(word: string): string {
  const name = word.toLowerCase().replace('.', '');
  return String(times.months.findIndex((names) => names.includes(name)) + 1).padStart(2, '0');
}
const ordinal = (word: string): number => times.ordinals[word.toLowerCase() as keyof typeof times.ordinals];

/** "last September" lies behind the report, "next September" ahead. */
function directed(value: EdtfString, words: string, published: EdtfString): EdtfString {
  const year = Number(value.slice(0, 4));
  const month = published.slice(0, 7);
  if (words.startsWith('last') && value >= month) return `${year - 1}${value.slice(4)}`;
  if (words.startsWith('next') && value <= month) return `${year + 1}${value.slice(4)}`;
  return value;
}

function lastDay(month: EdtfString): EdtfString {
  const [y, m] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(y!, m!, 0)).getUTCDate()).padStart(2, '0')}`;
}

/** The word stands before the date, with no comma and few words between. */
const leadsUp = (words: readonly string[]) =>
  new RegExp(`\\b(?:${words.map((w) => w.replaceAll(' ', '\\s')).join('|')})\\b[^,;]{0,24}$`, 'iu');
const BEGUN = leadsUp(times.begun);
const AHEAD = leadsUp(times.ahead);

/** "9 June" without a year lies nearest to the report: ahead of it where an end is told, rather behind it where an act is. */
function nearestYear(
  rest: string,
  before: string,
  published: EdtfString | null,
  roleOf: (before: string) => Role,
): EdtfString | null {
  const role = roleOf(before);
  const ahead = role === 'until' || role === 'by' || AHEAD.test(before);
  const extent = published === null ? null : extentOf(published);
  if (!extent || extent.latest - extent.earliest > 40 * DAY) return null;
  const year = new Date(extent.earliest).getUTCFullYear();
  const weigh = (value: EdtfString) => {
    const gap = (extentOf(value)?.earliest ?? Infinity) - extent.earliest;
    if (BEGUN.test(before)) return gap > 0 ? Number.MAX_SAFE_INTEGER : -gap;
    if (ahead) return gap < -31 * DAY ? -gap * 8 : Math.abs(gap);
    return role === 'on' && gap > 0 ? gap * 2 : Math.abs(gap);
  };
  return [year - 1, year, year + 1].map((y) => `${y}${rest}`).sort((a, b) => weigh(a) - weigh(b))[0] ?? null;
}
const DAY = 86_400_000;
