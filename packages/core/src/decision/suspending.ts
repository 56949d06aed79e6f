/**
 * A suspension, with all other rules → itself, with the rules that it holds back for its time. Of less than a rule it
 * is an ease for a time; what binds nothing but frees is held back alike ("suspends the exemption").
 */
import type { Policy } from '../vocabulary/index.ts';
import type { Change } from './change.ts';
import { contains, isNarrower, isSuperior, sameScope } from './hierarchy.ts';
import { policyOn } from './memberships.ts';
import { boundedBy } from './moment.ts';
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
