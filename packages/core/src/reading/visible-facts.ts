/**
 * What a reader sees on the page → the facts that its head leaves out, and the headline that stands on the page. What
 * the head told stays, save a headline that the page shows in other words.
 */
import { bylineNames } from './bylines.ts';
import { dateIn, dateLine, stampOf } from './dates.ts';
import type { Facts, Part } from './draft.ts';
import { type Place, sentenceLetters } from './region.ts';
import type { Run } from './runs.ts';

/** A run of the page with the role of its place, and the cue that makes it furniture. */
export type Seen = { run: Run; place: Place; cue: string | null };

/** `headline` is an index of `seen`, or -1; `parts` stand beside `seen` one by one; `title` is the page's `<title>`. */
type Page = { seen: readonly Seen[]; parts: readonly Part[]; headline: number; title: string };

export function withVisible(told: Facts, { seen, parts, headline, title }: Page): Facts {
  const facts = { ...told };
  if (headline >= 0) facts.headline = bestHeadline(told.headline, seen, headline);
  for (const part of parts) noteVisible(part, facts);
  facts.published ??= dateBeside(seen, headline) ?? dateOfAddress(facts.url);
  facts.publisher ??= outletInTitle(title, seen);
  return facts;
}

function noteVisible(part: Part, facts: Facts): void {
  if (part.kind === 'byline' && facts.bylines.length === 0)
    facts.bylines = bylineNames(part.text, true) ?? [];
  if (part.kind === 'dateline') {
    const date = dateLine(part.text);
    if (date?.modified) facts.modified ??= date.stamp;
    else facts.published ??= date?.stamp ?? dateIn(part.text)?.stamp ?? null;
  }
  if (part.kind === 'standfirst') facts.standfirst ??= part.text;
}

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

/** What stands on the page, where it is the page's only first heading or agrees with the head; else the head's. */
function bestHeadline(told: string | null, seen: readonly Seen[], at: number): string {
  const visible = seen[at]!.run.text.replace(/\s+/g, ' ');
  if (!told || sameWords(told, visible) || isMostOf(visible, told)) return visible;
  const firsts = seen.filter(({ place }) => place.heading === 1);
  return firsts.length === 1 && visible.length > 12 ? visible : told;
}

/** The heading is within the told headline and makes up half of it: a kicker or the outlet's name stands beside it. */
function isMostOf(heading: string, told: string): boolean {
  const [x, y] = [lettersOf(heading), lettersOf(told)];
  return x.length > 10 && x.length > y.length * 0.5 && y.includes(x);
}

const BESIDE_RUNS = 8;

/** A date in a short run just above or under the headline, where the page marks none as its own. */
function dateBeside(seen: readonly Seen[], headline: number): string | null {
  const start = storyStart(seen);
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
function dateOfAddress(url: string | null): string | null {
  const m = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(url ?? '');
  return m ? stampOf(`${m[1]}-${m[2]}-${m[3]}`) : null;
}

/** The last piece of the title, where the page shows the same words on a line of their own. */
function outletInTitle(title: string, seen: readonly Seen[]): string | null {
  const last = title
    .split(/\s+[|–—·»-]\s+/)
    .at(-1)
    ?.trim();
  if (!last || last === title) return null;
  return seen.some(({ run }) => run.text === last) ? last : null;
}

function sameWords(a: string, b: string): boolean {
  const [x, y] = [lettersOf(a), lettersOf(b)];
  return x !== '' && (x === y || (Math.min(x.length, y.length) > 15 && (x.startsWith(y) || y.startsWith(x))));
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
