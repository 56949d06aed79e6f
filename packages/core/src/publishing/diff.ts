/**
 * Two pairs of answers to one question, at two moments of one clock → for which parts the answer changed, and for which
 * it did not. Both partitions are laid over each other: a part here is where one part then and one part now meet.
 */
import { changedBetween, policyDuring, policyEver } from '../decision/index.ts';
import {
  type Answer,
  type Answers,
  AXES,
  type Axis,
  ancestors,
  type Basis,
  type Constraint,
  type Extent,
  extentOf,
  isWithin,
  type NodeId,
  type Outcome,
  type Part,
  type Policy,
  type Question,
  rootOf,
  type Support,
  type Verdict,
} from '../vocabulary/index.ts';
import { type Covers, covers } from './covers.ts';
import { meetFacts } from './facts.ts';
import { dateOf, type MembershipDate } from './membership-dates.ts';
import { type SaidPart, sayAnswer } from './say-answer.ts';
import { SIDES, type Side } from './words.ts';

export type Clock = 'valid' | 'published' | 'recorded';

/** What was said of a part at one of the moments. */
export type Held = { outcome: Outcome; phrase: string; basis: Basis | null; duties: string[] };

export type PartDiff = {
  covers: Covers;
  before: Held;
  after: Held;
  /** `answer`: another outcome or other duties. `basis`: the same outcome, told by others. */
  change: 'answer' | 'basis' | 'none';
  /** What decides now and did not then; for an answer that fell away, what decided then. */
  because: Support[];
  /** Who joined or left a group in between, and so came under a rule or out of it. */
  members: MembershipDate[];
};
/** What only others tell now stands among the unchanged, marked so. */
export type SideDiff = { changed: PartDiff[]; unchanged: PartDiff[] };
export type Diff = { policy: string; clock: Clock; from: string; to: string } & Record<Side, SideDiff>;

/** The questions to put to the record for a diff; ask both, and give the answers to `diffAnswers`. */
export function diffQuestions(
  question: Question,
  clock: Clock,
  from: string,
  to: string,
): [Question, Question] {
  const at = { valid: 'at', published: 'asPublishedBy', recorded: 'asRecordedBy' } as const;
  return [
    { ...question, [at[clock]]: from },
    { ...question, [at[clock]]: to },
  ];
}

export function diffAnswers(
  policy: Policy,
  { clock, from, to }: { clock: Clock; from: string; to: string },
  before: Answers,
  after: Answers,
): Diff {
  const sides = SIDES.map((side) => [
    side,
    diffSide(
      policy,
      { question: before.question, answers: before },
      { question: after.question, answers: after },
      side,
    ),
  ]);
  return { policy: policy.id, clock, from, to, ...(Object.fromEntries(sides) as Record<Side, SideDiff>) };
}

type Box = {
  scope: Record<Axis, NodeId[]>;
  excluded: Partial<Record<Axis, NodeId[]>>;
  facts: Constraint[];
  verdict: Verdict;
};

function diffSide(policy: Policy, before: Asked, after: Asked, side: Side): SideDiff {
  const between = changedBetween(policy, timeOf(before.question), timeOf(after.question));
  const [then, now] = [before, after].map(({ question, answers }) => ({
    policy: policyDuring(policy, timeOf(question)).possibly,
    boxes: boxesOf(policy, question, answers[side]),
  })) as [Laid, Laid];
  const cells = cellsOf([...then.boxes, ...now.boxes], between);
  const parts = then.boxes.flatMap((a) =>
    now.boxes.flatMap((b) => {
      const region = meet({ ...then, box: a }, { ...now, box: b }, cells);
      return region ? [partDiff(policy, { region, between }, a.verdict, b.verdict, side)] : [];
    }),
  );
  return {
    changed: parts.filter(({ change }) => change === 'answer'),
    unchanged: parts.filter(({ change }) => change !== 'answer'),
  };
}

type Asked = { question: Question; answers: Answers };
/** Boxes, and the policy as its memberships stood when they were asked. */
type Laid = { policy: Policy; boxes: Box[] };
type Between = ReturnType<typeof changedBetween>;

const timeOf = ({ at }: Question): Extent => extentOf(at) ?? { earliest: -Infinity, latest: Infinity };

/** The answer's parts; an answer without any is one box, as wide as the question. */
function boxesOf(policy: Policy, question: Question, answer: Answer): Box[] {
  const whole = (axis: Axis) => question.scope[axis]?.in ?? [rootOf(policy, axis)];
  const except = (axis: Axis) => question.scope[axis]?.except ?? [];
  const { parts, outcome } = answer;
  if (parts && outcome === 'partly') return parts.map(boxOf);
  const scope = Object.fromEntries(AXES.map((axis) => [axis, whole(axis)])) as Record<Axis, NodeId[]>;
  const excluded = Object.fromEntries(AXES.map((axis) => [axis, except(axis)]));
  const verdict = { ...answer, outcome: outcome === 'partly' ? ('undetermined' as const) : outcome };
  return [{ scope, excluded, facts: [], verdict }];
}

const boxOf = (part: Part): Box => ({
  scope: part.scope,
  excluded: part.excluded,
  facts: part.facts,
  verdict: part,
});

