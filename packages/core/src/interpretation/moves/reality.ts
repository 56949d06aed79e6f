/**
 * Drafts → the same with their phase and the speaker's certainty: from the verb group (modals, negation, the word that
 * governs it) and from what became of the bill or law that would make the move. Drafts that tell of nothing real are left out.
 */

import type { Phase } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';
import { phraseBefore } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import type { VerbGroup } from '../grammar/verb-group.ts';
import { isDraft, verbOf } from '../lexicon.ts';
import type { Scene } from '../scene.ts';
import type { Officials } from '../slots/issuers.ts';
import { carrierOf, headWord, phaseOfBill } from './bills.ts';
import { isMishap, isSport } from './elsewhere.ts';
import { anyOf, governed } from './governed.ts';
import { type Real, real } from './real.ts';
import words from './reality.json' with { type: 'json' };

const HEDGES = new Set(words.hedges);
const HYPOTHETICAL = new Set(words.hypotheticals);
const OPENERS = new Set(words.clauseOpeners);
const WILL = new Set(words.will);
const MAY = new Set(words.may);

/** Beside one of these, "still" tells of a rule that stands. */
const STANDING = new Set([...words.will, ...words.may, ...words.should, 'is', 'are', 'have', 'has', 'would']);
const SHOULD = new Set(words.should);

export const withReality =
  (scene: Scene, officials: Officials) =>
  (draft: Draft): Draft[] => {
    if (!draft.norm && (isSport(scene, draft.verb) || isMishap(scene, draft.verb))) return [];
    if (draft.phase === 'rejected') return [{ ...draft, certainty: 'CT+' }];
    if (!draft.group) return draft.move === 'keep' ? [draft] : [];
    if (isStill(scene, draft)) return [{ ...draft, move: 'keep', phase: 'in_force', certainty: 'CT+' }];
    const told = phaseOf(scene, officials, draft, draft.group);
    if (!told) return [];
    const denied =
      (told.phase === 'in_force' || (told.phase === 'rejected' && draft.group.negated)) &&
      isDenied(scene, draft);
    return [{ ...draft, ...told, ...(denied ? real('denied') : {}) }];
  };

/** "Will still have to obtain", "can still be sold": it goes on as it was. */
const isStill = (scene: Scene, { group, verb, anchor, move }: Draft): boolean => {
  if (!group || (move !== 'impose' && move !== 'ease')) return false;
  if (group.governor && group.governor.stand !== 'urged') return false;
  const own = scene.low.slice(Math.min(group.ownFirst, anchor.end - 1), Math.max(verb, anchor.end));
  return own.includes('still') && own.some((w) => STANDING.has(w));
};

function phaseOf(scene: Scene, officials: Officials, draft: Draft, group: VerbGroup): Real | null {
  if (isHypothetical(scene, group) || isGeneral(scene, draft, group)) return null;
  if (group.governor) return governed(scene, officials, draft, group);
  const relative = isRelativePronoun(scene, group.first - 1);
  const start = relative ? group.first - (scene.low[group.first - 2] === ',' ? 2 : 1) : group.first;
  const before = phraseBefore(scene, start, scene.sentenceOf(group.first).firstToken);
  if (group.form === 'infinitive') {
    const headline = scene.kindOf(scene.sentenceOf(draft.verb)) === 'headline';
    return headline && before && scene.low[group.first - 1] !== 'to' ? real('announced') : null;
  }
  const near = group.form === 'gerund' || relative ? before : subjectBefore(scene, group.subjectAt).run;
  const carrier = group.passive ? null : carrierOf(scene, officials, near, relative ? group.first : null);
  if (carrier) {
    if (group.negated && draft.move !== 'lift') return null;
    const phase = phaseOfBill(scene, carrier);
    // What became of a rule is told by its own verb: "reversed a rule that barred drilling".
    if (phase === 'rejected' && !isDraft(headWord(scene, carrier)) && group.modal !== 'would') return null;
    return real(group.modal === 'will' && phase === 'in_force' ? 'announced' : phase, { vehicle: carrier });
  }
  if (group.form === 'gerund') return participial(scene, draft, group);
  const asked = subjunctive(scene, draft, group);
  if (asked) return real(asked);
  if (group.modal) return modal(scene, draft, group, group.modal);
  if (group.negated) return negated(scene, draft, group);
  const hedged = scene.low
    .slice(Math.max(0, group.first - 2), draft.anchor.end + 1)
    .some((w) => HEDGES.has(w));
  return hedged ? real('in_force', { certainty: 'PR+' }) : real('in_force');
}

/** "…, banning exports" tells of a deed; "barring any surprise" of none. */
function participial(scene: Scene, draft: Draft, group: VerbGroup): Real | null {
  const idiom = /^barring (?:any|some|a|an|unforeseen)$/.test(
    `${scene.low[draft.verb]} ${scene.low[draft.anchor.end] ?? ''}`,
  );
  const opens = scene.low[group.first - 1];
  return !idiom && (opens === ',' || opens === 'while' || opens === 'by') ? real('in_force') : null;
}

