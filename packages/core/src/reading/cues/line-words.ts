/**
 * A line → its words: bullets, arrows and punctuation fall away, "©" and "(c)" stay words, and a time is one. Once
 * plainly, for phrases; and once quickly, for every line of every page, where a word is its number in a table.
 */
import { isOfWord, smallLetter } from '../letters.ts';
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
    let flag = 0;
    if (isFigure(code)) {
      at = pastTime(line, at);
      if (at > start) flag = TIME;
      else {
        at = pastWord(line, at);
        if (isFigures(line, start, at)) flag = FIGURE;
      }
    } else if (isOfWord(line, at)) at = pastWord(line, at);
    else if (code === COPYRIGHT || code === ASTERISK) at++;
    else if (code === HASH) at += line.startsWith('#:#', at) ? 3 : 1;
    else if (code === BRACKET && isCopyright(line, at)) at += 3;
    else {
      at++;
      continue;
    }
    let hash = NO_LETTERS;
    for (let i = start; i < at; i++) hash = hashed(hash, smallLetter(line.charCodeAt(i)));
    words.push(table.at(hash, line, start, at) | flag);
  }
  return words;
}

const [HASH, AMPERSAND, APOSTROPHE, BRACKET, ASTERISK, DASH, COLON, COPYRIGHT] = [
  35, 38, 39, 40, 42, 45, 58, 0xa9,
];

const isFigure = (code: number): boolean => code >= 48 && code <= 57;
const isCopyright = (line: string, at: number): boolean =>
  line.startsWith('(c)', at) || line.startsWith('(C)', at);

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

function pastWord(line: string, from: number): number {
  let at = from + 1;
  while (at < line.length && (isOfWord(line, at) || joins(smallLetter(line.charCodeAt(at))))) at++;
  return at;
}

const joins = (code: number): boolean => code === APOSTROPHE || code === AMPERSAND || code === DASH;

function isFigures(line: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isFigure(line.charCodeAt(at))) return false;
  return true;
}
