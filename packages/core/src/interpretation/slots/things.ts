/**
 * A phrase without a verb of its own → the slot it fills, by what its head is: an activity with its object, people, a
 * place, or else the thing itself. "White rice exports" is the export of white rice.
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { type Draft, fill } from '../draft.ts';
import { isPersonPronoun } from '../grammar/clause.ts';
import { bare, headOf, isNounAt } from '../grammar/noun-phrase.ts';
import { isActivity, isDraft, isPeople, isPlaceNoun, isText, normAt } from '../lexicon.ts';
import { quoteRun, type Run, type Scene } from '../scene.ts';
import words from './scope.json' with { type: 'json' };

const STOPS = new Set(words.stops);
/** Before a name of unknown kind: "in Delhi", "to Bhutan". */
const SURELY_PLACE = new Set(words.surelyPlace);

/** They say how a thing is ruled, and not which it is. */
const QUALITIES = new Set(words.qualities);
/** Adjectives that alone tell a kind of goods. */
const TELLING = new Set(words.telling);
const DOINGS = new Set(words.doings);
const NOT_DEEDS = new Set(words.notDeeds);
const WHOLE_DEEDS = new Set(words.wholeDeeds);
/** "Fracking", "whaling": what is done, but for the few things that end so. */
const THINGS_IN_ING = new Set(words.thingsInIng);
const isDoing = (word: string): boolean => /[a-z]{3}ing$/.test(word) && !THINGS_IN_ING.has(word);

/** A noun for something done: "exports", "entry". */
export const isDeedNoun = (word: string | undefined): boolean =>
  isActivity(word) && !NOT_DEEDS.has(word!.replace(/s$/, ''));

const PERSONS = new Set(words.persons);
const PLACES = new Set(words.placeNouns);

/** People by their noun, or by where they are from: "Moroccans". */
export function isPerson(scene: Scene, at: number): boolean {
  const word = scene.low[at] ?? '';
  const entity = scene.entityAt(at);
  return (
    isPeople(word) ||
    PERSONS.has(word) ||
    /(?:ists|ians)$/.test(word) ||
    isPersonPronoun(word) ||
    (entity?.demonym === true &&
      scene.tokens[at]!.pos !== 'ADJ' &&
      (word.endsWith('s') || /^(?:any|every|each|no)$/.test(scene.low[at - 1] ?? '')))
  );
}

/** A phrase without its own verb: sorted by what its head is. */
export function placePhrase(scene: Scene, draft: Draft, list: readonly Run[], whole: Run): void {
  const first = list[0]!;
  const head = headOf(scene, first);
  const word = scene.low[head];
  if (isTimePhrase(scene, whole)) return;
  if (
    isDeedNoun(word) &&
    scene.low[head + 1] === 'of' &&
    /^(?:more|over|fewer)$/.test(scene.low[head + 2] ?? '')
  ) {
    fill(scene, draft, 'action', bare(scene, whole));
    return;
  }
  if (isDeedNoun(word) && scene.low[head + 1] === 'of' && head + 2 < first.end) {
    fill(scene, draft, 'action', { first: head, end: head + 1 });
    const of = { first: head + 2, end: whole.end };
    fill(scene, draft, isPeople(scene.low[headOf(scene, of)]) ? 'addressee' : 'item', bare(scene, of));
    beforeHead(scene, draft, { first: first.first, end: head });
    return;
  }
  if (word !== undefined && WHOLE_DEEDS.has(word)) {
    fill(scene, draft, 'action', bare(scene, { first: first.first, end: head + 1 }));
    return;
  }
  if (word !== undefined && isDoing(word) && whole.end - whole.first === 1) {
    fill(scene, draft, 'action', whole);
    return;
  }
  if (isDeedNoun(word)) {
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
      !STOPS.has(scene.low[kind.first]!) &&
      !scene.entityAt(kind.first)
    )
      draft.slots.action = quoteRun(scene, kind);
    return;
  }
  // "the servicing of machines", "dealings with the bank": a doing of some thing.
  const links = /^(?:of|with)$/.test(scene.low[head + 1] ?? '') && head + 2 < whole.end;
  if (word !== undefined && links && (/ings?$/.test(word) || DOINGS.has(word))) {
    fill(scene, draft, 'action', { first: head, end: head + 1 });
    const of = { first: head + 2, end: whole.end };
    fill(scene, draft, isPerson(scene, headOf(scene, of)) ? 'addressee' : 'item', bare(scene, of));
    return;
  }
  if (isPerson(scene, head)) {
    fill(scene, draft, 'addressee', bare(scene, whole));
    return;
  }
  if (isPlace(scene, whole)) fill(scene, draft, 'place', bare(scene, whole));
  else if (!isInstrument(scene, head) && !isSomebody(scene, head))
    fill(scene, draft, 'item', withoutAmount(scene, bare(scene, whole)));
}

