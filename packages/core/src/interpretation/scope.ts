/**
 * The words after a ban or a verb of permission → who, does what, with what, where, for what, on what condition. Read
 * left to right by prepositions; what is no known kind of phrase is left alone, so that a slot stays clean.
 */
import { type Draft, fill } from './draft.ts';
import { isActivity, isPeople, isPlaceNoun, normAt, verbOf } from './lexicon.ts';
import { bare, headOf, isNounAt, phraseAt, phraseList, phraseWithOf } from './noun-phrase.ts';
import roles from './roles.json' with { type: 'json' };
import { quoteRun, type Run, type Scene } from './scene.ts';
import words from './scope.json' with { type: 'json' };
import { isTimePhrase } from './time-words.ts';

const PLACE_PREPOSITIONS = new Set(words.placePrepositions);
const STARTS_PLACE_ONLY = new Set(words.placeOnly);
const CONDITIONS = words.conditions.map((w) => w.split(' '));
const EXCEPTIONS = words.exceptions.map((w) => w.split(' '));
const STOPS = new Set(words.stops);
const REASONS = words.reasons.map((w) => w.split(' '));

const isGerund = (scene: Scene, at: number) => {
  const word = scene.low[at] ?? '';
  if (!word.endsWith('ing') || normAt(scene, at)) return false;
  // "a ban on firing missiles": a noun for the tagger, a deed for the rule.
  const deed =
    verbOf(word).some((v) => FREED.has(v)) &&
    /^(?:NOUN|ADJ|PROPN|DET)$/.test(scene.tokens[at + 1]?.pos ?? '');
  return scene.tokens[at]!.pos === 'VERB' || deed;
};

const FREED = new Set(roles.deedsFreed);

/** How a list of words begins at a token. */
export const beginsAt = (scene: Scene, lists: readonly (readonly string[])[], at: number): number => {
  for (const list of lists) if (list.every((w, i) => scene.low[at + i] === w)) return list.length;
  return 0;
};

/** Reads from `from` to the clause's end. */
export function readScope(scene: Scene, draft: Draft, from: number, end: number): void {
  readTails(scene, draft, readThing(scene, draft, from, end), end);
}

/** What follows the first phrase: prepositional phrases, purposes, conditions, exceptions. */
export function readTails(scene: Scene, draft: Draft, from: number, end: number): void {
  let i = from;
  while (i < end) {
    const next = readTail(scene, draft, i, end);
    if (next <= i) break;
    i = next;
  }
}

/** The first phrase: a person who does something, an activity with its object, or a thing. Gives where it ends. */
function readThing(scene: Scene, draft: Draft, from: number, end: number): number {
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
  placePhrase(scene, draft, list, whole);
  return whole.end;
}

/** "let Ukraine *use* …". */
const isBareVerb = (scene: Scene, at: number) =>
  scene.tokens[at]!.lemma === scene.low[at] && !ORIGINS.has(scene.low[at]!);

const isDoer = (scene: Scene, run: Run): boolean => {
  const head = headOf(scene, run);
  if (isActivity(scene.low[head]) && !isPeople(scene.low[head])) return false;
  return isPeople(scene.low[head]) || scene.entityAt(head) !== undefined || scene.low[head]!.endsWith('s');
};

/** "using U.S. weapons", "enter the country", "export rice". */
export function readDeed(scene: Scene, draft: Draft, verb: number, end: number): number {
  fill(scene, draft, 'action', { first: verb, end: verb + 1 });
  const at = /^(?:them|it|these|those)$/.test(scene.low[verb + 1] ?? '') ? verb + 2 : verb + 1;
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
  else fill(scene, draft, 'item', bare(scene, whole));
  return whole.end;
}

/** "resume sales of": the deed is the sale. */
const BEGINS_DEED = new Set([
  'resume',
  'restart',
  'continue',
  'begin',
  'start',
  'conduct',
  'carry',
  'make',
  'stop',
  'resuming',
]);

/** A phrase without its own verb: sorted by what its head is. */
export function placePhrase(scene: Scene, draft: Draft, list: readonly Run[], whole: Run): void {
  const first = list[0]!;
  const head = headOf(scene, first);
  const word = scene.low[head];
  if (isTimePhrase(scene, whole)) return;
  if (
    isActivity(word) &&
    scene.low[head + 1] === 'of' &&
    /^(?:more|over|fewer)$/.test(scene.low[head + 2] ?? '')
  ) {
    fill(scene, draft, 'action', bare(scene, whole));
    return;
  }
  if (isActivity(word) && scene.low[head + 1] === 'of' && head + 2 < first.end) {
    fill(scene, draft, 'action', { first: head, end: head + 1 });
    const of = { first: head + 2, end: whole.end };
    fill(scene, draft, isPeople(scene.low[headOf(scene, of)]) ? 'addressee' : 'item', bare(scene, of));
    beforeHead(scene, draft, { first: first.first, end: head });
    return;
  }
  if (isActivity(word)) {
    fill(
      scene,
      draft,
      'action',
      list.length > 1 && !hasPremodifier(scene, first, head)
        ? bare(scene, whole)
        : { first: head, end: head + 1 },
    );
    beforeHead(scene, draft, { first: first.first, end: head });
    // "political advertising": what kind of deed is told by an adjective alone.
    const kind = bare(scene, { first: first.first, end: head + 1 });
    if (
      kind.end - kind.first === 2 &&
      scene.tokens[kind.first]!.pos === 'ADJ' &&
      !draft.slots.item &&
      !draft.slots.place &&
      !GENERAL.has(scene.low[kind.first]!) &&
      !scene.entityAt(kind.first)
    )
      draft.slots.action = quoteRun(scene, kind);
    return;
  }
  if (isPeople(word)) {
    fill(scene, draft, 'addressee', bare(scene, whole));
    return;
  }
  if (isPlace(scene, whole)) fill(scene, draft, 'place', bare(scene, whole));
  else fill(scene, draft, 'item', bare(scene, whole));
}

