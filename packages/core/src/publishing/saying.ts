/** A claim → who says it, in which words, in which report: the way back from any line of a view to the text. */
import type { Basis, Certainty, EdtfString, Phase, RecordedClaim } from '../vocabulary/index.ts';
import { CERTAINTY_WORDS, OPENERS } from './words.ts';

export type Saying = {
  /** Ids: of the claim, the report (sha256) and the finding in it. */
  claim: string;
  report: string;
  finding: string;
  /** The number of the record's entry that claims it. */
  entry: number;
  /** In the report's words; "the report" where it speaks itself. */
  speaker: string;
  outlet: string | null;
  headline: string | null;
  published: EdtfString | null;
  /** When the record took it in: an instant. */
  recorded: string;
  basis: Basis;
  certainty: Certainty;
  /** "says", "says it is likely". */
  says: string;
  phase: Phase;
  /** The words that tell it, and the sentence they stand in. */
  words: string;
  sentence: string;
  /** Whether the same words came first in another report: a copy adds no second voice. */
  copy: boolean;
  acceptedBy: RecordedClaim['acceptedBy'];
};

export const sayingOf = (claim: RecordedClaim): Saying => ({
  claim: claim.id,
  report: claim.report,
  finding: claim.finding,
  entry: claim.seq,
  speaker: claim.receipt.speaker,
  outlet: claim.receipt.outlet,
  headline: claim.receipt.headline,
  published: claim.published,
  recorded: claim.recorded,
  basis: claim.basis,
  certainty: claim.certainty,
  says: CERTAINTY_WORDS[claim.certainty],
  phase: claim.phase,
  words: claim.receipt.anchor.text,
  sentence: claim.receipt.sentence.text,
  copy: claim.origin !== claim.report,
  acceptedBy: claim.acceptedBy,
});

/** "‹U.S. officials› (unnamed), Harbour Wire" */
export function sayWho({ speaker, outlet, basis }: Pick<Saying, 'speaker' | 'outlet' | 'basis'>): string {
  const unnamed = basis === 'unnamed officials' ? ' (unnamed)' : '';
  return `${midSentence(speaker)}${unnamed}${outlet === null || outlet === speaker ? '' : `, ${outlet}`}`;
}

/** "The White House" → "the White House": as it stands within a sentence. */
export function midSentence(speaker: string): string {
  const [first = ''] = speaker.split(' ');
  return OPENERS.includes(first) ? speaker.charAt(0).toLowerCase() + speaker.slice(1) : speaker;
}
