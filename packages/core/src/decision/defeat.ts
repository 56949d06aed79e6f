/**
 * The rules that hold in one cell → which of them stand, which are defeated and by what, and which are caught in a
 * cycle. Only an undefeated rule defeats: a carve-out from a carve-out restores the rule below it.
 */
import type { Ground, Policy } from '../vocabulary/index.ts';
import { areNested, isNarrower, isSuperior, rules as rulesOver, sameScope } from './hierarchy.ts';
import { comesBefore, comesBeforeOrWith } from './moment.ts';
import { isBinding, type Rule, sameKindOfDuty } from './rule.ts';

export type Defeat = { by: Rule; ground: Ground };
export type Standing = {
  /** Undefeated. */
  stand: Rule[];
  /** Neither undefeated nor defeated by an undefeated one. */
  caught: Rule[];
  defeated: { rule: Rule; by: Defeat[] }[];
};

export function defeat(policy: Policy, rules: readonly Rule[]): Standing {
  const attacks = new Map(rules.map((rule) => [rule, attacksOn(policy, rule, rules)]));
  const stand = new Set<Rule>();
  const fallen = new Set<Rule>();
  for (let grown = true; grown; ) {
    grown = false;
    for (const [rule, by] of attacks) {
      if (stand.has(rule) || fallen.has(rule)) continue;
      if (by.every((attack) => fallen.has(attack.by))) stand.add(rule);
      else if (by.some((attack) => stand.has(attack.by))) fallen.add(rule);
      else continue;
      grown = true;
    }
  }
  return {
    stand: [...stand],
    caught: rules.filter((rule) => !stand.has(rule) && !fallen.has(rule)),
    defeated: [...fallen].map((rule) => ({
      rule,
      by: attacks.get(rule)!.filter((attack) => stand.has(attack.by)),
    })),
  };
}

function attacksOn(policy: Policy, rule: Rule, rules: readonly Rule[]): Defeat[] {
  return rules.flatMap((by) => {
    const ground = groundOver(policy, by, rule);
    return ground ? [{ by, ground }] : [];
  });
}

/** The first ground that applies between the two, where it speaks for `a`. */
function groundOver(policy: Policy, a: Rule, b: Rule): Ground | null {
  if (a.effect === 'suspension')
    return a.suspends.includes(b.id)
      ? isSuperior(policy, a.issuer, b.issuer)
        ? 'superior issuer'
        : 'later'
      : null;
  if (!areOpposite(a, b)) return null;
  for (const [ground, speaksFor] of GROUNDS) {
    if (speaksFor(policy, a, b)) return ground;
    if (speaksFor(policy, b, a)) return null;
  }
  return null;
}

/**
 * Permitted and prohibited; due and exempt; a zone and either; two levels of one duty. Rules of one change go together
 * unless one is excepted from the other.
 */
export function areOpposite(a: Rule, b: Rule): boolean {
  if (a.effect === 'suspension' || b.effect === 'suspension' || a.about !== b.about) return false;
  if (a.effect === 'duty' && b.effect === 'duty') return a.duty !== b.duty && sameKindOfDuty(a.duty, b.duty);
  if (a.effect === 'permission' && b.effect === 'duty') return isExemptFrom(a, b);
  if (a.effect === 'duty' && b.effect === 'permission') return isExemptFrom(b, a);
  return a.effect !== b.effect;
}

/**
 * Two that both stand and say otherwise. A lift frees from what it lifts: beside what binds by another issuer, or on scopes
 * of which neither lies in the other, it stands and says nothing.
 */
export const contend = (policy: Policy, a: Rule, b: Rule): boolean =>
  a.effect !== b.effect &&
  areOpposite(a, b) &&
  !(isBesideLift(policy, a, b) && groundOver(policy, a, b) === null && groundOver(policy, b, a) === null);

const isBesideLift = (policy: Policy, a: Rule, b: Rule): boolean =>
  [
    [a, b],
    [b, a],
  ].some(
    ([lift, other]) =>
      lift!.fromLift &&
      isBinding(other!) &&
      !(rulesOver(policy, lift!.issuer, other!.issuer) && areNested(policy, lift!.scope, other!.scope)),
  );

/** An exemption that names no duty is from any. */
const isExemptFrom = (exemption: Rule, due: Rule): boolean =>
  exemption.duty === null || due.duty === null || sameKindOfDuty(exemption.duty, due.duty);

type SpeaksFor = (policy: Policy, a: Rule, b: Rule) => boolean;

const GROUNDS: readonly (readonly [Ground, SpeaksFor])[] = [
  ['except', (_, a, b) => a.exceptTo.includes(b.id)],
  ['superior issuer', (policy, a, b) => isSuperior(policy, a.issuer, b.issuer)],
  // What binds anew after a lift binds also where the lift was narrower.
  ['later', (_, a, b) => b.fromLift && isBinding(a) && comesBefore(b.start, a.start)],
  ['narrower', (policy, a, b) => isNarrower(policy, a.scope, b.scope) && (!a.fromLift || isPartOf(a, b))],
  ['later', (_, a, b) => sameScope(a.scope, b.scope) && isLater(a, b)],
];

/** A lift of less than a rule of its issuer is an ease of it. */
const isPartOf = (lift: Rule, rule: Rule): boolean =>
  lift.issuer === rule.issuer && comesBeforeOrWith(rule.start, lift.start);

/** On one day impositions come before what frees from them. */
const isLater = (a: Rule, b: Rule): boolean =>
  comesBefore(b.start, a.start) || (!isBinding(a) && isBinding(b) && comesBeforeOrWith(b.start, a.start));
