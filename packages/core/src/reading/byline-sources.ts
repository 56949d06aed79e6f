/**
 * What a page says of who wrote it, by source → the bylines. Two things bend the order of `precedence.json`: a later source
 * that has the same names and more completes the first, and the outlet's own name stands only where it is a person's.
 */
import { bylineNames, namesIn } from './bylines.ts';
import type { Mark } from './head.ts';
import type { Told } from './head-facts.ts';
import type { IsOutlet } from './outlets.ts';
import { settled } from './precedence.ts';
import type { Page } from './visible-facts.ts';

export type BylineSources = Record<'line' | 'json-ld' | 'meta' | Mark | 'bio' | 'body', () => string[]>;

export function bylinesOf(told: Told, page: Page): string[] {
  const sources = bylineSources(told, page);
  const orNull = (names: string[]): string[] | null => (names.length > 0 ? names : null);
  return (
    settled<string[]>(
      'bylines',
      Object.fromEntries(Object.entries(sources).map(([from, names]) => [from, () => orNull(names())])),
    ) ?? []
  );
}

export function bylineSources(told: Told, page: Page): BylineSources {
  const { head, jsonLd, isOutlet } = told;
  const others = (names: readonly string[]): string[] =>
    [...new Set(names)].filter((name) => !isOutlet(name));
  const marked = (by: Mark) => () => nearestNames(told, page, by, isOutlet);
  return {
    line: () => others(openedLine(page) ?? []),
    'json-ld': () => others(jsonLd.authors),
    meta: () =>
      others(
        head.authors.flatMap((value) =>
          /^https?:|facebook\.com/.test(value) || isOutlet(value) ? [] : namesIn(value),
        ),
      ),
    microdata: marked('microdata'),
    rel: marked('rel'),
    profile: marked('profile'),
    class: marked('class'),
    bio: () => [],
    body: () => others(jsonLd.bodies),
  };
}

/** In runs: a mark this far above the headline, or this far after the story's first line, is of something else. */
const ABOVE = 8;
const BELOW = 400;

function nearestNames({ head }: Told, page: Page, by: Mark, isOutlet: IsOutlet): string[] {
  const at = Math.max(page.headline, 0);
  const near = head.marked
    .filter((mark) => mark.by === by && mark.run >= at - ABOVE && mark.run <= at + BELOW)
    .map((mark) => ({ ...mark, far: mark.run >= at ? mark.run - at : 2 * (at - mark.run) }))
    .sort((a, b) => a.far - b.far);
  const names: string[] = [];
  let found = -1;
  for (const { text, run } of near) {
    if (found >= 0 && run !== found) continue;
    if (isOutlet(text)) continue;
    const its = (bylineNames(text, true) ?? []).filter((name) => !isOutlet(name) && !names.includes(name));
    if (its.length > 0) found = run;
    names.push(...its);
  }
  return names;
}

/** A line near the headline, or alone in the story, that opens with "By" or its like. */
function openedLine({ seen, headline, start, parts }: Page): string[] | null {
  const from = Math.max(0, (headline >= 0 ? headline : start) - 4);
  let last: string[] | null = null;
  for (let i = from; i < seen.length; i++) {
    const { run, place } = seen[i]!;
    const atHead = i <= Math.max(start, headline) + 2;
    if (i === headline || run.text.length > 160 || place.away === 'comments') continue;
    if (!atHead && !place.inRegion && parts[i]!.kind === 'furniture') continue;
    const names = bylineNames(run.text, false);
    if (!names) continue;
    if (atHead) return names;
    last ??= names;
  }
  return last;
}
