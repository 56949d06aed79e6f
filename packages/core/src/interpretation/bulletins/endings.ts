/** Sentences → drafts of a rule that ends of itself: "the curfew ended on Monday", "the order no longer applies". */

import { type Draft, draftAt } from '../draft.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { verbOf } from '../grammar/word-forms.ts';
import { targetBefore } from '../moves/targets.ts';
import { beginsAt, type Scene } from '../scene.ts';
import words from './endings.json' with { type: 'json' };
import { asFact } from './words.ts';

const ENDS = new Set(words.ends);
const OVER = words.over.map((phrase) => phrase.split(' '));

export function endings(scene: Scene, taken: ReadonlySet<number>): Draft[] {
  return scene.tokens.flatMap((_, at) => (taken.has(at) ? [] : (endingAt(scene, at) ?? [])));
}

function endingAt(scene: Scene, at: number): Draft | null {
  const phrase = beginsAt(scene, OVER, at);
  if (phrase === 0 && !endsAlone(scene, at)) return null;
  const plain = verbGroupAt(scene, at);
  if (plain.passive || plain.form === 'gerund' || plain.form === 'infinitive') return null;
  const object = targetBefore(scene, plain.first);
  if (!object || object.kind === 'draft' || (plain.negated && phrase === 0)) return null;
  return draftAt(scene, at, object.kind === 'permission' ? 'impose' : 'lift', {
    anchor: { first: plain.first, end: at + Math.max(1, phrase) },
    norm: object.norm,
    group: asFact(plain),
    scopeFrom: object.scopeFrom,
    scopeEnd: plain.first,
    confidence: 0.6,
  });
}

/** Without an object: a time, a stop or a clause follows. */
function endsAlone(scene: Scene, at: number): boolean {
  if (scene.tokens[at]!.pos !== 'VERB' || !verbOf(scene.low[at]!).some((verb) => ENDS.has(verb)))
    return false;
  const next = scene.tokens[at + 1];
  if (!next || next.sentence !== scene.tokens[at]!.sentence) return true;
  return /^(?:PUNCT|ADP|SCONJ|ADV|NUM|CCONJ)$/.test(next.pos) && scene.low[at + 1] !== 'up';
}
