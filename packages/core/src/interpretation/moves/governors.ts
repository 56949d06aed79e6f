/**
 * An infinitive or a gerund → the word that governs it and tells how real it is: "plans to lift", "has no plans to",
 * "considering lifting", "urged the government to". Of two in a row the weaker one counts: "refused to consider".
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { phraseBefore } from '../grammar/noun-phrase.ts';
import { plainGroup, type VerbGroup } from '../grammar/verb-group.ts';
import { singular, verbOf } from '../grammar/word-forms.ts';
import type { Run, Scene } from '../scene.ts';
import rows from './governors.json' with { type: 'json' };

/** A phase; or: it does happen, it is put off, it is given up. */
export type Stand =
  | 'announced'
  | 'proposed'
  | 'hinted'
  | 'urged'
  | 'rejected'
  | 'denied'
  | 'in_force'
  | 'delayed'
  | 'continued'
  | 'stopped'
  | 'irrelevant';

export type Governor = {
  at: number;
  stand: Stand;
  certainty: 'PR+' | null;
  noun: boolean;
  negated: boolean;
  modal: string | null;
};

type Entry = { stand: Stand; certainty?: 'PR+'; asks?: boolean };
const VERBS = new Map<string, Entry>();
const NOUNS = new Map<string, Entry>();
for (const { words, noun, stand, certainty, asks } of rows)
  for (const word of words)
    (noun ? NOUNS : VERBS).set(word, {
      stand: stand as Stand,
      ...(certainty ? { certainty: 'PR+' as const } : {}),
      ...(asks ? { asks } : {}),
    });

/** "Thinking *of* raising" weighs it, "thinks it will be raised" believes it; "voted *against* lifting" refuses. */
function byParticle(scene: Scene, at: number): Entry | null {
  const verbs = verbOf(scene.low[at]!);
  const after = scene.low[at + 1] ?? '';
  if (verbs.includes('think') && /^(?:of|about)$/.test(after)) return { stand: 'hinted' };
  if (/^(?:go|keep|carry)$/.test(verbs.at(-1) ?? '') && after === 'on') return { stand: 'continued' };
  if (/^(?:vote|decide|come|argue)$/.test(verbs.at(-1) ?? '') && after === 'against')
    return { stand: 'rejected' };
  return null;
}

function verbGovernor(word: string): Entry | null {
  for (const form of verbOf(word)) {
    const found = VERBS.get(form);
    if (found) return found;
  }
  return null;
}
const nounGovernor = (word: string): Entry | null => NOUNS.get(word) ?? NOUNS.get(singular(word)) ?? null;

export function withGovernor(scene: Scene, group: VerbGroup): VerbGroup {
  const start = scene.sentenceOf(group.first).firstToken;
  const found = governorBefore(scene, group, start);
  if (!found) return group;
  const { at, noun, asked } = found;
  const told = noun ? nounGovernor(scene.low[at]!) : verbGovernor(scene.low[at]!);
  if (!told) return group;
  const entry = (noun ? null : byParticle(scene, at)) ?? told;
  const outer = noun ? outerVerb(scene, at, start) : plainGroup(scene, at);
  const nested =
    outer && (noun || outer.form === 'infinitive' || outer.form === 'gerund')
      ? withGovernor(scene, outer)
      : outer;
  if (nested?.governor && STRENGTH[nested.governor.stand] < STRENGTH[entry.stand] && !noun)
    return {
      ...group,
      first: nested.first,
      subjectAt: nested.subjectAt,
      governor: nested.governor,
      asked: asked ?? nested.asked,
    };
  const notTo = group.form === 'infinitive' && scene.low[group.first - 1] === 'not';
  const denied = noun && /^(?:no|any)$/.test(scene.low[at - 1] ?? '');
  return {
    ...group,
    first: noun ? at : (nested?.first ?? at),
    subjectAt: noun ? nounStart(scene, at, start) : (nested?.subjectAt ?? at),
    pastPerfect: group.pastPerfect || (outer?.pastPerfect ?? false),
    governor: {
      at,
      stand: entry.stand,
      certainty: entry.certainty ?? null,
      noun,
      negated: (outer?.negated ?? false) || denied || notTo,
      modal: outer?.modal ?? null,
    },
    // "Called for the ban *to be lifted*": what is to be changed, not who is to change it.
    asked:
      group.passive || (entry.stand === 'in_force' && verbOf(scene.low[at]!).includes('become'))
        ? null
        : asked,
  };
}

/** The verb that a governing noun is the object of: "*abandoned* plans to". */
function outerVerb(scene: Scene, noun: number, start: number): VerbGroup | null {
  let i = noun;
  while (i > start && /^(?:DET|ADJ|PRON)$/.test(scene.tokens[i - 1]!.pos)) i--;
  return i > start && scene.tokens[i - 1]!.pos === 'VERB' ? plainGroup(scene, i - 1) : null;
}

