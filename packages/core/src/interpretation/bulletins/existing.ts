/** Sentences → drafts of a rule that there is or is no longer: "from Monday there is a ban on …", "there will be no restrictions". */

import { type Draft, draftAt } from '../draft.ts';
import { headOf } from '../grammar/noun-phrase.ts';
import { phrasesOf } from '../grammar/phrases.ts';
import { subjectBefore } from '../grammar/subject.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { targetAfter } from '../moves/targets.ts';
import { beginsAt, type Scene } from '../scene.ts';
import { isEnacted } from './enacted.ts';
import words from './existing.json' with { type: 'json' };
import { isNote } from './note.ts';
import { stands } from './standing.ts';
import { asFact } from './words.ts';

const BEGINS = new Set(words.begins);
const GONE = phrasesOf(words.gone);
const COMES = phrasesOf(words.comes);
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
    taken.has(at)
      ? []
      : (existingAt(scene, at) ?? goneAt(scene, at) ?? introduced(scene, at) ?? begun(scene, at) ?? []),
  );
}

/** "The country no longer has restrictions on gatherings". */
function goneAt(scene: Scene, at: number): Draft | null {
  const length = beginsAt(scene, GONE, at);
  if (length === 0 || !isEnacted(scene, at)) return null;
  const object = targetAfter(scene, at + length, scene.sentenceOf(at).endToken);
  if (object?.kind !== 'restriction' || object.event) return null;
  return draftAt(scene, at, 'lift', {
    anchor: { first: at, end: at + length },
    norm: object.norm,
    group: asFact(verbGroupAt(scene, at + length - 1)),
    scopeFrom: object.scopeFrom,
    confidence: 0.5,
  });
}

/** Of a note's rule alone: elsewhere a start tells only when another change begins. */
function begun(scene: Scene, at: number): Draft | null {
  const length = isNote(scene.article) ? beginsAt(scene, COMES, at) : 0;
  const group = length > 0 ? verbGroupAt(scene, at) : null;
  const subject = group ? subjectBefore(scene, group.subjectAt).run : null;
  if (!group || !subject || !stands(scene, subject)) return null;
  return draftAt(scene, at, 'impose', {
    anchor: { first: group.first, end: at + length },
    norm: subject,
    group: asFact(group),
    scopeFrom: at + length,
    confidence: 0.45,
  });
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
