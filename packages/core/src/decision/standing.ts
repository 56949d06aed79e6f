/**
 * What is told to stand on a day ("has not changed", "lifted *a ban*") → since when. It is part of what is told to hold
 * around it; after an end or a term on record it was imposed again in between; else its start is not told.
 */
import type { NodeId, Policy, Scope } from '../vocabulary/index.ts';
import type { Change } from './change.ts';
import { contains, rules } from './hierarchy.ts';
import { policyOn } from './memberships.ts';
import { between, comesBeforeOrWith, dayAfter, type Moment, orderOf, unknownStart } from './moment.ts';
import type { Nearby } from './near.ts';
import { isBinding, type Rule } from './rule.ts';

/** `by`: the day it was told, in milliseconds since 1970. */
export type Standing = { event: string; issuer: NodeId; scope: Scope; about: 'ban' | 'duty'; by: number };

export function sinceWhen(
  policy: Policy,
  standing: Standing,
  told: Nearby<Rule>,
  ends: Nearby<Change>,
): Moment {
  const around = standingAround(policy, standing, told, ends);
  const first = around.sort((a, b) => a.start.earliest - b.start.earliest)[0];
  if (first) return first.start;
  const free = [
    ...endsBefore(policy, standing, ends).map(({ start }) => dayAfter(start)),
    ...begunAround(policy, standing, told).flatMap(termsRunOut(standing)),
  ];
  return free.length > 0
    ? between(standing.event, Math.min(Math.max(...free), standing.by), standing.by)
    : unknownStart(standing.event);
}

/** The told rules that contain it and had not ended by then. */
export const standingAround = (
  policy: Policy,
  standing: Standing,
  told: Nearby<Rule>,
  ends: Nearby<Change>,
): Rule[] => {
  const ended = endsBefore(policy, standing, ends);
  return begunAround(policy, standing, told).filter(
    (rule) =>
      termsRunOut(standing)(rule).length === 0 &&
      !ended.some((end) => comesBeforeOrWith(rule.start, end.start)),
  );
};

function begunAround(policy: Policy, standing: Standing, told: Nearby<Rule>): Rule[] {
  const then = policyOn(policy, { earliest: standing.by, latest: standing.by });
  return told(standing.scope).filter(
    (rule) =>
      isBinding(rule) &&
      rule.about === standing.about &&
      rule.exceptTo.length === 0 &&
      rules(policy, rule.issuer, standing.issuer) &&
      contains(then, rule.scope, standing.scope) &&
      orderOf(rule.start).last <= standing.by,
  );
}

/** The first days on which nothing of it held any more, by its own term. */
const termsRunOut =
  ({ by }: Standing) =>
  (rule: Rule): number[] =>
    rule.ends.map((end) => end.latest).filter((latest) => latest <= by);

const endsBefore = (policy: Policy, standing: Standing, ends: Nearby<Change>): Change[] =>
  ends(standing.scope).filter(
    (end) =>
      rules(policy, end.issuer, standing.issuer) &&
      contains(policyOn(policy, end.start), end.scope, standing.scope) &&
      orderOf(end.start).last < standing.by,
  );
