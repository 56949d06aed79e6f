/**
 * What follows a day in words → the time and the zone told there, as `14:00Z`. A zone that several countries call alike
 * (IST, CST) stays untold, and so does the season of "ET".
 */
import words from './dates.json' with { type: 'json' };

const ZONES = new Map(Object.entries(words.zones));
const OPENINGS = [...words.timeOpenings].sort((a, b) => b.length - a.length);
/** In letters after the day. */
const REACH = 40;

export function timeAfter(text: string, from: number): { told: string; end: number } | null {
  const rest = text.slice(from, from + REACH);
  let at = /^[\s,|·•–—-]*/.exec(rest)![0].length;
  const lower = rest.toLowerCase();
  const opening = OPENINGS.find((word) => lower.startsWith(`${word} `, at));
  if (opening) at += opening.length + 1;
  const m =
    /^\s*(\d{1,2})(?:[:.](\d{2})(?::(\d{2}))?|\s?h\s?(\d{2})?)?(?!\d)\s*(uhr\b|h\b|hrs\b|[ap]\.?m\b\.?)?/i.exec(
      rest.slice(at),
    );
  if (!m) return null;
  const [whole, told, minute, second, minuteFrench, mark] = m;
  if (minute === undefined && !/h/i.test(whole) && !/m/i.test(mark ?? '')) return null;
  const hour = hourOf(Number(told), mark);
  const minutes = Number(minute ?? minuteFrench ?? 0);
  if (hour === null || minutes > 59) return null;
  const end = at + whole.trimEnd().length;
  const zone = zoneAt(rest.slice(end));
  const time = `${two(hour)}:${two(minutes)}${second ? `:${second}` : ''}`;
  return { told: time + (zone?.offset ?? ''), end: from + end + (zone?.length ?? 0) };
}

function hourOf(told: number, mark: string | undefined): number | null {
  if (!mark || !/m/i.test(mark)) return told < 24 ? told : null;
  if (told < 1 || told > 12) return null;
  return (told % 12) + (/^p/i.test(mark) ? 12 : 0);
}

function zoneAt(rest: string): { offset: string; length: number } | null {
  const m = /^[\s(]*(?:(\p{L}{1,5})\b\)?|([+-])(\d{2}):?(\d{2}))/u.exec(rest);
  if (!m) return null;
  if (m[2]) return { offset: `${m[2]}${m[3]}:${m[4]}`, length: m[0].length };
  const offset = ZONES.get(m[1]!.toLowerCase());
  return offset ? { offset, length: m[0].length } : null;
}

const two = (n: number): string => String(n).padStart(2, '0');
