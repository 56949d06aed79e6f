/**
 * The findings of a note → which way the measure went, or none. A term made longer counts where it stands first. Else what
 * frees is the change, and duties beside it are what remains of them; else the first counts. What is told as earlier counts only where nothing else is told, what is asked
 * for, weighed, excepted or merely stays never.
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

const PROLONGS = /\b(?:exten[dt]|exten[st]ion|prolong|renew)/i;
const FACTS: ReadonlySet<Finding['phase']> = new Set<Finding['phase']>(['in_force', 'announced']);

export function wayTold(findings: readonly Finding[]): Way {
  const moved = findings.filter(
    ({ move, phase, exceptionTo }) => move !== 'keep' && FACTS.has(phase) && exceptionTo === null,
  );
  // What was to run out and was prolonged did not.
  const prolonged = (finding: Finding) => finding.move === 'tighten' && PROLONGS.test(finding.anchor.text);
  const real = moved.some(prolonged) ? moved.filter(({ manner }) => manner !== 'expired') : moved;
  const fresh = real.filter(({ background }) => !background);
  const told = fresh.length > 0 ? fresh : real;
  const frees = told.filter(({ move }) => move === 'lift' || move === 'ease');
  const longer = told[0] && prolonged(told[0]) && !told.some(({ move }) => move === 'lift');
  const one =
    (longer ? told[0] : undefined) ??
    frees.find(({ move, slots }) => move === 'lift' && slots.instrument !== null) ??
    frees.find(({ move }) => move === 'ease') ??
    frees[0] ??
    told[0];
  return one ? WAY_OF[one.move] : 'none';
}
