/**
 * A question → both answers, with until when the policy's reports were looked through and what still waits for review.
 * A what-if with suggestions says so on every answer: nothing in it is on record.
 */
import { checkedThrough } from '@proviso/core/publishing';
import { claimFrom, type Ledger } from '@proviso/core/record';
import type { Answer, Answers, Caution, Policy, Question, RecordedClaim } from '@proviso/core/vocabulary';
import type { Suggestion } from './desk.ts';
import { engineOver } from './engines.ts';

export function answersTo(
  ledger: Ledger,
  policy: Policy,
  question: Question,
  /** All that wait, or how many of them fit the policy. */
  suggestions: readonly Suggestion[] | number,
  withSuggestions: boolean,
  now: number,
): Answers {
  const fitting =
    typeof suggestions === 'number' ? [] : suggestions.filter(({ policies }) => policies.includes(policy.id));
  const supposed = fitting.flatMap((suggestion) => suppose(policy, suggestion, now));
  const engine = engineOver(ledger, policy);
  const { officialText, asReported } = (
    withSuggestions ? engine.with([...ledger.claims, ...supposed]) : engine
  ).decide(question);
  const mark = withSuggestions ? (answer: Answer) => cautioned(answer, supposed.length) : (a: Answer) => a;
  return {
    question,
    officialText: mark(officialText),
    asReported: mark(asReported),
    checkedThrough: checkedThrough(ledger, policy, question),
    suggestions: typeof suggestions === 'number' ? suggestions : supposed.length,
  };
}

/** The claim that accepting it now would make. */
function suppose(policy: Policy, { finding, reading }: Suggestion, now: number): RecordedClaim[] {
  const made = claimFrom(policy, reading, finding, reading.report.sha256);
  if (!('claim' in made)) return [];
  return [
    {
      ...made.claim,
      recorded: new Date(now).toISOString(),
      seq: Number.MAX_SAFE_INTEGER,
      acceptedBy: { kind: 'rule', name: 'what if' },
      retracted: null,
    },
  ];
}

function cautioned(answer: Answer, count: number): Answer {
  const caution: Caution = {
    code: 'suggestions-included',
    text: `A what-if: it takes in ${count} ${count === 1 ? 'suggestion' : 'suggestions'} that nobody has reviewed.`,
  };
  return { ...answer, cautions: [caution, ...answer.cautions] };
}
