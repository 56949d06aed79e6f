/** Changes → which of them are exceptions, residues or limits of which others. */
import type { Change } from './change.ts';
import { isFreeing } from './change.ts';

export type Links = {
  /** Those whose limit it tells; they are eases, told by anyone. */
  limits: (change: Change) => Change[];
  /** Those of which it is an exception. */
  exceptionTo: (change: Change) => Change[];
  /** The eases of which it is what stays; a residue of a residue stays of the ease itself. */
  residueOf: (change: Change) => Change[];
};

export function linksBetween(changes: readonly Change[]): Links {
  const byClaim = Map.groupBy(
    changes.flatMap((change) => change.claims.map((claim) => ({ id: claim.id, change }))),
    ({ id }) => id,
  );
  const linked = (change: Change, link: 'limitOf' | 'exceptionTo' | 'residueOf'): Change[] => [
    ...new Set(
      change.claims
        .map((claim) => claim[link])
        .filter((id) => id !== null)
        .flatMap((id) => byClaim.get(id) ?? [])
        .map((found) => found.change)
        .filter((found) => found !== change),
    ),
  ];
  const stays = (change: Change, passed: readonly Change[] = []): Change[] =>
    linked(change, 'residueOf')
      .filter((parent) => !passed.includes(parent))
      .flatMap((parent) => (isFreeing(parent) ? [parent] : stays(parent, [...passed, change])));
  return {
    limits: foundOnce(changes, (change) => linked(change, 'limitOf').filter(isFreeing)),
    exceptionTo: foundOnce(changes, (change) => linked(change, 'exceptionTo')),
    residueOf: foundOnce(changes, (change) => [...new Set(stays(change))]),
  };
}

function foundOnce(changes: readonly Change[], find: (change: Change) => Change[]) {
  const found = new Map(changes.map((change) => [change, find(change)]));
  return (change: Change): Change[] => found.get(change) ?? [];
}
