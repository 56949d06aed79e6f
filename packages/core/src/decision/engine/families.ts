/**
 * Known claims → families: claims of two families never bear on each other, for neither lies inside the other and neither
 * names the other. Rules are made family by family, so that one more claim makes only its own family's anew.
 */
import { AXES, type RecordedClaim, type Scope } from '../../vocabulary/index.ts';
import { type Nodes, numbersOf } from './nodes.ts';
import { indexScopes } from './scope-index.ts';

/** Claims in the order given; families by their first claim. */
export function familiesOf(nodes: Nodes, claims: readonly RecordedClaim[]): RecordedClaim[][] {
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
  joinByScopes(nodes, claims, join);
  return [...Map.groupBy(claims.keys(), headOf).values()].map((members) => members.map((i) => claims[i]!));
}

type Join = (a: number, b: number) => void;

function joinByLinks(claims: readonly RecordedClaim[], join: Join): void {
  const byId = new Map(claims.map((claim, i) => [claim.id, i]));
  for (const [i, { residueOf, exceptionTo, limitOf }] of claims.entries())
    for (const link of [residueOf, exceptionTo, limitOf]) {
      const other = link === null ? undefined : byId.get(link);
      if (other !== undefined) join(i, other);
    }
}

/** Every scope with those around it; the same scope is one. */
function joinByScopes(nodes: Nodes, claims: readonly RecordedClaim[], join: Join): void {
  const scopes = new Map<string, { scope: Scope; claim: number }>();
  for (const [i, claim] of claims.entries())
    for (const scope of claim.scopes) {
      const key = AXES.map((axis) => scope[axis]).join('\n');
      const known = scopes.get(key);
      if (known) join(i, known.claim);
      else scopes.set(key, { scope, claim: i });
    }
  const distinct = [...scopes.values()];
  const index = indexScopes(
    nodes,
    distinct.map(({ scope }) => scope),
  );
  const outer = new Int32Array(distinct.length);
  for (const { scope, claim } of distinct) {
    const cell = numbersOf(
      nodes,
      AXES.map((axis) => scope[axis]),
    );
    if (cell === null) continue;
    const found = index.around(cell, outer);
    for (let i = 0; i < found; i++) join(claim, distinct[outer[i]!]!.claim);
  }
}
