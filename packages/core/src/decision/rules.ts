/**
 * Known claims, in one reading of their denials → the rules they make (rule 0 of `decision`). No claim is looked at by
 * when it came: the same claims make the same rules in any order.
 */
import { authoritiesOf, type Policy, type RecordedClaim } from '../vocabulary/index.ts';
import { type Change, canChange, changesIn, isFreeing } from './change.ts';
import { closed } from './closing.ts';
import { endsLine, freedBy, freesAll } from './freeing.ts';
import { impositions, presuppositions } from './imposing.ts';
import { exceptedFrom, exceptions } from './linked.ts';
import { isLinking, linksBetween } from './links.ts';
import { but, lookAtAll, type Near } from './near.ts';
import { NOTHING_DENIED, type Reading } from './readings.ts';
import type { Rule } from './rule.ts';
import { heldForTerm, stayingStays, suspension } from './suspending.ts';

export function rulesFrom(
  policy: Policy,
  claims: readonly RecordedClaim[],
  denied: Reading = NOTHING_DENIED,
  near: Near = lookAtAll,
): Rule[] {
  const rulers = new Set(authoritiesOf(policy).map((node) => node.id));
  const changing = claims.filter((claim) => claim.policy === policy.id && canChange(claim, rulers));
  const changes = changesIn(policy, standingAlone(changing.filter((claim) => !denied.has(claim.id))), near);
  // What a change presupposes was there before it, also where the change itself is denied.
  const presupposing = denied.size === 0 ? changes : changesIn(policy, standingAlone(changing), near);

  const links = linksBetween(changes);
  const linked = changes.filter((change) => exceptedFrom(policy, change, links).length > 0);
  const limits = changes.filter((change) => links.limitOf(change).length > 0);
  const belonging = new Set([...linked, ...limits]);
  const own = changes.filter((change) => !belonging.has(change));
  const lifts = own.filter((change) => endsLine(policy, change, links));
  const ends = near(own.filter((change) => freesAll(change, links)));

  const told = impositions(policy, own, ends, links, near);
  const toldNear = near(told);
  const binding = [...told, ...presuppositions(policy, presupposing, toldNear, ends)];
  const bindingNear = near(binding);
  const freeing = own
    .filter(isFreeing)
    .map((change): [Change, Rule[]] => [
      change,
      change.move === 'suspend'
        ? [suspension(policy, change, bindingNear)]
        : freedBy(policy, change, bindingNear, links),
    ]);
  const opened = new Map(freeing);
  const permissions = freeing.filter(([{ move }]) => move !== 'suspend').flatMap(([, rules]) => rules);
  // Only exceptions ask what others have opened.
  if (linked.length > 0) {
    const [toldBy, permittedBy] = [bySupport(told), bySupport(permissions)];
    for (const change of own) if (!isFreeing(change)) opened.set(change, toldBy(change));
    for (const limit of limits) opened.set(limit, permittedBy(limit));
  }

  const excepting = exceptions(policy, linked, opened, links, toldNear, ends);
  const all = [...binding, ...permissions, ...excepting];
  const lasting = limits.length > 0 ? uniquely(all) : all;
  const lastingNear = near(lasting);
  const suspended = own
    .filter((change) => change.move === 'suspend')
    .map((change): [Change, Rule] => {
      const others = but(lastingNear, (rule) => rule.exceptTo.includes(change.id));
      return [change, suspension(policy, change, others)];
    });
  const tightenings = own.filter((change) => change.move === 'tighten');
  const forTerm = tightenings.flatMap((tightening) => heldForTerm(policy, tightening, lastingNear));
  const withStays = [...lasting, ...stayingStays(policy, suspended), ...forTerm];
  const forGood = tightenings.filter(({ until }) => until === null);
  return closed(policy, withStays, lifts, forGood, near).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A limit, or an exception that frees, says nothing without the change that it belongs to. */
function standingAlone(claims: readonly RecordedClaim[]): RecordedClaim[] {
  if (!claims.some(isLinking)) return [...claims];
  const ids = new Set(claims.map((claim) => claim.id));
  return claims.filter(
    (claim) =>
      (claim.limitOf === null || ids.has(claim.limitOf)) &&
      (claim.exceptionTo === null || ids.has(claim.exceptionTo) || !isFreeing(claim)),
  );
}

/** The rules that rest on a claim of the change, in their order. */
function bySupport(rules: readonly Rule[]): (change: Change) => Rule[] {
  const resting = new Map<RecordedClaim, number[]>();
  for (const [i, { supports }] of rules.entries())
    for (const claim of supports) {
      const known = resting.get(claim);
      if (known) known.push(i);
      else resting.set(claim, [i]);
    }
  return ({ claims }) =>
    [...new Set(claims.flatMap((claim) => resting.get(claim) ?? []))]
      .sort((a, b) => a - b)
      .map((i) => rules[i]!);
}

/** A limit of two eases opens one permission. */
const uniquely = (rules: readonly Rule[]): Rule[] => [
  ...new Map(rules.map((rule) => [rule.id, rule])).values(),
];
