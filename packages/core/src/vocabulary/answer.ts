import type { Basis, Constraint } from './claim.ts';
import type { EdtfString } from './date-stamp.ts';
import type { Axis, Membership, NodeId } from './policy.ts';
import type { Question } from './question.ts';

export const OUTCOMES = [
  'permitted',
  'prohibited',
  'contested by rules',
  'contested by sources',
  'undetermined',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Why one rule is without effect beside another. */
export type Ground = 'except' | 'superior issuer' | 'narrower' | 'later';

/** A zone: eased in part, what is freed is not told. A suspension only keeps other rules from holding for its time. */
export type Effect = 'permission' | 'prohibition' | 'duty' | 'zone' | 'suspension';

/** One who says so: the words, their speaker and the report they stand in. */
export type Support = {
  claim: string;
  report: string;
  finding: string;
  speaker: string;
  outlet: string | null;
  published: EdtfString | null;
  basis: Basis;
  words: string;
};

/** A membership, told with the node whose it is. */
export type Member = Membership & { axis: Axis; member: NodeId };

/** A rule that decided, or that was defeated, and by what. */
export type Reason = {
  rule: string;
  effect: Effect;
  /** Whether it decided the outcome, or only stood in the way of another. */
  decided: boolean;
  defeatedBy: { rule: string; ground: Ground }[];
  /** Each axis' node. */
  scope: Record<Axis, NodeId>;
  constraints: Constraint[];
  from: EdtfString | null;
  until: EdtfString | null;
  basis: Basis;
  presupposed: boolean;
  supports: Support[];
  /** Reports that were written separately, as far as known; nothing is said of their sources. */
  separatelyWritten: number;
  /** The memberships by which it speaks of what was asked; absent where it does so at all times. */
  members?: Member[];
};

/** A warning of a stable kind, with the sentence to show. */
export type Caution = { code: CautionCode; text: string };
export const CAUTION_CODES = [
  'limit-told-by-others',
  'limit-not-told',
  'presupposed',
  'start-not-told',
  'depends-on-day',
  'not-a-member',
  'no-official-text',
  'certainty-below-ct',
  'suspended',
  'readings-cut-short',
  'suggestions-included',
  'disputed',
  'fact-in-other-unit',
] as const;
export type CautionCode = (typeof CAUTION_CODES)[number];

export type Verdict = {
  outcome: Outcome;
  duties: string[];
  /** The weakest link of what decided; null where nothing did. */
  basis: Basis | null;
  reasons: Reason[];
  cautions: Caution[];
};

/**
 * One part of the world asked about. A node belongs to the part when the nearest of the listed nodes around it
 * stands in `scope` and not in `excluded`; axes on which the part is as wide as the question are listed too.
 */
export type Part = Verdict & {
  scope: Record<Axis, NodeId[]>;
  excluded: Partial<Record<Axis, NodeId[]>>;
  facts: Constraint[];
  dependsOnDay?: boolean;
};

/** The parts are disjoint and cover the question; absent where there is one. */
export type Answer = Omit<Verdict, 'outcome'> & {
  outcome: Outcome | 'partly';
  parts?: Part[];
  dependsOnDay?: boolean;
};

/** What `proviso ask --json` prints. */
export type Answers = {
  question: Question;
  officialText: Answer;
  asReported: Answer;
  /** Until when the reports of the policy have been looked through: the last check, else the last publication date. */
  checkedThrough: EdtfString | null;
  /** Suggestions that wait for review and would bear on this policy. */
  suggestions: number;
};
