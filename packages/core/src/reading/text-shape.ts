/** A run's text → counts of its signs and of telling words: what it looks like before anybody reads it. */
import { wordLetter } from './letters.ts';
import lists from './page/block-words.json' with { type: 'json' };
import { hashed, NO_LETTERS, WordTable } from './word-table.ts';

export type Shape = {
  words: number;
  letters: number;
  digits: number;
  upper: number;
  /** Words that begin with a capital. */
  capitals: number;
  commas: number;
  /** Full stops, question and exclamation marks. */
  stops: number;
  ideographs: number;
  lines: number;
  colon: number;
  ellipsis: number;
  question: number;
  lowerStart: number;
  quoteStart: number;
  bar: number;
  copyright: number;
  address: number;
  brackets: number;
};

/** What a block is shows in its first words. */
const FIRST_LETTERS = 200;
const telling = new Map<string, number>();
const LISTS = [lists.you, lists.act, lists.rights, lists.link];
for (const [i, list] of LISTS.entries())
  for (const word of list) telling.set(word, (telling.get(word) ?? 0) | (1 << i));
const TELLING = new WordTable(telling);

/** What a sign is. */
const [OTHER, SMALL, CAPITAL, DIGIT, COMMA, STOP, LINE, BAR, APOSTROPHE, IDEOGRAPH, COPYRIGHT] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
];
const SIGNS = new Uint8Array(128);
for (let c = 97; c <= 122; c++) SIGNS[c] = SMALL;
for (let c = 65; c <= 90; c++) SIGNS[c] = CAPITAL;
for (let c = 48; c <= 57; c++) SIGNS[c] = DIGIT;
for (const [signs, kind] of [
  [',', COMMA],
  ['.!?', STOP],
  ['\n', LINE],
  ['|', BAR],
  ["'", APOSTROPHE],
] as const)
  for (const sign of signs) SIGNS[sign.charCodeAt(0)] = kind;

export function shapeOf(text: string): Shape {
  const shape = emptyShape();
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = code < 128 ? SIGNS[code]! : kindBeyond(code);
    if (kind === SMALL || kind === CAPITAL) {
      shape.letters++;
      if (kind === CAPITAL) shape.upper++;
      if (inWord) continue;
      shape.words++;
      if (kind === CAPITAL) shape.capitals++;
      inWord = true;
    } else if (kind === DIGIT) {
      shape.digits++;
      if (!inWord) shape.words++;
      inWord = true;
    } else if (kind === IDEOGRAPH) {
      shape.ideographs++;
      shape.letters++;
      if (i % 2 === 0) shape.words++;
    } else if (kind !== APOSTROPHE) {
      inWord = false;
      if (kind === COMMA) shape.commas++;
      else if (kind === STOP) shape.stops++;
      else if (kind === LINE) shape.lines++;
      else if (kind === BAR) shape.bar = 1;
      else if (kind === COPYRIGHT) shape.copyright = 1;
    }
  }
  const first = text.charAt(0);
  const last = text.charAt(text.length - 1);
  shape.colon = Number(last === ':' || last === '：');
  shape.ellipsis = Number(last === '…' || text.endsWith('...'));
  shape.question = Number(last === '?' || last === '？');
  shape.lowerStart = Number(first !== first.toUpperCase());
  shape.quoteStart = Number(first !== '' && '"“”„«\'‘'.includes(first));
  shape.address = Number(text.includes('http') || text.includes('www.') || text.includes('@'));
  shape.brackets = Number((first === '(' || first === '[') && (last === ')' || last === ']'));
  return shape;
}

/** What lies beyond ASCII and is no sign counts as a letter. */
function kindBeyond(code: number): number {
  if (code >= 0x3040 && code < 0xfb00) return IDEOGRAPH;
  if (code === 0x2019) return APOSTROPHE;
  if (code === 0xa9) return COPYRIGHT;
  if (code === 0x3001 || code === 0xff0c) return COMMA;
  if (code === 0x3002) return STOP;
  if (code <= 0xbf || (code >= 0x2000 && code <= 0x206f)) return OTHER;
  return (code < 0xdf && code !== 0xd7) || (code >= 0x410 && code <= 0x42f) ? CAPITAL : SMALL;
}

const emptyShape = (): Shape => ({
  words: 0,
  letters: 0,
  digits: 0,
  upper: 0,
  capitals: 0,
  commas: 0,
  stops: 0,
  ideographs: 0,
  lines: 1,
  colon: 0,
  ellipsis: 0,
  question: 0,
  lowerStart: 0,
  quoteStart: 0,
  bar: 0,
  copyright: 0,
  address: 0,
  brackets: 0,
});

const STOPS = '.!?…。！？।';
const CLOSING = '"\'”’»)]';

/** A full stop or its like, and at most marks that close it, within the last letters. */
export function endsInStop(text: string, letters: number, stops = STOPS): boolean {
  const from = Math.max(0, text.length - letters);
  let at = text.length - 1;
  while (at >= from && CLOSING.includes(text[at]!)) at--;
  return at >= from && stops.includes(text[at]!);
}

/** What a text's first words tell. `you`, `act`, `rights`, `link`: how many stand in that list of `block-words.json`. */
export type Telling = {
  words: number;
  you: number;
  act: number;
  rights: number;
  link: number;
  /** How many stand in each of the two titles. */
  inFirst: number;
  inSecond: number;
};

/** The titles are hashes of words: two of 32 bits that happen to be alike mislead nobody but a tree. */
export function tellingIn(text: string, first: ReadonlySet<number>, second: ReadonlySet<number>): Telling {
  const told = { words: 0, you: 0, act: 0, rights: 0, link: 0, inFirst: 0, inSecond: 0 };
  eachFirstWord(text, (hash, start, end) => {
    told.words++;
    if (first.has(hash)) told.inFirst++;
    if (second.has(hash)) told.inSecond++;
    const found = TELLING.at(hash, text, start, end);
    if (found === 0) return;
    if (found & 1) told.you++;
    if (found & 2) told.act++;
    if (found & 4) told.rights++;
    if (found & 8) told.link++;
  });
  return told;
}

/** Hashes of the first words. */
export function wordsOfTitle(text: string): ReadonlySet<number> {
  const hashes = new Set<number>();
  eachFirstWord(text, (hash) => hashes.add(hash));
  return hashes;
}

function eachFirstWord(text: string, tell: (hash: number, start: number, end: number) => void): void {
  const length = Math.min(text.length, FIRST_LETTERS);
  for (let at = 0; at < length; at++) {
    const start = at;
    let hash = NO_LETTERS;
    for (; at < length; at++) {
      const letter = wordLetter(text, at);
      if (letter === 0) break;
      hash = hashed(hash, letter);
    }
    if (at > start) tell(hash, start, at);
  }
}
