/**
 * A policy's part of the record and both answers → its line on the board: where it stands in two sentences, what changed
 * last, and what comes next. Less than the tracker, so that many can be made at once.
 */
import type { Ledger } from '../record/index.ts';
import type { Answers, EdtfString, Policy } from '../vocabulary/index.ts';
import { bulletin } from './bulletin.ts';
import type { Event } from './changes.ts';
import { holdingClaims } from './holding.ts';
import { knownClaims } from './known.ts';
import { membershipDates } from './membership-dates.ts';
import { type NextDate, nextDates } from './next-dates.ts';
import type { SaidAnswer } from './say-answer.ts';

export type BoardLine = {
  policy: { id: string; name: string; about: string | null };
  officialText: Pick<SaidAnswer, 'outcome' | 'sentence'>;
  asReported: Pick<SaidAnswer, 'outcome' | 'sentence'>;
  /** The newest of what changed, by its own date; null: nothing on record changed anything. */
  lastChange: { event: string; when: EdtfString | null; label: string; covers: string } | null;
  nextDate: NextDate | null;
  checkedThrough: EdtfString | null;
  cutOff: string;
};

/** `answers` to the whole policy (`wholePolicy`). */
export function boardLine(ledger: Ledger, policy: Policy, answers: Answers): BoardLine {
  const told = bulletin(ledger, policy, answers);
  const { changed, unchanged, officialText, asReported } = told;
  const { at, asPublishedBy } = answers.question;
  const { standing } = knownClaims(ledger, policy.id, asPublishedBy);
  const memberships = membershipDates(policy, standing);
  const [ahead] = nextDates([...changed, ...unchanged], memberships, at, holdingClaims(answers)).dates;
  return {
    policy: told.policy,
    officialText: { outcome: officialText.outcome, sentence: officialText.sentence },
    asReported: { outcome: asReported.outcome, sentence: asReported.sentence },
    lastChange: changed[0] ? changeOf(changed[0]) : null,
    nextDate: ahead ?? null,
    checkedThrough: told.checkedThrough,
    cutOff: told.cutOff,
  };
}

const changeOf = ({ id, when, label, covers }: Event): BoardLine['lastChange'] => ({
  event: id,
  when,
  label,
  covers: covers.text,
});
