/** Sentences → drafts where a pronoun takes up a rule told before: "The curfew began in May. It was lifted on Monday." */
import { type Draft, draftAt } from '../draft.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import type { Scene } from '../scene.ts';
import { moveDoneTo } from './done-to.ts';
import { isRuleBefore } from './standing.ts';
import words from './taken-up.json' with { type: 'json' };

const PRONOUNS = new Set(words.pronouns);

export function takenUp(scene: Scene, taken: ReadonlySet<number>): Draft[] {
  return scene.tokens.flatMap((_, at) => (taken.has(at) ? [] : (takenUpAt(scene, at) ?? [])));
}

function takenUpAt(scene: Scene, at: number): Draft | null {
  const move = moveDoneTo(scene, at, null);
  if (!move || scene.tokens[at]!.pos !== 'VERB') return null;
  const group = verbGroupAt(scene, at);
  const pronoun = group.first - 1;
  if (
    !group.passive ||
    !PRONOUNS.has(scene.low[pronoun] ?? '') ||
    scene.tokens[pronoun]!.sentence !== scene.tokens[at]!.sentence
  )
    return null;
  if (!isRuleBefore(scene, pronoun)) return null;
  return draftAt(scene, at, move, {
    anchor: { first: group.first, end: at + 1 },
    group,
    scopeFrom: at + 1,
    confidence: 0.55,
  });
}
