/**
 * What follows the thing → place, purpose, condition, exceptions: one prepositional phrase after another, until the words
 * give a reason, begin a new clause or are of no known kind.
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { type Draft, fill } from '../draft.ts';
import { withRestriction } from '../grammar/clause.ts';
import { bare, headOf, phraseAt, phraseList, phraseWithOf } from '../grammar/noun-phrase.ts';
import { isActivity, isPeople } from '../lexicon.ts';
import { beginsAt, quoteRun, type Run, runOf, type Scene } from '../scene.ts';
import { isGerund, readDeed } from './deeds.ts';
import words from './scope.json' with { type: 'json' };
import { hasPlace, isPerson, isPlace } from './things.ts';

const PLACE_PREPOSITIONS = new Set(words.placePrepositions);
const PLACE_ADVERBS = new Set(words.placeAdverbs);
const STARTS_PLACE_ONLY = new Set(words.placeOnly);
const CONDITIONS = words.conditions.map((w) => w.split(' '));
const EXCEPTIONS = words.exceptions.map((w) => w.split(' '));
const REASONS = words.reasons.map((w) => w.split(' '));
/** "cars made in China": where they come from is told by what follows. */
const ORIGINS = new Set(words.origins);

/** What follows the first phrase: prepositional phrases, purposes, conditions, exceptions. */
export function readTails(scene: Scene, draft: Draft, from: number, end: number): void {
  let i = from;
  while (i < end) {
    const next = readTail(scene, draft, i, end);
    if (next <= i) break;
    i = next;
  }
}

/** One prepositional phrase, condition or exception; gives where it ends, or the same place where nothing was read. */
function readTail(scene: Scene, draft: Draft, at: number, end: number): number {
  const word = scene.low[at]!;
  const isComma = word === ',';
  const start = isComma ? at + 1 : at;
  const exception = beginsAt(scene, EXCEPTIONS, start);
  if (exception > 0) {
    const list = phraseList(scene, start + exception, end);
    if (list.length > 0) {
      const whole = { first: list[0]!.first, end: list.at(-1)!.end };
      const told = { first: whole.first, end: Math.max(whole.end, clauseEnd(scene, whole.end, end)) };
      draft.exceptions.push(quoteRun(scene, bare(scene, told)));
      return told.end;
    }
    return start + exception;
  }
  const condition = beginsAt(scene, CONDITIONS, start);
  if (condition > 0) {
    const stop = clauseEnd(scene, start + condition, end);
    if (stop > start + condition) fill(scene, draft, 'condition', bare(scene, { first: start, end: stop }));
    return stop;
  }
  if (beginsAt(scene, REASONS, start) > 0) return end;
  if (/^(?:but|and)$/.test(scene.low[start] ?? '') && scene.low[start + 1] === 'only') return start + 2;
  if (scene.low[start] === 'only' && /^(?:in|for|to|at|within|if|when|on)$/.test(scene.low[start + 1] ?? ''))
    return start + 1;
  const price = word === 'at' ? priceAfter(scene, at + 1, end) : null;
  if (price) {
    fill(scene, draft, 'condition', bare(scene, price));
    return price.end;
  }
  if (isComma) return at;
  if (PLACE_ADVERBS.has(word)) {
    fill(scene, draft, 'place', { first: at, end: at + 1 });
    return at + 1;
  }
  // "the weapons it supplies": a clause about the thing is passed over.
  if (/^(?:it|they|he|she|we)$/.test(word) && scene.tokens[at + 1]?.pos === 'VERB') return at + 2;
  if (word === '(') {
    const close = scene.low.indexOf(')', at);
    return close > at && close < end ? close + 1 : at;
  }
  if (scene.tokens[at]!.pos === 'ADV' || word === 'respectively' || ORIGINS.has(word)) return at + 1;
  if (word === 'to' && scene.tokens[at + 1]?.pos === 'VERB') return readPurpose(scene, draft, at + 1, end);
  if (word === 'in' && scene.low[at + 1] === 'order') return readPurpose(scene, draft, at + 3, end);
  if (word === 'that' || word === 'which' || word === 'who') return end;
  const target = at + 1;
  if (
    PLACE_PREPOSITIONS.has(word) ||
    word === 'for' ||
    word === 'of' ||
    word === 'by' ||
    word === 'until' ||
    word === 'at' ||
    word === 'with'
  ) {
    if (isGerund(scene, target)) {
      if (word === 'for') return readPurpose(scene, draft, target, end);
      if (word === 'by') return end;
      return readDeed(scene, draft, target, end);
    }
    const list = phraseList(scene, target, end);
    const first = list[0];
    if (!first) return at + 1;
    const whole = { first: first.first, end: list.at(-1)!.end };
    if (isTimePhrase(scene, whole)) return whole.end;
    const head = headOf(scene, first);
    if (word === 'with' && scene.entityAt(head)?.kind === 'place' && !scene.entityAt(head)!.demonym)
      fill(scene, draft, 'place', bare(scene, whole));
    else if (word === 'for' || (word === 'in' && words.purposeHeads.includes(scene.low[head]!)))
      forPhrase(scene, draft, whole, head);
    else if (PLACE_PREPOSITIONS.has(word)) {
      if (isPlace(scene, whole) || hasPlace(scene, whole)) {
        const restricted = list.length === 1 ? withRestriction(scene, whole, end, false) : whole;
        fill(scene, draft, 'place', bare(scene, restricted));
        return restricted.end;
      }
      if (word === 'to' && isPeople(scene.low[head])) fill(scene, draft, 'addressee', bare(scene, whole));
      else if (STARTS_PLACE_ONLY.has(word)) {
        // "to all comers" and the like say nothing of a place.
      } else if (isActivity(scene.low[head])) fill(scene, draft, 'action', { first: head, end: head + 1 });
      else if (word === 'on' && !draft.slots.item)
        fill(scene, draft, isPeople(scene.low[head]) ? 'addressee' : 'item', bare(scene, whole));
      else if (word === 'from' && !draft.slots.item && !draft.slots.addressee)
        fill(scene, draft, 'item', bare(scene, whole));
    }
    return whole.end;
  }
  return at;
}

