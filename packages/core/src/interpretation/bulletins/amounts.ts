/**
 * Sentences → drafts of how many may come, or how long one must wait: "is increased from 5 to 20 people", "the quarantine
 * is reduced to 10 days", "the cap will also be raised to 100 persons". More people is less of a limit, more days is more.
 */

import { type Draft, draftAt } from '../draft.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { verbOf } from '../grammar/word-forms.ts';
import type { Scene } from '../scene.ts';
import words from './amounts.json' with { type: 'json' };
import { isEnacted } from './enacted.ts';
import { asFact } from './words.ts';

const UP = new Set(words.up);
const DOWN = new Set(words.down);
const HEADS = new Set(words.heads);
const BURDENS = new Set(words.burdens);

export function amounts(scene: Scene, taken: ReadonlySet<number>): Draft[] {
  return scene.tokens.flatMap((_, at) => (taken.has(at) ? [] : (amountAt(scene, at) ?? [])));
}

function amountAt(scene: Scene, at: number): Draft | null {
  const verbs = verbOf(scene.low[at]!);
  const up = verbs.some((verb) => UP.has(verb));
  if (
    (!up && !verbs.some((verb) => DOWN.has(verb))) ||
    scene.tokens[at]!.pos !== 'VERB' ||
    !isEnacted(scene, at)
  )
    return null;
  const { firstToken, endToken } = scene.sentenceOf(at);
  const number = scene.tokens.findIndex(
    (token, i) => i > at && i < endToken && i < at + 9 && token.pos === 'NUM',
  );
  const near = scene.low.slice(Math.max(firstToken, at - 8), Math.min(endToken, Math.max(number, at) + 4));
  const burden = near.some((word) => BURDENS.has(word));
  const heads = near.some((word) => HEADS.has(word));
  if ((number < 0 && !heads) || (!burden && !heads)) return null;
  const group = verbGroupAt(scene, at);
  if (group.negated || group.form === 'gerund' || (group.form === 'infinitive' && !group.governor))
    return null;
  const looser = heads ? up : !up;
  return draftAt(scene, at, looser ? 'ease' : 'tighten', {
    anchor: { first: group.first, end: at + 1 },
    group: asFact(group),
    scopeFrom: at + 1,
    confidence: 0.5,
  });
}
