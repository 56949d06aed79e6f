/**
 * Exceptions and residues, with the rules that their changes opened → the rules they open themselves: the opposite of
 * what they are an exception to, and *except to* it.
 */
import type { Policy } from '../vocabulary/index.ts';
import { type Change, isFreeing } from './change.ts';
import { staysInside } from './freeing.ts';
import type { Links } from './links.ts';
import { type Rule, ruleOf } from './rule.ts';
import { sinceWhen } from './standing.ts';

/** What a change is an exception to, or the smaller rest of. */
export const exceptedFrom = (policy: Policy, change: Change, links: Links): Change[] => [
  ...links.exceptionTo(change),
  ...links.residueOf(change).filter((ease) => staysInside(policy, change.scope, ease.scope)),
];

/** An exception to an exception waits until that one has opened its rule. */
export function exceptions(
  policy: Policy,
  linked: readonly Change[],
  opened: ReadonlyMap<Change, readonly Rule[]>,
  links: Links,
  told: readonly Rule[],
  ends: readonly Change[],
): Map<Change, Rule[]> {
  const found = new Map<Change, Rule[]>();
  const waiting = new Set(linked);
  for (let grown = true; grown; ) {
    grown = false;
    for (const change of waiting) {
      const from = exceptedFrom(policy, change, links);
      const parents = from.flatMap((parent) => opened.get(parent) ?? found.get(parent) ?? []);
      if (parents.length === 0) continue;
      const others = ends.filter((end) => !from.includes(end));
      found.set(change, [excepting(policy, change, parents, told, others)]);
      waiting.delete(change);
      grown = true;
    }
  }
  return found;
}

function excepting(
  policy: Policy,
  change: Change,
  parents: readonly Rule[],
  told: readonly Rule[],
  ends: readonly Change[],
): Rule {
  const parent = parents[0]!;
  const isExcepting = { exceptTo: parents.map((rule) => rule.id), about: parent.about };
  const isDated = change.claims.some((claim) => claim.from !== null);
  if (parent.effect === 'prohibition' || parent.effect === 'duty')
    return ruleOf(change, 'permission', {
      ...isExcepting,
      duty: parent.duty,
      start: isDated ? change.start : parent.start,
    });
  const standing = {
    event: change.id,
    issuer: change.issuer,
    scope: change.scope,
    about: parent.about,
    by: change.told,
  };
  const start = isDated && !isFreeing(change) ? change.start : sinceWhen(policy, standing, told, ends);
  return ruleOf(change, parent.about === 'duty' ? 'duty' : 'prohibition', {
    ...isExcepting,
    duty: change.duty ?? parent.duty,
    start,
  });
}
