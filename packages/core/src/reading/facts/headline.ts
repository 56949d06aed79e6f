/**
 * The headings of a page and the titles that its head tells → which heading is the headline, and what it says. A kicker or a
 * date inside the heading is taken off where a told title goes without; the outlet's name is no headline.
 */
import { type IsOutlet, lettersOf } from './outlets.ts';
import { type Page, type Seen, storyStart } from './visible-facts.ts';

/** `headline` is the first of `titles`, by the order of sources. */
export type Titles = {
  headline: string | null;
  titles: readonly string[];
  /** Told by more than the page's `<title>`. */
  isSure: boolean;
  isOutlet: IsOutlet;
};

/** In letters: shorter titles fit into others by chance. */
const LEAST_PART = 10;
const LEAST_SHOWN = 12;

/** An index of `seen`, or -1: the heading that repeats a told title; else the last first-level heading before the story. */
export function headlineIn(seen: readonly Seen[], { titles, isOutlet }: Titles): number {
  const start = storyStart(seen);
  const told = titles.map((title) => lettersOf(title));
  let best = -1;
  let most = 0;
  let fallback = -1;
  seen.forEach(({ run, place }, i) => {
    if (place.heading === 0 || run.text.length < 4) return;
    const isBefore = start < 0 || i <= start;
    const first = place.heading === 1;
    if (first && isBefore && !isOutlet(run.text)) fallback = i;
    const likeness =
      told.length > 0 ? alike(run.text, told, place.heading < 3 && i <= Math.max(start, 0)) : 0;
    const weight = likeness === 0 ? 0 : likeness + (first ? 25 : 0) - (place.away ? 5 : 0);
    if (weight > most) [best, most] = [i, weight];
  });
  return best >= 0 ? best : fallback;
}

/** 120 the words of the first title, 100 of another, 80 one begins with the other, 60 a part and most of a title; 0 unlike. */
function alike(heading: string, told: readonly string[], mayBePart: boolean): number {
  const letters = lettersOf(heading);
  if (letters === '') return 0;
  if (told.includes(letters)) return letters === told[0] ? 120 : 100;
  let likeness = 0;
  for (const title of told) {
    const shorter = Math.min(letters.length, title.length);
    if (shorter > 15 && (letters.startsWith(title) || title.startsWith(letters))) likeness = 80;
    else if (likeness < 60 && mayBePart && (isMostOf(letters, title) || isMostOf(title, letters)))
      likeness = 60;
  }
  return likeness;
}

const isMostOf = (part: string, whole: string): boolean =>
  part.length > LEAST_PART && part.length > whole.length * 0.5 && whole.includes(part);

/** What the heading says, where it agrees with the head or is the page's only first-level heading; else null. */
export function shownHeadline(
  { headline, titles, isSure, isOutlet }: Titles,
  { seen, headline: at }: Page,
): string | null {
  const heading = seen[at];
  if (!heading) return null;
  const lines = heading.run.text.split('\n').map(tidy);
  const shown = tidy(heading.run.text);
  const first = lettersOf(titles[0] ?? '');
  if (headline === null || first === '') return isOutlet(shown) ? null : shown;
  const told = titles.map((title) => lettersOf(title));
  const line = lines.find((words) => told.includes(lettersOf(words)));
  if (line !== undefined) return line;
  for (const title of titles) {
    const part = withoutKicker(shown, title);
    if (part !== null) return part;
  }
  const letters = lettersOf(shown);
  if (letters.startsWith(first) && first.length > 15) return shown;
  const isFirst = heading.place.heading === 1;
  const isWithin = first.startsWith(letters) || isMostOf(letters, first);
  if (isWithin && (isFirst || (!isSure && letters.length > 15))) return shown;
  const others = new Set(seen.filter(({ place }) => place.heading === 1).map(({ run }) => run.text));
  const isOnly = isFirst && others.size === 1 && !isOutlet(shown);
  return isOnly && (shown.length > LEAST_SHOWN || isOutlet(headline)) ? shown : null;
}

const tidy = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** "Grain Ban eased in the north" beside the told "Grain: Ban eased in the north" → "Ban eased in the north". */
function withoutKicker(shown: string, title: string): string | null {
  for (const words of [title, title.split(/:\s|\s[–—|-]\s/).at(-1)!]) {
    const bare = tidy(words);
    if (lettersOf(bare).length <= 15 || shown.length <= bare.length) continue;
    const at = shown.toLowerCase().lastIndexOf(bare.toLowerCase());
    if (at > 0 && at + bare.length === shown.length && /[\p{L}\p{N}]\s$/u.test(shown.slice(0, at)))
      return shown.slice(at);
  }
  return null;
}
