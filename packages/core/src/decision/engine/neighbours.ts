/**
 * All scopes that claims speak of → which of them lie inside or around which, told once for all that is looked up when
 * rules are made. A scope that is not among them may have any neighbours.
 */
import { AXES, type RecordedClaim, type Scope } from '../../vocabulary/index.ts';
import type { Near } from '../near.ts';
import { cellsOf, type Lists, type Nodes } from './nodes.ts';
import { indexScopes } from './scope-index.ts';
import { once } from './sides.ts';

export type Neighbours = {
  near: Near;
  /** The number of a scope; the same for equal ones. -1 where it has a node that the policy has not. */
  numberOf: (scope: Scope) => number;
  /** Numbers of those inside and around it, itself among them. */
  of: (number: number) => Int32Array;
};

/** Fewer than these are looked at one by one. */
const FEW = 16;

export function neighboursAmong(nodes: Nodes, claims: readonly RecordedClaim[]): Neighbours {
  const scopes = claims.flatMap((claim) => claim.scopes);
  const { numbers, cells } = distinctAmong(nodes, cellsOf(nodes, scopes));
  const size = cells.length / AXES.length;
  const lists = nestedAmong(nodes, cells);
  const byScope = new Map(scopes.map((scope, i) => [scope, numbers[i]!]));
  const numberOf = (scope: Scope): number => byScope.get(scope) ?? UNKNOWN;

  const near: Near = (things) => {
    if (things.length < FEW) return () => things;
    const bucketsOf = once(() => bucketed(things, numberOf, size));
    const found = new Int32Array(things.length);
    return (scope) => {
      const number = numberOf(scope);
      if (number === UNKNOWN) return things;
      const { members, from, strays } = bucketsOf();
      let count = strays.length;
      found.set(strays);
      for (let at = lists.from[number]!, end = lists.from[number + 1]!; at < end; at++) {
        const other = lists.items[at]!;
        for (let i = from[other]!; i < from[other + 1]!; i++) found[count++] = members[i]!;
      }
      if (count === 0) return [];
      if (count === 1) return [things[found[0]!]!];
      return inOrder(found, count).map((i) => things[i]!);
    };
  };
  const of = (number: number) => lists.items.subarray(lists.from[number]!, lists.from[number + 1]!);
  return { near, numberOf, of };
}

const UNKNOWN = -1;

/** Equal cells get one number; one with a node that the policy has not gets none. */
function distinctAmong(nodes: Nodes, all: Int32Array): { numbers: Int32Array; cells: Int32Array } {
  const width = AXES.length;
  const numbers = new Int32Array(all.length / width);
  const cells = new Int32Array(all.length);
  const keyOf = keysOf(nodes);
  const known = new Map<number | string, number>();
  for (let i = 0; i < numbers.length; i++) {
    const cell = all.subarray(i * width, (i + 1) * width);
    numbers[i] = UNKNOWN;
    if (cell.includes(UNKNOWN)) continue;
    const key = keyOf(cell);
    const number = known.get(key) ?? known.size;
    if (number === known.size) {
      known.set(key, number);
      cells.set(cell, number * width);
    }
    numbers[i] = number;
  }
  return { numbers, cells: cells.subarray(0, known.size * width) };
}

/** One number for a cell, where there is one for each that can be; else its words. */
function keysOf(nodes: Nodes): (cell: Int32Array) => number | string {
  const sizes = AXES.map((axis) => nodes[axis].ids.length);
  if (sizes.reduce((all, size) => all * size, 1) > Number.MAX_SAFE_INTEGER) return (cell) => cell.join(' ');
  return (cell) => cell.reduce((key, node, axis) => key * sizes[axis]! + node, 0);
}

/** Of every scope: those around it, and those around which it lies. */
function nestedAmong(nodes: Nodes, cells: Int32Array): Lists {
  const size = cells.length / AXES.length;
  const index = indexScopes(nodes, cells);
  const places = new Int32Array(size + 1);
  /** Each pair once: the inner one, then the outer one. */
  let pairs: Int32Array = new Int32Array(8 * size);
  let count = 0;
  const from = new Int32Array(size + 1);
  for (let inner = 0; inner < size; inner++) {
    const found = index.around(cells.subarray(inner * AXES.length, (inner + 1) * AXES.length), places);
    if (count + 2 * found > pairs.length) pairs = grown(pairs, count + 2 * found);
    for (let i = 0; i < found; i++) {
      const outer = index.scopeIn[places[i]!]!;
      pairs[count++] = inner;
      pairs[count++] = outer;
      from[inner + 1]! += 1;
      if (outer !== inner) from[outer + 1]! += 1;
    }
  }
  for (let i = 0; i < size; i++) from[i + 1]! += from[i]!;
  const next = from.slice();
  const items = new Int32Array(from[size]!);
  for (let i = 0; i < count; i += 2) {
    const [inner, outer] = [pairs[i]!, pairs[i + 1]!];
    items[next[inner]!++] = outer;
    if (outer !== inner) items[next[outer]!++] = inner;
  }
  return { from, items };
}

function grown(numbers: Int32Array, room: number): Int32Array {
  const more = new Int32Array(2 * room);
  more.set(numbers);
  return more;
}

/** The first `count` numbers, ascending. */
function inOrder(numbers: Int32Array, count: number): number[] {
  const all: number[] = [];
  if (count > FEW) numbers.subarray(0, count).sort();
  for (let nth = 0; nth < count; nth++) {
    let i = all.push(numbers[nth]!) - 1;
    for (; i > 0 && all[i - 1]! > numbers[nth]!; i--) all[i] = all[i - 1]!;
    all[i] = numbers[nth]!;
  }
  return all;
}

/** Members by the number of their scope; `strays` have none. */
function bucketed<T extends { scope: Scope }>(
  things: readonly T[],
  numberOf: Neighbours['numberOf'],
  size: number,
) {
  const numbers = things.map(({ scope }) => numberOf(scope));
  const from = new Int32Array(size + 1);
  for (const number of numbers) if (number !== UNKNOWN) from[number + 1]! += 1;
  for (let i = 0; i < size; i++) from[i + 1]! += from[i]!;
  const next = from.slice();
  const members = new Int32Array(from[size]!);
  const strays: number[] = [];
  for (const [i, number] of numbers.entries())
    if (number === UNKNOWN) strays.push(i);
    else members[next[number]!++] = i;
  return { members, from, strays };
}
