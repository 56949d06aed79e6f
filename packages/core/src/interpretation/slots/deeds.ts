/**
 * The words behind a ban or a permission → who does what with what: "Ukraine using U.S. weapons", "firms to obtain a
 * licence", "exports of rice". Gives where the reading ended.
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { type Draft, fill } from '../draft.ts';
import { withRestriction } from '../grammar/clause.ts';
import { bare, headOf, phraseList } from '../grammar/noun-phrase.ts';
import { verbOf } from '../grammar/word-forms.ts';
import { isActivity, isPeople, normAt } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import roles from '../telling/roles.json' with { type: 'json' };
import words from './scope.json' with { type: 'json' };
import { isPlace, placePhrase, withoutAmount } from './things.ts';

const FREED = new Set(roles.deedsFreed);
const ORIGINS = new Set(words.origins);
/** "resume sales of": the deed is the sale. */
const BEGINS_DEED = new Set(words.beginsDeed);

/** The first phrase: a person who does something, an activity with its object, or a thing. Gives where it ends. */
export function readThing(scene: Scene, draft: Draft, from: number, end: number): number {
  let i = from;
  while (i < end && /^["“‘':]$/.test(scene.low[i]!)) i++;
  if (isGerund(scene, i)) return readDeed(scene, draft, i, end);
  const named = scene.entityAt(i);
  if (
    named &&
    named.firstToken === i &&
    /^let/.test(scene.low[i - 1] ?? '') &&
    FREED.has(scene.low[named.endToken] ?? '')
  ) {
    fill(scene, draft, 'addressee', { first: i, end: named.endToken });
    return readDeed(scene, draft, named.endToken, end);
  }
  const list = phraseList(scene, i, end);
  const first = list[0];
  if (!first) return i;
  const whole = { first: first.first, end: list.at(-1)!.end };
  if (isGerund(scene, whole.end) && whole.end < end) {
    fill(scene, draft, 'addressee', bare(scene, whole));
    return readDeed(scene, draft, whole.end, end);
  }
  if (scene.low[whole.end] === 'from' && isGerund(scene, whole.end + 1)) {
    fill(scene, draft, 'addressee', bare(scene, whole));
    return readDeed(scene, draft, whole.end + 1, end);
  }
  if (scene.low[whole.end] === 'to' && scene.tokens[whole.end + 1]?.pos === 'VERB' && isDoer(scene, whole)) {
    fill(scene, draft, 'addressee', bare(scene, whole));
    return readDeed(scene, draft, whole.end + 1, end);
  }
  if (
    scene.tokens[whole.end]?.pos === 'VERB' &&
    whole.end < end &&
    isBareVerb(scene, whole.end) &&
    isDoer(scene, whole)
  ) {
    fill(scene, draft, 'addressee', bare(scene, whole));
    return readDeed(scene, draft, whole.end, end);
  }
  const restricted =
    list.length === 1 ? withRestriction(scene, whole, end, isPeople(scene.low[headOf(scene, first)])) : whole;
  placePhrase(scene, draft, list, restricted);
  return restricted.end;
}

/** "using U.S. weapons", "enter the country", "export rice". */
export function readDeed(scene: Scene, draft: Draft, first: number, end: number): number {
  const verb = pastGoingOn(scene, first, end);
  const deedEnd = endOfDeed(scene, verb, end);
  fill(scene, draft, 'action', { first: verb, end: deedEnd });
  const at = /^(?:them|it|these|those)$/.test(scene.low[deedEnd] ?? '') ? deedEnd + 1 : deedEnd;
  const list = phraseList(scene, at, end);
  if (list.length === 0) return at;
  const whole = { first: list[0]!.first, end: list.at(-1)!.end };
  if (isTimePhrase(scene, whole)) return at;
  if (BEGINS_DEED.has(scene.low[verb]!) && isActivity(scene.low[headOf(scene, list[0]!)])) {
    delete draft.slots.action;
    placePhrase(scene, draft, list, whole);
    return whole.end;
  }
  if (isPlace(scene, whole)) fill(scene, draft, 'place', bare(scene, whole));
  else {
    const restricted = list.length === 1 ? withRestriction(scene, whole, end, false) : whole;
    fill(scene, draft, 'item', withoutAmount(scene, bare(scene, restricted)));
    return restricted.end;
  }
  return whole.end;
}

/** "*Go on* using", "*continue to* ship", "*start* selling": the deed is the verb behind. */
function pastGoingOn(scene: Scene, verb: number, end: number): number {
  const verbs = verbOf(scene.low[verb]!);
  if (!verbs.some((v) => GOES_ON.has(v))) return verb;
  let at = verb + 1;
  while (at < end && /^(?:on|to)$/.test(scene.low[at]!)) at++;
  return at < end && scene.tokens[at]!.pos === 'VERB' ? at : verb;
}
const GOES_ON = new Set(words.goesOn);

/** With its particle, and a second verb of the same object: "hand over", "sell or transfer". */
function endOfDeed(scene: Scene, verb: number, end: number): number {
  const next = verb + 1;
  if (next < end && PARTICLES.has(scene.low[next]!)) return next + 1;
  const joined = /^(?:and|or)$/.test(scene.low[next] ?? '') && next + 1 < end;
  return joined && scene.tokens[next + 1]!.pos === 'VERB' ? next + 2 : next;
}
const PARTICLES = new Set(words.particles);

export const isGerund = (scene: Scene, at: number) => {
  const word = scene.low[at] ?? '';
  if (!word.endsWith('ing') || normAt(scene, at)) return false;
  // "a ban on firing missiles": a noun for the tagger, a deed for the rule.
  const deed =
    verbOf(word).some((v) => FREED.has(v)) &&
    /^(?:NOUN|ADJ|PROPN|DET)$/.test(scene.tokens[at + 1]?.pos ?? '');
  return scene.tokens[at]!.pos === 'VERB' || deed;
};

/** "let Ukraine *use* …". */
const isBareVerb = (scene: Scene, at: number) =>
  scene.tokens[at]!.lemma === scene.low[at] && !ORIGINS.has(scene.low[at]!);

const isDoer = (scene: Scene, run: Run): boolean => {
  const head = headOf(scene, run);
  if (isActivity(scene.low[head]) && !isPeople(scene.low[head])) return false;
  return isPeople(scene.low[head]) || scene.entityAt(head) !== undefined || scene.low[head]!.endsWith('s');
};
