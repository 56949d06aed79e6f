/**
 * A line → its words: bullets, arrows and punctuation fall away, "©" and "(c)" stay words, and a time is one. Once
 * plainly, for phrases; and once quickly, for every line of every page, where a word is its number in a table.
 */
import { smallLetter, wordLetter } from '../letters.ts';
import { hashed, NO_LETTERS, type WordTable } from '../word-table.ts';

/** In small letters, with plain apostrophes. */
export const plainWords = (line: string): string[] =>
  line
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .match(/©|#:#|[*#]|\(c\)|\d{1,2}:\d{2}(?::\d{2})?|[\p{L}\p{N}][\p{L}\p{N}'&-]*/gu) ?? [];

/** A word's number in the table, 0 where it is not there; with these flags beside it. */
export type Word = number;
export const FIGURE = 1 << 20;
export const TIME = 1 << 21;
export const WHICH = FIGURE - 1;

export function wordsOf(line: string, table: WordTable): Word[] {
  const words: Word[] = [];
  for (let at = 0; at < line.length; ) {
    const start = at;
    const code = line.charCodeAt(at);
    const isFirstFigure = isFigure(code);
    let hash = NO_LETTERS;
    let flag = 0;
    if (isFirstFigure) {
      at = pastTime(line, at);
      if (at > start) flag = TIME;
    }
    if (flag === 0)
      for (; at < line.length; at++) {
        const letter = wordLetter(line, at) || (at > start ? joining(line.charCodeAt(at)) : 0);
        if (letter === 0) break;
        hash = hashed(hash, letter);
      }
    if (flag === 0 && at === start) at += signs(line, at, code);
    if (at === start) {
      at++;
      continue;
    }
    if (hash === NO_LETTERS)
      for (let i = start; i < at; i++) hash = hashed(hash, smallLetter(line.charCodeAt(i)));
    if (isFirstFigure && flag === 0 && isFigures(line, start, at)) flag = FIGURE;
    words.push(table.at(hash, line, start, at) | flag);
  }
  return words;
}

const [HASH, AMPERSAND, APOSTROPHE, BRACKET, ASTERISK, DASH, COLON, COPYRIGHT] = [
  35, 38, 39, 40, 42, 45, 58, 0xa9,
];

const isFigure = (code: number): boolean => code >= 48 && code <= 57;
/** How many letters the sign there has that is a word of its own, 0 where none is. */
function signs(line: string, at: number, code: number): number {
  if (code === COPYRIGHT || code === ASTERISK) return 1;
  if (code === HASH) return line.startsWith('#:#', at) ? 3 : 1;
  return code === BRACKET && (line.startsWith('(c)', at) || line.startsWith('(C)', at)) ? 3 : 0;
}

/** Where `12:30` or `9:05:59` that begins here ends; `at` itself where none does. */
function pastTime(line: string, at: number): number {
  const colon = isFigure(line.charCodeAt(at + 1)) ? at + 2 : at + 1;
  const minutes = pastMinutes(line, colon);
  return minutes === colon ? at : pastMinutes(line, minutes);
}

const pastMinutes = (line: string, at: number): number =>
  line.charCodeAt(at) === COLON && isFigure(line.charCodeAt(at + 1)) && isFigure(line.charCodeAt(at + 2))
    ? at + 3
    : at;

/** Within a word: an apostrophe however it is set, "&" and "-". */
const joining = (code: number): number => {
  const letter = smallLetter(code);
  return letter === APOSTROPHE || letter === AMPERSAND || letter === DASH ? letter : 0;
};

function isFigures(line: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isFigure(line.charCodeAt(at))) return false;
  return true;
}
