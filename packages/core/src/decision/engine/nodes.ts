/**
 * A policy's five hierarchies → the same with numbers in place of names: which nodes lie around which, as bits, so that
 * one step tells whether a rule's scope is around a question's.
 */
import { AXES, type Axis, type NodeId, type Policy } from '../../vocabulary/index.ts';
import { around } from '../hierarchy.ts';

/** One axis. A node's number is its place in the policy. */
export type Numbered = {
  ids: readonly NodeId[];
  numberOf: ReadonlyMap<NodeId, number>;
  /** Of each node: itself and all around it. */
  around: readonly Int32Array[];
  /** Rows of bits, `words` a row: those around a node. */
  aroundBits: Int32Array;
  /** Those with which it shares some node inside: what holds there may hold in a part of it. */
  touchingBits: Int32Array;
  words: number;
};

export type Nodes = Record<Axis, Numbered>;

export const numbered = (policy: Policy): Nodes =>
  Object.fromEntries(AXES.map((axis) => [axis, numberedAxis(policy, axis)])) as Nodes;

function numberedAxis(policy: Policy, axis: Axis): Numbered {
  const ids = policy.nodes[axis].map((node) => node.id);
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const lists = ids.map((id) =>
    Int32Array.from([...around(policy, axis, id)].flatMap((outer) => numberOf.get(outer) ?? [])),
  );
  const words = (ids.length + 31) >> 5;
  const aroundBits = new Int32Array(ids.length * words);
  const touchingBits = new Int32Array(ids.length * words);
  lists.forEach((outers, node) => {
    for (const outer of outers) {
      setBit(aroundBits, words, node, outer);
      for (const other of outers) setBit(touchingBits, words, outer, other);
    }
  });
  return { ids, numberOf, around: lists, aroundBits, touchingBits, words };
}

function setBit(bits: Int32Array, words: number, row: number, column: number): void {
  bits[row * words + (column >> 5)]! |= 1 << (column & 31);
}

export const hasBit = (bits: Int32Array, words: number, row: number, column: number): boolean =>
  ((bits[row * words + (column >> 5)]! >>> (column & 31)) & 1) === 1;

/** A node's number on each axis, in the order of `AXES`. */
export type CellNumbers = Int32Array;

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
