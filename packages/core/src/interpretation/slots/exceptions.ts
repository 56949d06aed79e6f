/**
 * Drafts → the same with the exceptions that later sentences tell: "the ban does not apply to …", "… are exempt from the
 * prohibition". They belong to the restriction told before them.
 */

import type { Quote } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';
import { bare, phraseBefore, phraseWithOf } from '../grammar/noun-phrase.ts';
import { phrasesOf } from '../grammar/phrases.ts';
import { beginsAt, quoteRun, type Scene } from '../scene.ts';
import words from './exceptions.json' with { type: 'json' };
import { clauseEnd } from './tails.ts';

const NOT_FOR = phrasesOf(words.notFor);
const EXEMPT = phrasesOf(words.exempt);

export function withExceptions(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const result = [...drafts];
  for (const sentence of scene.sentences)
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      const exception = exceptionAt(scene, at, sentence.firstToken, sentence.endToken);
      if (!exception) continue;
      const index = result.findLastIndex(
        (d) =>
          (d.move === 'impose' || d.move === 'tighten') &&
          d.verb < at &&
          (d.phase === 'in_force' || d.phase === 'announced') &&
          !d.background,
      );
      const bound = result[index];
      if (bound && !bound.exceptions.some((q) => q.text === exception.text))
        result[index] = { ...bound, exceptions: [...bound.exceptions, exception] };
    }
  return result;
}

function exceptionAt(scene: Scene, at: number, first: number, end: number): Quote | null {
  const after = beginsAt(scene, NOT_FOR, at);
  if (after > 0) {
    const phrase = phraseWithOf(scene, at + after, end);
    return phrase
      ? quoteRun(
          scene,
          bare(scene, { first: phrase.first, end: Math.max(phrase.end, clauseEnd(scene, phrase.end, end)) }),
        )
      : null;
  }
  if (beginsAt(scene, EXEMPT, at) === 0) return null;
  const near = phraseBefore(scene, at, first);
  const opening = phraseWithOf(scene, first, at);
  if (!near) return null;
  return quoteRun(
    scene,
    bare(
      scene,
      opening && scene.tokens[first]!.pos !== 'ADV' ? { first: opening.first, end: near.end } : near,
    ),
  );
}
