/**
 * Dates as precise as they were told, in EDTF (ISO 8601-2): `2024`, `2024-05`, `2024-05-30`, `2024-05-30T14:00Z`,
 * `2024-05-30~` (about), `../2024-05-30` (not after), `2024-05-30/..` (not before), `2024-05-01/2024-05-31` (within).
 * Each stands for the span of instants in which the told moment lies; comparing dates is comparing those spans.
 */
export type EdtfString = string;

/** Milliseconds since 1970, UTC, half-open: the told moment lies at or after `earliest` and before `latest`. */
export type Extent = { earliest: number; latest: number };

const DAY = 86_400_000;
const POINT =
  /^(-?\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?(~?)$/;
/** How far "about" reaches, in days, either side, by the precision told. */
const ABOUT_DAYS = { year: 183, month: 15, day: 7 };

/** The extent of a date stamp, or null where the words are no EDTF of the kinds above or no real date. */
export function extentOf(stamp: EdtfString): Extent | null {
  const known = EXTENTS.get(stamp);
  if (known !== undefined) return known;
  const extent = read(stamp);
  if (EXTENTS.size >= MOST_EXTENTS) EXTENTS.clear();
  EXTENTS.set(stamp, extent);
  return extent;
}

/** The same few thousand days are asked about again and again. */
const EXTENTS = new Map<EdtfString, Readonly<Extent> | null>();
const MOST_EXTENTS = 10_000;

function read(stamp: EdtfString): Extent | null {
  const slash = stamp.indexOf('/');
  if (slash < 0) return pointExtent(stamp);
  const from = stamp.slice(0, slash);
  const to = stamp.slice(slash + 1);
  const open = (s: string) => s === '..' || s === '';
  const a = open(from) ? null : pointExtent(from);
  const b = open(to) ? null : pointExtent(to);
  if ((!open(from) && !a) || (!open(to) && !b) || (open(from) && open(to))) return null;
  const extent = { earliest: a?.earliest ?? -Infinity, latest: b?.latest ?? Infinity };
  return extent.earliest < extent.latest ? extent : null;
}

function pointExtent(stamp: string): Extent | null {
  const m = POINT.exec(stamp);
  if (!m) return null;
  const [, year, month, day, hour, minute, second, zone, about] = m;
  const y = Number(year);
  const mo = month === undefined ? 1 : Number(month);
  const d = day === undefined ? 1 : Number(day);
  if (mo < 1 || mo > 12 || d < 1 || (d > 28 && d > lastDayIn(y, mo))) return null;
  const start = Date.UTC(y, mo - 1, d);
  if (hour !== undefined) {
    if (Number(hour) > 24 || Number(minute) > 59) return null;
    const instant =
      start +
      (Number(hour) * 60 + Number(minute) - offsetMinutes(zone)) * 60_000 +
      Number(second ?? 0) * 1000;
    return { earliest: instant, latest: instant + (second === undefined ? 60_000 : 1000) };
  }
  const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  const end =
    precision === 'day' ? start + DAY : precision === 'month' ? Date.UTC(y, mo, 1) : Date.UTC(y + 1, 0, 1);
  const slack = about ? ABOUT_DAYS[precision] * DAY : 0;
  return { earliest: start - slack, latest: end + slack };
}

/** The day before the first of the next month. */
const lastDayIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function offsetMinutes(zone: string | undefined): number {
  if (!zone || zone === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

export const isDateStamp = (stamp: string): boolean => extentOf(stamp) !== null;

/** Surely before: every moment that `a` may mean comes before every moment that `b` may mean. */
export function surelyBefore(a: EdtfString, b: EdtfString): boolean {
  const x = extentOf(a);
  const y = extentOf(b);
  return x !== null && y !== null && x.latest <= y.earliest;
}

/** The calendar day of an instant, UTC. */
export const dayOf = (instant: number): EdtfString => new Date(instant).toISOString().slice(0, 10);
