/**
 * Words or machine stamps → EDTF, as precise as told and with the zone as told; null where no full date is read.
 * Two-figure years and 03/04/2024 stay unread, for they can be read two ways; 25/04/2024 cannot.
 */
import { type EdtfString, isDateStamp } from '../vocabulary/index.ts';
import words from './dates.json' with { type: 'json' };

const MONTHS = new Map(Object.entries(words.months));
const BESIDE = new Set(words.beside);
const MODIFIED = new Set(words.modified);
const PUBLISHED = new Set(words.published);
const MOST_LETTERS = 120;

/** ISO 8601, RFC 822 or words: the stamp of a metadata field. */
export function stampOf(told: string | null | undefined): EdtfString | null {
  if (!told) return null;
  const text = told.trim().slice(0, MOST_LETTERS);
  return isoStamp(text) ?? mailStamp(text) ?? dateIn(text)?.stamp ?? null;
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

/** `Thu, 30 May 2024 18:00:00 +0200` */
function mailStamp(text: string): EdtfString | null {
  const m =
    /^(?:\p{L}+\.?,?\s+)?(\d{1,2})\s+(\p{L}+)\.?\s+(\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UT|UTC|GMT|[+-]\d{4})?\s*$/u.exec(
      text,
    );
  const month = MONTHS.get(m?.[2]?.toLowerCase() ?? '');
  if (!m || !month) return null;
  return checked(
    `${m[3]}-${two(month)}-${two(m[1])}T${two(m[4])}:${m[5]}${m[6] ? `:${m[6]}` : ''}${zoneOf(m[7])}`,
  );
}

const NAMED_DATE =
  /(?:(\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?(\p{L}{3,})\.?,?\s+(?:de\s+|del\s+)?(\d{4}))|(?:(\p{L}{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4}))|(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[./-](\d{1,2})[./-](\d{4})/u;

/** The first full date in some words, and where it stands. */
export function dateIn(text: string): { stamp: EdtfString; at: number; length: number } | null {
  const m = NAMED_DATE.exec(text);
  if (!m) return null;
  const found = (stamp: string | null) => (stamp ? { stamp, at: m.index, length: m[0].length } : null);
  const month = MONTHS.get((m[2] ?? m[4] ?? '').toLowerCase());
  if (month) return found(checked(`${m[3] ?? m[6]}-${two(month)}-${two(m[1] ?? m[5])}`));
  if (m[7]) return found(checked(`${m[7]}-${m[8]}-${m[9]}`));
  if (!m[12]) return null;
  const [a, b] = [Number(m[10]), Number(m[11])];
  const dotted = m[0].includes('.');
  if (dotted || a > 12) return found(checked(`${m[12]}-${two(b)}-${two(a)}`));
  return b > 12 ? found(checked(`${m[12]}-${two(a)}-${two(b)}`)) : null;
}

/** A line that is nothing but a date, perhaps with "Published", a weekday, a time: what it says, or null. */
export function dateLine(text: string): { stamp: EdtfString; modified: boolean } | null {
  if (text.length > MOST_LETTERS) return null;
  const iso = /^\d{4}-\d{2}/.test(text.trim()) ? isoStamp(text.trim()) : null;
  const found = dateIn(text);
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
