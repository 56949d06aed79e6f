/**
 * Scopes, numbered → those around a cell, found by their pair of nodes on the two axes that tell most scopes apart, then
 * sifted on the other three. Scopes stand in the order of their pairs, so that what is found together lies together; a
 * scope's place there is what a search gives, and nothing is made on the way.
 */
import { AXES } from '../../vocabulary/index.ts';
import { type CellNumbers, type Lists, listed, type Nodes } from './nodes.ts';

export type ScopeIndex = {
  /** Writes the places of the scopes around the cell into `into`, and tells how many they are. */
  around: (cell: CellNumbers, into: Int32Array) => number;
  /** Which scope stands in a place, by its number. */
  scopeIn: Int32Array;
  /**
   * Two numbers for each place, at `BESIDE` times the place and the next, for whoever looks at what was found: they lie
   * in memory beside what the search has just looked at.
   */
  beside: Float64Array;
};

/** In each place stand four whole numbers, the nodes on the other axes and the key of the pair, then two others. */
const PLACE = 8;
const KEY = 3;
export const BESIDE = 4;
const FIRST_BESIDE = 2;

/** `cells`: the nodes of each scope, as `cellsOf` gives them. */
export function indexScopes(nodes: Nodes, cells: Int32Array): ScopeIndex {
  const axes = AXES.map((axis) => nodes[axis]);
  const count = cells.length / AXES.length;
  const columns = AXES.map((_, axis) => {
    const column = new Int32Array(count);
    for (let i = 0; i < count; i++) column[i] = cells[i * AXES.length + axis]!;
    return column;
  });
  const [first, second, p, q, r] = axesByUse(columns) as [number, number, number, number, number];
  const stride = axes[second]!.ids.length;
  const keys = columns[first]!.map((node, i) => {
    const other = columns[second]![i]!;
    // A scope with a node that the policy has not is found by no pair.
    return node < 0 || other < 0 ? NO_KEY : node * stride + other;
  });
  const scopeIn = inOrderOf(keys);
  const firsts = onlyNamed(axes[first]!.around, columns[first]!);
  const seconds = onlyNamed(axes[second]!.around, columns[second]!);
  const beside = new Float64Array(count * BESIDE);
  const others = new Int32Array(beside.buffer);
  for (let place = 0; place < count; place++) {
    for (const [i, axis] of [p, q, r].entries()) others[place * PLACE + i] = columns[axis]![scopeIn[place]!]!;
    others[place * PLACE + KEY] = keys[scopeIn[place]!]!;
  }
  const { mayHold, find } = foundByKey(others, count);
  const [isAroundP, isAroundQ, isAroundR] = [marker(axes[p]!), marker(axes[q]!), marker(axes[r]!)];

  return {
    scopeIn,
    beside: beside.subarray(FIRST_BESIDE),
    around(cell, into) {
      let found = 0;
      let marked = false;
      const [markP, markQ, markR] = [isAroundP.marks, isAroundQ.marks, isAroundR.marks];
      for (let i = firsts.from[cell[first]!]!, lastI = firsts.from[cell[first]! + 1]!; i < lastI; i++) {
        const row = firsts.items[i]! * stride;
        for (let j = seconds.from[cell[second]!]!, lastJ = seconds.from[cell[second]! + 1]!; j < lastJ; j++) {
          const key = row + seconds.items[j]!;
          if (!mayHold(key)) continue;
          const first = find(key);
          if (first < 0) continue;
          if (!marked) {
            isAroundP.mark(cell[p]!);
            isAroundQ.mark(cell[q]!);
            isAroundR.mark(cell[r]!);
            marked = true;
          }
          for (let place = first, at = place * PLACE; others[at + KEY] === key; place++, at += PLACE) {
            if (
              markP[others[at]!] === isAroundP.sign &&
              markQ[others[at + 1]!] === isAroundQ.sign &&
              markR[others[at + 2]!] === isAroundR.sign
            )
              into[found++] = place;
          }
        }
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
function onlyNamed({ from, items }: Lists, column: Int32Array): Lists {
  const named = new Set(column);
  const lists: number[][] = [];
  for (let node = 0; node < from.length - 1; node++) {
    const list: number[] = [];
    for (let i = from[node]!; i < from[node + 1]!; i++) if (named.has(items[i]!)) list.push(items[i]!);
    lists.push(list);
  }
  return listed(lists);
}

/** Marks all around a node with a sign that no node has from before. */
function marker({ around: { from, items }, ids }: Nodes['asset']) {
  const marks = new Float64Array(ids.length);
  return {
    marks,
    sign: 0,
    mark(node: number) {
      this.sign += 1;
      for (let i = from[node]!; i < from[node + 1]!; i++) marks[items[i]!] = this.sign;
    },
  };
}

const NO_KEY = -1;

/**
 * Places in the order of their keys → the first place with a key, or -1, in an open-addressed table: a lookup makes
 * nothing. `mayHold` tells of most keys that nothing has them, from bits that are near at hand. Keys are below 2^31, for
 * the numbers of two nodes are.
 */
function foundByKey(places: Int32Array, count: number) {
  let bits = 4;
  while (1 << bits < count * 2) bits++;
  const shift = 32 - bits;
  const mask = (1 << bits) - 1;
  const table = new Int32Array(1 << bits).fill(-1);
  const filterShift = shift - FILTER_BITS;
  const filter = new Int32Array((1 << (bits + FILTER_BITS)) >>> 5);
  let last = NO_KEY;
  for (let place = 0; place < count; place++) {
    const key = places[place * PLACE + KEY]!;
    if (key === last) continue;
    last = key;
    const hash = Math.imul(key, GOLDEN);
    filter[hash >>> (filterShift + 5)]! |= 1 << (hash >>> filterShift);
    let slot = hash >>> shift;
    while (table[slot] !== -1) slot = (slot + 1) & mask;
    table[slot] = place;
  }
  const mayHold = (key: number): boolean => {
    const hash = Math.imul(key, GOLDEN);
    return ((filter[hash >>> (filterShift + 5)]! >>> (hash >>> filterShift)) & 1) === 1;
  };
  const find = (key: number): number => {
    let slot = Math.imul(key, GOLDEN) >>> shift;
    for (;;) {
      const place = table[slot]!;
      if (place === -1 || places[place * PLACE + KEY] === key) return place;
      slot = (slot + 1) & mask;
    }
  };
  return { mayHold, find };
}

/** Keys and places stand together in one number each, which sorts without being asked which comes first. */
function inOrderOf(keys: Int32Array): Int32Array {
  const count = keys.length;
  const both = new Float64Array(count);
  for (let i = 0; i < count; i++) both[i] = keys[i]! * count + i;
  both.sort();
  return Int32Array.from(both, (n) => n - Math.floor(n / count) * count);
}

/** Fibonacci hashing: 2^32 divided by the golden ratio. */
const GOLDEN = 0x9e3779b1;
/** So many times two bits stand for a slot. */
const FILTER_BITS = 3;
