/** A block of text and marks that may overlap → its runs in order, each with the findings whose words it is. */
import { overlaps, type Span } from '../vocabulary/index.ts';

/** `strong`: the words that carry the move; else words that fill one of its slots. */
export type Marked = Span & { finding: string; strong: boolean };
export type Segment = {
  text: string;
  findings: string[];
  strong: boolean;
  /** Findings whose strong words begin here. */
  begins: string[];
};

export function segmentsOf(text: string, within: Span, marks: readonly Marked[]): Segment[] {
  const here = marks.filter((mark) => overlaps(mark, within));
  const inside = (at: number) => at > within.start && at < within.end;
  const cuts = [within.start, ...here.flatMap(({ start, end }) => [start, end]).filter(inside), within.end];
  const edges = [...new Set(cuts)].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => {
    const run = { start, end: edges[i + 1]! };
    const over = here.filter((mark) => overlaps(mark, run));
    const strong = over.filter((mark) => mark.strong);
    return {
      text: text.slice(run.start, run.end),
      findings: [...new Set((strong.length > 0 ? strong : over).map(({ finding }) => finding))],
      strong: strong.length > 0,
      begins: strong.filter((mark) => mark.start === start).map(({ finding }) => finding),
    };
  });
}
