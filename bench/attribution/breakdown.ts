import type { Statement } from '@proviso/core/vocabulary';
import type { Row } from '../../training/attribution/corpus.ts';
import { type Found, pairsOf } from '../../training/attribution/pairs.ts';

export type Read = { row: Row; statements: Statement[] };
type Kind = 'speech verbs' | 'other cues' | 'direct' | 'indirect' | 'mixed' | 'no source';
type Scores = Record<Kind, { strict: number; relaxed: number; gold: number }>;

/** Verbs of speech, by their forms: what a gold or a found cue must hold to be counted among them. */
const SPEECH =
  /\b(?:say|says|said|saying|tell|tells|told|telling|add|adds|added|adding|announce\w*|claim\w*|declar\w+|explain\w*|insist\w*|warn\w*|argu\w+|acknowledg\w+|assert\w*|stress\w*|stat(?:e|es|ed|ing)|ask(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|respond\w*|repeat\w*|not(?:e|es|ed|ing)|remark\w*|comment\w*|wr(?:ite|ites|ote|itten|iting)|tweet\w*|call(?:s|ed|ing)?|speak|speaks|spoke|spoken|speaking|den(?:y|ies|ied|ying)|report(?:s|ed|ing)?|according)\b/i;
const MARKS = /^(["“«]|'')[\s\S]*(["”»]|'')$/;
const ANY_MARK = /["“”«»]|''/;

/**
 * Relations read beside the gold ones → strict and relaxed F1 by the kind of cue and of quotation. What is found counts
 * in the kind that it has itself, what is gold in its own: a pair scores in the gold one's kind.
 */
export function breakdown(read: readonly Read[]): Scores {
  const counts = new Map<Kind, { gold: number; predicted: number; strict: number; relaxed: number }>();
  const count = (kind: Kind) => {
    const row = counts.get(kind) ?? { gold: 0, predicted: 0, strict: 0, relaxed: 0 };
    counts.set(kind, row);
    return row;
  };
  for (const { row, statements } of read) {
    const gold = row.attributions.map((told) => kindsOf(row.text, foundOf(told)));
    const predicted = statements.map((statement) => kindsOf(row.text, statement));
    for (const kind of gold.flat()) count(kind).gold++;
    for (const kind of predicted.flat()) count(kind).predicted++;
    for (const pair of pairsOf(row, statements))
      for (const kind of gold[pair.gold]!.filter((k) => predicted[pair.predicted]!.includes(k))) {
        if (pair.strict) count(kind).strict++;
        if (pair.relaxed) count(kind).relaxed++;
      }
  }
  const f1 = (hits: number, a: number, b: number) => Math.round((2000 * hits) / (a + b || 1)) / 10;
  const order: Kind[] = ['speech verbs', 'other cues', 'direct', 'mixed', 'indirect', 'no source'];
  return Object.fromEntries(
    order.map((kind) => {
      const { gold, predicted, strict, relaxed } = count(kind);
      return [kind, { strict: f1(strict, gold, predicted), relaxed: f1(relaxed, gold, predicted), gold }];
    }),
  ) as Scores;
}

function kindsOf(text: string, { source, cue, content }: Found): Kind[] {
  const words = cue.map(({ start, end }) => text.slice(start, end)).join(' ');
  const parts = content.map(({ start, end }) => text.slice(start, end).trim());
  const quotation = parts.every((part) => MARKS.test(part))
    ? 'direct'
    : parts.some((part) => ANY_MARK.test(part))
      ? 'mixed'
      : 'indirect';
  return [
    SPEECH.test(words) ? 'speech verbs' : 'other cues',
    quotation,
    ...(source.length ? [] : ['no source' as const]),
  ];
}

const foundOf = (told: Row['attributions'][number]): Found => {
  const spans = (list: [number, number][]) => list.map(([start, end]) => ({ start, end }));
  return { source: spans(told.source), cue: spans(told.cue), content: spans(told.content) };
};

export type Trust = { from: number; to: number; n: number; strict: number; relaxed: number };

/** By tenths of confidence: how many relations are told so surely, and what share of them is right. */
export function calibration(read: readonly Read[]): Trust[] {
  const tenths = Array.from({ length: 10 }, () => ({ n: 0, strict: 0, relaxed: 0 }));
  const tenthOf = (confidence: number) => tenths[Math.min(9, Math.floor(confidence * 10))]!;
  for (const { row, statements } of read) {
    for (const { confidence } of statements) tenthOf(confidence).n++;
    for (const { predicted, strict, relaxed } of pairsOf(row, statements)) {
      const tenth = tenthOf(statements[predicted]!.confidence);
      if (strict) tenth.strict++;
      if (relaxed) tenth.relaxed++;
    }
  }
  const share = (part: number, n: number) => Math.round((100 * part) / n) / 100;
  return tenths.flatMap(({ n, strict, relaxed }, i) =>
    n ? [{ from: i / 10, to: (i + 1) / 10, n, strict: share(strict, n), relaxed: share(relaxed, n) }] : [],
  );
}
