/**
 * Sentences → drafts where the verb itself forbids, frees, requires, stops or closes: "banned exports of rice", "are not
 * allowed to leave", "schools have been closed". Not the same as `changes`, which need a norm's own noun.
 */
import type { Move } from '../vocabulary/index.ts';
import { isPartially } from './changes.ts';
import { type Draft, draftAt } from './draft.ts';
import { makingOf, type Officials } from './issuers.ts';
import { type Act, actsAt, isActivity, isClosable, isPeople, isPlaceNoun, normAt } from './lexicon.ts';
import { headOf, phraseBefore, phraseList, phraseWithOf } from './noun-phrase.ts';
import type { Run, Scene } from './scene.ts';
import { subjectBefore } from './subject.ts';
import { type VerbGroup, verbGroupAt } from './verb-group.ts';
import { canBeVerb } from './verbs.ts';

/** "Has told his team that Ukraine may use …", "may now enter": a permission by the modal alone. */
function mayAct(scene: Scene, at: number): Draft | null {
  if (!/^(?:may|can)$/.test(scene.low[at]!) || scene.tokens[at]!.pos !== 'AUX') return null;
  const now = /^(?:now|only|again)$/.test(scene.low[at + 1] ?? '');
  const verb = at + (now ? 2 : 1);
  const deed = scene.low[verb] ?? '';
  if (scene.tokens[verb]?.pos !== 'VERB' || (!now && !DEEDS_FREED.has(deed))) return null;
  const told = scene.low.slice(Math.max(scene.sentenceOf(at).firstToken, at - 14), at);
  if (!now && !told.some((w) => /^(?:told|ruled|decided|agreed|informed|notified)$/.test(w))) return null;
  const subject = subjectBefore(scene, at).run;
  if (!subject) return null;
  return draftAt(scene, at, 'ease', {
    anchor: { first: at, end: verb },
    group: { ...verbGroupAt(scene, verb), modal: null, first: at, subjectAt: at },
    subjectRun: subject,
    scopeFrom: verb,
    confidence: 0.55,
  });
}
const DEEDS_FREED = new Set([
  'use',
  'strike',
  'fire',
  'export',
  'import',
  'enter',
  'sell',
  'ship',
  'buy',
  'operate',
  'travel',
  'return',
  'resume',
  'reopen',
]);

export function acts(scene: Scene, officials: Officials, taken: ReadonlySet<number>): Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of scene.sentences)
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      const freed = taken.has(at) ? null : mayAct(scene, at);
      if (freed) drafts.push(freed);
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
};

function actAt(scene: Scene, officials: Officials, at: number, verbEnd: number, act: Act): Draft | null {
  const group = verbGroupAt(scene, at);
  const headline = scene.kindOf(scene.sentenceOf(at)) === 'headline';
  if (group.form === 'participle' && !headline) return null;
  const end = scene.sentenceOf(at).endToken;
  const regulated = group.passive
    ? subjectOfPassive(scene, group)
    : (phraseList(scene, skipAdverbs(scene, verbEnd), end)[0] ?? null);
  if (!fits(scene, officials, act, group, regulated, verbEnd)) return null;
  let move = POLARITY[act];
  const noLonger = group.negated && scene.low.slice(group.first, at).includes('longer');
  const onlyAllowed = act === 'allow' && group.passive && scene.low.slice(group.first, at).includes('only');
  if (noLonger) move = act === 'allow' ? 'impose' : 'lift';
  else if (act === 'allow' && group.negated && group.passive && !group.modal) move = 'impose';
  else if (onlyAllowed) move = 'impose';
  const turned = noLonger || (act === 'allow' && group.negated && group.passive && !group.modal);
  return draftAt(scene, at, move, {
    anchor: { first: group.first, end: verbEnd },
    group: turned ? { ...group, negated: false } : group,
    scopeFrom: verbEnd,
    scopeEnd: end,
    partial: isPartially(scene, at, group),
    subjectRun: group.passive ? regulated : null,
    confidence: act === 'impose' || act === 'lift' ? 0.7 : 0.6,
  });
}

