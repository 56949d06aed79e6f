/**
 * Relations without their speakers → who is quoted where: by token, the relation whose source it stands in and the
 * innermost one whose content it stands in. Sources and contents may overlap, be empty, or end inside a word.
 */
import type { Span } from '../../vocabulary/index.ts';
import type { Run, Scene } from '../scene.ts';
import { firstWhere } from './memory.ts';

/** A relation as far as its speaker is concerned: a `Statement` fits. */
export type Relation = { source: readonly Span[]; content: readonly Span[] };

export type Talk = {
  /** By relation: its source, as runs of tokens. */
  sources: Run[][];
  /** The relation in whose source the token stands, or -1. */
  sourceAt: (token: number) => number;
  /** The innermost relation in whose content the token stands, or -1. */
  contentAt: (token: number) => number;
};

export function talkOf(scene: Scene, relations: readonly Relation[]): Talk {
  const inSource = new Int32Array(scene.tokens.length).fill(-1);
  const inContent = new Int32Array(scene.tokens.length).fill(-1);
  const length = ({ content }: Relation) => content.reduce((sum, s) => sum + s.end - s.start, 0);
  const order = relations.map((_, i) => i).sort((a, b) => length(relations[b]!) - length(relations[a]!));
  for (const index of order)
    for (const run of runsOf(scene, relations[index]!.content)) inContent.fill(index, run.first, run.end);
  const sources = relations.map((r) => runsOf(scene, r.source));
  sources.forEach((runs, index) => {
    for (const run of runs) inSource.fill(index, run.first, run.end);
  });
  return {
    sources,
    sourceAt: (token) => inSource[token] ?? -1,
    contentAt: (token) => inContent[token] ?? -1,
  };
}

/** The tokens that a span touches; a span without any gives none. */
export function runsOf(scene: Scene, spans: readonly Span[]): Run[] {
  return spans
    .filter((span) => span.start < span.end)
    .map((span) => ({ first: firstAfter(scene, span.start), end: firstFrom(scene, span.end) }))
    .filter((run) => run.first < run.end);
}

/** The first token that ends after the place. */
const firstAfter = ({ tokens }: Scene, place: number) =>
  firstWhere(tokens.length, (n) => tokens[n]!.end > place);
/** The first token that begins at the place or after it. */
const firstFrom = ({ tokens }: Scene, place: number) =>
  firstWhere(tokens.length, (n) => tokens[n]!.start >= place);
