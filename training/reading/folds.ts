/**
 * Pages → for each page a scorer that never saw its site. Sites are dealt into folds in the order of their names'
 * hashes, so that nobody chose them; nothing else is chosen, and the line between story and other stays at even odds.
 */
import { type Scorer, scorerOf } from '../../packages/core/src/reading/page/story-scorer.ts';
import type { Page } from './corpus.ts';
import { fitStory } from './fit-story.ts';

const FOLDS = 10;

export function foldOf(site: string): number {
  let hash = 2166136261;
  for (let i = 0; i < site.length; i++) hash = Math.imul(hash ^ site.charCodeAt(i), 16777619);
  return (hash >>> 8) % FOLDS;
}

/** For each fold the scorer fitted on the pages of all others. */
export const scorersByFold = (pages: readonly Page[], fit = fitStory): Scorer[] =>
  Array.from({ length: FOLDS }, (_, fold) =>
    scorerOf(fit(pages.filter(({ site }) => foldOf(site) !== fold))),
  );
