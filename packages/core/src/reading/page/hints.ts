/**
 * An element's class and id words → what its author called it: comments, away from the story, body, byline... Words
 * are compared whole ("ad" is not in "road"), also as pairs ("read-more", "readMore").
 */
import marks from '../facts/author-marks.json' with { type: 'json' };
import { smallLetter } from '../letters.ts';
import { hashed, NO_LETTERS, WordTable } from '../word-table.ts';
import words from './hints.json' with { type: 'json' };

export const HINT = {
  comments: 1,
  away: 2,
  body: 4,
  byline: 8,
  date: 16,
  caption: 32,
  standfirst: 64,
  embed: 128,
  /** One of the dated parts of a live page. */
  entry: 256,
  /** Names who wrote the report. */
  author: 512,
  /** An image, a biography, a link to share: what stands by an author's name. */
  besideAuthor: 1024,
} as const;

/** Class lists longer than this are machine talk; the first words carry the name. */
const MOST_LETTERS = 240;
const single = new Map<string, number>();
const pairs = new Map<string, number>();
for (const [list, bit] of [
  [words.comments, HINT.comments],
  [words.away, HINT.away],
  [words.body, HINT.body],
  [words.byline, HINT.byline],
  [words.date, HINT.date],
  [words.caption, HINT.caption],
  [words.standfirst, HINT.standfirst],
  [words.embed, HINT.embed],
  [words.entry, HINT.entry],
  [marks.author, HINT.author],
  [marks.other, HINT.besideAuthor],
] as const)
  for (const word of list) single.set(word, (single.get(word) ?? 0) | bit);
for (const [list, bit] of [
  [words.awayPairs, HINT.away],
  [words.bodyPairs, HINT.body],
  [words.entryPairs, HINT.entry],
] as const)
  for (const pair of list) pairs.set(pair, (pairs.get(pair) ?? 0) | bit);

/** A word may also be written in two: "article-body". */
for (const [word, bits] of single) {
  const inTwo = bits & ~(HINT.author | HINT.besideAuthor);
  if (inTwo !== 0)
    for (let i = 1; i < word.length; i++) {
      const pair = `${word.slice(0, i)} ${word.slice(i)}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) | inTwo);
    }
}
const SINGLE = new WordTable(single);
const PAIRS = new WordTable(pairs);
const SPACE = 32;

export function hintsOf(names: string): number {
  const length = Math.min(names.length, MOST_LETTERS);
  let bits = 0;
  let start = 0;
  let end = 0;
  let hash = NO_LETTERS;
  for (let at = 0; at < length; at++) {
    if (!isInWord(names.charCodeAt(at))) continue;
    const before = start;
    const beforeEnd = end;
    let pair = hashed(hash, SPACE);
    start = at;
    hash = NO_LETTERS;
    for (; at < length; at++) {
      const code = names.charCodeAt(at);
      if (!isInWord(code) || (isCapital(code) && at > start && isSmallOrDigit(names.charCodeAt(at - 1))))
        break;
      hash = hashed(hash, smallLetter(code));
      pair = hashed(pair, smallLetter(code));
    }
    end = at--;
    bits |= SINGLE.at(hash, names, start, end);
    if (beforeEnd > 0) bits |= PAIRS.pairAt(pair, names, before, beforeEnd, start, end);
    if ((bits & HINT.author) === 0 && hasStem(names, start, end)) bits |= HINT.author;
  }
  return (bits & HINT.entry) !== 0 && !isOfLivePage(names) ? bits & ~HINT.entry : bits;
}

const isCapital = (code: number): boolean => code >= 65 && code <= 90;
const isSmallOrDigit = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
/** What lies beyond ASCII counts as a letter. "siteHeader-2 is_open" → site, header, 2, is, open. */
const isInWord = (code: number): boolean => isSmallOrDigit(code) || isCapital(code) || code > 127;

/** The stems that a word may hold, by their first two letters. */
const STEMS = new Array<readonly string[] | undefined>(1024).fill(undefined);
const pairOf = (first: number, second: number): number => ((first & 31) << 5) | (second & 31);
for (const stem of marks.stems) {
  const key = pairOf(stem.charCodeAt(0), stem.charCodeAt(1));
  STEMS[key] = [...(STEMS[key] ?? []), stem];
}

function hasStem(names: string, start: number, end: number): boolean {
  for (let at = start; at < end - 3; at++) {
    const stems = STEMS[pairOf(names.charCodeAt(at), names.charCodeAt(at + 1))];
    if (stems === undefined) continue;
    for (const stem of stems) if (stem.length <= end - at && isStemAt(stem, names, at)) return true;
  }
  return false;
}

function isStemAt(stem: string, names: string, at: number): boolean {
  for (let i = 0; i < stem.length; i++)
    if (stem.charCodeAt(i) !== smallLetter(names.charCodeAt(at + i))) return false;
  return true;
}

/** "blog-entry" is any post; "live-blog-entry" is not. */
const isOfLivePage = (names: string): boolean =>
  words.entryNeeds.some((word) => names.toLowerCase().includes(word));
