/**
 * A line → the row of `cues.json` that it is a cue by, or null. Rows are looked up by their phrases' first word, so that
 * a line costs the same however long the grammar grows.
 */

import spoken from '../plain/line-words.json' with { type: 'json' };
import { endsInStop } from '../text-shape.ts';
import { WordTable } from '../word-table.ts';
import grammar from './cues.json' with { type: 'json' };
import { FIGURE, plainWords, TIME, WHICH, type Word, wordsOf as wordsIn } from './line-words.ts';

export type CueRow = {
  cue: string;
  match: 'whole' | 'label' | 'start' | 'tail' | 'hashtags' | 'holds';
  scope: 'line' | 'titles' | 'list' | 'box' | 'block' | 'thread';
  phrases: string[];
  under?: number;
  words?: number;
  sentence?: boolean;
  with?: keyof typeof grammar.sets;
  holds?: (keyof typeof grammar.sets)[];
  without?: string[];
  marks?: 'thread';
  /** Only lines of up to three words are taken along. */
  short?: boolean;
};
type Phrase = { words: readonly Word[]; without: readonly Word[]; row: CueRow; colon: boolean };

const MOST_LETTERS = 400;
const WILDCARD_MOST_WORDS = 6;
/** "Share | Save | Print": a bar of buttons, each a cue. */
const MOST_PIECES = 12;
const TAIL_LETTERS = 90;
const END_LETTERS = 12;
/** "Video: They said they would call …" is a quotation where it is longer. */
const MOST_TEASER_WORDS = 15;
/** "Ships may sail again." is a sentence, "Sign in." is none. */
const LEAST_WORDS = 5;

const ROWS = grammar.cues as CueRow[];
const TAILS = ROWS.filter((row) => row.match === 'tail');
const CAPITALS = new Map(Object.entries(grammar.capitals));
const HASHTAGS = ROWS.find((row) => row.match === 'hashtags');

const NUMBERS = new Map<string, number>();
const numberOf = (word: string): number => {
  const number = NUMBERS.get(word) ?? NUMBERS.size + 1;
  NUMBERS.set(word, number);
  return number;
};
/** For a figure or a time of any kind, and for the words up to the label's end. */
const [ANY_FIGURE, ANY_TIME, ANY_WORDS] = [numberOf('#'), numberOf('#:#'), numberOf('*')];

const BY_FIRST_WORD: (Phrase[] | undefined)[] = [];
for (const row of ROWS)
  if (row.match !== 'tail')
    for (const phrase of row.phrases) {
      const words = plainWords(phrase).map(numberOf);
      const entry = { words, without: (row.without ?? []).map(numberOf), row, colon: phrase.endsWith(':') };
      BY_FIRST_WORD[words[0]!] = [...(BY_FIRST_WORD[words[0]!] ?? []), entry];
    }

const SETS = ['talk', ...Object.keys(grammar.sets)] as ('talk' | keyof typeof grammar.sets)[];
const bitOf = (name: (typeof SETS)[number]): number => 1 << SETS.indexOf(name);
const TALK = bitOf('talk');
const wordsOfSet = (name: (typeof SETS)[number]) => (name === 'talk' ? spoken.talk : grammar.sets[name]);
const BITS: number[] = [];
for (const name of SETS)
  for (const word of wordsOfSet(name)) BITS[numberOf(word)] = (BITS[numberOf(word)] ?? 0) | bitOf(name);
for (let number = 0; number <= NUMBERS.size; number++) BITS[number] ??= 0;

const HOLDERS = ROWS.filter((row) => row.match === 'holds').map((row) => ({
  row,
  most: row.words ?? 12,
  holds: row.holds!.reduce((bits, name) => bits | bitOf(name), 0),
}));
const TABLE = new WordTable(NUMBERS);

export function cueOf(text: string): CueRow | null {
  if (text.length > MOST_LETTERS) return null;
  const words = wordsOf(text);
  const row = barOf(text) ?? phraseOf(text, words) ?? tailOf(text) ?? holderOf(text, words);
  return row ?? (isHashtags(text) ? HASHTAGS! : capitalsOf(text));
}

export const marksThread = (text: string): boolean =>
  text.length <= MOST_LETTERS && phraseOf(text, wordsOf(text), (row) => row.marks === 'thread') !== null;

function phraseOf(text: string, words: readonly Word[], wanted?: (row: CueRow) => boolean): CueRow | null {
  const first = words[0] ?? 0;
  const keys = first > WHICH ? [first & WHICH, ANY_FIGURE, ANY_TIME] : [first];
  for (const key of keys)
    for (const phrase of BY_FIRST_WORD[key] ?? [])
      if ((!wanted || wanted(phrase.row)) && matches(phrase, words, text)) return phrase.row;
  return null;
}

/** "Share | Save | Print", where each piece is a cue; "Home > News > Trade", where the first is of the page's frame. */
function barOf(text: string): CueRow | null {
  if (!/[|·•>›»]/.test(text)) return null;
  const pieces = text.split(/\s*[|·•>›»]\s*/).filter((piece) => piece !== '');
  if (pieces.length < 2 || pieces.length > MOST_PIECES) return null;
  const rows = pieces.map((piece) => phraseOf(piece, wordsOf(piece)));
  if (rows.every((row) => row !== null)) return rows[0]!;
  const first = rows[0]?.cue === 'navigation' ? rows[0] : null;
  return pieces.every((piece) => piece.split(/\s+/).length <= 4) ? first : null;
}

