/**
 * The nodes that rules name on an axis → for every node whether one of them reaches into it without being around it. A
 * question whose nodes hold no such rule is one cell; any other may be cut.
 */
import { AXES, type Axis } from '../../vocabulary/index.ts';
import type { Rule } from '../rule.ts';
import type { Nodes } from './nodes.ts';

/** By axis, in the order of `AXES`; by node's number. */
export type InnerNodes = readonly Uint8Array[];

export const innerNodes = (nodes: Nodes, rules: readonly Rule[]): InnerNodes =>
  AXES.map((axis) => innerOn(nodes, axis, rules));

function innerOn(nodes: Nodes, axis: Axis, rules: readonly Rule[]): Uint8Array {
  const { around, numberOf } = nodes[axis];
  const named = new Set(rules.map((rule) => numberOf.get(rule.scope[axis])));
  const inner = new Uint8Array(around.length);
  for (const outers of around)
    for (const rule of outers) {
      if (!named.has(rule)) continue;
      for (const outer of outers) if (!around[outer]!.includes(rule)) inner[outer] = 1;
    }
  return inner;
}
