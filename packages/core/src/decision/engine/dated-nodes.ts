/**
 * A policy → for every node whether a dated membership stands around it: what holds there hangs on the day also where no
 * rule begins or ends. Where none does, the hierarchies are the same on every day.
 */
import { AXES, type Axis, type NodeId, type Policy, type Question } from '../../vocabulary/index.ts';
import { around } from '../hierarchy.ts';
import { type Link, linksOf, policyEver } from '../memberships.ts';
import type { Rule } from '../rule.ts';
import type { CellNumbers, Nodes } from './nodes.ts';

export type DatedNodes = { has: (cell: CellNumbers) => boolean };

const NONE: DatedNodes = { has: () => false };

export function datedNodes(policy: Policy, nodes: Nodes): DatedNodes {
  const links = linksOf(policy);
  if (links.length === 0) return NONE;
  const isDated = AXES.map((axis) => {
    const { inside, ids, numberOf } = nodes[axis];
    const dated = new Uint8Array(ids.length);
    for (const link of links) {
      const member = link.axis === axis ? numberOf.get(link.member) : undefined;
      if (member === undefined) continue;
      for (let i = inside.from[member]!; i < inside.from[member + 1]!; i++) dated[inside.items[i]!] = 1;
    }
    return dated;
  });
  return { has: (cell) => isDated.some((dated, axis) => dated[cell[axis]!] === 1) };
}

/** Of members in or around what is asked: those that lead to a node that a rule, or the question, names. */
export function linksThatMatter(policy: Policy, question: Question, rules: readonly Rule[]): Link[] {
  const ever = policyEver(policy);
  const asked = (axis: Axis): readonly NodeId[] => question.scope[axis]?.in ?? [];
  const liesIn = (axis: Axis, inner: NodeId, outer: NodeId) => around(ever, axis, inner).has(outer);
  return linksOf(policy).filter(({ axis, member, group }) => {
    const isNear =
      asked(axis).length === 0 ||
      asked(axis).some((node) => liesIn(axis, node, member) || liesIn(axis, member, node));
    return (
      isNear &&
      (rules.some(({ scope }) => liesIn(axis, group, scope[axis])) ||
        [...asked(axis), ...(question.scope[axis]?.except ?? [])].some((node) => liesIn(axis, group, node)))
    );
  });
}
