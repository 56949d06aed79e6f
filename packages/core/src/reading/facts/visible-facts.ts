/** A page as a reader sees it, with the roles of its runs: where its story starts, and the outlet's name that it shows. */
import type { Part } from '../draft.ts';
import type { Place } from '../page/region.ts';
import type { Run } from '../runs.ts';
import type { Told } from './head-facts.ts';
import { lettersOf } from './outlets.ts';

/** A run of the page with the role of its place, and the cue that makes it furniture. */
export type Seen = { run: Run; place: Place; cue: string | null };

/** `headline` and `start`, the story's first line, are indexes of `seen`, or -1; `parts` stand beside `seen` one by one. */
export type Page = { seen: readonly Seen[]; parts: readonly Part[]; headline: number; start: number };

export const storyStart = (seen: readonly Seen[]): number =>
  seen.findIndex(({ run, place }) => place.inRegion && !place.away && run.sentenceLetters > 0);

/** What the title adds to the headline told elsewhere; or its last piece, where the page shows the same words on a line. */
export function outletInTitle(
  { head, titles }: Pick<Told, 'head' | 'titles'>,
  seen: readonly Seen[],
): string | null {
  const last = head.title
    .split(/\s+[|–—·»-]\s+/)
    .at(-1)
    ?.trim();
  if (!last || last === head.title) return null;
  const before = lettersOf(head.title.slice(0, head.title.lastIndexOf(last)));
  const isAdded = titles.slice(0, -1).some((title) => title.length > 15 && lettersOf(title) === before);
  return isAdded || seen.some(({ run }) => run.text === last) ? last : null;
}
