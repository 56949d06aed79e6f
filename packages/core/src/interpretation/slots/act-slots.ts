/**
 * A draft whose verb itself forbids or frees → its object, or its subject where the thing stands there: "cars may be
 * sold", "schools stay closed", "tourists who are vaccinated will be allowed in".
 */

import { type Draft, fill } from '../draft.ts';
import { type ClauseSubject, clauseSubject, withRestriction } from '../grammar/clause.ts';
import { bare, headOf, phraseList, phraseWithOf } from '../grammar/noun-phrase.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { isActivity, isClosable, verbOf } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import { isState } from './issuer-slot.ts';
import { readDeedAfter } from './norm-slots.ts';
import { readLeftPlace, readPlaceIn } from './place-slot.ts';
import words from './scope.json' with { type: 'json' };
import { readScope } from './scope.ts';
import { readTails } from './tails.ts';
import { isPerson, placePhrase } from './things.ts';

const DEEDS = new Set(words.deeds);
const MODALS = new Set(words.modals);
const NOT_DONE = new Set(words.notDone);
/** Whoever must do something does a deed, whatever it is; but to be or to stay is none. */
const OBLIGES = new Set(words.obliges);
const HAVE = new Set(['have', 'has', 'had', 'need', 'needs']);
const STATES = new Set(words.stateVerbs);

/** The verb's own object, or, of a passive, its subject. */
export function readAct(scene: Scene, draft: Draft): void {
  if (draft.scopeFrom === null) return;
  const deed = draft.subjectRun && activeDeed(scene, draft);
  if (draft.subjectRun && deed) readDoing(scene, draft, draft.subjectRun, deed);
  else if (draft.subjectRun) readPassive(scene, draft, draft.subjectRun, draft.scopeFrom);
  else readActive(scene, draft, draft.scopeFrom);
}

/** "Keepers must still *clean* boots": the verb that its subject does, where it is one that rules speak of. */
function activeDeed(scene: Scene, draft: Draft): number | null {
  const at = draft.verb;
  if (scene.tokens[at]!.pos !== 'VERB' || verbGroupAt(scene, at).passive) return null;
  const isModal = isModalIn(scene, draft.anchor);
  return isDeedVerb(scene, at, isModal) ? at : null;
}

function readDoing(scene: Scene, draft: Draft, told: Run, deed: number): void {
  const subject = clauseSubject(scene, draft.group?.subjectAt ?? draft.anchor.first);
  const run = subject?.plain ?? told;
  const transitive = phraseWithOf(scene, deed + 1, draft.scopeEnd) !== null;
  if (transitive || isPerson(scene, headOf(scene, run)))
    fill(scene, draft, 'addressee', subject ? whoeverIs(scene, subject) : bare(scene, run));
  else placeSubject(scene, draft, subject, subject?.list ?? [run], run);
  readDeedAfter(scene, draft, deed, draft.scopeEnd);
}

/** "Have" and "need" oblige only before "to": "have been closed" does not. */
const isIn = (scene: Scene, { first, end }: Run, words: ReadonlySet<string>): boolean =>
  scene.low
    .slice(first, end)
    .some((w, i) => words.has(w) || (HAVE.has(w) && scene.low[first + i + 1] === 'to'));
const isModalIn = (scene: Scene, run: Run): boolean => isIn(scene, run, MODALS);

function isDeedVerb(scene: Scene, at: number, isModal: boolean): boolean {
  const verbs = verbOf(scene.low[at]!);
  if (verbs.some((v) => DEEDS.has(v))) return true;
  const { firstToken } = scene.sentenceOf(at);
  const obliged = isIn(scene, { first: Math.max(firstToken, at - 4), end: at }, OBLIGES);
  return isModal && !verbs.some((v) => (obliged ? STATES : NOT_DONE).has(v));
}

function readActive(scene: Scene, draft: Draft, from: number): void {
  const end = draft.scopeEnd;
  if (scene.low[from - 1] === 'to' && scene.tokens[from]?.pos === 'VERB') {
    readDeedAfter(scene, draft, from, end);
    return;
  }
  const object = phraseWithOf(scene, from, end);
  if (object && isClosable(scene.low[headOf(scene, object)])) {
    fill(scene, draft, 'item', bare(scene, object));
    readTails(scene, draft, object.end, end);
  } else readScope(scene, draft, from, end);
  readDeedInAnchor(scene, draft);
}