function matches(
  { words: wanted, without, row, colon }: Phrase,
  words: readonly Word[],
  text: string,
): boolean {
  let at = 0;
  for (const word of wanted) {
    if (word === ANY_WORDS) {
      const label = row.match === 'label' && LABEL.test(text) ? wordsOf(labelIn(text)).length : words.length;
      return label > at && label <= at + WILDCARD_MOST_WORDS && (label < words.length || !endsSentence(text));
    }
    const given = words[at++] ?? 0;
    if (
      word === ANY_FIGURE ? !(given & FIGURE) : word === ANY_TIME ? !(given & TIME) : (given & WHICH) !== word
    )
      return false;
  }
  if (without.some((word) => words.some((given) => (given & WHICH) === word))) return false;
  if (row.match === 'whole') return words.length === at && !endsSentence(text);
  if (row.match === 'label') {
    if (words.length === at) return !endsSentence(text);
    if (words.length > MOST_TEASER_WORDS && isReport(text)) return false;
    return LABEL.test(text) && wordsOf(labelIn(text)).length === at;
  }
  if (colon && !/[:：]/.test(text.slice(0, 40))) return false;
  if (row.with && (setsOf(words, at) & bitOf(row.with)) === 0) return false;
  if (words.length > (row.words ?? 12)) return false;
  return row.sentence === true ? !isReport(text) : !endsSentence(text);
}

/** Every phrase of a tail has one of these. */
const TAIL_SIGN = /[:)(/©]|photo|getty|courtesy|foto/;

/** A credit that closes a caption: "… at the dairy. Photo: Quay Wire". */
function tailOf(text: string): CueRow | null {
  if (endsSentence(text)) return null;
  const end = text.slice(-TAIL_LETTERS).toLowerCase();
  if (!TAIL_SIGN.test(end)) return null;
  for (const row of TAILS)
    for (const phrase of row.phrases) {
      const at = end.lastIndexOf(phrase);
      if (at < 0 || /[\p{L}\p{N}]/u.test((/^[\p{L}]/u.test(phrase) && end[at - 1]) || '')) continue;
      if (wordsOf(end.slice(at + phrase.length)).length <= (row.words ?? 6)) return row;
    }
  return null;
}

/** "Nothing to miss: get our newsletter": words that only a call to the reader has together. A quotation is none. */
function holderOf(text: string, words: readonly Word[]): CueRow | null {
  const sets = setsOf(words, 0);
  const found = HOLDERS.find(({ most, holds }) => words.length <= most && (sets & holds) === holds);
  return found && !/^["“”„«‘']/.test(text) && !isReport(text) ? found.row : null;
}

/** The sets that have any of the words from `at` on. */
function setsOf(words: readonly Word[], at: number): number {
  let sets = 0;
  for (let i = at; i < words.length; i++) sets |= BITS[words[i]! & WHICH]!;
  return sets;
}

/** "WATCH PREVIOUS COVERAGE: Crews fight fire near the lake" */
function capitalsOf(text: string): CueRow | null {
  if (!text.includes(':')) return null;
  const label = /^[\s»>[(]*((?:\p{Lu}+\s){0,4}\p{Lu}+)\s*:\s*\S/u.exec(text)?.[1];
  if (!label || endsSentence(text)) return null;
  const cue = CAPITALS.get(label.split(/\s/)[0]!.toLowerCase());
  return cue ? { cue, match: 'label', scope: 'line', phrases: [] } : null;
}

const INLINE_LETTERS = 200;
const INLINE = grammar.inline;

/** Where a cue follows a sentence on its own line and runs to the line's end, else -1. */
export function inlineCueAt(text: string): number {
  if (text.length < 40 || endsSentence(text)) return -1;
  const from = Math.max(0, text.length - INLINE_LETTERS);
  const end = text.slice(from).toLowerCase();
  for (const phrase of INLINE) {
    const at = end.lastIndexOf(phrase);
    if (at > 1 && at + phrase.length < end.length && /[.!?…]["'”’»)]*\s+[^\p{L}\s]*$/u.test(end.slice(0, at)))
      return from + at;
  }
  return -1;
}

/** "Read more: Harbour reopens", "Live | Votes are counted", "Video - The new quay": the teaser is on the cue's own line. */
const LABEL = /^(?:[^:|–—]{1,60}?(?:\s*[:|]|\s[-–—])|\p{Lu}{4,20}\.)\s*[^\s\-–—]/u;
export const saysTeaser = (text: string): boolean => LABEL.test(text);
const labelIn = (text: string): string => text.slice(0, text.search(/[:|–—]|\s-\s|(?<=^\p{Lu}{4,20})\./u));

const isHashtags = (text: string): boolean =>
  text.startsWith('#') && /^#\p{L}/u.test(text) && text.split(/\s+/).every((w) => w.startsWith('#'));

const endsSentence = (text: string): boolean => {
  const line = text.trimEnd();
  return endsInStop(line, END_LETTERS, '.!…') && !line.endsWith('...') && !line.endsWith('…');
};

/** A sentence of some length; and one that tells what somebody said. */
export const isSentence = (text: string): boolean =>
  endsSentence(text) && wordsOf(text.slice(0, MOST_LETTERS)).length >= LEAST_WORDS;
export function isReport(text: string): boolean {
  if (!endsSentence(text)) return false;
  const words = wordsOf(text.slice(0, MOST_LETTERS));
  return words.length >= LEAST_WORDS && (setsOf(words, 0) & TALK) !== 0;
}

const wordsOf = (text: string): Word[] => wordsIn(text, TABLE);
