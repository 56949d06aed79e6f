/**
 * A verb group → the subject of its clause, read forwards from where the clause begins: what leads up to it (adverbs,
 * "on Friday", "after talks with …,") is passed over, and what restricts it ("who have had two doses", "born before
 * 1996") belongs to it. Null where the words before the verb are no such clause.
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { beginsAt, type Run, type Scene } from '../scene.ts';
import scope from '../slots/scope.json' with { type: 'json' };
import words from './clause.json' with { type: 'json' };
import { headOf, isNounAt, phraseList } from './noun-phrase.ts';

export type ClauseSubject = {
  /** The phrases of a coordination, each with its "of" complements. */
  list: Run[];
  /** From the first to the last of them. */
  plain: Run;
  /** With all that restricts it, up to the first comma or the verb. */
  whole: Run;
};

const SUBORDINATORS = new Set(words.subordinators);
const SAYING = new Set(words.saying);
const RELATIVES = new Set(words.relatives);
const JOINERS = new Set(words.joiners);
const COMMAS: ReadonlySet<string> = new Set([',']);
const CONJUNCTIONS = new Set(words.joiners.filter((word) => word !== ','));
const LEAD_INS = words.leadIns.map((phrase) => phrase.split(' '));
const PARTICIPLES = new Set(words.participles);
/** Pronouns for people: "those who are not vaccinated". */
const PERSONS = new Set(words.persons);
const IRREGULAR_PAST = new Set(words.pasts);

export function clauseSubject(scene: Scene, verb: number): ClauseSubject | null {
  const at = beforeAdverbs(scene, verb);
  const start = clauseStart(scene, at);
  if (RELATIVES.has(scene.low[at - 1] ?? '') || start >= at) return null;
  return readFrom(scene, start, at, 0);
}

const beforeAdverbs = (scene: Scene, verb: number): number => {
  const { firstToken } = scene.sentenceOf(verb);
  let at = verb;
  while (at > firstToken && (scene.tokens[at - 1]!.pos === 'ADV' || scene.low[at - 1] === '"')) at--;
  return at;
};

/** Where the clause of a verb at `at` begins: after a colon or dash, "that", a subordinator or a verb of saying. */
function clauseStart(scene: Scene, at: number): number {
  const { firstToken } = scene.sentenceOf(at);
  let commas = 0;
  for (let i = at - 1; i >= firstToken; i--) {
    const word = scene.low[i]!;
    if (/^[;:“—]$/.test(word) || (word === '"' && commas === 0) || isDash(scene, i)) return i + 1;
    if (word === ',') commas++;
    if (
      word === 'that' &&
      /^(?:VERB|NOUN|ADJ)$/.test(scene.tokens[i - 1]?.pos ?? '') &&
      !isVerbAt(scene, i + 1)
    )
      return i + 1;
    if (commas > 0) continue;
    // "bought before the check": a preposition of what restricts the subject.
    if (SUBORDINATORS.has(word) && !isParticipleAt(scene, i - 1)) return i + 1;
    if (scene.tokens[i]!.pos === 'VERB' && SAYING.has(word)) return i + 1;
  }
  return firstToken;
}

const isDash = (scene: Scene, at: number) =>
  /^[-–]$/.test(scene.low[at]!) && scene.tokens[at - 1]?.end !== scene.tokens[at]!.start;
const isVerbAt = (scene: Scene, at: number) => /^(?:VERB|AUX)$/.test(scene.tokens[at]?.pos ?? '');

function readFrom(scene: Scene, start: number, end: number, depth: number): ClauseSubject | null {
  const first = afterLead(scene, start, end);
  if (first >= end || depth > 6) return null;
  const anyone = PERSONS.has(scene.low[first]!);
  const list = anyone ? [{ first, end: first + 1 }] : phraseList(scene, first, end);
  if (list.length === 0) return null;
  const plain = { first, end: list.at(-1)!.end };
  if (isTimePhrase(scene, plain)) return readFrom(scene, plain.end, end, depth + 1);
  const read = readModifiers(scene, plain.end, end);
  if (read.finite === null) return { list, plain, whole: { first, end: read.wholeEnd } };
  // A conjunction begins a clause more surely than a comma.
  for (const joins of [CONJUNCTIONS, COMMAS])
    for (let i = end - 1; i > read.finite; i--) {
      if (!joins.has(scene.low[i]!)) continue;
      if (i === end - 1 && joins === COMMAS) continue;
      if (i === end - 1) return readFrom(scene, start, read.finite, depth + 1);
      const next = readFrom(scene, i + 1, end, depth + 1);
      if (next && !isTimePhrase(scene, next.plain)) return next;
    }
  return null;
}

