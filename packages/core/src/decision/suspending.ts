/**
 * A suspension, with all other rules → itself, with the rules that it holds back for its time. Of less than a rule it
 * is an ease for a time; what binds nothing but frees is held back alike ("suspends the exemption").
 */
import type { Policy } from '../vocabulary/index.ts';
import type { Change } from './change.ts';
import { isVersionBefore } from './closing.ts';
import { contains, isNarrower, isSuperior, sameScope } from './hierarchy.ts';
import { policyOn } from './memberships.ts';
import { boundedBy, comesBefore, comesBeforeOrWith, orderOf } from './moment.ts';
import type { Nearby } from './near.ts';
import { isBinding, type Rule, ruleOf, sameKindOfDuty } from './rule.ts';

export function suspension(policy: Policy, change: Change, others: Nearby<Rule>): Rule {
  const known = others(change.scope).filter(
    (rule) =>
      isSuperior(policy, change.issuer, rule.issuer) ||
      (rule.issuer === change.issuer && rule.told <= change.told),
  );
  const matching = (rule: Rule) => change.duty === null || sameKindOfDuty(rule.duty, change.duty);
  const binding = known.filter((rule) => isBinding(rule) && matching(rule));
  const then = policyOn(policy, change.start);
  const inside = binding.filter((rule) => contains(then, change.scope, rule.scope));
  const freed = known.filter((rule) => rule.effect === 'permission' && sameScope(rule.scope, change.scope));
  const around = binding.filter((rule) => isNarrower(then, change.scope, rule.scope));
  const start = boundedBy(
    change.start,
    [...inside, ...around].map((rule) => rule.start),
  );
  if (inside.length === 0 && freed.length === 0 && around.length > 0) {
    const about = around.every((rule) => rule.about === 'duty') ? 'duty' : 'ban';
    return ruleOf(change, 'permission', { about, start });
  }
  const suspends = (inside.length > 0 ? inside : freed).map((rule) => rule.id);
  return ruleOf(change, 'suspension', { start, suspends });
}

/** A tightening with a term does not end the versions before it: it holds them back as long as it lasts. */
export function heldForTerm(policy: Policy, tightening: Change, lasting: Nearby<Rule>): Rule[] {
  const before = lasting(tightening.scope).filter((rule) => isVersionBefore(policy, rule, tightening));
  if (tightening.until === null || before.length === 0) return [];
  const id = `${tightening.id}#for its term`;
  return [ruleOf(tightening, 'suspension', { id, suspends: before.map((rule) => rule.id) })];
}

/**
 * Where a stay already holds back all that a higher court's speaks of, that one is meant for the stay: what was stayed
 * holds again. `suspended`: those of courts and issuers, each with the change that told it.
 */
export function stayingStays(policy: Policy, suspended: readonly (readonly [Change, Rule])[]): Rule[] {
  const inOrder = suspended.toSorted(
    ([a], [b]) => orderOf(a.start).last - orderOf(b.start).last || (a.id < b.id ? -1 : 1),
  );
  const found: Rule[] = [];
  for (const [change, rule] of inOrder) {
    const stays = found.filter(
      (stay) =>
        stay.effect === 'suspension' &&
        isSuperior(policy, change.issuer, stay.issuer) &&
        contains(policyOn(policy, change.start), stay.scope, change.scope) &&
        comesBefore(stay.start, change.start) &&
        !stay.ends.some((end) => comesBeforeOrWith(end, change.start)) &&
        !found.some((other) => other.suspends.includes(stay.id)),
    );
    const suspends = stays.map((stay) => stay.id);
    found.push(stays.length > 0 ? ruleOf(change, 'suspension', { suspends }) : rule);
  }
  return found;
}
