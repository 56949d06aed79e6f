/** What stands as it stood → a keep: "sales stay forbidden", "the limit stays as it is", "is not affected". */

import { type Draft, draftAt } from '../../draft.ts';
import { headOf, phraseWithOf } from '../../grammar/noun-phrase.ts';
import { phrasesOf } from '../../grammar/phrases.ts';
import { subjectBefore } from '../../grammar/subject.ts';
import { plainGroup, type VerbGroup, verbGroupAt } from '../../grammar/verb-group.ts';
import { isPeople, verbOf } from '../../lexicon.ts';
import { beginsAt, type Run, type Scene } from '../../scene.ts';
import roles from '../../telling/roles.json' with { type: 'json' };
import words from './follow-ons.json' with { type: 'json' };

const STANDING = phrasesOf(words.standing);
const UNTOUCHED = phrasesOf(words.untouched);
const NOTHING = phrasesOf(words.nothing);
const OFFICIAL_BODIES = new Set(roles.officialBodies);
const STAYS = new Set(words.stays);

/** "Stays as it is", "sales stay forbidden", "would keep up". */
export function standsAt(scene: Scene, at: number): Draft | null {
  if (!verbOf(scene.low[at]!).some((v) => STAYS.has(v)) || scene.tokens[at]!.pos !== 'VERB') return null;
  const group = plainGroup(scene, at);
  const length = beginsAt(scene, STANDING, at + 1);
  const object = length > 0 ? null : phraseWithOf(scene, at + 1, scene.sentenceOf(at).endToken);
  // "Keep its market closed", not "keep children out".
  const caused =
    object && !isPeople(scene.low[headOf(scene, object)]) ? beginsAt(scene, STANDING, object.end) : 0;
  if ((length === 0 && caused === 0) || group.negated || group.form === 'gerund') return null;
  if (/^(?:could|might|may|should)$/.test(group.modal ?? '')) return null;
  if (group.form === 'infinitive' && !verbGroupAt(scene, at).governor) return null;
  const subject = subjectBefore(scene, group.first).run;
  if (length > 0 && subject && isOfficialBody(scene, subject)) return null;
  return draftAt(scene, at, 'keep', {
    anchor: { first: group.first, end: length > 0 ? at + 1 + length : at + 1 },
    group: governedKeep(scene, at),
    subjectRun: length > 0 ? subject : null,
    scopeFrom: length > 0 ? at + 1 + length : at + 1,
    confidence: 0.55,
  });
}

/** What is only wanted kept is not kept yet. */
const governedKeep = (scene: Scene, at: number): VerbGroup | null => {
  const group = verbGroupAt(scene, at);
  return group.governor ? group : null;
};

const isOfficialBody = (scene: Scene, subject: Run) =>
  OFFICIAL_BODIES.has(scene.low[headOf(scene, subject)]!);

/** "Is not affected", "does not apply to". */
export function untouchedAt(scene: Scene, at: number): Draft | null {
  const nothing = beginsAt(scene, NOTHING, at);
  // "For butter nothing changes": a sentence that says no more.
  if (nothing > 0 && /^[.;,]$/.test(scene.low[at + nothing] ?? '.'))
    return draftAt(scene, at, 'keep', { anchor: { first: at, end: at + nothing }, confidence: 0.5 });
  const length = beginsAt(scene, UNTOUCHED, at);
  if (length === 0 || scene.tokens[at - 1]?.pos !== 'AUX') return null;
  const group = plainGroup(scene, at - 1);
  const subject = subjectBefore(scene, group.first).run;
  if (!subject) return null;
  return draftAt(scene, at, 'keep', {
    anchor: { first: group.first, end: at + length },
    subjectRun: subject,
    scopeFrom: at + length,
    confidence: 0.5,
  });
}
