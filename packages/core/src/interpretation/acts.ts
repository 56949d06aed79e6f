/**
 * Sentences → drafts where the verb itself forbids, frees, requires, stops or closes: "banned exports of rice", "are not
 * allowed to leave", "schools have been closed". Not the same as `changes`, which need a norm's own noun.
 */
import type { Move } from '../vocabulary/index.ts';
import { fits, requiresPermit, subjectOfPassive } from './act-fits.ts';
import { isPartially } from './changes.ts';
import { type Draft, draftAt } from './draft.ts';
import type { Officials } from './issuers.ts';
import { type Act, actsAt } from './lexicon.ts';
import { headOf, phraseList } from './noun-phrase.ts';
import type { Scene } from './scene.ts';
import { type VerbGroup, verbGroupAt } from './verb-group.ts';
import { canBeVerb } from './verbs.ts';

export function acts(scene: Scene, officials: Officials, taken: ReadonlySet<number>): Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of scene.sentences)
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      if (taken.has(at) || !canBeVerb(scene, at)) continue;
      for (const { act, end } of actsAt(scene, at)) {
        const draft = actAt(scene, officials, at, end, act);
        if (!draft) continue;
        drafts.push(draft);
        break;
      }
    }
  return drafts;
}

/** "Will not be allowed" is a ban to come, not a refusal. */
const mayTurn = (group: VerbGroup) => group.modal === null || /^(?:will|would|wo|shall)$/.test(group.modal);

const POLARITY: Record<Act, Move> = {
  impose: 'impose',
  limit: 'impose',
  require: 'impose',
  allow: 'ease',
  exempt: 'ease',
  lift: 'lift',
  stop: 'impose',
  close: 'impose',
  open: 'lift',
  approve: 'ease',
};

function actAt(scene: Scene, officials: Officials, at: number, verbEnd: number, act: Act): Draft | null {
  const group = verbGroupAt(scene, at);
  const headline = scene.kindOf(scene.sentenceOf(at)) === 'headline';
  if (group.form === 'participle' && !headline) return null;
  const end = scene.sentenceOf(at).endToken;
  const regulated = group.passive
    ? subjectOfPassive(scene, group)
    : (phraseList(scene, skipAdverbs(scene, verbEnd), end)[0] ?? null);
  const resumes = act === 'open' && !group.passive && !regulated ? subjectOfPassive(scene, group) : null;
  if (
    !fits(scene, officials, act, resumes ? { ...group, passive: true } : group, resumes ?? regulated, verbEnd)
  )
    return null;
  const permit = act === 'require' && regulated && requiresPermit(scene, group, headOf(scene, regulated));
  const subject = group.passive ? regulated : (resumes ?? (permit ? subjectOfPassive(scene, group) : null));
  const past =
    group.negated && group.passive && scene.low.slice(group.first, at).some((w) => /^(?:was|were)$/.test(w));
  if (act === 'allow' && past && scene.saidWithin(at) !== null) return null;
  let move = POLARITY[act];
  const noLonger = group.negated && scene.low.slice(group.first, at).includes('longer');
  const onlyAllowed = act === 'allow' && group.passive && scene.low.slice(group.first, at).includes('only');
  if (noLonger) move = act === 'allow' ? 'impose' : 'lift';
  else if (act === 'allow' && group.negated && group.passive && mayTurn(group)) move = 'impose';
  else if (onlyAllowed) move = 'impose';
  const turned = noLonger || (act === 'allow' && group.negated && group.passive && mayTurn(group));
  return draftAt(scene, at, move, {
    anchor: { first: group.first, end: verbEnd },
    group: turned ? { ...group, negated: false } : group,
    scopeFrom: verbEnd,
    scopeEnd: end,
    partial: isPartially(scene, at, group),
    subjectRun: subject,
    norm: permit ? regulated : null,
    confidence: act === 'impose' || act === 'lift' ? 0.7 : 0.6,
  });
}

const skipAdverbs = (scene: Scene, at: number) => {
  let i = at;
  while (scene.tokens[i]?.pos === 'ADV' || /^["“]$/.test(scene.low[i] ?? '')) i++;
  return i;
};
