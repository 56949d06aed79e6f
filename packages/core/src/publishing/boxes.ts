/**
 * Two answers to one question at two moments → boxes: the parts of each, laid over each other under the policy as its
 * memberships stood when it was given. A node that joined or left a group in between is a cell of its own.
 */
import type { changedBetween } from '../decision/index.ts';
import {
  type Answer,
  AXES,
  type Axis,
  ancestors,
  type Constraint,
  isWithin,
  type NodeId,
  type Part,
  type Policy,
  type Question,
  rootOf,
  type Verdict,
} from '../vocabulary/index.ts';
import { meetFacts } from './facts.ts';

/** The memberships that came or went between the two moments. */
export type Between = ReturnType<typeof changedBetween>;

export type Box = {
  scope: Record<Axis, NodeId[]>;
  excluded: Partial<Record<Axis, NodeId[]>>;
  facts: Constraint[];
  verdict: Verdict;
};

/** The answer's parts; an answer without any is one box, as wide as the question. */
export function boxesOf(policy: Policy, question: Question, answer: Answer): Box[] {
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
export const cellsOf = (boxes: readonly Box[], between: Between): Cells =>
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

/** A box, and the policy as its memberships stood when it was asked. */
export type LaidBox = { policy: Policy; box: Box };

/** What both boxes hold, or null for nothing. Boxes are products, so each axis is met on its own. */
export function meet(then: LaidBox, now: LaidBox, cells: Cells): Omit<Box, 'verdict'> | null {
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
