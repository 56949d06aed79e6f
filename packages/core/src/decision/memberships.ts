/**
 * A policy and a time → the policy as its memberships stand then: each member within its groups, and within no group that
 * it has not joined yet or has left. Where a date leaves room, what surely stands is told apart from what may.
 */
import { AXES, type Axis, type Extent, type Member, type NodeId, type Policy } from '../vocabulary/index.ts';
import { endTold, hasHappened, type Moment, orderOf, startTold, unknownStart } from './moment.ts';

/** One told membership of a policy; the same object whenever it is asked for. */
export type Link = Member & {
  nth: number;
  memberName: string;
  groupName: string;
  start: Moment;
  /** Null where no end is told. */
  end: Moment | null;
};

/** A policy during a time, over which a membership may begin, end, or be open by the words that tell its dates. */
export type PolicyThen = {
  /** With the memberships that hold all that time; with those too that hold for a part of it, or may. */
  surely: Policy;
  possibly: Policy;
  /** The memberships in which the two differ. */
  open: readonly Link[];
  /** With those of the open ones that hold. */
  where: (holds: (link: Link) => boolean) => Policy;
};

export function policyDuring(policy: Policy, time: Extent): PolicyThen {
  const links = linksOf(policy);
  if (links.length === 0) return alwaysTheSame(policy);
  const state = (link: Link) => holdsBy(link, (moment) => hasHappened(moment, time));
  const open = links.filter((link) => state(link) === null);
  return {
    surely: withMembers(policy, (link) => state(link) === true),
    possibly: withMembers(policy, (link) => state(link) !== false),
    open,
    where: (holds) => withMembers(policy, (link) => state(link) ?? holds(link)),
  };
}

/** What changes another scope's rules does so by the memberships of its day. */
export function policyOn(policy: Policy, moment: Pick<Moment, 'earliest' | 'latest'>): Policy {
  if (linksOf(policy).length === 0) return policy;
  const { first, last } = orderOf(moment);
  return policyDuring(policy, { earliest: first, latest: last }).surely;
}

/** With all memberships, whenever they held: two nodes that are apart in it are so on every day. */
export const policyEver = (policy: Policy): Policy => withMembers(policy, () => true);

/** With none: what lies within a node in it does so on every day. */
export const policyAlways = (policy: Policy): Policy => withMembers(policy, () => false);

/** Null where it is open. */
export function holdsBy({ start, end }: Link, happened: (moment: Moment) => boolean | null): boolean | null {
  const [hasBegun, isOver] = [happened(start), end === null ? false : happened(end)];
  if (hasBegun === false || isOver === true) return false;
  return hasBegun === true && isOver === false ? true : null;
}

/** The memberships that hold during one time and not during the other, or may. */
export function changedBetween(policy: Policy, before: Extent, after: Extent) {
  const mayHold = (link: Link, time: Extent) =>
    holdsBy(link, (moment) => hasHappened(moment, time)) !== false;
  return linksOf(policy).flatMap((link) => {
    const [then, now] = [mayHold(link, before), mayHold(link, after)];
    return then === now ? [] : [{ link, what: now ? ('joins' as const) : ('leaves' as const) }];
  });
}

export const datesOf = ({ start, end }: Link): Moment[] => (end === null ? [start] : [start, end]);

const LINKS = new WeakMap<Policy, readonly Link[]>();

/** Asked of one policy for every two scopes that meet, when rules are made: it is seldom looked up. */
let askedLast: { policy: Policy; links: readonly Link[] } | null = null;

export function linksOf(policy: Policy): readonly Link[] {
  if (askedLast?.policy === policy) return askedLast.links;
  const links =
    LINKS.get(policy) ?? AXES.flatMap((axis) => linksOn(policy, axis)).map((link, nth) => ({ ...link, nth }));
  LINKS.set(policy, links);
  askedLast = { policy, links };
  return links;
}

function linksOn(policy: Policy, axis: Axis): Omit<Link, 'nth'>[] {
  if (policy.nodes[axis].every(({ memberOf }) => memberOf === undefined)) return [];
  const names = new Map(policy.nodes[axis].map(({ id, name }) => [id, name]));
  return policy.nodes[axis].flatMap(({ id, name, memberOf = [] }) =>
    memberOf.map(({ group, from, until }, nth): Omit<Link, 'nth'> => {
      const one = `${axis} ${id} in ${group}, ${nth}`;
      return {
        ...{ axis, member: id, group, from, until, memberName: name, groupName: names.get(group) ?? group },
        start: from === null ? unknownStart(one) : together(startTold(`${one}, from`, from)),
        end: until === null ? null : together(endTold(`${one}, until`, until)),
      };
    }),
  );
}

/** Those who join on one day join together. */
const together = (moment: Moment): Moment =>
  moment.earliest === moment.latest ? { ...moment, event: `members on ${moment.latest}` } : moment;

const STANDING = new WeakMap<Policy, Map<string, Policy>>();

/** The same policy for the same memberships, so that what is known of its hierarchies is kept. */
function withMembers(policy: Policy, holds: (link: Link) => boolean): Policy {
  const links = linksOf(policy);
  if (links.length === 0) return policy;
  const known = STANDING.get(policy) ?? new Map<string, Policy>();
  STANDING.set(policy, known);
  const holding = links.filter(holds);
  const key = holding.map(({ nth }) => nth).join();
  const found = known.get(key) ?? standing(policy, holding);
  known.set(key, found);
  return found;
}

function standing(policy: Policy, links: readonly Link[]): Policy {
  const nodes = { ...policy.nodes };
  for (const axis of AXES) {
    const joined = new Map<NodeId, NodeId[]>();
    for (const { axis: on, member, group } of links)
      if (on === axis) joined.set(member, [...(joined.get(member) ?? []), group]);
    nodes[axis] = policy.nodes[axis].map(({ memberOf: _, ...node }) => {
      const groups = joined.get(node.id);
      return groups ? { ...node, within: [...new Set([...(node.within ?? []), ...groups])] } : node;
    });
  }
  return { ...policy, nodes };
}

const ALWAYS = new WeakMap<Policy, PolicyThen>();

function alwaysTheSame(policy: Policy): PolicyThen {
  const known = ALWAYS.get(policy) ?? { surely: policy, possibly: policy, open: [], where: () => policy };
  ALWAYS.set(policy, known);
  return known;
}
