/** Changes → which of them are exceptions, residues or limits of which others, looked up from either side. */
import { type Change, isFreeing } from './change.ts';

export type Links = {
  /** The eases whose limit it tells, and the limits that anyone tells of it. */
  limitOf: Look;
  limitsOf: Look;
  /** What it is an exception to, and the exceptions to it. */
  exceptionTo: Look;
  exceptionsOf: Look;
  /** The eases of which it is what stays, and what stays of it; a residue of a residue stays of the ease itself. */
  residueOf: Look;
  residuesOf: Look;
};
type Look = (change: Change) => readonly Change[];

export function linksBetween(changes: readonly Change[]): Links {
  const byClaim = Map.groupBy(
    changes.flatMap((change) => change.claims.map((claim) => ({ id: claim.id, change }))),
    ({ id }) => id,
  );
  const named = (change: Change, link: 'limitOf' | 'exceptionTo' | 'residueOf'): Change[] =>
    change.claims
      .flatMap((claim) => (claim[link] === null ? [] : (byClaim.get(claim[link]) ?? [])))
      .map((found) => found.change)
      .filter((found) => found !== change);
  const staysOf = (change: Change, passed: readonly Change[] = []): Change[] =>
    named(change, 'residueOf')
      .filter((parent) => !passed.includes(parent))
      .flatMap((parent) => (isFreeing(parent) ? [parent] : staysOf(parent, [...passed, change])));

  const [limitOf, limitsOf] = bothWays(changes, (change) => named(change, 'limitOf').filter(isFreeing));
  const [exceptionTo, exceptionsOf] = bothWays(changes, (change) => named(change, 'exceptionTo'));
  const [residueOf, residuesOf] = bothWays(changes, (change) => staysOf(change));
  return { limitOf, limitsOf, exceptionTo, exceptionsOf, residueOf, residuesOf };
}

function bothWays(changes: readonly Change[], find: (change: Change) => Change[]): [Look, Look] {
  const up = new Map<Change, Change[]>();
  for (const change of changes) {
    const parents = [...new Set(find(change))];
    if (parents.length > 0) up.set(change, parents);
  }
  const pairs = [...up].flatMap(([change, parents]) => parents.map((parent) => ({ parent, change })));
  const down = Map.groupBy(pairs, ({ parent }) => parent);
  return [(change) => up.get(change) ?? [], (change) => (down.get(change) ?? []).map((pair) => pair.change)];
}
