/**
 * The nodes that rules name on an axis → for every node whether one of them reaches into it without being around it. A
 * question whose nodes hold no such rule is one cell; any other may be cut.
 */
import { AXES, type Axis } from '../../vocabulary/index.ts';
import type { Rule } from '../rule.ts';
import { has, type Nodes } from './nodes.ts';

/** By axis, in the order of `AXES`; by node's number. */
export type InnerNodes = readonly Uint8Array[];

export const innerNodes = (nodes: Nodes, rules: readonly Rule[]): InnerNodes =>
  AXES.map((axis) => innerOn(nodes, axis, rules));

function innerOn(nodes: Nodes, axis: Axis, rules: readonly Rule[]): Uint8Array {
  const { around, numberOf, ids, isTree } = nodes[axis];
  const named = new Uint8Array(ids.length);
  for (const rule of rules) {
    const node = numberOf.get(rule.scope[axis]);
    if (node !== undefined) named[node] = 1;
  }
  const inner = new Uint8Array(ids.length);
  if (isTree) {
    // What reaches into a node of a tree without being around it lies in it.
    for (let node = 0; node < ids.length; node++)
      for (let i = around.from[node]! + 1; named[node] === 1 && i < around.from[node + 1]!; i++)
        inner[around.items[i]!] = 1;
    return inner;
  }
  for (let node = 0; node < ids.length; node++)
    for (let i = around.from[node]!; i < around.from[node + 1]!; i++) {
      const rule = around.items[i]!;
      if (named[rule] === 0) continue;
      for (let j = around.from[node]!; j < around.from[node + 1]!; j++) {
        const outer = around.items[j]!;
        if (inner[outer] === 0 && outer !== rule && !has(around, outer, rule)) inner[outer] = 1;
      }
    }
  return inner;
}
