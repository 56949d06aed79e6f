/** A run's text → counts of its signs and of telling words: what it looks like before anybody reads it. */
import { isOfWord, smallLetter } from './letters.ts';
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
  stop: number;
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
const END_LETTERS = 4;
const telling = new Map<string, number>();
const LISTS = [lists.you, lists.act, lists.rights, lists.link];
for (const [i, list] of LISTS.entries())
  for (const word of list) telling.set(word, (telling.get(word) ?? 0) | (1 << i));
const TELLING = new WordTable(telling);

export function shapeOf(text: string): Shape {
  let [words, letters, digits, upper, capitals, commas, stops, ideographs, lines, bar, copyright] = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0,
  ];
  let inWord = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    let isLetter = false;
    let isUpper = false;
    if (c < 128) {
      if (c >= 97 && c <= 122) isLetter = true;
      else if (c >= 65 && c <= 90) isLetter = isUpper = true;
      else if (c >= 48 && c <= 57) {
        digits++;
        if (!inWord) {
          words++;
          inWord = true;
        }
        continue;
      } else if (c === 44) commas++;
      else if (c === 46 || c === 33 || c === 63) stops++;
      else if (c === 10) lines++;
      else if (c === 124) bar = 1;
    } else if (c === 0xa9) copyright = 1;
    else if (c >= 0x3040 && c < 0xfb00) {
      ideographs++;
      letters++;
      if (i % 2 === 0) words++;
      if (c === 0x3002) stops++;
      continue;
    } else if (c === 0x3001 || c === 0xff0c) commas++;
    else if (c === 0x3002) stops++;
    else if (c > 0xbf && (c < 0x2000 || c > 0x206f)) {
      isLetter = true;
      isUpper = (c < 0xdf && c !== 0xd7) || (c >= 0x410 && c <= 0x42f);
    }
    if (isLetter) {
      letters++;
      if (isUpper) upper++;
      if (!inWord) {
        words++;
        if (isUpper) capitals++;
        inWord = true;
      }
    } else if (c !== 39 && c !== 0x2019) inWord = false;
  }
  const first = text.charAt(0);
  const last = text.charAt(text.length - 1);
  return {
    words,
    letters,
    digits,
    upper,
    capitals,
    commas,
    stops,
    ideographs,
    lines,
    bar,
    copyright,
    stop: Number(endsInStop(text, END_LETTERS)),
    colon: Number(last === ':' || last === '：'),
    ellipsis: Number(last === '…' || text.endsWith('...')),
    question: Number(last === '?' || last === '？'),
    lowerStart: Number(first !== first.toUpperCase()),
    quoteStart: Number(first !== '' && '"“”„«\'‘'.includes(first)),
    address: Number(text.includes('http') || text.includes('www.') || text.includes('@')),
    brackets: Number((first === '(' || first === '[') && (last === ')' || last === ']')),
  };
}

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
    if (!isOfWord(text, at)) continue;
    const start = at;
    let hash = NO_LETTERS;
    for (; at < length && isOfWord(text, at); at++) hash = hashed(hash, smallLetter(text.charCodeAt(at)));
    tell(hash, start, at);
  }
}
