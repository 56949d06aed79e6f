/**
 * The findings of a note → which way the measure went, or none. A note often tells what was before it; the last change
 * that is told as a fact counts, and what only stays, is asked for or lies further back does not.
 */
import type { Finding } from '@proviso/core/vocabulary';
import type { Way } from './note-rows.ts';

const WAY_OF: Record<Finding['move'], Way> = {
  impose: 'tighten',
  tighten: 'tighten',
  ease: 'relax',
  lift: 'end',
  suspend: 'relax',
  keep: 'none',
};

export function wayTold(findings: readonly Finding[]): Way {
  const told = findings.filter(
    ({ phase, background, move }) =>
      (phase === 'in_force' || phase === 'announced') && !background && move !== 'keep',
  );
  const last = told.at(-1);
  return last ? WAY_OF[last.move] : 'none';
}
