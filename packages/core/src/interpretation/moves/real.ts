/** A phase → what a draft becomes by it: the phase with the certainty that its speaker has by default. */
import type { Certainty, Phase } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';

export type Real = Partial<Draft> & { phase: Phase; certainty: Certainty };

const DEFAULT: Record<Phase, Certainty> = {
  in_force: 'CT+',
  announced: 'CT+',
  proposed: 'CT+',
  hinted: 'PS+',
  urged: 'CT+',
  rejected: 'CT+',
  denied: 'CT-',
  no_comment: 'Uu',
};

export const real = (phase: Phase, more: Partial<Draft> = {}): Real => ({
  phase,
  certainty: DEFAULT[phase],
  ...more,
});
