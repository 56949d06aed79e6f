/**
 * Known claims → families: claims of two families never bear on each other, for neither lies inside the other and neither
 * names the other. Rules are made family by family, so that one more claim makes only its own family's anew.
 */
import { AXES, type RecordedClaim } from '../../vocabulary/index.ts';
import { isLinking } from '../links.ts';
import type { Neighbours } from './neighbours.ts';

/** Claims in the order given; families by their first claim. */
export function familiesOf(neighbours: Neighbours, claims: readonly RecordedClaim[]): RecordedClaim[][] {
  const joined = new Int32Array(claims.length).map((_, i) => i);
  const headOf = (i: number): number => {
    let head = i;
    while (joined[head] !== head) head = joined[head]!;
    for (let at = i; joined[at] !== head; ) [at, joined[at]] = [joined[at]!, head];
    return head;
  };
  const join = (a: number, b: number) => {
    const [x, y] = [headOf(a), headOf(b)];
    joined[Math.max(x, y)] = Math.min(x, y);
  };
  joinByLinks(claims, join);
  joinByScopes(neighbours, claims, join);
  return [...Map.groupBy(claims.keys(), headOf).values()].map((members) => members.map((i) => claims[i]!));
}

type Join = (a: number, b: number) => void;

function joinByLinks(claims: readonly RecordedClaim[], join: Join): void {
  if (!claims.some(isLinking)) return;
  const byId = new Map(claims.map((claim, i) => [claim.id, i]));
  for (const [i, { residueOf, exceptionTo, limitOf }] of claims.entries())
    for (const link of [residueOf, exceptionTo, limitOf]) {
      const other = link === null ? undefined : byId.get(link);
      if (other !== undefined) join(i, other);
    }
}

/** Every scope with those inside and around it; the same scope is one, also where the policy has none such. */
function joinByScopes(neighbours: Neighbours, claims: readonly RecordedClaim[], join: Join): void {
  const byNumber = new Map<number, number>();
  const byName = new Map<string, number>();
  const joinFirst = <K>(first: Map<K, number>, key: K, claim: number) => {
    const known = first.get(key);
    if (known === undefined) first.set(key, claim);
    else join(claim, known);
  };
  for (const [i, claim] of claims.entries())
    for (const scope of claim.scopes) {
      const number = neighbours.numberOf(scope);
      if (number < 0) joinFirst(byName, AXES.map((axis) => scope[axis]).join('\n'), i);
      else joinFirst(byNumber, number, i);
    }
  for (const [number, claim] of byNumber)
    for (const other of neighbours.of(number)) {
      const first = byNumber.get(other);
      if (first !== undefined) join(claim, first);
    }
}
