/** A phrase → whether it is of what stands until a day, as a rule does: a norm's noun, or "the school closure". */

import { headOf } from '../grammar/noun-phrase.ts';
import { normAt } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import nouns from './standing.json' with { type: 'json' };
import { positions } from './words.ts';

const NOUNS = new Set(nouns);
const isStanding = (word: string): boolean => NOUNS.has(word) || NOUNS.has(word.replace(/s$/, ''));

export const stands = (scene: Scene, run: Run): boolean =>
  isStanding(scene.low[headOf(scene, run)]!) ||
  positions(run.first, run.end).some((i) => normAt(scene, i) !== null);

/** Whether a rule was told before that "it" may stand for, back to the paragraph's beginning. */
export function isRuleBefore(scene: Scene, at: number): boolean {
  const { block } = scene.sentenceOf(at);
  for (let i = at - 1; i >= 0 && scene.sentenceOf(i).block === block; i--)
    if ((normAt(scene, i)?.end ?? Infinity) <= at || isStanding(scene.low[i]!)) return true;
  return false;
}
