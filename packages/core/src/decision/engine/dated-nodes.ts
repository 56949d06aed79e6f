/**
 * A policy, a cell and a time → whether memberships have a say in what holds there: one stands around the cell, or is open
 * at that time and may part it. Where none does, the hierarchies are the same as on every day.
 */
import { AXES, type Axis, type NodeId, type Policy, type Question } from '../../vocabulary/index.ts';
import { around } from '../hierarchy.ts';
import { type Link, linksOf, policyDuring, policyEver } from '../memberships.ts';
import type { Rule } from '../rule.ts';
import type { CellNumbers, Nodes } from './nodes.ts';

export type DatedNodes = { haveSay: (cell: CellNumbers, from: number, to: number) => boolean };

const NONE: DatedNodes = { haveSay: () => false };

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
  return {
    haveSay: (cell, from, to) =>
      isDated.some((dated, axis) => dated[cell[axis]!] === 1) ||
      policyDuring(policy, { earliest: from, latest: to }).open.length > 0,
  };
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
