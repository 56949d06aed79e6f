/**
 * A policy and its claims → the days on which somebody joins or leaves a group that they speak
 * of, or one within it: on such a day an answer turns although no rule does.
 */
import { type Link, linksOf, policyEver } from '../decision/index.ts';
import { type EdtfString, isWithin, type Policy, type RecordedClaim } from '../vocabulary/index.ts';
import { momentOf, sayDate } from './dates.ts';
import { PHRASES } from './words.ts';

/** `on`: the first day as a member, or the last; null where it is not told. */
export type MembershipDate = {
  on: EdtfString | null;
  what: 'joins' | 'leaves';
  member: string;
  group: string;
};

/** Those that are told, in order of time. */
export function membershipDates(
  policy: Policy,
  claims: readonly Pick<RecordedClaim, 'scopes'>[],
): MembershipDate[] {
  const scopes = claims.flatMap((claim) => claim.scopes);
  const ever = policyEver(policy);
  return linksOf(policy)
    .filter(({ axis, member, group }) =>
      scopes.some(
        (scope) => isWithin(ever, axis, group, scope[axis]) && !isWithin(policy, axis, member, scope[axis]),
      ),
    )
    .flatMap((link) => [dateOf(link, 'joins'), dateOf(link, 'leaves')])
    .filter(({ on }) => on !== null)
    .sort((a, b) => momentOf(a.on) - momentOf(b.on));
}

export const dateOf = (
  { from, until, memberName, groupName }: Link,
  what: MembershipDate['what'],
): MembershipDate => ({
  on: what === 'joins' ? from : until,
  what,
  member: memberName,
  group: groupName,
});

/** "United Kingdom, a member of European Union until 31 January 2020" */
export function sayMembership({ on, what, member, group }: MembershipDate): string {
  const day = on === null ? PHRASES.dayNotTold : sayDate(on);
  return `${member}, ${PHRASES.memberOf} ${group} ${what === 'joins' ? PHRASES.onlySince : PHRASES.onlyUntil} ${day}`;
}
