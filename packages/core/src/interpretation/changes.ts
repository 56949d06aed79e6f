/**
 * Sentences → drafts where a verb does something to a named restriction, permission or rule: "lifted a ban on …",
 * "tariffs were raised". The noun carries the polarity: what lifts a permit restricts.
 */
import type { Move } from '../vocabulary/index.ts';
import { type Draft, draftAt } from './draft.ts';
import { makingOf, type Officials } from './issuers.ts';
import {
  type Effect,
  effectsOnPermissions,
  effectsOnRestrictions,
  isLowTight,
  isPartial,
  isPeople,
  type Norm,
  normAt,
  PARTIAL_PHRASES,
} from './lexicon.ts';
import { headOf, isNounAt } from './noun-phrase.ts';
import type { Run, Scene } from './scene.ts';
import { subjectBefore } from './subject.ts';
import { type VerbGroup, verbGroupAt } from './verb-group.ts';
import { canBeVerb } from './verbs.ts';

export function changes(scene: Scene, officials: Officials): Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of scene.sentences)
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      if (!canBeVerb(scene, at)) continue;
      const draft = changeAt(scene, at, sentence.endToken);
      if (draft && !mayMake(scene, officials, draft)) continue;
      if (draft) drafts.push(draft);
    }
  return drafts;
}

/** A company that drops a rule of its own, haze that creates an emergency: the subject must be able to make rules. */
function mayMake(scene: Scene, officials: Officials, draft: Draft): boolean {
  const { group } = draft;
  if (!group || group.passive || group.asked || draft.phase === 'rejected') return true;
  if (group.form === 'gerund' && !group.governor)
    return scene.low[group.first - 1] !== ',' || verbBefore(scene, group.first);
  if (group.form === 'infinitive' && !group.governor) return true;
  const subject = subjectBefore(scene, group.subjectAt).run;
  return !subject || isPeopleOfRule(scene, subject) || makingOf(scene, officials, subject) !== 'other';
}

/** Whoever only asks for the change may be anyone. */
const isPeopleOfRule = (scene: Scene, subject: Run): boolean => {
  const head = headOf(scene, subject);
  return isPeople(scene.low[head]) && !/^(?:compan|firm|bank|airline)/.test(scene.low[head]!);
};

/** "…, banning exports": only after a main verb. */
function verbBefore(scene: Scene, at: number): boolean {
  const { firstToken } = scene.sentenceOf(at);
  for (let i = firstToken; i < at; i++) if (scene.tokens[i]!.pos === 'VERB') return true;
  return false;
}

function changeAt(scene: Scene, at: number, end: number): Draft | null {
  const restricting = effectsOnRestrictions(scene, at);
  const permitting = effectsOnPermissions(scene, at);
  if (restricting.length === 0 && permitting.length === 0) return unchangedRule(scene, at, end);
  const group = verbGroupAt(scene, at);
  for (const { effect, end: verbEnd } of [...restricting, ...permitting]) {
    const object = group.passive ? normBefore(scene, group.first) : normAfter(scene, verbEnd, end);
    if (!object) continue;
    const isPermission = object.norm.kind === 'permission';
    if (object.norm.kind === 'draft') continue;
    if (isPermission !== permitting.some((p) => p.effect === effect && p.end === verbEnd)) {
      if (isPermission || !restricting.some((r) => r.effect === effect)) continue;
    }
    const meant = isPermission
      ? permissionMove(effect as string)
      : restrictionMove(scene, effect as Effect, at, object);
    if (!meant) continue;
    const headline = scene.kindOf(scene.sentenceOf(at)) === 'headline';
    if (group.form === 'participle' && !headline && !group.governor) continue;
    if (meant.move === 'impose' && object.norm.kind === 'rule' && !hasScope(scene, object.run.end)) continue;
    const partial = isPartially(scene, at, group);
    return draftAt(scene, at, partial && meant.move === 'lift' ? 'ease' : meant.move, {
      anchor: { first: group.first, end: verbEnd },
      norm: object.run,
      group,
      scopeFrom: object.run.end,
      scopeEnd: group.passive && object.run.end < group.first ? group.first : end,
      partial,
      again: effect === 'again',
      ...(meant.rejected ? { phase: 'rejected' as const } : {}),
    });
  }
  return null;
}

/** "had not changed its policy on …". */
function unchangedRule(scene: Scene, at: number, end: number): Draft | null {
  if (!/^(?:chang|alter|amend|adjust)/.test(scene.low[at]!)) return null;
  const group = verbGroupAt(scene, at);
  const object = group.negated && !group.passive ? normAfter(scene, at + 1, end) : null;
  if (!object || object.norm.kind === 'draft') return null;
  return draftAt(scene, at, 'keep', {
    anchor: { first: group.first, end: at + 1 },
    norm: object.run,
    group: { ...group, negated: false, pastPerfect: false },
    scopeFrom: object.run.end,
    scopeEnd: end,
  });
}

/** More of what was there already. */
export const ADDED = /\b(?:additional|further|stricter|tougher|tighter|harsher|more)\b/;
const RAISES = /^(?:rais|increas|doubl|tripl|expand|hik|widen)/;
const LOWERS = /^(?:lower|cut|reduc|halv|slash|trim|narrow)/;

type Meant = { move: Move; rejected?: boolean };