type Cells = Record<Axis, NodeId[]>;

/**
 * On each axis every node that some box names, and who joined or left a group in between. A node stands for itself
 * without the other named nodes inside it.
 */
const cellsOf = (boxes: readonly Box[], between: Between): Cells =>
  Object.fromEntries(
    AXES.map((axis) => [
      axis,
      [
        ...new Set([
          ...boxes.flatMap((box) => [...box.scope[axis], ...(box.excluded[axis] ?? [])]),
          ...between.filter(({ link }) => link.axis === axis).map(({ link }) => link.member),
        ]),
      ],
    ]),
  ) as Cells;

type LaidBox = { policy: Policy; box: Box };

/** What both boxes hold, or null for nothing. Boxes are products, so each axis is met on its own. */
function meet(then: LaidBox, now: LaidBox, cells: Cells): Omit<Box, 'verdict'> | null {
  const facts = meetFacts(then.box.facts, now.box.facts);
  if (!facts) return null;
  const scope = {} as Record<Axis, NodeId[]>;
  const excluded: Partial<Record<Axis, NodeId[]>> = {};
  for (const axis of AXES) {
    const both = cells[axis].filter((id) => holds(then, axis, id) && holds(now, axis, id));
    if (both.length === 0) return null;
    const around = (id: NodeId) => nearestOf(now.policy, axis, id, cells[axis], false);
    const isInside = (id: NodeId) => {
      const nearest = around(id);
      return nearest.length > 0 && nearest.every((outer) => both.includes(outer));
    };
    scope[axis] = both.filter((id) => !isInside(id));
    const out = cells[axis].filter(
      (id) => !both.includes(id) && around(id).some((outer) => both.includes(outer)),
    );
    if (out.length > 0) excluded[axis] = out;
  }
  return { scope, excluded, facts };
}

/** By the nearest nodes around it that the box names. */
function holds({ policy, box }: LaidBox, axis: Axis, id: NodeId): boolean {
  const out = box.excluded[axis] ?? [];
  const nearest = nearestOf(policy, axis, id, [...out, ...box.scope[axis]], true);
  return nearest.length > 0 && nearest.every((outer) => !out.includes(outer));
}

/** Of some nodes those around it, and around which no other of them lies. */
function nearestOf(
  policy: Policy,
  axis: Axis,
  id: NodeId,
  among: readonly NodeId[],
  withItself: boolean,
): NodeId[] {
  const around = ancestors(policy, axis, id).filter(
    (outer) => among.includes(outer) && (withItself || outer !== id),
  );
  return around.filter(
    (outer) => !around.some((inner) => inner !== outer && isWithin(policy, axis, inner, outer)),
  );
}

function partDiff(
  policy: Policy,
  { region, between }: { region: Omit<Box, 'verdict'>; between: Between },
  before: Verdict,
  after: Verdict,
  side: Side,
): PartDiff {
  const then = sayAnswer(policy, before, side).parts[0]!;
  const now = sayAnswer(policy, after, side).parts[0]!;
  const same = before.outcome === after.outcome && sameList(before.duties, after.duties);
  const change = !same ? 'answer' : before.basis !== after.basis ? 'basis' : 'none';
  const ever = policyEver(policy);
  const known = new Set(decidingIn(ever, region, before).map((support) => support.claim));
  const fresh = decidingIn(ever, region, after).filter((support) => !known.has(support.claim));
  const because = change === 'none' ? [] : fresh.length > 0 ? fresh : decidingIn(ever, region, before);
  const scopes = [...before.reasons, ...after.reasons].map(({ scope }) => scope);
  const joined = between.filter(
    ({ link: { axis, member, group } }) =>
      region.scope[axis].some((id) => isWithin(ever, axis, id, member)) &&
      scopes.some((scope) => isWithin(ever, axis, group, scope[axis])),
  );
  const members = change === 'none' ? [] : joined.map(({ link, what }) => dateOf(link, what));
  return {
    covers: covers(policy, region),
    before: heldOf(then),
    after: heldOf(now),
    change,
    because,
    members,
  };
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item));

/**
 * A part of an answer may have been merged of several: only rules that reach into this region speak for it. A claim that
 * makes several rules ("to Bhutan and Mauritius") speaks once.
 */
function decidingIn(policy: Policy, region: Omit<Box, 'verdict'>, { reasons }: Verdict): Support[] {
  const supports = reasons
    .filter(
      ({ decided, scope }) => decided && AXES.every((axis) => reaches(policy, axis, region, scope[axis])),
    )
    .flatMap((reason) => reason.supports);
  return [...new Map(supports.map((support) => [support.claim, support])).values()];
}

function reaches(policy: Policy, axis: Axis, region: Omit<Box, 'verdict'>, rule: NodeId): boolean {
  const isOut = region.excluded[axis]?.some((id) => isWithin(policy, axis, rule, id)) ?? false;
  return (
    !isOut &&
    region.scope[axis].some((id) => isWithin(policy, axis, id, rule) || isWithin(policy, axis, rule, id))
  );
}

const heldOf = ({ outcome, phrase, basis, duties }: SaidPart): Held => ({ outcome, phrase, basis, duties });
