/**
 * A report on record → its text in runs, with the findings whose words they are, and each finding as it is told to
 * people with the last word on it. Every line of the other views leads to one of these.
 */
import { findingRef, type Ledger, type RecordedReading, type Review } from '../record/index.ts';
import {
  type BlockKind,
  type EdtfString,
  type Finding,
  SLOT_NAMES,
  type SlotName,
  wordsIn,
} from '../vocabulary/index.ts';
import { type Marked, type Segment, segmentsOf } from './segments.ts';
import { CERTAINTY_WORDS, CHANNEL_WORDS, FLAG_WORDS, moveWords } from './words.ts';

export type ReportBlock = { kind: BlockKind; cue: string | null; segments: Segment[] };

export type FindingNote = {
  id: string;
  label: string;
  /** The words that carry the move. */
  words: string;
  background: boolean;
  speaker: string;
  /** "unnamed officials", "the outlet’s own voice". */
  channel: string;
  /** "says it is likely"; empty for what is said for certain. */
  certainty: string;
  slots: { slot: SlotName; words: string }[];
  flags: string[];
  /** The last word on it; null waits for review. */
  review: Pick<Review, 'decision' | 'by' | 'reason' | 'recorded'> | null;
};

export type ReportView = {
  sha256: string;
  source: string;
  /** What read it: "proviso 0.1.0". */
  program: string;
  headline: string | null;
  outlet: string | null;
  published: EdtfString | null;
  bylines: string[];
  /** The policies in which claims of it stand. */
  policies: { id: string; name: string }[];
  blocks: ReportBlock[];
  findings: FindingNote[];
};

/** Null where the record has no such report. */
export function reportView(ledger: Ledger, sha256: string): ReportView | null {
  const reading = ledger.readings.get(sha256);
  if (!reading) return null;
  const { report, article, findings, program } = reading;
  const marks = marksOf(findings);
  return {
    sha256,
    source: report.source,
    program,
    headline: article.headline,
    outlet: article.publisher,
    published: article.published,
    bylines: article.bylines,
    policies: policiesOf(ledger, sha256),
    blocks: article.blocks.map((block) => ({
      kind: block.kind,
      cue: block.cue ?? null,
      segments: segmentsOf(article.text, block, marks),
    })),
    findings: findings.map((finding) => noteOf(ledger, reading, finding)),
  };
}

function policiesOf(ledger: Ledger, report: string): ReportView['policies'] {
  const claims = ledger.claims.filter((claim) => claim.report === report && !claim.retracted);
  return [...new Set(claims.map(({ policy }) => policy))].flatMap((id) => {
    const policy = ledger.policies.get(id);
    return policy ? [{ id, name: policy.name }] : [];
  });
}

const marksOf = (findings: readonly Finding[]): Marked[] =>
  findings.flatMap(({ id, anchor, slots }) => [
    { start: anchor.start, end: anchor.end, finding: id, strong: true },
    ...SLOT_NAMES.flatMap((name) => {
      const slot = slots[name];
      if (!slot || slot.inferred) return [];
      return [{ start: slot.start, end: slot.end, finding: id, strong: false }];
    }),
  ]);

function noteOf(ledger: Ledger, { report }: RecordedReading, finding: Finding): FindingNote {
  const review = ledger.reviews.get(findingRef(report.sha256, finding.id));
  return {
    id: finding.id,
    label: moveWords(finding.move, finding.phase),
    words: finding.anchor.text,
    background: finding.background,
    speaker: finding.speaker === 'reporter' ? 'the report' : finding.speaker.text,
    channel: CHANNEL_WORDS[finding.channel],
    certainty: finding.certainty === 'CT+' ? '' : CERTAINTY_WORDS[finding.certainty],
    slots: slotWords(finding),
    flags: finding.flags.map((flag) => FLAG_WORDS[flag]),
    review: review
      ? { decision: review.decision, by: review.by, reason: review.reason, recorded: review.recorded }
      : null,
  };
}

/** The report's words for each slot that a finding fills. */
export const slotWords = (finding: Finding): FindingNote['slots'] =>
  SLOT_NAMES.flatMap((slot) => {
    const words = wordsIn(finding.slots[slot]);
    return words === null ? [] : [{ slot, words }];
  });