const isRelativePronoun = (scene: Scene, at: number) => /^(?:which|that|who)$/.test(scene.low[at] ?? '');

const cueOf = (scene: Scene, draft: Draft): string[] =>
  scene.saidWithin(draft.verb)?.cue.flatMap((c) => c.text.toLowerCase().split(/\s+/).flatMap(verbOf)) ?? [];

/** "denied that it had lifted the ban", "rejected claims that", "denying a report". */
function isDenied(scene: Scene, draft: Draft): boolean {
  if (anyOf(cueOf(scene, draft), words.denies)) return true;
  const { firstToken, endToken } = scene.sentenceOf(draft.verb);
  for (let i = draft.anchor.first - 1; i > firstToken; i--) {
    if (!words.claims.includes(scene.low[i]!.replace(/s$/, ''))) continue;
    for (let k = i - 1; k >= Math.max(firstToken, i - 4); k--)
      if (anyOf(verbOf(scene.low[k]!), words.denials)) return true;
  }
  const group = draft.group!;
  return group.negated && group.perfect && scene.low.slice(draft.anchor.end, endToken).includes('denying');
}

/** "demanded that the government impose": the bare verb behind a word of asking. */
function subjunctive(scene: Scene, draft: Draft, group: VerbGroup): Phase | null {
  const bare = scene.tokens[draft.verb]!.lemma === scene.low[draft.verb];
  if (group.modal || group.perfect || (!group.passive && !bare)) return null;
  if (group.passive && scene.low[draft.verb - 1] !== 'be') return null;
  const that = thatVerb(scene, group.subjectAt);
  const cue = [...cueOf(scene, draft), ...that];
  if (anyOf(cue, words.asksBySaying)) return 'urged';
  return anyOf(cue, words.proposesBySaying) ? 'proposed' : null;
}

/** The verb before the "that" of a clause. */
function thatVerb(scene: Scene, at: number): string[] {
  const { firstToken } = scene.sentenceOf(at);
  for (let i = at - 1; i > Math.max(firstToken, at - 8); i--)
    if (scene.low[i] === 'that') return verbOf(scene.low[i - 1]!);
  return [];
}

/** "if the ban is lifted", "until the ban is lifted": nothing happened. "Considering whether to" is governed instead. */
function isHypothetical(scene: Scene, group: VerbGroup): boolean {
  const start = scene.sentenceOf(group.first).firstToken;
  if (scene.low[group.first - 1] === 'where') return true;
  for (let i = group.subjectAt - 1; i >= Math.max(start, group.subjectAt - 24); i--) {
    const word = scene.low[i]!;
    if (HYPOTHETICAL.has(word)) {
      if (word === 'when') return false;
      return !(word === 'whether' && group.governor?.stand === 'hinted' && i > group.governor.at);
    }
    if (OPENERS.has(word)) return false;
  }
  return false;
}

/** "When a country slaps tariffs on goods, importers pay": a general truth in the present. */
function isGeneral(scene: Scene, draft: Draft, group: VerbGroup): boolean {
  const { firstToken } = scene.sentenceOf(draft.verb);
  const opens = /^(?:when|whenever)$/.test(scene.low[firstToken]!) && draft.verb - firstToken < 8;
  return opens && !group.passive && !group.perfect && /s$/.test(scene.low[draft.verb]!);
}

function modal(scene: Scene, draft: Draft, group: VerbGroup, word: string): Real | null {
  const keeps = draft.move === 'keep';
  const { firstToken, endToken } = scene.sentenceOf(draft.verb);
  const conditional = scene.low.slice(firstToken, endToken).some((w) => w === 'if' || w === 'unless');
  if (WILL.has(word)) {
    if (group.negated) return keeps ? null : real('rejected');
    return keeps ? real('in_force') : real('announced');
  }
  if (word === 'would' && anyOf(cueOf(scene, draft), words.hopesBySaying)) return real('hinted');
  if (word === 'would') {
    if (group.negated) return real('rejected');
    if (keeps) return real('in_force');
    return conditional ? real('hinted') : real('announced');
  }
  if (word === 'may' && /^(?:now|only)$/.test(scene.low[group.first + 1] ?? '')) return real('in_force');
  if (group.negated) return null;
  return MAY.has(word) ? real('hinted') : SHOULD.has(word) ? real('urged') : null;
}

/** "Has not been lifted" is a keep; "did not extend the ban" a refusal; "has not banned" tells of no move, unless denied. */
function negated(scene: Scene, draft: Draft, group: VerbGroup): Real | null {
  const frees = draft.move === 'lift' || draft.move === 'ease';
  const denied = anyOf(cueOf(scene, draft), words.denies);
  if (denied || isDenied(scene, draft)) return real('denied');
  if (frees && !group.perfect && /^(?:do|does)$/.test(scene.low[group.first]!))
    return real('in_force', { move: 'keep' });
  if (!draft.norm) return null;
  if (frees) return group.perfect || group.passive ? real('in_force', { move: 'keep' }) : real('rejected');
  const did = scene.low.slice(group.first, draft.verb).includes('did');
  return draft.move === 'tighten' && did ? real('rejected') : null;
}
