/** Rules with the lifts and tightenings among the changes → the same rules with the ends that these bring. */
import type { Policy } from '../vocabulary/index.ts';
import type { Change } from './change.ts';
import { areNested, contains, rules, sameScope } from './hierarchy.ts';
import { policyOn } from './memberships.ts';
import { comesBefore, comesBeforeOrWith } from './moment.ts';
import type { Near, Nearby } from './near.ts';
import { isBinding, type Rule, sameKindOfDuty } from './rule.ts';

/** `lifts`: those that end a whole line. */
export function closed(
  policy: Policy,
  opened: readonly Rule[],
  lifts: readonly Change[],
  tightenings: readonly Change[],
  near: Near,
): Rule[] {
  const [all, liftsNear, tighteningsNear] = [near(opened), near(lifts), near(tightenings)];
  const startOf = new Map(opened.map((rule) => [rule.id, rule.start]));
  const endedBy = (rule: Rule, change: { id: string }): Rule => {
    const start = startOf.get(change.id);
    return start ? { ...rule, ends: [...rule.ends, { ...start, by: change.id }] } : rule;
  };
  return opened.map((rule) => {
    const ends = [
      ...liftsNear(rule.scope).filter((lift) => endsByLift(policy, rule, lift, all)),
      ...tighteningsNear(rule.scope).filter((tightening) => isVersionBefore(policy, rule, tightening)),
      ...bindingAnew(policy, rule, all),
    ];
    return ends.reduce(endedBy, rule);
  });
}

/**
 * Whatever of the issuer binds inside the line and has begun; with it go the eases there, for they eased what has
 * ended, and a later imposition is whole again. A lift that finds nothing begun withdraws what was told before it.
 */
function endsByLift(policy: Policy, rule: Rule, lift: Change, all: Nearby<Rule>): boolean {
  if (!isInLine(policy, rule, lift)) return false;
  if (comesBeforeOrWith(rule.start, lift.start))
    return isBinding(rule) || comesBefore(rule.start, lift.start);
  const hasBegun = (other: Rule) => isBinding(other) && comesBeforeOrWith(other.start, lift.start);
  return (
    isBinding(rule) &&
    rule.told < lift.told &&
    !all(lift.scope).some((other) => isInLine(policy, other, lift) && hasBegun(other))
  );
}

const isInLine = (policy: Policy, rule: Rule, lift: Change): boolean =>
  rule.change !== lift.id &&
  rule.effect !== 'suspension' &&
  rules(policy, lift.issuer, rule.issuer) &&
  contains(policyOn(policy, lift.start), lift.scope, rule.scope) &&
  (lift.duty === null || (rule.about === 'duty' && sameKindOfDuty(rule.duty, lift.duty)));

/** The same line at its level before. */
export const isVersionBefore = (policy: Policy, rule: Rule, tightening: Change): boolean =>
  isBinding(rule) &&
  rule.change !== tightening.id &&
  rule.exceptTo.length === 0 &&
  rules(policy, tightening.issuer, rule.issuer) &&
  comesBefore(rule.start, tightening.start) &&
  (tightening.duty === null
    ? rule.duty === null && sameScope(rule.scope, tightening.scope)
    : sameKindOfDuty(rule.duty, tightening.duty) &&
      contains(policyOn(policy, tightening.start), tightening.scope, rule.scope) &&
      (sameScope(rule.scope, tightening.scope) || !wasEased(rule)));

/** A level cut for a part is no version of the whole line: a raise for all leaves it, as it leaves an exemption. */
const wasEased = (rule: Rule): boolean => rule.supports.some(({ move }) => move === 'ease');

/**
 * An ease eased what was there. Where the terms of all of that have run out, what is imposed after them is whole again,
 * as after a lift.
 */
function bindingAnew(policy: Policy, ease: Rule, all: Nearby<Rule>): Rule[] {
  const isEase = ease.effect === 'permission' || ease.effect === 'zone';
  if (!isEase || ease.fromLift || ease.exceptTo.length > 0 || ease.ends.length > 0) return [];
  const around = all(ease.scope).filter((rule) => isBinding(rule) && rule.about === ease.about);
  const later = around.filter((rule) => comesBefore(ease.start, rule.start));
  if (later.length === 0) return [];
  const then = policyOn(policy, ease.start);
  const last = around
    .filter(
      (rule) =>
        comesBeforeOrWith(rule.start, ease.start) &&
        rules(policy, ease.issuer, rule.issuer) &&
        areNested(then, rule.scope, ease.scope),
    )
    .reduce((most, { ends }) => Math.max(most, termOf(ends)), -Infinity);
  return later.filter(
    (rule) =>
      Number.isFinite(last) &&
      rule.start.earliest >= last &&
      rules(policy, ease.issuer, rule.issuer) &&
      contains(policyOn(policy, rule.start), rule.scope, ease.scope),
  );
}

/** Infinite where none is told. */
const termOf = (ends: Rule['ends']): number => Math.min(...ends.map((end) => end.latest));