/** What follows the phrases: where the subject's own words end, and the first finite verb of another clause, if any. */
function readModifiers(scene: Scene, from: number, end: number): { wholeEnd: number; finite: number | null } {
  let wholeEnd = from;
  let aside = false;
  const joined = (at: number) => scene.low.slice(at, end).some((w) => JOINERS.has(w));
  for (let i = from; i < end; i++) {
    const word = scene.low[i]!;
    if (word === ',') {
      const closing = scene.low.indexOf(',', i + 1);
      aside = true;
      if (closing > i && closing < end) i = closing;
      continue;
    }
    if (RELATIVES.has(word) || (word === 'to' && isVerbAt(scene, i + 1))) {
      if (joined(i)) {
        const finite = lastJoiner(scene, i, end);
        if (finite !== null) return { wholeEnd: aside ? wholeEnd : finite, finite: null };
      }
      return { wholeEnd: aside ? wholeEnd : end, finite: null };
    }
    const contact = /^(?:PRON)$/.test(scene.tokens[i]!.pos) && isVerbAt(scene, i + 1);
    if (contact) return { wholeEnd: aside ? wholeEnd : end, finite: null };
    if (isVerbAt(scene, i) && !isNounAt(scene, i)) {
      const reduced = isParticipleAt(scene, i) && !joined(i);
      if (!reduced && !scene.low[i]!.endsWith('ing')) return { wholeEnd, finite: i };
      if (reduced) return { wholeEnd: aside ? wholeEnd : end, finite: null };
    }
    if (!aside) wholeEnd = i + 1;
  }
  return { wholeEnd, finite: null };
}

/** A comma that closes the restriction: "…, which …, and". */
const lastJoiner = (scene: Scene, from: number, end: number): number | null => {
  for (let i = end - 1; i > from; i--) if (scene.low[i] === ',') return i;
  return null;
};

const isParticipleAt = (scene: Scene, at: number): boolean =>
  scene.tokens[at]?.pos === 'VERB' &&
  (/(?:ed|en|ing)$/.test(scene.low[at]!) || PARTICIPLES.has(scene.low[at]!)) &&
  !IRREGULAR_PAST.has(scene.low[at]!);

/** "Those", "anybody": people whom only what follows tells apart. */
export const isPersonPronoun = (word: string | undefined): boolean => PERSONS.has(word ?? '');

/** Participles that begin something else: "including", "starting". */
const NOT_RESTRICTING = new Set(words.notRestricting);

/** Past adverbs, joiners and a phrase or clause that leads up to the subject. */
function afterLead(scene: Scene, start: number, end: number): number {
  let i = start;
  for (;;) {
    const token = scene.tokens[i];
    if (i >= end || !token) return end;
    const word = scene.low[i]!;
    if (/^(?:ADV|PUNCT|CCONJ|INTJ)$/.test(token.pos) || word === '“' || word === '"') {
      i++;
      continue;
    }
    const leadIn = beginsAt(scene, LEAD_INS, i);
    if (leadIn > 0) {
      i += leadIn;
      continue;
    }
    if (token.pos === 'ADP' && !SUBORDINATORS.has(word)) {
      const after = afterPhrases(scene, i, end);
      if (after === null) return end;
      i = after;
      continue;
    }
    const leads =
      token.pos === 'SCONJ' ||
      SUBORDINATORS.has(word) ||
      (token.pos === 'VERB' && /(?:ing|ed)$/.test(word) && !isNounAt(scene, i + 1));
    if (!leads) return i;
    const comma = scene.low.indexOf(',', i);
    if (comma > i && comma < end) i = comma + 1;
    else return afterPhrases(scene, i, end) ?? end;
  }
}

/** Past one prepositional phrase, or past all of them where a comma closes them. */
function afterPhrases(scene: Scene, from: number, end: number): number | null {
  const list = phraseList(scene, from + 1, end);
  const first = list[0];
  if (!first) return from + 1;
  if (first.end >= end) return null;
  // "On Sunday and Saturday evening, store chains …": a list of days ends where no day follows.
  const last = isTimePhrase(scene, first)
    ? list.findLast((run, k) => list.slice(0, k + 1).every((r) => isTimePhrase(scene, r)) && run)
    : list.at(-1);
  let i = last!.end;
  while (i < end && scene.tokens[i]!.pos === 'ADP') {
    const next = phraseList(scene, i + 1, end).at(-1);
    if (!next) break;
    i = next.end;
  }
  return scene.low[i] === ',' && i + 1 < end ? i + 1 : first.end;
}

/** An object with what restricts it: "weapons it has supplied", "tourists who are vaccinated", "guns bought before 1994". */
export function withRestriction(scene: Scene, run: Run, end: number, people: boolean): Run {
  const at = run.end;
  if (at >= end) return run;
  const token = scene.tokens[at]!;
  const word = scene.low[at]!;
  const closed = (from: number) => {
    let i = from;
    while (i < end && !/^(?:,|;|\.|:|"|”|\)|—|–|from|to|and|but|until|if|unless)$/.test(scene.low[i]!)) i++;
    return i;
  };
  if (token.pos === 'PRON' && isVerbAt(scene, at + 1) && !RELATIVES.has(word)) {
    let i = at + 1;
    while (i < end && (isVerbAt(scene, i) || scene.tokens[i]!.pos === 'ADV')) i++;
    return { first: run.first, end: i };
  }
  if (people && (word === 'who' || word === 'whose')) return { first: run.first, end: closed(at + 1) };
  if (isParticipleAt(scene, at) && !scope.origins.includes(word) && !NOT_RESTRICTING.has(word)) {
    const stop = closed(at + 1);
    if (stop - at <= 8 && headOf(scene, run) < at) return { first: run.first, end: stop };
  }
  return run;
}
