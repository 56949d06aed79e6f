/** A ledger → the findings on which nobody has had the last word: those that bear on a policy, and those that fit none. */
import { claimFrom, type FindingRef, findingRef, type Ledger } from '../record/index.ts';
import type {
  Certainty,
  EdtfString,
  Finding,
  FullReading,
  Move,
  Phase,
  SlotName,
} from '../vocabulary/index.ts';
import { slotWords } from './report/notes.ts';
import { CERTAINTY_WORDS, moveWords } from './words.ts';

export type WaitingFinding = {
  ref: FindingRef;
  move: Move;
  phase: Phase;
  label: string;
  /** The report's words for each slot that it fills. */
  slots: { slot: SlotName; words: string }[];
  words: string;
  speaker: string;
  certainty: Certainty;
  says: string;
  /** A recap of what was before. */
  background: boolean;
  report: string;
  outlet: string | null;
  headline: string | null;
  published: EdtfString | null;
  /** Ids of the policies that it fits; empty is "no policy yet". */
  policies: string[];
  held: boolean;
};

/** A ledger never changes, and every page asks for them. */
const FOUND = new WeakMap<Ledger, WaitingFinding[]>();

export function waitingFindings(ledger: Ledger): WaitingFinding[] {
  const found = FOUND.get(ledger) ?? findWaiting(ledger);
  FOUND.set(ledger, found);
  return found;
}

const findWaiting = (ledger: Ledger): WaitingFinding[] =>
  [...ledger.readings.values()].flatMap((reading) =>
    reading.findings.flatMap((finding) => {
      const ref = findingRef(reading.report.sha256, finding.id);
      const decision = ledger.reviews.get(ref)?.decision;
      if (decision === 'accept' || decision === 'reject') return [];
      return [waitingFrom(ledger, reading, finding, decision === 'hold')];
    }),
  );

function waitingFrom(ledger: Ledger, reading: FullReading, finding: Finding, held: boolean): WaitingFinding {
  const { report, article } = reading;
  const policies = [...ledger.policies.values()]
    .filter((policy) => 'claim' in claimFrom(policy, reading, finding, report.sha256))
    .map(({ id }) => id);
  return {
    ref: findingRef(report.sha256, finding.id),
    move: finding.move,
    phase: finding.phase,
    label: moveWords(finding.move, finding.phase),
    slots: slotWords(finding),
    words: finding.anchor.text,
    speaker: finding.speaker === 'reporter' ? 'the report' : finding.speaker.text,
    certainty: finding.certainty,
    says: CERTAINTY_WORDS[finding.certainty],
    background: finding.background,
    report: report.sha256,
    outlet: article.publisher,
    headline: article.headline,
    published: article.published,
    policies,
    held,
  };
}

/** How many bear on a policy, and how many on none. */
export type WaitingCount = { policy: number; noPolicy: number };
