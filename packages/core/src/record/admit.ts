/**
 * A finding → why rule 0 accepts it without a person, or why it does not. What has happened or was decided is let in,
 * and a denial of it; what is only meant, wanted or refused is not, nor what the teller doubts.
 */
import type { Certainty, Finding, Phase } from '../vocabulary/index.ts';

export type Admission = { admitted: true } | { admitted: false; why: string };

const HAPPENED: readonly Phase[] = ['in_force', 'announced'];
const SURE: readonly Certainty[] = ['CT+', 'PR+'];
const SURELY_NOT: readonly Certainty[] = ['CT-', 'PR-'];

export function admit(finding: Finding): Admission {
  const refused = REFUSALS.find(([holds]) => holds(finding));
  return refused ? { admitted: false, why: refused[1] } : { admitted: true };
}

const hasDate = ({ slots }: Finding) => Boolean(slots.effective_from?.value ?? slots.announced_on?.value);

/** The first that holds is told. */
const REFUSALS: readonly (readonly [holds: (finding: Finding) => boolean, why: string])[] = [
  [
    ({ phase }) => !HAPPENED.includes(phase) && phase !== 'denied',
    'it tells of no change that has happened or was decided',
  ],
  [
    ({ channel, phase }) => channel === 'third_party' && phase !== 'in_force',
    'a third party’s account of a promise opens nothing',
  ],
  [
    ({ phase, certainty }) =>
      phase === 'denied'
        ? !SURE.includes(certainty) && !SURELY_NOT.includes(certainty)
        : !SURE.includes(certainty),
    'its teller is not sure',
  ],
  [({ flags }) => flags.includes('direction_unknown'), 'whether it loosens or tightens is not told'],
  // A recap repeats what is on record, or opens an earlier state; only one that is dated can take its place in time.
  [(finding) => finding.background && !hasDate(finding), 'it is a recap without a date'],
];
