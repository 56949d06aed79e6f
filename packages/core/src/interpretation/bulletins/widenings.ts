/** Sentences → drafts of a rule that takes in more than before: "the test requirement now applies to all countries". */
import { type Draft, draftAt } from '../draft.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { verbOf } from '../grammar/word-forms.ts';
import type { Scene } from '../scene.ts';
import { isEnacted } from './enacted.ts';
import words from './widenings.json' with { type: 'json' };
import { asFact } from './words.ts';

const VERBS = new Set(words.verbs);
const WIDER = new Set(words.wider);
const MEASURES = new Set(words.measures);

export function widenings(scene: Scene, taken: ReadonlySet<number>): Draft[] {
  return scene.tokens.flatMap((_, at) => (taken.has(at) ? [] : (wideningAt(scene, at) ?? [])));
}

function wideningAt(scene: Scene, at: number): Draft | null {
  if (scene.tokens[at]!.pos !== 'VERB' || !verbOf(scene.low[at]!).some((verb) => VERBS.has(verb)))
    return null;
  const { firstToken, endToken } = scene.sentenceOf(at);
  const before = scene.low.slice(Math.max(firstToken, at - 12), at);
  const around = scene.low.slice(Math.max(firstToken, at - 2), Math.min(endToken, at + 8));
  if (
    !before.some((word) => MEASURES.has(word)) ||
    !around.some((word) => WIDER.has(word)) ||
    !isEnacted(scene, at)
  )
    return null;
  const group = verbGroupAt(scene, at);
  if (group.negated || around.includes('only') || group.form === 'infinitive' || group.form === 'gerund')
    return null;
  return draftAt(scene, at, 'tighten', {
    anchor: { first: group.first, end: at + 1 },
    group: asFact(group),
    scopeFrom: at + 1,
    confidence: 0.45,
  });
}
