/** Findings and statements → the runs of text that are theirs, each told by its part in them. */
import { type Finding, SLOT_NAMES, type Span, type Statement } from '../../vocabulary/index.ts';
import type { Marked, Role } from '../segments.ts';

export const marksOf = (findings: readonly Finding[], statements: readonly Statement[]): Marked[] => [
  ...findings.flatMap(marksOfFinding),
  ...statements.flatMap(marksOfStatement),
];

const marksOfFinding = ({ id, anchor, slots }: Finding): Marked[] => [
  { start: anchor.start, end: anchor.end, role: 'move', of: id, lands: true },
  ...SLOT_NAMES.flatMap((name): Marked[] => {
    const slot = slots[name];
    return !slot || slot.inferred ? [] : [{ start: slot.start, end: slot.end, role: 'slot', of: id }];
  }),
];

function marksOfStatement({ id, source, cue, content }: Statement): Marked[] {
  const first = Math.min(...[...source, ...cue, ...content].map(({ start }) => start));
  const marked = (spans: readonly Span[], role: Role): Marked[] =>
    spans.map(({ start, end }) => ({ start, end, role, of: id, lands: start === first }));
  return [...marked(source, 'source'), ...marked(cue, 'cue'), ...marked(content, 'content')];
}
