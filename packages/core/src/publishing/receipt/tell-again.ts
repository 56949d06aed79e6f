/**
 * A question and the entries of a receipt → what they tell: both answers decided anew by the plain definition, the same in
 * words, and the words quoted behind them. Who writes a receipt and who checks one go the same way.
 */
import { decide } from '../../decision/index.ts';
import { fold, type Ledger, wasRecordedBy } from '../../record/index.ts';
import {
  type Entry,
  type Policy,
  ProvisoError,
  type Question,
  type RecordedClaim,
} from '../../vocabulary/index.ts';
import { checkedThrough, cutOff } from '../bulletin.ts';
import { type Correction, correctionsIn } from '../corrections.ts';
import { knownClaims } from '../known.ts';
import { sayAnswer } from '../say-answer.ts';
import { sayQuestion } from '../say-question.ts';
import type { QuotedWords, ReceiptAnswers, Said } from './receipt.ts';

/** The record as far as it bears on a question. `known` are the claims that the decision looks at. */
export type Seen = { ledger: Ledger; policy: Policy; known: RecordedClaim[] };

/**
 * As the record was known by the question; a policy that came later is taken as it came. E_POLICY_UNKNOWN where no entry
 * is the question's policy.
 */
export function seenIn(question: Question, entries: readonly Omit<Entry, 'hash'>[]): Seen {
  const { asRecordedBy, asPublishedBy } = question;
  const ledger = fold(
    entries
      .filter(({ recorded, body }) => body.kind === 'policy' || wasRecordedBy(recorded, asRecordedBy))
      .map((entry) => ({ ...entry, hash: '' })),
  );
  const policy = ledger.policies.get(question.policy);
  if (!policy)
    throw new ProvisoError(
      'E_POLICY_UNKNOWN',
      `no entry is the policy \`${question.policy}\` that is asked about`,
    );
  return { ledger, policy, known: knownClaims(ledger, policy.id, asPublishedBy).standing };
}

/** What was taken back by a person, of the claims that the entries hold, by the question's clocks. */
export const takenBackIn = ({ ledger, policy }: Seen, { asPublishedBy }: Question): Correction[] =>
  correctionsIn(policy, knownClaims(ledger, policy.id, asPublishedBy).takenBack).corrections;

export const answersIn = ({ ledger, policy, known }: Seen, question: Question): ReceiptAnswers => ({
  ...decide(policy, known, question),
  checkedThrough: checkedThrough(ledger, policy, question),
});

export const saidOf = ({ ledger, policy }: Seen, question: Question, answers: ReceiptAnswers): Said => ({
  question: `${policy.name}: ${sayQuestion(policy, question)}`,
  officialText: sayAnswer(policy, answers.officialText, 'officialText').sentence,
  asReported: sayAnswer(policy, answers.asReported, 'asReported').sentence,
  cutOff: cutOff(ledger, policy, question),
});

/** In the order of their entries: what decided, what gave way, and what is denied of it. */
export function wordsBehind({ known }: Seen, answers: ReceiptAnswers): QuotedWords[] {
  const reasons = [answers.officialText, answers.asReported].flatMap((answer) => answer.reasons);
  const claimsOf = (decided: boolean) =>
    new Set(reasons.filter((r) => r.decided === decided).flatMap((r) => r.supports.map((s) => s.claim)));
  const deciding = claimsOf(true);
  const givingWay = claimsOf(false);
  const partOf = ({ id, phase }: RecordedClaim): QuotedWords['part'] | null => {
    if (deciding.has(id)) return 'decided';
    if (givingWay.has(id)) return 'gave way';
    return phase === 'denied' ? 'denies' : null;
  };
  return known.flatMap((claim) => {
    const part = partOf(claim);
    const { id, seq, published, report, receipt } = claim;
    if (!part) return [];
    return [
      {
        claim: id,
        entry: seq,
        part,
        words: receipt.anchor.text,
        sentence: receipt.sentence.text,
        speaker: receipt.speaker,
        outlet: receipt.outlet,
        published,
        report,
      },
    ];
  });
}
