/**
 * What dated memberships have to do with an answer: those by which a rule speaks of what was asked, and those that would
 * make one speak of it, and do not hold then. A question may be answered by a membership alone, and has to say so.
 */
import {
  AXES,
  type Axis,
  type Member,
  type NodeId,
  type Policy,
  type Question,
  type Scope,
} from '../vocabulary/index.ts';
import type { Atom } from './cut.ts';
import { around } from './hierarchy.ts';
import { holdsBy, type Link, linksOf, policyAlways, policyDuring, policyEver } from './memberships.ts';
import { hasHappened, instantsOf } from './moment.ts';
import type { Rule } from './rule.ts';

/** Of a rule with that scope, over the nodes of a part; none where it lies around them at all times. */
export function membersBehind(
  policy: Policy,
  question: Question,
  scope: Scope,
  part: Record<Axis, readonly Pick<Atom, 'node'>[]>,
): Member[] {
  const links = linksOf(policy);
  if (links.length === 0) return [];
  const at = instantsOf(question);
  const { possibly } = policyDuring(policy, at);
  const always = policyAlways(policy);
  const isBehind = ({ axis, member, group }: Link) =>
    around(possibly, axis, group).has(scope[axis]) &&
    part[axis].some(
      ({ node }) => around(possibly, axis, node).has(member) && !around(always, axis, node).has(scope[axis]),
    );
  return links
    .filter((link) => holdsBy(link, (moment) => hasHappened(moment, at)) !== false && isBehind(link))
    .map(({ axis, member, group, from, until }) => ({ axis, member, group, from, until }));
}

/** A membership that does not hold: it is over, or has not begun. */
export type Missed = { link: Link; isOver: boolean };

/** Of the nodes asked by name: a rule in force speaks of the group, and so not of them. */
export function missedBy(policy: Policy, question: Question, rules: readonly Rule[]): Missed[] {
  const links = linksOf(policy);
  if (links.length === 0) return [];
  const at = instantsOf(question);
  const inForce = rules.filter(
    ({ start, ends }) =>
      hasHappened(start, at) !== false && !ends.some((end) => hasHappened(end, at) === true),
  );
  const { possibly } = policyDuring(policy, at);
  const ever = policyEver(policy);
  const asked = (axis: Axis): readonly NodeId[] => question.scope[axis]?.in ?? [];
  const isNear = (axis: Axis, node: NodeId) =>
    asked(axis).length === 0 ||
    asked(axis).some((one) => around(ever, axis, one).has(node) || around(ever, axis, node).has(one));
  const misses = ({ axis, member, group }: Link) =>
    asked(axis).some(
      (node) =>
        around(ever, axis, node).has(member) &&
        inForce.some(
          ({ scope }) =>
            around(ever, axis, group).has(scope[axis]) &&
            !around(possibly, axis, node).has(scope[axis]) &&
            AXES.every((other) => isNear(other, scope[other])),
        ),
    );
  const missed = links.filter(
    (link) => holdsBy(link, (moment) => hasHappened(moment, at)) === false && misses(link),
  );
  const isOver = ({ end }: Link) => end !== null && hasHappened(end, at) === true;
  return missed
    .filter((link) => link === nearest(missed.filter(isSame(link)), isOver))
    .map((link) => ({ link, isOver: isOver(link) }));
}

const isSame =
  (a: Link) =>
  (b: Link): boolean =>
    a.axis === b.axis && a.member === b.member && a.group === b.group;

/** Of several memberships in one group the last that is over, else the first to come. */
const nearest = (links: readonly Link[], isOver: (link: Link) => boolean): Link =>
  links.filter(isOver).sort((a, b) => b.end!.latest - a.end!.latest)[0] ??
  links.toSorted((a, b) => a.start.earliest - b.start.earliest)[0]!;
