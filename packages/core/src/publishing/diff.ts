/**
 * Two pairs of answers to one question, at two moments of one clock → for which parts the answer changed, and for which
 * it did not. Both partitions are laid over each other: a part here is where one part then and one part now meet.
 */
import { changedBetween, policyDuring, policyEver } from '../decision/index.ts';
import {
  type Answers,
  AXES,
  type Axis,
  type Basis,
  type Extent,
  extentOf,
  isWithin,
  type NodeId,
  type Outcome,
  type Policy,
  type Question,
  type Support,
  type Verdict,
} from '../vocabulary/index.ts';
import { type Between, type Box, boxesOf, cellsOf, type LaidBox, meet } from './boxes.ts';
import { type Covers, covers } from './covers.ts';
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
type Laid = Pick<LaidBox, 'policy'> & { boxes: Box[] };

const timeOf = ({ at }: Question): Extent => extentOf(at) ?? { earliest: -Infinity, latest: Infinity };

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
