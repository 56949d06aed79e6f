/** For the passes over bulletins: positions of a run; a verb taken as a fact. */
import type { VerbGroup } from '../grammar/verb-group.ts';

export const positions = (first: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);

/** A bulletin's "must" and "may" are its rules, not wishes; only what is still to come stays so. */
export const asFact = (group: VerbGroup): VerbGroup => ({
  ...group,
  modal: group.modal === 'will' || group.modal === 'is to' ? group.modal : null,
  negated: false,
  passive: true,
  form: 'finite',
  governor: null,
  asked: null,
});
