/**
 * A verb that frees or demands, with whom or what it is done to → whether it speaks of leave or of law: "allow" and "require" are
 * said of much else.
 */

import { headOf, phraseBefore } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import type { VerbGroup } from '../grammar/verb-group.ts';
import { isActivity, isDraft, isPeople } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import { makingOf, type Officials } from '../slots/issuers.ts';
import { hasActivity } from './act-objects.ts';
import { lawBefore } from './bills.ts';

/** "Allow" is said of much that is no permission: it takes a maker that is known for one, and people or a trade set free. */
export function mayFree(scene: Scene, officials: Officials, group: VerbGroup, freed: Run): boolean {
  const head = headOf(scene, freed);
  const trade = isActivity(scene.low[head]) || hasActivity(scene, freed);
  const doer =
    isPeople(scene.low[head]) || scene.entityAt(head) !== undefined || /[^s]s$/.test(scene.low[head]!);
  const acts =
    isFreedTo(scene, freed.end) ||
    scene.tokens[freed.end]?.pos === 'VERB' ||
    /^let/.test(scene.low[freed.first - 1] ?? '');
  if (scene.low[freed.end] === 'know') return false;
  if (!trade && !(doer && acts)) return false;
  if (group.governor?.noun && isDraft(scene.low[group.governor.at])) return true;
  if (/^(?:that|which)$/.test(scene.low[group.first - 1] ?? '') && lawBefore(scene, group.first)) return true;
  if (group.asked) return makingOf(scene, officials, group.asked, true) !== 'other';
  if (group.form === 'gerund' && !group.governor) return byLaw(scene, officials, group);
  const subject = subjectBefore(scene, group.subjectAt);
  if (subject.run) return makingOf(scene, officials, subject.run, true) !== 'other';
  return (
    group.governor !== null ||
    (subject.pronoun !== null && /^(?:he|she)$/.test(subject.pronoun)) ||
    (subject.pronoun !== null && trade)
  );
}

/** "Visitors *from 93 countries* to stay": where they come from stands between. */
export function isFreedTo(scene: Scene, from: number): boolean {
  for (let i = from; i < Math.min(scene.sentenceOf(from - 1).endToken - 1, from + 9); i++) {
    if (scene.low[i] === 'to' && scene.tokens[i + 1]!.pos === 'VERB') return true;
    if (i === from && !/^(?:from|of|with|in|aged|over|under|to)$/.test(scene.low[i]!)) return false;
    if (/^(?:VERB|AUX)$/.test(scene.tokens[i]!.pos)) return false;
  }
  return false;
}

/** A law may require anything. */
export function byLaw(scene: Scene, officials: Officials, group: VerbGroup): boolean {
  if (group.governor) return group.governor.noun && isDraft(scene.low[group.governor.at]);
  const first = scene.sentenceOf(group.first).firstToken;
  const near =
    group.form === 'gerund'
      ? phraseBefore(scene, group.first, first)
      : subjectBefore(scene, group.subjectAt).run;
  const making = near ? makingOf(scene, officials, near) : 'other';
  return making === 'text' || making === 'draft';
}