/** "for tourists", "for the defence of the region", "for wheat". */
function forPhrase(scene: Scene, draft: Draft, whole: Run, head: number): void {
  if (scene.tokens[whole.first]!.pos === 'NUM' && isTimePhrase(scene, whole)) return;
  const entity = scene.entityAt(head);
  if (VEHICLES.has(scene.low[head]!)) {
    widenItem(scene, draft, whole);
    return;
  }
  if (entity?.kind === 'place' && !entity.demonym) fill(scene, draft, 'place', bare(scene, whole));
  else if (isPerson(scene, head) || (entity && entity.kind !== 'name'))
    fill(scene, draft, 'addressee', bare(scene, whole));
  else if (AIMLESS.has(scene.low[head]!) && whole.end - whole.first < 3) {
    // "for any purpose" bounds nothing.
  } else if (words.purposeHeads.includes(scene.low[head]!)) fill(scene, draft, 'purpose', bare(scene, whole));
  else if (!draft.slots.item) fill(scene, draft, 'item', bare(scene, whole));
  else widenItem(scene, draft, whole);
}

const USED = new Set(words.usedFor);

const AIMLESS = new Set(words.aimless);
const PRICES = new Set(words.prices);
const VEHICLES = new Set(words.vehicles);

/** "Parts *for fighter jets*": what a thing is for tells which thing; what it is used for is a purpose. */
function widenItem(scene: Scene, draft: Draft, whole: Run): void {
  const item = draft.slots.item && !draft.slots.item.inferred ? runOf(scene, draft.slots.item) : null;
  const action = draft.slots.action && !draft.slots.action.inferred ? draft.slots.action.text : '';
  if (item && item.end === whole.first - 1 && USED.has(action.toLowerCase()))
    fill(scene, draft, 'purpose', bare(scene, whole));
  else if (item && item.end === whole.first - 1)
    draft.slots.item = quoteRun(scene, { first: item.first, end: whole.end });
}

/** "to strike offensively inside Russia": the deed is the purpose, its place the place. */
function readPurpose(scene: Scene, draft: Draft, at: number, end: number): number {
  let stop = at + 1;
  let place: Run | null = null;
  while (stop < end) {
    const word = scene.low[stop]!;
    if (
      (/^(?:,|;|\.|:|"|”|-|–|\()$/.test(word) && !isJoinedDash(scene, stop)) ||
      scene.tokens[stop]!.pos === 'AUX'
    )
      break;
    if (/^(?:after|before|since|until|while|as|because|when|which|who|that|but|if)$/.test(word)) break;
    if (PLACE_PREPOSITIONS.has(word) && stop > at) {
      const phrase = phraseWithOf(scene, stop + 1, end);
      if (phrase && (isPlace(scene, phrase) || hasPlace(scene, phrase))) {
        place = phrase;
        break;
      }
      if (phrase && isTimePhrase(scene, phrase)) break;
    }
    stop++;
  }
  fill(scene, draft, 'purpose', bare(scene, { first: at, end: stop }));
  if (!place) return stop;
  fill(scene, draft, 'place', bare(scene, place));
  return place.end;
}

/** "at a price of 490 dollars a tonne or more": what must be paid is a condition. */
function priceAfter(scene: Scene, from: number, end: number): Run | null {
  const phrase = phraseAt(scene, from, end);
  if (!phrase || !PRICES.has(scene.low[phrase.end - 1]!)) return null;
  let stop = phrase.end;
  if (scene.low[stop] !== 'of') return phrase;
  while (stop < end && !/^(?:,|;|\.|:|until|till|and|but|from)$/.test(scene.low[stop]!)) stop++;
  return { first: from, end: stop };
}

const isJoinedDash = (scene: Scene, at: number) =>
  /^[-–]$/.test(scene.low[at]!) && scene.tokens[at - 1]?.end === scene.tokens[at]!.start;

/** To the next comma, stop or new clause. */
export function clauseEnd(scene: Scene, at: number, end: number): number {
  let i = at;
  while (i < end && !/^(?:,|;|\.|:|\?|!|”|"|\)|—|–)$/.test(scene.low[i]!)) i++;
  return i;
}
