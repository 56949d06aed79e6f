/** A page as a reader sees it, with the roles of its runs: where its story starts, and the outlet's name that it shows. */
import type { Part } from './draft.ts';
import { type Place, sentenceLetters } from './region.ts';
import type { Run } from './runs.ts';

/** A run of the page with the role of its place, and the cue that makes it furniture. */
export type Seen = { run: Run; place: Place; cue: string | null };

/** `headline` and `start`, the story's first line, are indexes of `seen`, or -1; `parts` stand beside `seen` one by one. */
export type Page = { seen: readonly Seen[]; parts: readonly Part[]; headline: number; start: number };

export const storyStart = (seen: readonly Seen[]): number =>
  seen.findIndex(({ run, place }) => place.inRegion && !place.away && sentenceLetters(run) > 0);

/** The last piece of the title, where the page shows the same words on a line of their own. */
export function outletInTitle(title: string, seen: readonly Seen[]): string | null {
  const last = title
    .split(/\s+[|–—·»-]\s+/)
    .at(-1)
    ?.trim();
  if (!last || last === title) return null;
  return seen.some(({ run }) => run.text === last) ? last : null;
}
