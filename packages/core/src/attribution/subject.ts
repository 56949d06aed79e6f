import {
  HEADS,
  indexWhere,
  isClause,
  isPossessive,
  isPossessiveMark,
  JOINS,
  NOMINAL,
  PRONOUNS,
  RELATIVES,
} from './nominal.ts';
import { isClosing, isOpening, timeRun } from './phrases.ts';
import type { Run, Scene } from './scene.ts';
import words from './words.json' with { type: 'json' };

const ASIDES = new Set(words.asides);
const ASIDE_OPENERS = new Set(words.asideOpeners);
const NAMED_BY_DEED = new Set(words.namedByDeed);

/** A subject further from its verb than this is not looked for. */
const REACH = 80;

/** The words that name the doer of the verb beginning at `verb`; an aside between them ("X, however, said") stays out. */
export function subjectBefore(scene: Scene, verb: number): Run | null {
  const { tokens } = scene;
  const floor = Math.max(scene.sentenceOf(verb).firstToken, verb - REACH);
  if (verb <= floor) return null;
  if (tokens[verb - 1]!.text === ',') return subjectBeforeCommas(scene, verb, floor);
  const first = relativeBefore(scene, verb, floor) ?? walkLeft(scene, verb, floor);
  return first === null ? null : trimmed(scene, { first, end: verb });
}

/** "X, the envoy, | said" keeps its apposition; of "X, in a speech, | said" only X is the subject. */
function subjectBeforeCommas(scene: Scene, verb: number, floor: number): Run | null {
  const { tokens } = scene;
  for (let comma = commaBefore(scene, verb - 2, floor), tries = 0; comma !== null && tries < 4; tries++) {
    const inner = { first: comma + 1, end: verb - 1 };
    const aside = isAside(scene, inner.first, inner.end);
    if (aside || isApposition(scene, inner.first, inner.end)) {
      const head = walkLeft(scene, comma, floor);
      const run = head === null ? null : trimmed(scene, { first: head, end: aside ? comma : verb });
      const inPhrase = run !== null && tokens[run.first - 1]?.pos === 'ADP' && run.first - 1 > floor;
      if (run && !inPhrase) return run;
    }
    comma = commaBefore(scene, comma - 1, floor);
  }
  return null;
}

function commaBefore(scene: Scene, from: number, floor: number): number | null {
  for (let n = from; n > floor; n--) {
    if (scene.tokens[n]!.text === ',') return n;
    if (isClosing(scene, n) || isOpening(scene, n)) return null;
  }
  return null;
}

function isAside(scene: Scene, first: number, end: number): boolean {
  const inner = scene.tokens.slice(first, end);
  if (inner.length === 1) return inner[0]!.pos === 'ADV' || ASIDES.has(inner[0]!.text.toLowerCase());
  const begin = inner[0]?.text.toLowerCase();
  const phrase = begin !== undefined && ASIDE_OPENERS.has(begin);
  return phrase && !inner.some((t) => t.pos === 'AUX');
}

function isApposition(scene: Scene, first: number, end: number): boolean {
  const inner = scene.tokens.slice(first, end);
  if (!inner.length || !HEADS.has(scene.tokens[first - 2]?.pos ?? '')) return false;
  if (RELATIVES.has(inner[0]!.text.toLowerCase())) return true;
  return !isClause(scene, first, end) && inner.some((t) => HEADS.has(t.pos)) && inner[0]!.pos !== 'SCONJ';
}

/** "people who follow the talks | said": the antecedent's start, where a relative clause stands before the verb. */
function relativeBefore(scene: Scene, end: number, floor: number): number | null {
  const { tokens } = scene;
  if (RELATIVES.has(tokens[end - 1]!.text.toLowerCase())) return null;
  let verbs = 0;
  for (let n = end - 1; n > floor; n--) {
    const token = tokens[n]!;
    if (token.pos === 'PUNCT' && token.text !== '-') return null;
    if (token.pos === 'VERB' || token.pos === 'AUX') verbs++;
    if (/^(?:who|whose)$/i.test(token.text)) {
      if (!verbs || !HEADS.has(tokens[n - 1]!.pos)) return null;
      return walkLeft(scene, n, floor);
    }
  }
  return null;
}

