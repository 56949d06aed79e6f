/**
 * What a reader sees of a page's own facts: which heading is its headline, which days stand by it, which outlet its title
 * names. Nothing here knows what the head told, save to find the heading that repeats it.
 */
import { dateIn, dateLine, stampOf } from './dates.ts';
import type { Part } from './draft.ts';
import { lettersOf } from './outlets.ts';
import { type Place, sentenceLetters } from './region.ts';
import type { Run } from './runs.ts';

/** A run of the page with the role of its place, and the cue that makes it furniture. */
export type Seen = { run: Run; place: Place; cue: string | null };

/** `headline` and `start`, the story's first line, are indexes of `seen`, or -1; `parts` stand beside `seen` one by one. */
export type Page = { seen: readonly Seen[]; parts: readonly Part[]; headline: number; start: number };

/** The page's own heading that repeats the headline told in its head; else the heading just before the story. */
export function headlineIn(seen: readonly Seen[], told: string | null): number {
  const start = storyStart(seen);
  const headings = seen.flatMap(({ run, place }, i) => (place.heading > 0 && run.text.length > 3 ? [i] : []));
  const same = headings.find((i) => told !== null && sameWords(seen[i]!.run.text, told));
  if (same !== undefined) return same;
  const inTold = headings.find(
    (i) =>
      seen[i]!.place.heading < 3 &&
      i <= Math.max(start, 0) &&
      told !== null &&
      isMostOf(seen[i]!.run.text, told),
  );
  if (inTold !== undefined) return inTold;
  const first = headings.filter((i) => seen[i]!.place.heading === 1 && (start < 0 || i <= start));
  return first.at(-1) ?? -1;
}

export const storyStart = (seen: readonly Seen[]): number =>
  seen.findIndex(({ run, place }) => place.inRegion && !place.away && sentenceLetters(run) > 0);

/** What stands on the page, where it is the page's only first heading or agrees with the head; else null. */
export function shownHeadline(told: string | null, { seen, headline }: Page): string | null {
  if (headline < 0) return null;
  const visible = seen[headline]!.run.text.replace(/\s+/g, ' ');
  if (!told || sameWords(told, visible) || isMostOf(visible, told)) return visible;
  const firsts = seen.filter(({ place }) => place.heading === 1);
  return firsts.length === 1 && visible.length > 12 ? visible : null;
}

/** The heading is within the told headline and makes up half of it: a kicker or the outlet's name stands beside it. */
function isMostOf(heading: string, told: string): boolean {
  const [x, y] = [lettersOf(heading), lettersOf(told)];
  return x.length > 10 && x.length > y.length * 0.5 && y.includes(x);
}

function sameWords(a: string, b: string): boolean {
  const [x, y] = [lettersOf(a), lettersOf(b)];
  return x !== '' && (x === y || (Math.min(x.length, y.length) > 15 && (x.startsWith(y) || y.startsWith(x))));
}

/** The line that is nothing but a day. */
export function dayLine({ parts }: Page, modified: boolean): string | null {
  for (const { kind, text } of parts) {
    const date = kind === 'dateline' ? dateLine(text) : null;
    if (date?.modified === modified) return date.stamp;
    if (kind === 'dateline' && !date && !modified) {
      const within = dateIn(text);
      if (within) return within.stamp;
    }
  }
  return null;
}

const BESIDE_RUNS = 8;

/** A date in a short run just above or under the headline, where the page marks none as its own. */
export function dayBeside({ seen, headline, start }: Page): string | null {
  const at = headline >= 0 ? headline : start;
  if (at < 0) return null;
  const near = seen.slice(
    Math.max(0, at - BESIDE_RUNS),
    Math.max(at, Math.min(start, at + BESIDE_RUNS)) + BESIDE_RUNS,
  );
  const short = near.filter(({ run, place }) => run.text.length < 120 && place.away !== 'comments');
  for (const runs of [short.filter(({ place }) => place.date || place.byline), short])
    for (const { run } of runs) {
      const date = dateIn(run.text);
      if (date) return date.stamp;
    }
  return null;
}

/** `/2024/05/30/` in the page's own address. */
export function dayOfAddress(url: string | null): string | null {
  const m = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(url ?? '');
  return m ? stampOf(`${m[1]}-${m[2]}-${m[3]}`) : null;
}

/** The last piece of the title, where the page shows the same words on a line of their own. */
export function outletInTitle(title: string, seen: readonly Seen[]): string | null {
  const last = title
    .split(/\s+[|–—·»-]\s+/)
    .at(-1)
    ?.trim();
  if (!last || last === title) return null;
  return seen.some(({ run }) => run.text === last) ? last : null;
}
