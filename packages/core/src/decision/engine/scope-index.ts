/**
 * Scopes, numbered → those around a cell, found by their pair of nodes on the two axes that tell most scopes apart, then
 * sifted on the other three. Scopes stand in the order of their pairs, so that what is found together lies together; a
 * scope's place there is what a search gives, and nothing is made on the way.
 */
import { AXES } from '../../vocabulary/index.ts';
import { type CellNumbers, type Lists, listed, type Nodes } from './nodes.ts';

export type ScopeIndex = {
  /**
   * Writes the places of the scopes around the cell into `into`, which has room for one more than there are, and tells
   * how many they are: of those with a span all that meet [`from`, `to`), and perhaps some that only come near it.
   */
  around: (cell: CellNumbers, into: Int32Array, from?: number, to?: number) => number;
  /** Which scope stands in a place, by its number. */
  scopeIn: Int32Array;
};

/** In each place stand the nodes on the three other axes, the key of the pair, and the span in whole minutes. */
const [KEY, FROM, UNTIL, PLACE_BITS] = [3, 4, 5, 3];
const PLACE = 1 << PLACE_BITS;

/**
 * `cells`: the nodes of each scope, as `cellsOf` gives them. `spans`: of each the first instant of which it is to be found,
 * and the first after the last; always, where left out.
 */
export function indexScopes(nodes: Nodes, cells: Int32Array, spans?: Float64Array): ScopeIndex {
  const axes = AXES.map((axis) => nodes[axis]);
  const count = cells.length / AXES.length;
  const columns = AXES.map((_, axis) => {
    const column = new Int32Array(count);
    for (let i = 0; i < count; i++) column[i] = cells[i * AXES.length + axis]!;
    return column;
  });
  const [first, second, p, q, r] = axesByUse(columns) as [number, number, number, number, number];
  const stride = axes[second]!.ids.length;
  const keys = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    // A scope with a node that the policy has not is found by no pair.
    let isKnown = true;
    for (const column of columns) if (column[i]! < 0) isKnown = false;
    keys[i] = isKnown ? columns[first]![i]! * stride + columns[second]![i]! : NO_KEY;
  }
  // Those of one pair by their beginnings, so that none which comes after what is asked is looked at.
  const scopeIn = inOrderOf(
    keys,
    spans && inOrderOf(keys.map((_, i) => minuteOf(spans[2 * i]!, Math.floor))),
  );
  const firsts = onlyNamed(axes[first]!.around, columns[first]!);
  const seconds = onlyNamed(axes[second]!.around, columns[second]!);
  const places = new Int32Array((count + 1) * PLACE);
  for (let place = 0; place < count; place++) {
    const scope = scopeIn[place]!;
    const at = place * PLACE;
    places[at] = columns[p]![scope]!;
    places[at + 1] = columns[q]![scope]!;
    places[at + 2] = columns[r]![scope]!;
    places[at + KEY] = keys[scope]!;
    places[at + FROM] = minuteOf(spans?.[2 * scope] ?? -Infinity, Math.floor);
    places[at + UNTIL] = minuteOf(spans?.[2 * scope + 1] ?? Infinity, Math.ceil);
  }
  places[count * PLACE + KEY] = PAST_ALL;
  const { mayHold, find } = foundByKey(places, count);
  const mostPairs = longestOf(firsts) * longestOf(seconds);
  const [keysMet, placesMet] = [new Int32Array(mostPairs + 1), new Int32Array(mostPairs + 1)];
  const [markedP, markedQ, markedR] = [p, q, r].map((axis) => new Uint8Array(axes[axis]!.ids.length));
  const mark = (cell: CellNumbers, sign: number) => {
    markAround(axes[p]!.around, cell[p]!, markedP!, sign);
    markAround(axes[q]!.around, cell[q]!, markedQ!, sign);
    markAround(axes[r]!.around, cell[r]!, markedR!, sign);
  };

  /** Of one pair of nodes, behind those `found` before. No step hangs on what was read: a wrong guess costs more. */
  function sift(
    place: number,
    key: number,
    from: number,
    to: number,
    into: Int32Array,
    found: number,
  ): number {
    const [markP, markQ, markR] = [markedP!, markedQ!, markedR!];
    for (let at = place * PLACE; places[at + KEY] === key && places[at + FROM]! < to; at += PLACE) {
      into[found] = at >>> PLACE_BITS;
      const isAround = markP[places[at]!]! & markQ[places[at + 1]!]! & markR[places[at + 2]!]!;
      found += isAround & ((from - places[at + UNTIL]!) >>> 31);
    }
    return found;
  }

  return {
    scopeIn,
    around(cell, into, from = -Infinity, to = Infinity) {
      const [fromMinute, toMinute] = [minuteOf(from, Math.floor), minuteOf(to, Math.ceil)];
      // First all pairs, then their places, then what stands there: so none waits for the memory of the one before.
      let pairs = 0;
      for (let i = firsts.from[cell[first]!]!, lastI = firsts.from[cell[first]! + 1]!; i < lastI; i++) {
        const row = firsts.items[i]! * stride;
        for (let j = seconds.from[cell[second]!]!, lastJ = seconds.from[cell[second]! + 1]!; j < lastJ; j++) {
          keysMet[pairs] = row + seconds.items[j]!;
          pairs += mayHold(keysMet[pairs]!);
        }
      }
      for (let i = 0; i < pairs; i++) placesMet[i] = find(keysMet[i]!);
      let found = 0;
      mark(cell, 1);
      for (let i = 0; i < pairs; i++)
        if (placesMet[i]! >= 0) found = sift(placesMet[i]!, keysMet[i]!, fromMinute, toMinute, into, found);
      mark(cell, 0);
      return found;
    },
  };
}

/** Two of them never differ by more than a whole number may. */
const MOST_MINUTES = 2 ** 30 - 1;
const MINUTE = 60_000;
const minuteOf = (instant: number, round: (n: number) => number): number =>
  Math.max(-MOST_MINUTES, Math.min(MOST_MINUTES, round(instant / MINUTE))) | 0;

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

function markAround({ from, items }: Lists, node: number, marks: Uint8Array, sign: number): void {
  for (let i = from[node]!, end = from[node + 1]!; i < end; i++) marks[items[i]!] = sign;
}

const longestOf = ({ from }: Lists): number =>
  from.reduce((longest, at, i) => (i === 0 ? 0 : Math.max(longest, at - from[i - 1]!)), 0);

/** No pair has them. */
const [NO_KEY, PAST_ALL] = [-1, -2];

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
  /** 1 or 0. */
  const mayHold = (key: number): number => {
    const hash = Math.imul(key, GOLDEN);
    return (filter[hash >>> (filterShift + 5)]! >>> (hash >>> filterShift)) & 1;
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

/**
 * Numbers → their places, the smallest number's first; of equal ones in the order given. A number and its place stand
 * together in one, which sorts without being asked which comes first.
 */
function inOrderOf(numbers: Int32Array, before?: Int32Array): Int32Array {
  const count = numbers.length;
  const both = new Float64Array(count);
  for (let i = 0; i < count; i++) both[i] = numbers[before?.[i] ?? i]! * count + i;
  both.sort();
  const places = new Int32Array(count);
  for (let place = 0; place < count; place++) {
    const i = both[place]! - Math.floor(both[place]! / count) * count;
    places[place] = before?.[i] ?? i;
  }
  return places;
}

/** Fibonacci hashing: 2^32 divided by the golden ratio. */
const GOLDEN = 0x9e3779b1;
/** So many times two bits stand for a slot. */
const FILTER_BITS = 3;
