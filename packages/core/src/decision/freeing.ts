/**
 * Eases and lifts → what they open: a permission; a zone, where what is freed is not told; a permission inside the
 * limit that somebody tells, with the zone left only where the words are silent.
 */
import { AXES, type Policy, type Scope } from '../vocabulary/index.ts';
import type { Change } from './change.ts';
import { areNested, around, isSmallerOn, rules } from './hierarchy.ts';
import type { Links } from './links.ts';
import { policyOn } from './memberships.ts';
import { bestTold, boundedBy, comesBeforeOrWith } from './moment.ts';
import type { Nearby } from './near.ts';
import { isBinding, type Rule, ruleOf, sameKindOfDuty } from './rule.ts';

export function freedBy(policy: Policy, change: Change, binding: Nearby<Rule>, links: Links): Rule[] {
  const touched = touchedBy(policy, change, binding);
  const about = aboutWhat(change, touched);
  const start = boundedBy(
    change.start,
    touched.map((rule) => rule.start),
  );
  const limits = links.limitsOf(change);
  if (limits.length > 0)
    return limits.flatMap((limit) => {
      const permission = insideLimit(change, limit, { about, start });
      return [permission, ...zonesLeft(policy, change, permission, links)];
    });
  if (change.limitNotTold) return [ruleOf(change, 'zone', { about, start })];
  if (lowersDuty(change, touched)) return [ruleOf(change, 'duty', { start })];
  return [ruleOf(change, 'permission', { about, start, fromLift: endsLine(policy, change, links) })];
}

/** It begins with the ease, and who told the limit is what it rests on. */
function insideLimit(change: Change, limit: Change, { about, start }: Pick<Rule, 'about' | 'start'>): Rule {
  const isDated = limit.claims.some((claim) => claim.from !== null);
  return ruleOf(limit, 'permission', {
    about,
    start: isDated ? bestTold(change.id, [start, limit.start]) : start,
    ends: [limit.until, change.until].filter((end) => end !== null),
    limitOf: change,
    supports: [...limit.claims, ...change.claims],
  });
}

/** Nothing of its line stays bound, as far as it goes. */
export const freesAll = (change: Change, links: Links): boolean =>
  (change.move === 'lift' || change.move === 'ease') &&
  !change.limitNotTold &&
  change.constraints.length === 0 &&
  links.limitsOf(change).length === 0;

/** A lift ends its line; any stated residue or exception, or a limit, makes it an ease. */
export const endsLine = (policy: Policy, change: Change, links: Links): boolean =>
  change.move === 'lift' &&
  freesAll(change, links) &&
  links.exceptionsOf(change).length === 0 &&
  !links.residuesOf(change).some((residue) => staysInside(policy, residue.scope, change));

/** What stays is smaller on some dimension than what was freed. */
export const staysInside = (policy: Policy, staying: Scope, ease: Change): boolean =>
  isSmallerOn(policyOn(policy, ease.start), AXES, staying, ease.scope);

/** The issuer's rules, begun by then, that are inside the line or around it. */
const touchedBy = (policy: Policy, change: Change, binding: Nearby<Rule>): Rule[] =>
  binding(change.scope).filter(
    (rule) =>
      isBinding(rule) &&
      comesBeforeOrWith(rule.start, change.start) &&
      rules(policy, change.issuer, rule.issuer) &&
      areNested(policyOn(policy, change.start), change.scope, rule.scope),
  );

/** From a duty it exempts, where it names one, or where nothing else is there to free from. */
const aboutWhat = (change: Change, touched: readonly Rule[]): 'ban' | 'duty' =>
  change.duty !== null || (touched.length > 0 && touched.every((rule) => rule.about === 'duty'))
    ? 'duty'
    : 'ban';

/** "Cut to a 10% tariff" leaves a duty, and so does a level of which nothing is on record. */
const lowersDuty = (change: Change, touched: readonly Rule[]): boolean =>
  change.move === 'ease' &&
  change.duty !== null &&
  /\d/.test(change.duty) &&
  !touched.some((rule) => sameKindOfDuty(rule.duty, change.duty) && rule.duty === change.duty);

/**
 * Of a smaller class that stays for a narrower purpose or place, the text is silent on the freed one: there the zone
 * stays open.
 */
function zonesLeft(policy: Policy, change: Change, permission: Rule, links: Links): Rule[] {
  const then = policyOn(policy, change.start);
  return [...links.residuesOf(change), ...links.exceptionsOf(change)]
    .filter(
      ({ scope }) =>
        isSmallerOn(then, ['asset'], scope, change.scope) &&
        isSmallerOn(then, ['purpose', 'place'], scope, change.scope) &&
        around(then, 'asset', scope.asset).has(permission.scope.asset),
    )
    .map((residue) =>
      ruleOf(change, 'zone', {
        id: `${permission.id}#silent on ${residue.scope.asset}`,
        about: permission.about,
        scope: { ...permission.scope, asset: residue.scope.asset },
        start: permission.start,
        exceptTo: [permission.id],
      }),
    );
}
