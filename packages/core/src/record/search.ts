/**
 * A person's words → the terms looked for, and a reading → the passages that are searched and what of one is shown.
 * Letters and digits alone count, case and accents aside; whatever else is typed parts words and means nothing.
 */
import type { FullReading, Quote, Span, Statement } from '../vocabulary/index.ts';
import { quoteOf } from '../vocabulary/index.ts';
import { sentenceOf } from './sentence-of.ts';

/** All of a term's words stand beside each other, in order; with `open`, the last may go on. */
export type Term = { words: string[]; open: boolean };

export const PASSAGE_KINDS = ['report', 'statement', 'finding'] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/** A part of an article's text; `id` of the statement or finding, null for the whole report. */
export type Passage = Span & { kind: PassageKind; id: string | null };

export type Search = {
  terms: readonly Term[];
  kinds: readonly PassageKind[];
  /** Only in reports that a claim of the policy stands in, or a finding that waits and fits it. */
  policy: string | null;
  /** How many hits at most. */
  most: number;
};

export type Hit = {
  kind: PassageKind;
  /** sha256 */
  report: string;
  id: string | null;
  /** A run of the article's text around what was found. */
  snippet: Quote;
  /** What was found in it, by places in the article's text. */
  marks: Span[];
  headline: string | null;
  outlet: string | null;
  published: string | null;
};

const WORDS = /[\p{L}\p{N}\p{M}]+/gu;
const IS_PLAIN = /^[a-z0-9]+$/;
/** Scripts that put no space between words give each character as a word. */
const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const ALONE_OR_RUN = new RegExp(`${ALONE.source}|[^${ALONE.source.slice(1)}+`, 'gu');

type Token = Span & { word: string };

function* tokensIn({ start, end }: Span, text: string): Generator<Token> {
  for (const match of text.slice(start, end).matchAll(WORDS)) {
    const at = start + match.index;
    for (const token of tokensOf(match[0], at)) if (token.word !== '') yield token;
  }
}

/** Nearly all words are plain letters, for which nothing need be looked at twice. */
function tokensOf(run: string, at: number): Token[] {
  const lower = run.toLowerCase();
  if (IS_PLAIN.test(lower)) return [{ start: at, end: at + run.length, word: lower }];
  if (!ALONE.test(run)) return [{ start: at, end: at + run.length, word: folded(run) }];
  return [...run.matchAll(ALONE_OR_RUN)].map(({ 0: part, index }) => ({
    start: at + index,
    end: at + index + part.length,
    word: folded(part),
  }));
}

const folded = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** What a store indexes a passage by. */
export const wordsOf = (passage: Span, text: string): string[] =>
  [...tokensIn(passage, text)].map(({ word }) => word);

/** `export "white rice" miss*` → three terms. What holds no letter or digit gives none. */
export function termsIn(typed: string): Term[] {
  return [...typed.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|[^\s"“”„«»]+/gu)].flatMap(([all, phrase]) => {
    const words = wordsOf({ start: 0, end: (phrase ?? all).length }, phrase ?? all);
    return words.length === 0 ? [] : [{ words, open: phrase === undefined && all.endsWith('*') }];
  });
}

/** The whole text, each statement from its first word to its last, and each finding's sentence. */
export function passagesOf(reading: FullReading): Passage[] {
  const { article, statements, findings } = reading;
  return [
    { kind: 'report', id: null, start: 0, end: article.text.length },
    ...statements.map(
      (statement): Passage => ({ kind: 'statement', id: statement.id, ...reachOf(statement) }),
    ),
    ...findings.map((finding): Passage => {
      const { start, end } = sentenceOf(reading, finding);
      return { kind: 'finding', id: finding.id, start, end };
    }),
  ];
}

function reachOf({ source, cue, content }: Statement): Span {
  const parts = [...source, ...cue, ...content];
  return {
    start: Math.min(...parts.map(({ start }) => start)),
    end: Math.max(...parts.map(({ end }) => end)),
  };
}

const SNIPPET_WORDS = 32;

/** The run of a passage that holds the most of the terms, and then the most of their places; null where one is missing. */
export function hitIn(
  reading: FullReading,
  passage: Passage,
  terms: readonly Term[],
): Pick<Hit, 'snippet' | 'marks'> | null {
  const { text } = reading.article;
  const tokens = [...tokensIn(passage, text)];
  const found = terms.map((term) => placesOf(tokens, term));
  if (terms.length === 0 || found.some((places) => places.length === 0)) return null;
  const places = found.flatMap((ofTerm, term) => ofTerm.map((place) => ({ ...place, term })));
  places.sort((a, b) => a.first - b.first);
  let best = { from: 0, score: -1 };
  for (const { first } of places) {
    const inside = places.filter((p) => p.first >= first && p.last < first + SNIPPET_WORDS);
    const score = new Set(inside.map(({ term }) => term)).size * tokens.length + inside.length;
    if (score > best.score) best = { from: first, score };
  }
  const lead = Math.max(0, Math.min(best.from - 6, tokens.length - SNIPPET_WORDS));
  const last = Math.min(tokens.length, Math.max(lead + SNIPPET_WORDS, best.from + 1)) - 1;
  const span = { start: tokens[lead]!.start, end: tokens[last]!.end };
  const marks = places
    .map((place) => ({ start: tokens[place.first]!.start, end: tokens[place.last]!.end }))
    .filter((mark) => mark.start >= span.start && mark.end <= span.end);
  return { snippet: quoteOf(text, span), marks: apart(marks) };
}

type Place = { first: number; last: number };

function placesOf(tokens: readonly Token[], { words, open }: Term): Place[] {
  const isAt = (at: number) =>
    words.every((word, i) => {
      const token = tokens[at + i]?.word;
      return (
        token !== undefined && (open && i === words.length - 1 ? token.startsWith(word) : token === word)
      );
    });
  return tokens.flatMap((_, at) => (isAt(at) ? [{ first: at, last: at + words.length - 1 }] : []));
}

/** In order, those that touch made one. */
function apart(marks: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    const before = joined.at(-1);
    if (before && start <= before.end) before.end = Math.max(before.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