function permissionMove(effect: string): Meant | null {
  if (effect === 'ease') return { move: 'ease' };
  if (effect === 'rejected') return { move: 'ease', rejected: true };
  if (effect === 'impose' || effect === 'lift' || effect === 'suspend') return { move: 'impose' };
  if (effect === 'tighten') return { move: 'tighten' };
  return null;
}

/** A lower limit restricts more; a restriction lowered restricts less. */
function restrictionMove(scene: Scene, effect: Effect, verb: number, { run }: NormFound): Meant | null {
  const word = scene.low[verb]!;
  const lowIsTight =
    isLowTight(scene.low[run.end - 1]) && !/^(?:price|purchase)$/.test(scene.low[run.end - 2] ?? '');
  if (effect === 'impose' && ADDED.test(scene.low.slice(run.first, run.end).join(' ')))
    return { move: 'tighten' };
  if (effect === 'again') return { move: 'impose' };
  if (effect === 'extend') return { move: 'tighten' };
  if (lowIsTight && RAISES.test(word)) return { move: 'ease' };
  if (lowIsTight && LOWERS.test(word)) return { move: 'tighten' };
  return { move: effect };
}

/** "on", "for", "requiring" right after: a rule that tells what it rules. */
const hasScope = (scene: Scene, at: number) =>
  /^(?:on|against|requiring|banning|barring|prohibiting|limiting|restricting|that|which|for|to)$/.test(
    scene.low[at] ?? '',
  );

export function isPartially(scene: Scene, verb: number, group: VerbGroup): boolean {
  for (let i = group.first; i <= verb; i++)
    if (isPartial(scene.low[i]) && /^part/.test(scene.low[i]!)) return true;
  const sentence = scene.sentenceOf(verb);
  if (/^part(?:ially|ly)$/.test(scene.low[verb + 1] ?? '')) return true;
  const words = ` ${scene.low.slice(verb, Math.min(sentence.endToken, verb + 14)).join(' ')} `;
  return PARTIAL_PHRASES.some((phrase) => words.includes(` ${phrase} `));
}

export type NormFound = { run: Run; norm: Norm };

/** The norm noun that heads the object: nouns before it are its kind, a noun after it makes it something else. */
export function normAfter(scene: Scene, from: number, end: number): NormFound | null {
  const start = scene.low[from] === 'in' && scene.low[from + 1] === 'part' ? from + 2 : from;
  let first = start;
  for (let i = start; i < Math.min(end, start + 14); i++) {
    const norm = normAt(scene, i);
    if (norm && norm.end <= end && !isOfSomething(scene, norm.end))
      return { run: { first, end: norm.end }, norm };
    const word = scene.low[i]!;
    const pos = scene.tokens[i]!.pos;
    const inside =
      isNounAt(scene, i) ||
      pos === 'ADJ' ||
      pos === 'DET' ||
      pos === 'PRON' ||
      pos === 'ADV' ||
      pos === 'PART' ||
      word === 'of' ||
      word === 'and' ||
      word === 'or' ||
      word === '-' ||
      word === '–' ||
      word === '%' ||
      word === "'s" ||
      word === '"' ||
      word === '“' ||
      word === '”' ||
      word === '$' ||
      /(?:ed|ing)$/.test(word);
    if (!inside || word === 'not' || /^(?:that|who|which|it|they|he|she|them|him)$/.test(word)) return null;
    if (word === 'of') first = i + 1;
  }
  return null;
}

const EXTENDERS =
  /^(?:order|orders|rule|rules|regime|measures?|policy|policies|system|period|rates?|scheme|requirements?|regulations|laws?|list)$/;
function isOfSomething(scene: Scene, at: number): boolean {
  const token = scene.tokens[at];
  if (token?.pos !== 'NOUN' || EXTENDERS.test(scene.low[at]!)) return false;
  return (
    !/^(?:today|yesterday|monday|tuesday|wednesday|thursday|friday)$/.test(scene.low[at]!) &&
    !canBeVerb(scene, at)
  );
}

/** The norm noun in the subject of a passive or of a state: nearest before, no other finite verb between. */
export function normBefore(scene: Scene, verbFirst: number): NormFound | null {
  const start = scene.sentenceOf(verbFirst).firstToken;
  for (let i = verbFirst - 1; i >= start; i--) {
    const token = scene.tokens[i]!;
    if (
      token.pos === 'AUX' ||
      (token.pos === 'VERB' && !/(?:ing|ed|en|made)$/.test(token.text) && !normAt(scene, i))
    ) {
      if (!isRelative(scene, i, start)) return null;
    }
    if (scene.low[i] === ';') return null;
    const norm = normAt(scene, i);
    if (!norm || norm.end > verbFirst || isOfSomething(scene, norm.end)) continue;
    let first = i;
    while (
      first > start &&
      (isNounAt(scene, first - 1) ||
        scene.tokens[first - 1]!.pos === 'ADJ' ||
        /^(?:-|–|'s|%|“|")$/.test(scene.low[first - 1]!))
    )
      first--;
    if (first > start && scene.tokens[first - 1]!.pos === 'DET') first--;
    return { run: { first, end: norm.end }, norm };
  }
  return null;
}

/** "…, which was due to expire on Wednesday, has been extended": a verb inside an aside is seen through. */
function isRelative(scene: Scene, at: number, start: number): boolean {
  for (let i = at - 1; i >= Math.max(start, at - 5); i--)
    if (/^(?:which|that|who)$/.test(scene.low[i]!)) return true;
  return /^(?:due|to)$/.test(scene.low[at - 1] ?? '') || scene.low[at - 1] === 'not';
}
