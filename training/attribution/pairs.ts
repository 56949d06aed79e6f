import type { Span } from '@proviso/core/vocabulary';
import type { Row } from './corpus.ts';

export type Found = { source: readonly Span[]; cue: readonly Span[]; content: readonly Span[] };
/** A relation found beside an annotator's, by their numbers; strict: all spans equal; relaxed: half shared. */
export type Pair = { gold: number; predicted: number; strict: boolean; relaxed: boolean };

const ROLES = ['source', 'cue', 'content'] as const;

/** Relations found beside an article's gold ones, paired one to one, best first, as the scorer does. */
export function pairsOf(row: Pick<Row, 'text' | 'attributions'>, found: readonly Found[]): Pair[] {
  const candidates: (Pair & { score: number })[] = [];
  row.attributions.forEach((told, gold) => {
    const asSpans = Object.fromEntries(
      ROLES.map((role) => [role, told[role].map(([start, end]) => ({ start, end }))]),
    ) as Record<(typeof ROLES)[number], Span[]>;
    found.forEach((relation, predicted) => {
      const cue = shared(row.text, asSpans.cue, relation.cue);
      if (cue === 0) return;
      const source = shared(row.text, asSpans.source, relation.source);
      const content = shared(row.text, asSpans.content, relation.content);
      const strict = ROLES.every((role) => keyOf(asSpans[role]) === keyOf(relation[role]));
      const relaxed = source >= 0.5 && content >= 0.5;
      candidates.push({ gold, predicted, strict, relaxed, score: cue + source + content });
    });
  });
  candidates.sort((a, b) => b.score - a.score);
  const taken = new Set<string>();
  return candidates.filter(({ gold, predicted }) => {
    const keys = [`gold ${gold}`, `predicted ${predicted}`];
    if (keys.some((key) => taken.has(key))) return false;
    for (const key of keys) taken.add(key);
    return true;
  });
}

const keyOf = (spans: readonly Span[]): string =>
  spans
    .map(({ start, end }) => `${start}-${end}`)
    .sort()
    .join();

/** Characters in both over characters in either, white space left out; two empty sides are the same. */
function shared(text: string, a: readonly Span[], b: readonly Span[]): number {
  if (a.length === 0 && b.length === 0) return 1;
  const first = charactersOf(text, a);
  const second = charactersOf(text, b);
  let both = 0;
  for (const at of first) if (second.has(at)) both++;
  return both / (first.size + second.size - both || 1);
}

function charactersOf(text: string, spans: readonly Span[]): Set<number> {
  const all = new Set<number>();
  for (const { start, end } of spans) for (let at = start; at < end; at++) if (text[at]! > ' ') all.add(at);
  return all;
}
