/** A run's text → counts of its signs and of telling words: what it looks like before anybody reads it. */
import lists from './page/block-words.json' with { type: 'json' };

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
const TELLING = new Map<string, number>();
const LISTS = [lists.you, lists.act, lists.rights, lists.link];
for (const [i, list] of LISTS.entries())
  for (const word of list) TELLING.set(word, (TELLING.get(word) ?? 0) | (1 << i));

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
  const end = text.slice(-4);
  const first = text.charAt(0);
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
    stop: Number(/[.!?…。！？।]["'”’»)\]]*$/.test(end)),
    colon: Number(/[:：]$/.test(end)),
    ellipsis: Number(/(?:\.\.\.|…)$/.test(end)),
    question: Number(/[?？]$/.test(end)),
    lowerStart: Number(first !== first.toUpperCase()),
    quoteStart: Number(/["“”„«'‘]/.test(first)),
    address: Number(text.includes('http') || text.includes('www.') || text.includes('@')),
    brackets: Number(/^[([]/.test(first) && /[)\]]$/.test(end)),
  };
}

/** How many of the words stand in each list of `block-words.json`. */
export function tellingIn(words: readonly string[]): [number, number, number, number] {
  let [you, act, rights, link] = [0, 0, 0, 0];
  for (const word of words) {
    const found = TELLING.get(word);
    if (found === undefined) continue;
    if (found & 1) you++;
    if (found & 2) act++;
    if (found & 4) rights++;
    if (found & 8) link++;
  }
  return [you, act, rights, link];
}

/** The first words, lower-case. */
export const wordsIn = (text: string): string[] =>
  text
    .slice(0, FIRST_LETTERS)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