const GENERAL = new Set(words.stops);

const hasPremodifier = (scene: Scene, run: Run, head: number) =>
  bare(scene, { first: run.first, end: head + 1 }).first < head;

/** "non-basmati white rice" before "exports"; a lone demonym tells whose or where. */
function beforeHead(scene: Scene, draft: Draft, run: Run): void {
  if (run.end <= run.first) return;
  let { first, end } = bare(scene, run);
  if (isTimePhrase(scene, run)) return;
  while (first < end && STOPS.has(scene.low[first]!)) first++;
  while (
    first < end &&
    (scene.tokens[first]!.pos === 'DET' ||
      /^(?:new|all|the|its|their|existing|current|any|further|additional|more|total|full|most|temporary|stricter|tougher|strict|tough|some|blanket|sweeping|nationwide|partial|complete)$/.test(
        scene.low[first]!,
      ))
  )
    first++;
  while (end > first && /^(?:'s|')$/.test(scene.low[end - 1]!)) end--;
  if (end <= first) return;
  const entity = scene.entityAt(first);
  if (scene.low[entity?.endToken ?? -1] === "'s" && entity!.endToken < end) {
    fill(scene, draft, 'issuer', { first: entity!.firstToken, end: entity!.endToken });
    beforeHead(scene, draft, { first: entity!.endToken + 1, end });
    return;
  }
  if (entity && scene.low[entity.endToken] === '-' && /^wide$/.test(scene.low[entity.endToken + 1] ?? '')) {
    fill(scene, draft, 'place', { first: entity.firstToken, end: entity.endToken });
    return;
  }
  if (entity?.kind === 'place' && entity.endToken >= end) {
    fill(scene, draft, 'place', { first, end });
    return;
  }
  if (
    !isNounAt(scene, end - 1) &&
    scene.tokens[end - 1]!.pos === 'ADJ' &&
    end - first === 1 &&
    !/^(?:agricultural|military|digital|electronic|nuclear|medical|dual-use)$/.test(scene.low[first]!)
  )
    return;
  const head = end - 1;
  if (isActivity(scene.low[head])) {
    fill(scene, draft, 'action', { first: head, end });
    beforeHead(scene, draft, { first, end: head });
    return;
  }
  if (isPeople(scene.low[head])) fill(scene, draft, 'addressee', { first, end });
  else if (isPlaceNoun(scene.low[head])) fill(scene, draft, 'place', { first, end });
  else fill(scene, draft, 'item', { first, end });
}

export function isPlace(scene: Scene, run: Run): boolean {
  const head = headOf(scene, run);
  if (isPlaceNoun(scene.low[head])) return true;
  const entity = scene.entityAt(head);
  if (entity?.kind === 'name')
    return SURELY_PLACE.has(scene.low[run.first - 1] ?? '') && entity.endToken - entity.firstToken < 3;
  return entity?.kind === 'place' && !entity.demonym;
}
/** Before a name of unknown kind: "in Delhi", "to Bhutan". */
const SURELY_PLACE = new Set([
  'in',
  'to',
  'into',
  'inside',
  'from',
  'across',
  'near',
  'outside',
  'within',
  'enter',
  'entering',
]);

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
    if (stop > start + condition)
      fill(scene, draft, 'condition', bare(scene, { first: start + condition, end: stop }));
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
      if (isPlace(scene, whole) || hasPlace(scene, whole)) fill(scene, draft, 'place', bare(scene, whole));
      else if (word === 'to' && isPeople(scene.low[head]))
        fill(scene, draft, 'addressee', bare(scene, whole));
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

/** "cars made in China": where they come from is told by what follows. */
const ORIGINS = new Set(words.origins);

const hasPlace = (scene: Scene, run: Run) => {
  for (let i = run.first; i < run.end; i++)
    if (scene.entityAt(i)?.kind === 'place' && (!scene.entityAt(i)!.demonym || isPlaceNoun(scene.low[i + 1])))
      return true;
  return false;
};

/** "for tourists", "for the defence of the region", "for wheat". */
function forPhrase(scene: Scene, draft: Draft, whole: Run, head: number): void {
  if (scene.tokens[whole.first]!.pos === 'NUM' && isTimePhrase(scene, whole)) return;
  if (isPeople(scene.low[head]) || (scene.entityAt(head) && scene.entityAt(head)!.kind !== 'name'))
    fill(scene, draft, 'addressee', bare(scene, whole));
  else if (/^(?:purposes?|reasons?)$/.test(scene.low[head]!) && whole.end - whole.first < 3) {
    // "for any purpose" bounds nothing.
  } else if (words.purposeHeads.includes(scene.low[head]!)) fill(scene, draft, 'purpose', bare(scene, whole));
  else if (!draft.slots.item) fill(scene, draft, 'item', bare(scene, whole));
  else fill(scene, draft, 'purpose', bare(scene, whole));
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
  if (!phrase || !/^(?:price|prices|floor)$/.test(scene.low[phrase.end - 1]!)) return null;
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

/** The phrase of a norm, before its head: "rice export ban", "India's ban", "25% import tariffs". */
export function readBeforeNorm(scene: Scene, draft: Draft, first: number, norm: number): void {
  let end = norm;
  let start = first;
  for (let i = first; i < norm; i++) if (scene.low[i] === '%' || scene.low[i] === 'percent') start = i + 1;
  while (end > start && scene.low[end - 1] === '-') end--;
  beforeHead(scene, draft, { first: start, end });
}