function fits(
  scene: Scene,
  officials: Officials,
  act: Act,
  group: VerbGroup,
  regulated: Run | null,
  verbEnd: number,
): boolean {
  const head = regulated ? headOf(scene, regulated) : -1;
  const word = scene.low[head] ?? '';
  const person = scene.entityAt(head)?.kind === 'person';
  if (person && group.passive) return false;
  const maker = group.passive ? agentOf(scene, officials, verbEnd) : makerOf(scene, officials, group);
  if (maker === 'other') return false;
  switch (act) {
    case 'impose':
      return regulated !== null || scene.low[verbEnd] === 'on' || scene.low[verbEnd] === 'the';
    case 'limit':
      return (
        regulated !== null &&
        (isActivity(word) ||
          hasActivity(scene, regulated) ||
          (maker === 'issuer' && normAt(scene, head) === null && !group.passive && isActivity(word)))
      );
    case 'require':
      return group.passive
        ? scene.low[verbEnd] === 'to' && (isPeople(word) || maker === 'issuer')
        : regulated !== null &&
            maker !== null &&
            (normAt(scene, head)?.kind === 'permission' ||
              (isPeople(word) && scene.low[regulated.end] === 'to'));
    case 'allow':
      return (
        regulated !== null &&
        (group.passive
          ? isPeople(word) || isActivity(word) || hasActivity(scene, regulated)
          : maker !== null || group.governor !== null)
      );
    case 'exempt':
      return regulated !== null && (group.passive || maker !== null);
    case 'lift':
      return regulated !== null && (group.passive || maker !== null || group.governor !== null);
    case 'stop':
      return (
        regulated !== null &&
        (isActivity(word) ||
          hasActivity(scene, regulated) ||
          scene.low
            .slice(verbEnd, verbEnd + 1)
            .some((w) =>
              /^(?:issuing|accepting|granting|buying|selling|exporting|importing|shipping)$/.test(w),
            )) &&
        (group.passive ? isTradeOrTravel(scene, regulated) : maker === 'issuer')
      );
    case 'close':
      return regulated !== null && isClosable(word) && (group.passive || maker === 'issuer');
    case 'open':
      return (
        regulated !== null &&
        (isClosable(word) || isTradeOrTravel(scene, regulated)) &&
        (group.passive || maker === 'issuer')
      );
  }
}

const TRADE =
  /^(?:exports?|imports?|flights?|travel|visas?|shipments?|sales?|entry|trade|transfers?|deliver(?:y|ies)|immigration|arrivals?|adoptions?)$/;
const isTradeOrTravel = (scene: Scene, run: Run) =>
  scene.low.slice(run.first, run.end).some((w) => TRADE.test(w));
const hasActivity = (scene: Scene, run: Run) => {
  for (let i = run.first; i < run.end; i++) if (isActivity(scene.low[i])) return true;
  return false;
};

const skipAdverbs = (scene: Scene, at: number) => {
  let i = at;
  while (scene.tokens[i]?.pos === 'ADV' || /^["“]$/.test(scene.low[i] ?? '')) i++;
  return i;
};

const subjectOfPassive = (scene: Scene, group: VerbGroup): Run | null =>
  subjectBefore(scene, group.subjectAt).run ??
  phraseBefore(scene, group.first, scene.sentenceOf(group.first).firstToken);

/** "by the ministry", when told: null where no agent is. */
function agentOf(scene: Scene, officials: Officials, at: number): 'issuer' | 'other' | null {
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

function makerOf(scene: Scene, officials: Officials, group: VerbGroup): 'issuer' | 'other' | null {
  if (group.asked) return makingOf(scene, officials, group.asked) === 'other' ? 'other' : 'issuer';
  const before = scene.low[group.first - 1] ?? '';
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
