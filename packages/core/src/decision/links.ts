/** Changes → which of them are exceptions, residues or limits of which others, looked up from either side. */
import type { RecordedClaim } from '../vocabulary/index.ts';
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

const LINKS = ['limitOf', 'exceptionTo', 'residueOf'] as const;
export const isLinking = (claim: RecordedClaim): boolean => LINKS.some((link) => claim[link] !== null);

const none: Look = () => [];
const NO_LINKS: Links = {
  limitOf: none,
  limitsOf: none,
  exceptionTo: none,
  exceptionsOf: none,
  residueOf: none,
  residuesOf: none,
};

export function linksBetween(changes: readonly Change[]): Links {
  const linking = changes.filter((change) => change.claims.some(isLinking));
  if (linking.length === 0) return NO_LINKS;
  const byClaim = Map.groupBy(
    changes.flatMap((change) => change.claims.map((claim) => ({ id: claim.id, change }))),
    ({ id }) => id,
  );
  const named = (change: Change, link: (typeof LINKS)[number]): Change[] =>
    change.claims
      .flatMap((claim) => (claim[link] === null ? [] : (byClaim.get(claim[link]) ?? [])))
      .map((found) => found.change)
      .filter((found) => found !== change);
  const staysOf = (change: Change, passed: readonly Change[] = []): Change[] =>
    named(change, 'residueOf')
      .filter((parent) => !passed.includes(parent))
      .flatMap((parent) => (isFreeing(parent) ? [parent] : staysOf(parent, [...passed, change])));

  const [limitOf, limitsOf] = bothWays(linking, (change) => named(change, 'limitOf').filter(isFreeing));
  const [exceptionTo, exceptionsOf] = bothWays(linking, (change) => named(change, 'exceptionTo'));
  const [residueOf, residuesOf] = bothWays(linking, (change) => staysOf(change));
  return { limitOf, limitsOf, exceptionTo, exceptionsOf, residueOf, residuesOf };
}

function bothWays(linking: readonly Change[], find: (change: Change) => Change[]): [Look, Look] {
  const up = new Map<Change, Change[]>();
  for (const change of linking) {
    const parents = [...new Set(find(change))];
    if (parents.length > 0) up.set(change, parents);
  }
  const pairs = [...up].flatMap(([change, parents]) => parents.map((parent) => ({ parent, change })));
  const down = Map.groupBy(pairs, ({ parent }) => parent);
  return [(change) => up.get(change) ?? [], (change) => (down.get(change) ?? []).map((pair) => pair.change)];
}