/** "has no plans to lift": the subject stands before the light verb. */
function nounStart(scene: Scene, noun: number, start: number): number {
  let i = noun;
  while (i > start && /^(?:DET|ADJ)$/.test(scene.tokens[i - 1]!.pos)) i--;
  while (i > start && /^(?:VERB|AUX|ADV|PART)$/.test(scene.tokens[i - 1]!.pos)) i--;
  return i;
}

type Found = { at: number; noun: boolean; asked: Run | null };
const BETWEEN =
  /^(?:not|whether|how|,|on|for|about|at|of|out|against|to|with|from|into|over|by|up|forward|–|-|short|back|down|away|ahead|off|in|late|early|again|favour|favor)$/;

function governorBefore(scene: Scene, group: VerbGroup, start: number): Found | null {
  let i = withoutTime(scene, firstOfList(scene, group.first, start), start) - 1;
  while (i > start && !isAbout(scene, i, group) && isBetween(scene, i)) {
    if (scene.low[i] === 'by' || scene.low[i] === ',') return null;
    i--;
  }
  if (i < start) return null;
  const wished = group.passive ? askedBefore(scene, i, start) : null;
  if (wished) return wished;
  const describes =
    group.form === 'gerund' && i === group.first - 1 && nounGovernor(scene.low[i]!)?.stand === 'in_force';
  if (describes) return null;
  if (nounGovernor(scene.low[i]!) && scene.tokens[i]!.pos === 'NOUN')
    return { at: i, noun: true, asked: null };
  if (verbGovernor(scene.low[i]!) && mayGovern(scene, i)) return { at: i, noun: false, asked: null };
  return askedBefore(scene, i, start);
}

/** "Whether to modify, prolong *or end* the measure": what governs a list of verbs stands before its first. */
function firstOfList(scene: Scene, verb: number, start: number): number {
  let at = verb;
  while (
    at - 2 > start &&
    /^(?:or|and|,)$/.test(scene.low[at - 1]!) &&
    scene.tokens[at - 2]!.pos === 'VERB' &&
    scene.tokens[at - 2]!.lemma === scene.low[at - 2]
  )
    at -= 2;
  return at < verb && scene.low[at - 1] === 'to' ? at - 1 : verb;
}

/** "Urged *the government* to", "called for *the ban* to be": the phrase between the governor and its verb. */
function askedBefore(scene: Scene, end: number, start: number): Found | null {
  const pronoun = /^(?:him|her|them|it|us|me|you)$/.test(scene.low[end] ?? '');
  const asked = pronoun
    ? { first: end, end: end + 1 }
    : phraseBefore(scene, withoutTime(scene, end + 1, start), start);
  if (!asked) return null;
  // "*Calls* for the administration to allow": one phrase, in which the noun that asks stands first.
  for (let at = asked.first; at + 2 < asked.end; at++)
    if (nounGovernor(scene.low[at]!)?.stand === 'urged' && /^(?:for|on|to)$/.test(scene.low[at + 1]!))
      return { at, noun: true, asked: { first: at + 2, end: asked.end } };
  let k = asked.first - 1;
  // "Pressed for the ban *on rice* to be replaced."
  if (/^(?:on|against|to|in|of)$/.test(scene.low[k] ?? '') && !verbGovernor(scene.low[k - 1] ?? '')) {
    const outer = phraseBefore(scene, k, start);
    if (outer) k = outer.first - 1;
  }
  if (k >= start && /^(?:on|for|to|upon|that|against)$/.test(scene.low[k]!)) k--;
  if (k < start) return null;
  if (nounGovernor(scene.low[k]!)?.stand === 'urged' && scene.tokens[k]!.pos === 'NOUN')
    return { at: k, noun: true, asked };
  return verbGovernor(scene.low[k]!)?.asks ? { at: k, noun: false, asked } : null;
}

const mayGovern = (scene: Scene, at: number) =>
  !/^(?:DET|NOUN|PROPN)$/.test(scene.tokens[at]!.pos) || scene.kindOf(scene.sentenceOf(at)) === 'headline';

const isBetween = (scene: Scene, at: number) =>
  scene.tokens[at]!.pos === 'ADV' || scene.tokens[at]!.pos === 'NUM' || BETWEEN.test(scene.low[at]!);

/** "is about to expand": not the preposition. */
const isAbout = (scene: Scene, at: number, group: VerbGroup) =>
  scene.low[at] === 'about' && at === group.first - 1 && group.form === 'infinitive';

const STRENGTH: Record<Stand, number> = {
  irrelevant: -1,
  denied: 0,
  rejected: 1,
  urged: 2,
  hinted: 3,
  proposed: 4,
  delayed: 5,
  announced: 6,
  continued: 7,
  stopped: 7,
  in_force: 8,
};

/** "urged the United States *on Tuesday* to let". */
function withoutTime(scene: Scene, end: number, start: number): number {
  let i = end;
  while (i > start && isTimePhrase(scene, { first: i - 1, end: i })) i--;
  if (i < end && /^(?:on|this|last|in)$/.test(scene.low[i - 1] ?? '')) i--;
  return i;
}