function readPassive(scene: Scene, draft: Draft, told: Run, from: number): void {
  const end = draft.scopeEnd;
  const { group } = draft;
  // "Pressed for the limit to be doubled": the clause's subject only asks.
  const subject = group?.governor ? null : clauseSubject(scene, group?.subjectAt ?? draft.anchor.first);
  const list = subject?.list ?? [told];
  const run = subject?.plain ?? told;
  // "Will be able to | sell weapons": the status ends in its "to".
  if (
    scene.low[from - 1] === 'to' &&
    scene.tokens[from]?.pos === 'VERB' &&
    isPerson(scene, headOf(scene, run))
  ) {
    fill(scene, draft, 'addressee', subject ? whoeverIs(scene, subject) : bare(scene, told));
    readDeedAfter(scene, draft, from, end);
    return;
  }
  const isDeed = isDeedBehind(scene, draft, from);
  const done = scene.low[from] === 'be' || scene.low[from - 1] === 'be';
  if (isDeed && !done) {
    fill(scene, draft, 'addressee', subject ? whoeverIs(scene, subject) : bare(scene, told));
    readDeedAfter(scene, draft, from, end);
    return;
  }
  if (draft.phase === 'urged' && run.end <= draft.anchor.first) readWanted(scene, draft);
  else if (!isMaker(scene, draft, run)) placeSubject(scene, draft, subject, list, run);
  if (isDeed) {
    const deed = scene.low[from] === 'be' ? from + 1 : from;
    fill(scene, draft, 'action', { first: deed, end: deed + 1 });
    readTails(scene, draft, deed + 1, end);
    return;
  }
  readDeedInAnchor(scene, draft);
  let i = from;
  if (scene.low[i] === 'from' && /ing$/.test(scene.low[i + 1] ?? '')) i++;
  else if (scene.low[i] === 'to' && scene.tokens[i + 1]?.pos === 'VERB') {
    toAddressee(draft);
    readDeedAfter(scene, draft, i + 1, end);
    return;
  }
  if (i > from) {
    toAddressee(draft);
    readScope(scene, draft, i, end);
  } else readTailOnly(scene, draft, from, end);
}

/** "Must still | clean", "may | sell": the anchor tells the duty alone, and the deed comes after it. */
const isDeedBehind = (scene: Scene, { anchor, verb }: Draft, from: number): boolean =>
  from === anchor.end &&
  (scene.tokens[from]?.pos === 'VERB' || DEEDS.has(scene.low[from] ?? '')) &&
  (verb >= from || MODALS.has(scene.low[verb]!)) &&
  isModalIn(scene, anchor);

/** "Britain has not altered it": a country or body that does something is not what is bound. */
function isMaker(scene: Scene, draft: Draft, run: Run): boolean {
  const kind = scene.entityAt(headOf(scene, run))?.kind;
  const acts = scene.tokens[draft.verb]!.pos === 'VERB' && !verbGroupAt(scene, draft.verb).passive;
  return acts && !isState(scene, draft) && (kind === 'place' || kind === 'office' || kind === 'organisation');
}

/** People with all that restricts them; a thing with what is told of its making, but the place apart. */
export function placeSubject(
  scene: Scene,
  draft: Draft,
  subject: ClauseSubject | null,
  list: readonly Run[],
  run: Run,
): void {
  const at = headOf(scene, run);
  const head = scene.low[at];
  const end = draft.group?.first ?? draft.anchor.first;
  if (isClosable(head)) fill(scene, draft, 'item', bare(scene, run));
  else if (isPerson(scene, at) && subject) fill(scene, draft, 'addressee', whoeverIs(scene, subject));
  else if (isActivity(head) || !subject) placePhrase(scene, draft, list, run);
  else placePhrase(scene, draft, list, withRestriction(scene, run, end, false));
  // Where visitors may come to is told behind the verb; where they are from goes with them.
  readLeftPlace(scene, draft);
  if (run.end < end) readTails(scene, draft, run.end, end);
  if (!draft.slots.place && subject) readPlaceIn(scene, draft, { first: run.end, end: subject.whole.end });
}

/** With what restricts them, but not where they merely are: "travellers landing in …", "growers" of "growers in …". */
const whoeverIs = (scene: Scene, { plain, whole }: ClauseSubject): Run =>
  bare(scene, scene.tokens[plain.end]?.pos === 'ADP' ? plain : whole);

/** "Can still be sold", "may carry": what is done, or to be done, is the deed. */
export function readDeedInAnchor(scene: Scene, draft: Draft): void {
  const { first, end } = draft.anchor;
  const isModal = isModalIn(scene, draft.anchor);
  for (let i = end - 1; i > first; i--) {
    const done = scene.low[i - 1] === 'be' && verbOf(scene.low[i]!).some((v) => DEEDS.has(v));
    if (scene.tokens[i]!.pos !== 'VERB' && !done) continue;
    if (isDeedVerb(scene, i, isModal)) fill(scene, draft, 'action', { first: i, end: i + 1 });
    return;
  }
}

/** "Asked for the land checks to be dropped", "wants the fee waived": the thing stands in the anchor, behind who asks. */
function readWanted(scene: Scene, draft: Draft): void {
  for (let i = draft.anchor.first + 1; i < draft.anchor.end; i++) {
    const list = phraseList(scene, i, draft.anchor.end);
    const last = list.at(-1);
    if (!last) continue;
    placePhrase(scene, draft, list, { first: i, end: last.end });
    return;
  }
}

/** Who is told to do something is bound, and no thing. */
function toAddressee(draft: Draft): void {
  if (!draft.slots.item || draft.slots.addressee) return;
  draft.slots.addressee = draft.slots.item;
  delete draft.slots.item;
}

/** Only prepositional phrases follow a passive: "were banned in all schools". */
function readTailOnly(scene: Scene, draft: Draft, from: number, end: number): void {
  if (
    scene.tokens[from]?.pos === 'ADP' ||
    scene.tokens[from]?.pos === 'ADV' ||
    /^(?:,|to|if|unless)$/.test(scene.low[from] ?? '')
  )
    readScope(scene, draft, from, end);
}
