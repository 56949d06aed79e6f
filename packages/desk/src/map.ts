/** A question → what holds in every place of the policy at once, on the record as it is known by the question's clocks. */
import { openMap } from '@proviso/core/decision';
import { type AnswerMap, answerMap, checkedThrough } from '@proviso/core/publishing';
import type { Ledger } from '@proviso/core/record';
import type { EdtfString, Policy, Question } from '@proviso/core/vocabulary';
import { engineOver } from './engines.ts';

export type MapAnswers = AnswerMap & { question: Question; checkedThrough: EdtfString | null };

export function mapOver(ledger: Ledger, policy: Policy, question: Question): MapAnswers {
  const mapped = openMap(policy, ledger.claims, engineOver(ledger, policy));
  return {
    ...answerMap(policy, mapped(question)),
    question,
    checkedThrough: checkedThrough(ledger, policy, question),
  };
}
