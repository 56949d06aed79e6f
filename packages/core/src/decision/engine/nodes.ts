/**
 * A policy's five hierarchies → the same with numbers in place of names: of every node which lie around it and which
 * inside, as lists that stand one after the other in one array. Made once for a policy, for it never changes.
 */
import { AXES, type Axis, type NodeId, type Policy, type Scope } from '../../vocabulary/index.ts';
import { around } from '../hierarchy.ts';

/** The list of `i` stands in `items` from `from[i]` to before `from[i + 1]`. */
export type Lists = { from: Int32Array; items: Int32Array };

/** One axis. A node's number is its place in the policy; it is the first in its own lists. */
type Numbered = {
  ids: readonly NodeId[];
  numberOf: ReadonlyMap<NodeId, number>;
  around: Lists;
  inside: Lists;
  /** Whether each node but the root lies directly in one: of two around the same node, the deeper lies in the other. */
  isTree: boolean;
};

export type Nodes = Record<Axis, Numbered>;

/** A node's number on each axis, in the order of `AXES`. */
export type CellNumbers = Int32Array;

const NUMBERED = new WeakMap<Policy, Nodes>();

export function numbered(policy: Policy): Nodes {
  const known = NUMBERED.get(policy);
  if (known) return known;
  const nodes = Object.fromEntries(AXES.map((axis) => [axis, numberedAxis(policy, axis)])) as Nodes;
  NUMBERED.set(policy, nodes);
  return nodes;
}

function numberedAxis(policy: Policy, axis: Axis): Numbered {
  const ids = policy.nodes[axis].map((node) => node.id);
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const outer = ids.map((id) => [...around(policy, axis, id)].flatMap((node) => numberOf.get(node) ?? []));
  const inner = ids.map((_, number) => [number]);
  for (const [number, nodes] of outer.entries())
    for (const node of nodes) if (node !== number) inner[node]!.push(number);
  const isTree = policy.nodes[axis].every(({ within }) => (within?.length ?? 0) < 2);
  return { ids, numberOf, around: listed(outer), inside: listed(inner), isTree };
}

export function listed(lists: readonly (readonly number[])[]): Lists {
  const from = new Int32Array(lists.length + 1);
  for (const [i, list] of lists.entries()) from[i + 1] = from[i]! + list.length;
  const items = new Int32Array(from[lists.length]!);
  for (const [i, list] of lists.entries()) items.set(list, from[i]);
  return { from, items };
}

/** Lists are short: to look through one is sooner than to look anything up. */
export function has({ from, items }: Lists, list: number, item: number): boolean {
  for (let i = from[list]!, end = from[list + 1]!; i < end; i++) if (items[i] === item) return true;
  return false;
}

/** Null where the policy has no such node. */
export const numbersOf = (nodes: Nodes, named: readonly string[]): CellNumbers | null => {
  const cell = new Int32Array(AXES.length);
  for (let axis = 0; axis < AXES.length; axis++) {
    const number = nodes[AXES[axis]!].numberOf.get(named[axis]!);
    if (number === undefined) return null;
    cell[axis] = number;
  }
  return cell;
};

/** The cells of many scopes, one after the other; -1 for a node that the policy has not. */
export function cellsOf(nodes: Nodes, scopes: readonly Scope[]): Int32Array {
  const cells = new Int32Array(scopes.length * AXES.length);
  for (let axis = 0; axis < AXES.length; axis++) {
    const name = AXES[axis]!;
    const { numberOf } = nodes[name];
    for (let i = 0; i < scopes.length; i++)
      cells[i * AXES.length + axis] = numberOf.get(scopes[i]![name]) ?? -1;
  }
  return cells;
}
