/**
 * Claims taken back → corrections, dated and signed, newest first. What a rule took back to enter it anew, in other
 * nodes or after another reading, corrects nothing that was told and is only counted.
 */
import type { EdtfString, Policy, RecordedClaim } from '../vocabulary/index.ts';
import { coversScopes } from './covers.ts';
import { type Saying, sayingOf } from './saying.ts';
import { moveWords } from './words.ts';

export type Correction = {
  claim: string;
  label: string;
  covers: string;
  reason: string;
  /** Who took it back. */
  by: string;
  /** When this record took it back: an instant. */
  recorded: string;
  /** When a retraction was published, where one was. */
  published: EdtfString | null;
  saying: Saying;
};
export type Corrections = { corrections: Correction[]; enteredAnew: number };

export function correctionsIn(policy: Policy, takenBack: readonly RecordedClaim[]): Corrections {
  const byPerson = takenBack.filter((claim) => claim.retracted?.by.kind === 'person');
  return {
    corrections: byPerson
      .map((claim): Correction => {
        const { reason, by, recorded, published } = claim.retracted!;
        return {
          claim: claim.id,
          label: moveWords(claim.move, claim.phase),
          covers: coversScopes(policy, claim.scopes, claim.constraints).text,
          reason,
          by: by.name,
          recorded,
          published,
          saying: sayingOf(claim),
        };
      })
      .sort((a, b) => (a.recorded < b.recorded ? 1 : -1)),
    enteredAnew: takenBack.length - byPerson.length,
  };
}
