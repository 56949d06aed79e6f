/** A run of text and marks that may overlap → its runs in order, each with all that its words are part of. */
import { overlaps, type Span } from '../vocabulary/index.ts';

/** From the outermost to the innermost: what is said holds who says so, that holds the words that fill a slot. */
const ROLES = ['content', 'source', 'cue', 'slot', 'move'] as const;
export type Role = (typeof ROLES)[number];

/** `of`: the finding or the statement. `lands`: this is where the words of it begin. */
export type Marked = Span & { role: Role; of: string; lands?: boolean };
export type Segment = {
  text: string;
  roles: Role[];
  /** Findings whose move it carries; where it carries none, those of whose slots it is. */
  findings: string[];
  /** Findings and statements whose words begin here. */
  begins: string[];
};

export function segmentsOf(text: string, within: Span, marks: readonly Marked[]): Segment[] {
  const here = marks.filter((mark) => overlaps(mark, within));
  const moves = here.filter(({ role }) => role === 'move');
  const isWithin = ({ start, end }: Span, at: number) => start < at && at < end;
  // Words that move a rule stay together, whatever else begins or ends among them.
  const inside = (at: number) =>
    isWithin(within, at) &&
    (!moves.some((move) => isWithin(move, at)) || moves.some(({ start, end }) => start === at || end === at));
  const cuts = [within.start, ...here.flatMap(({ start, end }) => [start, end]).filter(inside), within.end];
  const edges = [...new Set(cuts)].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => {
    const run = { start, end: edges[i + 1]! };
    const over = here.filter((mark) => overlaps(mark, run));
    const roles = ROLES.filter((role) => over.some((mark) => mark.role === role));
    const telling = roles.includes('move') ? 'move' : 'slot';
    const idsOf = (wanted: (mark: Marked) => boolean) => [
      ...new Set(over.filter(wanted).map(({ of }) => of)),
    ];
    return {
      text: text.slice(run.start, run.end),
      roles,
      findings: idsOf(({ role }) => role === telling),
      begins: idsOf((mark) => mark.lands === true && start <= mark.start && mark.start < run.end),
    };
  });
}