/** Where the noun phrase that ends before `end` begins, or null where none does. */
function walkLeft(scene: Scene, end: number, floor: number): number | null {
  const { tokens } = scene;
  const last = tokens[end - 1];
  if (!last || end - 1 < floor) return null;
  const word = last.text.toLowerCase();
  if (last.pos === 'PRON' || PRONOUNS.has(word)) {
    if (/^(?:him|her|them|me|us|himself|herself|themselves|itself)$/.test(word)) return null;
    const before = tokens[end - 2];
    const joined =
      before?.pos === 'CCONJ' || before?.pos === 'DET' || before?.pos === 'ADJ' || before?.text === 'of';
    if (!joined || word === 'he' || word === 'she' || word === 'who') return end - 1;
  }
  const isEnd =
    HEADS.has(last.pos) ||
    last.text === ')' ||
    isClosing(scene, end - 1) ||
    (last.pos === 'ADJ' && end - 2 >= floor && tokens[end - 2]!.pos === 'DET');
  if (!isEnd && !/^(?:many|some|others|both|this|these)$/.test(word)) return null;
  let i = last.text === ')' ? openingBracket(scene, end - 1, floor) : end - 1;
  if (i < 0) return null;
  while (i > floor) {
    const token = tokens[i - 1]!;
    const before = tokens[i - 2];
    const joinable =
      before !== undefined &&
      i - 2 >= floor &&
      (HEADS.has(before.pos) || before.text === ')' || (token.text === 'of' && NOMINAL.has(before.pos)));
    if (token.text === ')') {
      const open = openingBracket(scene, i - 1, floor);
      if (open < 0) break;
      i = open;
      continue;
    }
    if (isOpening(scene, i - 1) || isClosing(scene, i - 1)) {
      const quotation = scene.quotationAt(i - 1)!;
      if (
        quotation.endToken - quotation.firstToken > 8 ||
        quotation.firstToken < floor ||
        /[,.!?]["'”’»]*$/.test(scene.text.slice(quotation.end - 3, quotation.end)) ||
        quotation.endToken > end
      )
        break;
      i = quotation.firstToken;
      continue;
    }
    if (NOMINAL.has(token.pos)) {
      const pronoun = token.pos === 'PRON' && !isPossessive(token.text);
      if (pronoun || RELATIVES.has(token.text.toLowerCase()) || /^wh/i.test(token.text)) break;
      // An article opens its phrase: what stands before it belongs elsewhere ("an offer | the leaders rejected").
      if (token.pos === 'DET' && before && HEADS.has(before.pos)) return i - 1;
    } else if (isPossessiveMark(scene, i - 1)) {
      // "the exporters' group", "the ministry's notice"
    } else if (token.pos === 'ADP') {
      if (!joinable || !JOINS.has(token.text.toLowerCase())) break;
    } else if (token.pos === 'CCONJ') {
      if (!joinable || /^but$/i.test(token.text)) break;
    } else if (token.text === ',') {
      if (!joinable || !isListComma(scene, i - 1, end)) break;
    } else if (token.pos === 'VERB') {
      if (!isDeed(scene, i - 1)) break;
    } else if (token.text === '-') {
      if (!before || before.end !== token.start) break;
      i--;
    } else if (token.text !== '&' && token.text !== '/') break;
    i--;
  }
  return i;
}

const openingBracket = (scene: Scene, close: number, floor: number): number => {
  for (let n = close - 1; n >= Math.max(floor, close - 12); n--) if (scene.tokens[n]!.text === '(') return n;
  return -1;
};

/** "people briefed on the talks", "a poll released Thursday": what was done with them tells who they are. */
const isDeed = (scene: Scene, at: number): boolean => {
  const next = scene.tokens[at + 1]!;
  return (
    /(?:ed|wn|en)$/.test(scene.tokens[at]!.text) &&
    NAMED_BY_DEED.has(scene.tokens[at - 1]?.lemma ?? '') &&
    (next.pos === 'ADP' || timeRun(scene, at + 1, at + 6) > at + 1)
  );
};

/** A comma between members of a list ("A, B and C") and not after an opening phrase. */
function isListComma(scene: Scene, comma: number, end: number): boolean {
  const { tokens } = scene;
  const and = indexWhere(comma + 1, end, (n) => tokens[n]!.pos === 'CCONJ');
  return and > 0 && tokens[comma - 1]!.pos === 'PROPN' && tokens[comma + 1]!.pos === 'PROPN';
}

function trimmed(scene: Scene, run: Run): Run | null {
  let first = run.first;
  while (first < run.end) {
    const { pos, text } = scene.tokens[first]!;
    const past = timeRun(scene, first, run.end);
    if (past > first) first = past;
    else if (pos === 'CCONJ' || pos === 'ADP' || text === ',' || text === '-') first++;
    else break;
  }
  return first < run.end ? { first, end: run.end } : null;
}
