/** The rules whose scopes reach into a cell: on each axis they share some node inside with it. */
import { AXES, type Axis } from '../../vocabulary/index.ts';
import type { Rule } from '../rule.ts';
import type { CellNumbers, Nodes } from './nodes.ts';

export function touching(nodes: Nodes, cell: CellNumbers, rules: readonly Rule[]): Rule[] {
  const reached = AXES.map((axis, i) => reachedFrom(nodes, axis, cell[i]!));
  return rules.filter(({ scope }) => AXES.every((axis, i) => reached[i]!.has(scope[axis])));
}

function reachedFrom(nodes: Nodes, axis: Axis, node: number): ReadonlySet<string> {
  const { ids, around, inside } = nodes[axis];
  const reached = new Set<string>();
  for (let i = inside.from[node]!; i < inside.from[node + 1]!; i++) {
    const inner = inside.items[i]!;
    for (let j = around.from[inner]!; j < around.from[inner + 1]!; j++) reached.add(ids[around.items[j]!]!);
  }
  return reached;
}
