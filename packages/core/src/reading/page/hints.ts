/**
 * An element's class and id words → what its author called it: comments, away from the story, body, byline... Words
 * are compared whole ("ad" is not in "road"), also as pairs ("read-more", "readMore").
 */
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
} as const;

/** Class lists longer than this are machine talk; the first words carry the name. */
const MOST_LETTERS = 240;
const SINGLE = new Map<string, number>();
const PAIR = new Map<string, number>();
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
] as const)
  for (const word of list) SINGLE.set(word, (SINGLE.get(word) ?? 0) | bit);
for (const [list, bit] of [
  [words.awayPairs, HINT.away],
  [words.bodyPairs, HINT.body],
  [words.entryPairs, HINT.entry],
] as const)
  for (const pair of list) PAIR.set(pair, (PAIR.get(pair) ?? 0) | bit);

/** What a word says after another: "read" then "more", and "articlebody" written in two. */
const NEXT = new Map<string, Map<string, number>>();
const noteNext = (before: string, word: string, bits: number) => {
  const after = NEXT.get(before) ?? new Map<string, number>();
  NEXT.set(before, after.set(word, (after.get(word) ?? 0) | bits));
};
for (const [pair, bits] of PAIR) noteNext(...(pair.split(' ') as [string, string]), bits);
for (const [word, bits] of SINGLE)
  for (let i = 1; i < word.length; i++) noteNext(word.slice(0, i), word.slice(i), bits);

export function hintsOf(names: string): number {
  let bits = 0;
  let before = '';
  for (const word of nameWords(names.slice(0, MOST_LETTERS))) {
    bits |= SINGLE.get(word) ?? 0;
    const after = NEXT.get(before);
    if (after) bits |= after.get(word) ?? 0;
    before = word;
  }
  return (bits & HINT.entry) !== 0 && !isOfLivePage(names) ? bits & ~HINT.entry : bits;
}

/** "blog-entry" is any post; "live-blog-entry" is not. */
const isOfLivePage = (names: string): boolean =>
  words.entryNeeds.some((word) => names.toLowerCase().includes(word));

/** "siteHeader-2 is_open" → site, header, 2, is, open. */
function nameWords(names: string): readonly string[] {
  const spaced = /[a-z0-9][A-Z]/.test(names) ? names.replace(/([a-z0-9])([A-Z])/g, '$1 $2') : names;
  const lower = spaced.toLowerCase();
  return lower.match(/[^ -~]/.test(lower) ? /[\p{L}\p{N}]+/gu : /[a-z0-9]+/g) ?? [];
}
