/** Sentences → drafts of a rule that there is or is no longer: "from Monday there is a ban on …", "there will be no restrictions". */

import { type Draft, draftAt } from '../draft.ts';
import { headOf } from '../noun-phrase.ts';
import type { Scene } from '../scene.ts';
import { subjectBefore } from '../subject.ts';
import { targetAfter } from '../targets.ts';
import { verbGroupAt } from '../verb-group.ts';
import { isEnacted } from './enacted.ts';
import words from './existing.json' with { type: 'json' };
import { stands } from './standing.ts';
import { asFact } from './words.ts';

const BEGINS = new Set(words.begins);
const EXCEPTIONS = new Set(words.exceptions);

/** "Temperature screening has been introduced for all flights". */
function introduced(scene: Scene, at: number): Draft | null {
  if (scene.tokens[at]!.pos !== 'VERB' || !BEGINS.has(scene.low[at]!) || !isEnacted(scene, at)) return null;
  const group = verbGroupAt(scene, at);
  const subject = group.passive ? subjectBefore(scene, group.subjectAt).run : null;
  if (!subject || group.negated) return null;
  const frees = EXCEPTIONS.has(scene.low[headOf(scene, subject)]!);
  if (!frees && !stands(scene, subject)) return null;
  return draftAt(scene, at, frees ? 'ease' : 'impose', {
    anchor: { first: group.first, end: at + 1 },
    norm: subject,
    group: asFact(group),
    scopeFrom: at + 1,
    confidence: 0.5,
  });
}

export function existing(scene: Scene, taken: ReadonlySet<number>): Draft[] {
  return scene.tokens.flatMap((_, at) =>
    taken.has(at) ? [] : (existingAt(scene, at) ?? introduced(scene, at) ?? []),
  );
}

function existingAt(scene: Scene, at: number): Draft | null {
  if (scene.low[at] !== 'there' || !isEnacted(scene, at)) return null;
  const { endToken } = scene.sentenceOf(at);
  const be = scene.low.findIndex(
    (word, i) => i > at && i < at + 5 && i < endToken && /^(?:is|are|be)$/.test(word),
  );
  const object = be < 0 ? null : targetAfter(scene, be + 1, endToken);
  if (object?.kind !== 'restriction' || object.event) return null;
  const no = scene.low.slice(at, object.run.end).some((word) => word === 'no' || word === 'not');
  const group = verbGroupAt(scene, be);
  return draftAt(scene, be, no ? 'lift' : 'impose', {
    anchor: { first: at, end: be + 1 },
    norm: object.norm,
    group: asFact(group),
    scopeFrom: object.scopeFrom,
    confidence: 0.5,
  });
}
