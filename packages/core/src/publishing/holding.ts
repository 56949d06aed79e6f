/** Both answers → the claims by which something holds now: what was lifted since is not among them. */
import type { Answer, Answers, Reason } from '../vocabulary/index.ts';
import type { Event } from './changes.ts';
import { SIDES } from './words.ts';

export function holdingClaims(answers: Answers): ReadonlySet<string> {
  return new Set(
    SIDES.flatMap((side) => reasonsOf(answers[side]))
      .filter(({ decided }) => decided)
      .flatMap(({ supports }) => supports.map(({ claim }) => claim)),
  );
}

const reasonsOf = ({ reasons, parts = [] }: Answer): Reason[] => [
  ...reasons,
  ...parts.flatMap((part) => part.reasons),
];

/** A line that stays is told by what it leaves as it was. */
export const isHolding = ({ says }: Event, holding: ReadonlySet<string>): boolean =>
  says.some(({ claim }) => holding.has(claim));
