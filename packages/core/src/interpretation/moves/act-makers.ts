/** A verb that forbids or frees → who does it, as far as that can make rules, and what a passive does it to. */

import { headOf, phraseBefore, phraseWithOf } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import type { VerbGroup } from '../grammar/verb-group.ts';
import { isActivity, isDraft, isPlaceNoun } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import { makingOf, type Officials } from '../slots/issuers.ts';
import { hasActivity } from './act-objects.ts';
import { lawBefore } from './bills.ts';

export function subjectOfPassive(scene: Scene, group: VerbGroup): Run | null {
  const { firstToken } = scene.sentenceOf(group.first);
  const near = subjectBefore(scene, group.subjectAt).run ?? phraseBefore(scene, group.first, firstToken);
  // "Demanded that whaling be outlawed."
  const gerund = group.first - 1;
  if (!near && scene.low[gerund]?.endsWith('ing')) return { first: gerund, end: gerund + 1 };
  if (near && hasActivity(scene, near)) return near;
  // "The sale abroad of yam, cassava and rice has been suspended": the sale.
  const opening = phraseWithOf(scene, firstToken, group.first);
  const verbBetween = scene.tokens
    .slice(firstToken, group.first)
    .some(({ pos, text }) => pos === 'AUX' || (pos === 'VERB' && !/(?:ing|ed)$/.test(text)));
  return opening && !verbBetween && isActivity(scene.low[headOf(scene, opening)]) ? opening : near;
}

/** "by the ministry", when told: null where no agent is. */
export function agentOf(scene: Scene, officials: Officials, at: number): 'issuer' | 'other' | null {
  const end = scene.sentenceOf(at - 1).endToken;
  for (let i = at; i < Math.min(end, at + 14); i++) {
    if (scene.low[i] !== 'by') continue;
    const run = phraseWithOf(scene, i + 1, end);
    if (!run) return null;
    const making = makingOf(scene, officials, run);
    return making === 'other' ? (isPlaceNoun(scene.low[headOf(scene, run)]) ? 'issuer' : 'other') : 'issuer';
  }
  return null;
}

export function makerOf(scene: Scene, officials: Officials, group: VerbGroup): 'issuer' | 'other' | null {
  if (group.governor?.noun && isDraft(scene.low[group.governor.at])) return null;
  if (group.asked) return makingOf(scene, officials, group.asked) === 'other' ? 'other' : 'issuer';
  const before = scene.low[group.first - 1] ?? '';
  if (/^(?:that|which)$/.test(before) && lawBefore(scene, group.first)) return 'issuer';
  if (group.form === 'gerund' && !group.governor) {
    const noun = phraseBefore(scene, group.first, scene.sentenceOf(group.first).firstToken);
    const making = noun ? makingOf(scene, officials, noun) : 'other';
    return making === 'text' || making === 'draft' ? 'issuer' : before === ',' ? null : 'other';
  }
  if (group.form === 'infinitive' && !group.governor) {
    const noun = phraseBefore(scene, group.first, scene.sentenceOf(group.first).firstToken);
    return noun &&
      scene.kindOf(scene.sentenceOf(group.first)) === 'headline' &&
      makingOf(scene, officials, noun) === 'issuer'
      ? 'issuer'
      : 'other';
  }
  const subject = subjectBefore(scene, group.subjectAt);
  if (subject.run) return makingOf(scene, officials, subject.run) === 'other' ? 'other' : 'issuer';
  return subject.pronoun && /^(?:he|she|it|they)$/.test(subject.pronoun)
    ? 'issuer'
    : group.governor
      ? null
      : 'other';
}
