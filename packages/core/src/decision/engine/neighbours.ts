/**
 * All scopes that claims speak of → which of them lie inside or around which, told once for all that is looked up when
 * rules are made. A scope that is not among them may have any neighbours.
 */
import { AXES, type RecordedClaim, type Scope } from '../../vocabulary/index.ts';
import type { Near } from '../near.ts';
import { type Nodes, numbersOf } from './nodes.ts';
import { indexScopes } from './scope-index.ts';

export type Neighbours = {
  near: Near;
  /** The number of a scope; the same for equal ones. Null where it has a node that the policy has not. */
  numberOf: (scope: Scope) => number | null;
  /** Numbers of those inside and around it, itself among them, ascending. */
  of: (number: number) => Int32Array;
};

/** Fewer than these are looked at one by one. */
const FEW = 16;

export function neighboursAmong(nodes: Nodes, claims: readonly RecordedClaim[]): Neighbours {
  const numbers = new Map<Scope, number | null>();
  const byKey = new Map<string, number>();
  const distinct: Scope[] = [];
  for (const scope of claims.flatMap((claim) => claim.scopes)) {
    const cell = numbersOf(
      nodes,
      AXES.map((axis) => scope[axis]),
    );
    const key = cell?.join() ?? null;
    let number = key === null ? null : byKey.get(key);
    if (number === undefined) {
      number = distinct.push(scope) - 1;
      byKey.set(key!, number);
    }
    numbers.set(scope, number);
  }
  const lists = nestedAmong(nodes, distinct);
  const numberOf = (scope: Scope): number | null => numbers.get(scope) ?? null;

  const near: Near = (things) => {
    if (things.length < FEW) return () => things;
    const { members, from, strays } = bucketed(things, numberOf, distinct.length);
    return (scope) => {
      const number = numberOf(scope);
      if (number === null) return things;
      const found = [...strays];
      for (const other of lists[number]!)
        for (let i = from[other]!; i < from[other + 1]!; i++) found.push(members[i]!);
      if (found.length > 1) found.sort(ascending);
      return found.map((i) => things[i]!);
    };
  };
  return { near, numberOf, of: (number) => lists[number]! };
}

const ascending = (a: number, b: number): number => a - b;

/** Of every scope: those around it, and those around which it lies. */
function nestedAmong(nodes: Nodes, scopes: readonly Scope[]): Int32Array[] {
  const index = indexScopes(nodes, scopes);
  const places = new Int32Array(scopes.length);
  const lists: number[][] = scopes.map(() => []);
  for (const [inner, scope] of scopes.entries()) {
    const cell = numbersOf(
      nodes,
      AXES.map((axis) => scope[axis]),
    );
    const found = index.around(cell!, places);
    for (let i = 0; i < found; i++) {
      const outer = index.scopeIn[places[i]!]!;
      lists[inner]!.push(outer);
      if (outer !== inner) lists[outer]!.push(inner);
    }
  }
  return lists.map((list) => Int32Array.from(list));
}

/** Members by the number of their scope; `strays` have none. */
function bucketed<T extends { scope: Scope }>(
  things: readonly T[],
  numberOf: Neighbours['numberOf'],
  size: number,
) {
  const numbers = things.map(({ scope }) => numberOf(scope));
  const from = new Int32Array(size + 1);
  for (const number of numbers) if (number !== null) from[number + 1]! += 1;
  for (let i = 0; i < size; i++) from[i + 1]! += from[i]!;
  const next = from.slice();
  const members = new Int32Array(from[size]!);
  const strays: number[] = [];
  for (const [i, number] of numbers.entries())
    if (number === null) strays.push(i);
    else members[next[number]!++] = i;
  return { members, from, strays };
}