/** "3,950 tonnes of hilsa": the thing, and not how much of it. */
export function withoutAmount(scene: Scene, run: Run): Run {
  const of = scene.low.indexOf('of', run.first);
  if (of < 0 || of + 1 >= run.end || of - run.first > 4) return run;
  const counts = scene.tokens.slice(run.first, of).some(({ pos }) => pos === 'NUM');
  const measured = UNITS.has(scene.low[of - 1]!) || scene.low[of - 1] === '%';
  return counts && measured ? bare(scene, { first: of + 1, end: run.end }) : run;
}
const UNITS = new Set(words.measures);

/** A person, a post, a country or a body known by name is no thing. */
const isSomebody = (scene: Scene, at: number): boolean =>
  SOMEBODY.has(scene.entityAt(at)?.kind ?? '') || scene.tokens[at]!.pos === 'NUM';
const SOMEBODY: ReadonlySet<string> = new Set(['person', 'office', 'place', 'organisation']);

/** A rule's, a text's or a change's own noun is no thing that it covers. */
const isInstrument = (scene: Scene, at: number): boolean => {
  const word = scene.low[at]!;
  const one = word.replace(/s$/, '');
  return (
    normAt(scene, at) !== null ||
    isText(word) ||
    isDraft(word) ||
    CHANGES.has(one) ||
    TEXTS.has(one) ||
    TEXTS.has(word)
  );
};
const CHANGES = new Set(words.changes);
const TEXTS = new Set(words.instruments);

const hasPremodifier = (scene: Scene, run: Run, head: number) =>
  bare(scene, { first: run.first, end: head + 1 }).first < head;

/** "non-basmati white rice" before "exports"; a lone demonym tells whose or where. */
function beforeHead(scene: Scene, draft: Draft, run: Run): void {
  if (run.end <= run.first) return;
  let { first, end } = bare(scene, run);
  if (isTimePhrase(scene, run)) return;
  while (first < end && STOPS.has(scene.low[first]!)) first++;
  while (first < end && (scene.tokens[first]!.pos === 'DET' || QUALITIES.has(scene.low[first]!))) first++;
  while (end > first && /^(?:'s|')$/.test(scene.low[end - 1]!)) end--;
  if (end <= first || !isPhrase(scene, first, end)) return;
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
    !TELLING.has(scene.low[first]!)
  )
    return;
  const head = end - 1;
  if (isDeedNoun(scene.low[head])) {
    fill(scene, draft, 'action', { first: head, end });
    beforeHead(scene, draft, { first, end: head });
    return;
  }
  if (isPeople(scene.low[head])) fill(scene, draft, 'addressee', { first, end });
  else if (isPlaceNoun(scene.low[head])) fill(scene, draft, 'place', { first, end });
  else if (!isSomebody(scene, head)) fill(scene, draft, 'item', { first, end });
}

/** Nouns with what describes them, and nothing of a clause. */
const isPhrase = (scene: Scene, first: number, end: number): boolean =>
  scene.tokens
    .slice(first, end)
    .every(
      ({ pos }, i) =>
        !/^(?:ADV|AUX|PRON|SCONJ|DET)$/.test(pos) && !(pos === 'ADP' && scene.low[first + i] !== 'of'),
    ) &&
  (isNounAt(scene, end - 1) || scene.tokens[end - 1]!.pos === 'ADJ');

/** The phrase of a norm, before its head: "rice export ban", "India's ban", "25% import tariffs". */
export function readBeforeNorm(scene: Scene, draft: Draft, first: number, norm: number): void {
  let end = norm;
  let start = first;
  for (let i = first; i < norm; i++) if (scene.low[i] === '%' || scene.low[i] === 'percent') start = i + 1;
  while (end > start && scene.low[end - 1] === '-') end--;
  beforeHead(scene, draft, { first: start, end });
}

export function isPlace(scene: Scene, run: Run): boolean {
  const head = headOf(scene, run);
  const word = scene.low[head] ?? '';
  if (isPlaceNoun(word) || PLACES.has(word) || PLACES.has(word.replace(/s$/, ''))) return true;
  const entity = scene.entityAt(head);
  if (entity?.kind === 'name')
    return SURELY_PLACE.has(scene.low[run.first - 1] ?? '') && entity.endToken - entity.firstToken < 3;
  return entity?.kind === 'place' && !entity.demonym;
}

/** A place named in the phrase, and not only before another noun: "targets in Russia", but not "US policy". */
export function hasPlace(scene: Scene, run: Run): boolean {
  for (let i = run.first; i < run.end; i++) {
    const entity = scene.entityAt(i);
    if (entity?.kind !== 'place') continue;
    const after = entity.endToken;
    const leads = after < run.end && /^(?:NOUN|PROPN|ADJ)$/.test(scene.tokens[after]!.pos);
    if (isPlaceNoun(scene.low[after]) || (!entity.demonym && !leads)) return true;
  }
  return false;
}
