/**
 * A draft whose verb itself forbids or frees → its object, or its subject where the thing stands there: "cars may be
 * sold", "schools stay closed", "tourists who are vaccinated will be allowed in".
 */
import { type ClauseSubject, clauseSubject, withRestriction } from './clause.ts';
import { type Draft, fill } from './draft.ts';
import { isActivity, isClosable, isPeople, verbOf } from './lexicon.ts';
import { readDeedAfter } from './norm-slots.ts';
import { bare, headOf, phraseWithOf } from './noun-phrase.ts';
import type { Run, Scene } from './scene.ts';
import words from './scope.json' with { type: 'json' };
import { readScope } from './scope.ts';
import { readTails } from './tails.ts';
import { hasPlace, placePhrase } from './things.ts';

const DEEDS = new Set(words.deeds);
const MODALS = new Set(words.modals);
const NOT_DONE = new Set(words.notDone);

/** The verb's own object, or, of a passive, its subject. */
export function readAct(scene: Scene, draft: Draft): void {
  if (draft.scopeFrom === null) return;
  if (draft.subjectRun) readPassive(scene, draft, draft.subjectRun, draft.scopeFrom);
  else readActive(scene, draft, draft.scopeFrom);
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
  const subject = clauseSubject(scene, draft.group?.subjectAt ?? draft.anchor.first);
  const list = subject?.list ?? [told];
  const run = subject?.plain ?? told;
  const isDeed = scene.tokens[from]?.pos === 'VERB' && /^(?:may|can|must)$/.test(scene.low[draft.verb]!);
  if (isDeed) {
    fill(scene, draft, 'addressee', bare(scene, subject?.whole ?? told));
    readDeedAfter(scene, draft, from, end);
    return;
  }
  placeSubject(scene, draft, subject, list, run);
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

/** People with all that restricts them; a thing with what is told of its making, but the place apart. */
export function placeSubject(
  scene: Scene,
  draft: Draft,
  subject: ClauseSubject | null,
  list: readonly Run[],
  run: Run,
): void {
  const head = scene.low[headOf(scene, run)];
  const end = draft.group?.first ?? draft.anchor.first;
  if (isClosable(head)) fill(scene, draft, 'item', bare(scene, run));
  else if (isPeople(head) && subject) fill(scene, draft, 'addressee', bare(scene, subject.whole));
  else if (isActivity(head) || !subject) placePhrase(scene, draft, list, run);
  else placePhrase(scene, draft, list, withRestriction(scene, run, end, false));
  if (run.end < end) readTails(scene, draft, run.end, end);
  if (!draft.slots.place && subject) readPlaceIn(scene, draft, { first: run.end, end: subject.whole.end });
}

/** "Travellers landing *in Hong Kong*". */
function readPlaceIn(scene: Scene, draft: Draft, { first, end }: Run): void {
  for (let i = first; i < end; i++) {
    if (!PLACE_PREPOSITIONS.has(scene.low[i]!)) continue;
    const phrase = phraseWithOf(scene, i + 1, end);
    if (!phrase || !hasPlace(scene, phrase)) continue;
    fill(scene, draft, 'place', bare(scene, phrase));
    return;
  }
}
const PLACE_PREPOSITIONS = new Set(words.placePrepositions);

/** "Can still be sold", "may carry": what is done, or to be done, is the deed. */
export function readDeedInAnchor(scene: Scene, draft: Draft): void {
  const { first, end } = draft.anchor;
  const isModal = scene.low.slice(first, end).some((w) => MODALS.has(w));
  for (let i = end - 1; i > first; i--) {
    if (scene.tokens[i]!.pos !== 'VERB') continue;
    const verbs = verbOf(scene.low[i]!);
    if (verbs.some((v) => DEEDS.has(v)) || (isModal && !verbs.some((v) => NOT_DONE.has(v))))
      fill(scene, draft, 'action', { first: i, end: i + 1 });
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
