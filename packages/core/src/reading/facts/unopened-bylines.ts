/** A line that names a writer without "By": beside a day, or by what the writer is → the name, or null. */
import words from './bylines.json' with { type: 'json' };
import { dateIn } from './dates.ts';
import { bare, isName, isOutletLike, namesIn, tidy } from './names.ts';

const MOST_LETTERS = 200;
const IS = new Set(words.is);
const WRITERS = new Set(words.writers);

/** "Jane Doe | 30 May 2024", "30.05.2024 · Jane Doe": a name parted by a bar from the day, for a line by the headline. */
export function nameBesideDay(text: string): string | null {
  const line = tidy(text.slice(0, MOST_LETTERS));
  const date = line === text ? dateIn(line) : null;
  if (!date) return null;
  const before = /^(.{4,40}?)\s*(?:[|•·/–—-]|am|on|le|el|il)\s*$/u.exec(line.slice(0, date.at))?.[1];
  const after = /^[^\p{L}]*(?:\d{1,2}[:.]\d{2})?(?:\s*(?:Uhr|h))?\s*[|•·/–—-]\s*(.{4,40})$/u.exec(
    line.slice(date.at + date.length),
  )?.[1];
  const name = before ?? after;
  if (!name || !/^\S+(?: \S+){1,2}$/.test(name) || isOutletLike(name)) return null;
  return namesIn(name, false)[0] === name ? name : null;
}

/** "Jane Doe is a reporter in ...", "Max Muster ist freier Journalist": the writer that a closing line describes. */
export function writerDescribed(text: string): string | null {
  const given = tidy(text.slice(0, MOST_LETTERS)).split(' ');
  const verb = given.findIndex((word) => IS.has(word));
  if (verb < 2 || verb > 4) return null;
  const name = given.slice(0, verb).join(' ').replace(/,$/, '');
  const after = given.slice(verb + 1, verb + 9).map(bare);
  return after.some((word) => WRITERS.has(word)) && isName(name, false) && !isOutletLike(name) ? name : null;
}
