/**
 * A policy's answers as they are and as they would be with a suggestion → "accepting changes the answer from X to Y", and
 * which group of the queue that puts the suggestion in.
 */
import type { Answer, Answers, Finding, Outcome, Policy } from '../vocabulary/index.ts';
import { sayAnswer } from './say-answer.ts';
import { type Group, SIDE_WORDS, SIDES } from './words.ts';

export type SaidPreview = {
  policy: { id: string; name: string };
  /** One for each side whose sentence changes; none: accepting changes no answer. */
  changes: { side: string; from: string; to: string }[];
};

export type Previewed = { policy: Policy; before: Answers; after: Answers };

export const sayPreview = ({ policy, before, after }: Previewed): SaidPreview => ({
  policy: { id: policy.id, name: policy.name },
  changes: SIDES.flatMap((side) => {
    const from = sayAnswer(policy, before[side], side).sentence;
    const to = sayAnswer(policy, after[side], side).sentence;
    return from === to ? [] : [{ side: SIDE_WORDS[side], from, to }];
  }),
});

const LOOSENING = ['ease', 'lift', 'suspend'];

/** What loosens a rule comes first, whatever else it does: nothing is worse to get wrong. */
export function groupOf(
  { move, phase, background }: Pick<Finding, 'move' | 'phase' | 'background'>,
  previews: readonly Previewed[],
): Group {
  const isReal = phase === 'in_force' || phase === 'announced';
  const changes = previews.some((preview) => sayPreview(preview).changes.length > 0);
  if (previews.length > 0 && !changes && phase !== 'denied') return 'nothing';
  if (LOOSENING.includes(move) && isReal && !background) return 'loosens';
  if (phase === 'denied' || previews.some(conflicts)) return 'conflicts';
  return 'new';
}

const conflicts = ({ before, after }: Previewed): boolean =>
  SIDES.some((side) => isContested(after[side]) && !isContested(before[side]));

const isContested = ({ outcome, parts = [] }: Answer): boolean =>
  [outcome, ...parts.map((part): Outcome => part.outcome)].some((one) => one.startsWith('contested'));
