/**
 * A ledger, a policy and both answers → everything that its page shows, as plain data and in the page's order. The
 * clocks are the question's own: as published by a day, nothing of it was published later.
 */
import type { Ledger } from '../record/index.ts';
import type { Answers, EdtfString, Policy, Question } from '../vocabulary/index.ts';
import { type Bulletin, bulletin } from './bulletin.ts';
import { eventsOf } from './changes.ts';
import { type Corrections, correctionsIn } from './corrections.ts';
import { holdingClaims } from './holding.ts';
import { knownClaims } from './known.ts';
import { membershipDates } from './membership-dates.ts';
import { type NextDates, nextDates } from './next-dates.ts';
import { type Positions, positionsOf } from './positions.ts';
import { type ReportStory, storiesOf } from './reports.ts';
import { type Timeline, timelineOf } from './timeline.ts';
import type { WaitingCount } from './waiting.ts';

export type Tracker = {
  bulletin: Bulletin;
  nextDates: NextDates;
  timeline: Timeline;
  positions: Positions;
  stories: ReportStory[];
  corrections: Corrections;
  waiting: WaitingCount;
};

/** `answers` to the whole policy (`wholePolicy`), by the ledger as recorded by the same time, with its readings. */
export function tracker(ledger: Ledger, policy: Policy, answers: Answers, waiting: WaitingCount): Tracker {
  const { at, asPublishedBy } = answers.question;
  const { standing, takenBack } = knownClaims(ledger, policy.id, asPublishedBy);
  const events = eventsOf(policy, standing);
  const memberships = membershipDates(policy, standing);
  const holding = holdingClaims(answers);
  const reports = new Set(standing.map((claim) => claim.report));
  const readings = [...ledger.readings.values()].filter(({ report }) => reports.has(report.sha256));
  return {
    bulletin: bulletin(ledger, policy, answers),
    nextDates: nextDates(events, memberships, at, holding),
    timeline: timelineOf(events, memberships, at, holding),
    positions: positionsOf(events, readings),
    stories: storiesOf(ledger, standing),
    corrections: correctionsIn(policy, takenBack),
    waiting,
  };
}

/** A policy's dated events alone. */
export function timeline(
  ledger: Ledger,
  policy: Policy,
  clocks: { at: EdtfString; publishedBy: EdtfString | null },
): Timeline {
  const { standing } = knownClaims(ledger, policy.id, clocks.publishedBy);
  return timelineOf(eventsOf(policy, standing), membershipDates(policy, standing), clocks.at, null);
}

/** The question that asks for all of a policy: every part open. */
export const wholePolicy = (
  policy: Policy,
  clocks: Pick<Question, 'at'> & Partial<Pick<Question, 'asPublishedBy' | 'asRecordedBy'>>,
): Question => ({
  policy: policy.id,
  scope: {},
  facts: {},
  at: clocks.at,
  asPublishedBy: clocks.asPublishedBy ?? null,
  asRecordedBy: clocks.asRecordedBy ?? null,
});
