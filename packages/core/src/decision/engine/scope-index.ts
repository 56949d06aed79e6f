/**
 * Scopes, numbered → those around a cell, found by their pair of nodes on the two axes that tell most scopes apart, then
 * sifted on the other three. One lookup for each pair of nodes around the cell's pair; nothing is made on the way.
 */
import { AXES, type Axis, type Scope } from '../../vocabulary/index.ts';
import { type CellNumbers, hasBit, type Nodes } from './nodes.ts';

export type ScopeIndex = {
  /** Writes the numbers of the scopes around the cell into `into`, and tells how many they are. */
  around: (cell: CellNumbers, into: Int32Array) => number;
  /** Scopes that are around some part of the cell. */
  touching: (cell: CellNumbers) => number[];
  size: number;
};

export function indexScopes(nodes: Nodes, scopes: readonly Scope[]): ScopeIndex {
  const columns = AXES.map((axis) =>
    Int32Array.from(scopes, (scope) => nodes[axis].numberOf.get(scope[axis]) ?? -1),
  );
  const [first, second, ...others] = axesByUse(columns) as [number, number, number, number, number];
  const stride = nodes[AXES[second]!].ids.length;
  const { members, slots, find } = bucketed(
    scopes.length,
    (i) => columns[first]![i]! * stride + columns[second]![i]!,
  );
  const firstAround = liveAround(nodes, AXES[first]!, columns[first]!);
  const secondAround = liveAround(nodes, AXES[second]!, columns[second]!);
  const [p, q, r] = others as [number, number, number];
  const isAroundOn = (axis: number) => {
    const { aroundBits, words } = nodes[AXES[axis]!];
    const column = columns[axis]!;
    return (node: number, scope: number): boolean => hasBit(aroundBits, words, node, column[scope]!);
  };
  const [onP, onQ, onR] = [isAroundOn(p), isAroundOn(q), isAroundOn(r)];

  return {
    size: scopes.length,
    around(cell, into) {
      const [firsts, seconds] = [firstAround[cell[first]!]!, secondAround[cell[second]!]!];
      const [nodeP, nodeQ, nodeR] = [cell[p]!, cell[q]!, cell[r]!];
      let found = 0;
      for (let i = 0; i < firsts.length; i++) {
        const row = firsts[i]! * stride;
        for (let j = 0; j < seconds.length; j++) {
          const at = find(row + seconds[j]!);
          if (at < 0) continue;
          const end = slots[at + 1]!;
          for (let k = slots[at]!; k < end; k++) {
            const scope = members[k]!;
            if (onP(nodeP, scope) && onQ(nodeQ, scope) && onR(nodeR, scope)) into[found++] = scope;
          }
        }
      }
      return found;
    },
    touching(cell) {
      const found: number[] = [];
      for (let scope = 0; scope < scopes.length; scope++) {
        let axis = 0;
        for (; axis < AXES.length; axis++) {
          const { touchingBits, words } = nodes[AXES[axis]!];
          if (!hasBit(touchingBits, words, cell[axis]!, columns[axis]![scope]!)) break;
        }
        if (axis === AXES.length) found.push(scope);
      }
      return found;
    },
  };
}

/** The axes by how many different nodes the scopes name on them, most first. */
function axesByUse(columns: readonly Int32Array[]): number[] {
  const uses = columns.map((column) => new Set(column).size);
  return columns.map((_, axis) => axis).sort((a, b) => uses[b]! - uses[a]! || a - b);
}

/** Of those around a node, the ones that some scope names. */
function liveAround(nodes: Nodes, axis: Axis, column: Int32Array): readonly Int32Array[] {
  const live = new Set(column);
  return nodes[axis].around.map((outers) => outers.filter((outer) => live.has(outer)));
}

/**
 * Members by key, in an open-addressed table: a lookup makes nothing. `find` gives where in `slots` stand the first and
 * the past-last place in `members`, or -1. Keys are below 2^31, for the numbers of two nodes are.
 */
function bucketed(count: number, keyOf: (member: number) => number) {
  const keys = Int32Array.from({ length: count }, (_, i) => keyOf(i));
  const members = Int32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) => keys[a]! - keys[b]! || a - b,
  );
  let bits = 4;
  while (1 << bits < count * 2) bits++;
  const shift = 32 - bits;
  const mask = (1 << bits) - 1;
  const held = new Int32Array(1 << bits).fill(-1);
  const slots = new Int32Array(2 << bits);
  for (let i = 0; i < count; ) {
    const key = keys[members[i]!]!;
    let next = i;
    while (next < count && keys[members[next]!] === key) next++;
    let slot = Math.imul(key, GOLDEN) >>> shift;
    while (held[slot] !== -1) slot = (slot + 1) & mask;
    held[slot] = key;
    slots[slot * 2] = i;
    slots[slot * 2 + 1] = next;
    i = next;
  }
  const find = (key: number): number => {
    let slot = Math.imul(key, GOLDEN) >>> shift;
    while (held[slot] !== key) {
      if (held[slot] === -1) return -1;
      slot = (slot + 1) & mask;
    }
    return slot * 2;
  };
  return { members, slots, find };
}

/** Fibonacci hashing: 2^32 divided by the golden ratio. */
const GOLDEN = 0x9e3779b1;
