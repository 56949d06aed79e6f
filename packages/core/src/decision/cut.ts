/**
 * A question and the rules of all its readings → cells: parts of the world so small that each rule covers a cell
 * wholly or not at all. Only rules that reach into the question cut it.
 */
import {
  AXES,
  type Axis,
  type Constraint,
  type NodeId,
  type Policy,
  type Quantity,
  type Question,
  type Region,
  rootOf,
} from '../vocabulary/index.ts';
import { around } from './hierarchy.ts';
import type { PolicyThen } from './memberships.ts';
import type { Rule } from './rule.ts';

/** All nodes that lie within the same ones of those that matter, now and whatever membership is open; `node` stands for them. */
export type Atom = {
  node: NodeId;
  /** The place of `node` among the policy's nodes. */
  nth: number;
  /** Those that matter around it, or that may be. */
  around: ReadonlySet<NodeId>;
  /** Whether a membership is open of which that may hang, or how they lie to each other. */
  isOpen: boolean;
  isAsked: boolean;
  /** The atoms directly around it. */
  within: readonly Atom[];
};

/** Where a cell lies: on each axis the node that stands for it. */
export type Spot = Record<Axis, Pick<Atom, 'node'>>;

/** [`from`, `to`) of one fact in one unit; `told` where the question tells it. */
export type Interval = { fact: string; unit: string; from?: number; to?: number; told?: number };

export type Cell = { atoms: Record<Axis, Atom>; facts: Interval[] };

/** What the cells are made of: one atom of each axis, and one interval of each of `facts`. */
export type Cut = {
  /** By axis, in the policy's order, with those that the question leaves out: they bound the others. */
  atoms: Record<Axis, Atom[]>;
  facts: Interval[][];
  /** The rules that reach into the question. */
  reaching: Rule[];
  /** Facts that the question tells in another unit than the rules. */
  inOtherUnit: { fact: string; told: Quantity; unit: string }[];
};

export function cut(then: PolicyThen, question: Question, rules: readonly Rule[]): Cut {
  const { possibly } = then;
  const regions = Object.fromEntries(
    AXES.map((axis) => [axis, regionOf(possibly, question, axis)]),
  ) as Record<Axis, Region>;
  const inside = Object.fromEntries(
    AXES.map((axis) => [axis, nodesIn(possibly, axis, regions[axis])]),
  ) as Record<Axis, NodeId[]>;
  const reached = Object.fromEntries(
    AXES.map((axis) => [axis, reachedFrom(then, axis, regions[axis], inside[axis])]),
  ) as Record<Axis, ReadonlySet<NodeId>>;
  const reaching = rules.filter((rule) => AXES.every((axis) => reached[axis].has(rule.scope[axis])));
  const atoms = Object.fromEntries(
    AXES.map((axis) => [axis, atomsOn(then, axis, regions[axis], inside[axis], reaching)]),
  ) as Record<Axis, Atom[]>;
  return { atoms, reaching, ...factsOf(question, reaching) };
}

export function cellsIn({ atoms, facts }: Cut): Cell[] {
  let cells: Cell[] = [{ atoms: {} as Record<Axis, Atom>, facts: [] }];
  for (const axis of AXES)
    cells = cells.flatMap((cell) =>
      atoms[axis]
        .filter((atom) => atom.isAsked)
        .map((atom) => ({ ...cell, atoms: { ...cell.atoms, [axis]: atom } })),
    );
  for (const intervals of facts)
    cells = cells.flatMap((cell) =>
      intervals.map((interval) => ({ ...cell, facts: [...cell.facts, interval] })),
    );
  return cells;
}

/** Whether the rule speaks of the cell, and its constraints hold there. */
export const covers = (rule: Rule, cell: Cell): boolean =>
  AXES.every((axis) => cell.atoms[axis].around.has(rule.scope[axis])) &&
  rule.constraints.every((constraint) => holdsIn(constraint, cell.facts));

/** An axis left out is open. */
const regionOf = (policy: Policy, question: Question, axis: Axis): Region => {
  const asked = question.scope[axis];
  return asked && asked.in.length > 0 ? asked : { in: [rootOf(policy, axis)], except: asked?.except ?? [] };
};

/** What may lie in it is asked about, and left out is only what surely lies in what is left out. */
const isInside = (possibly: Policy, axis: Axis, region: Region, node: NodeId): boolean =>
  region.in.some((outer) => around(possibly, axis, node).has(outer));
const isLeftOut = ({ surely }: PolicyThen, axis: Axis, region: Region, node: NodeId): boolean =>
  region.except.some((outer) => around(surely, axis, node).has(outer));

/** The nodes whose rules reach into the region. */
const reachedFrom = (
  then: PolicyThen,
  axis: Axis,
  region: Region,
  inside: readonly NodeId[],
): ReadonlySet<NodeId> =>
  new Set(
    inside
      .filter((inner) => !isLeftOut(then, axis, region, inner))
      .flatMap((inner) => [...around(then.possibly, axis, inner)]),
  );

const nodesIn = (policy: Policy, axis: Axis, region: Region): NodeId[] =>
  policy.nodes[axis].map((node) => node.id).filter((id) => isInside(policy, axis, region, id));

function atomsOn(
  then: PolicyThen,
  axis: Axis,
  region: Region,
  inside: readonly NodeId[],
  rules: readonly Rule[],
): Atom[] {
  const { surely, possibly } = then;
  const mattering = new Set([...rules.map((rule) => rule.scope[axis]), ...region.in, ...region.except]);
  const matteringAround = (id: NodeId) =>
    [...around(possibly, axis, id)].filter((node) => mattering.has(node));
  // Those that surely lie alike, to the members of what is open too, lie alike whatever holds of it.
  const members = new Set(then.open.filter((link) => link.axis === axis).map(({ member }) => member));
  const surelyAround = (id: NodeId) =>
    [...around(surely, axis, id)].filter((node) => mattering.has(node) || members.has(node));
  const alike = Map.groupBy(inside, (id) => surelyAround(id).sort().join('\n'));
  const order = new Map(possibly.nodes[axis].map((node, nth) => [node.id, nth]));
  const atoms = [...alike.values()].flatMap((nodes) => {
    const group = new Set(nodes);
    const tops = nodes.filter(
      (id) => ![...around(surely, axis, id)].some((outer) => outer !== id && group.has(outer)),
    );
    const set = new Set(matteringAround(tops[0]!));
    const isOpen = [...around(possibly, axis, tops[0]!)].some((node) => members.has(node));
    return tops.map((node) => ({
      node,
      nth: order.get(node)!,
      around: set,
      isOpen,
      isAsked: !isLeftOut(then, axis, region, node),
    }));
  });
  return nested(
    possibly,
    axis,
    atoms.sort((a, b) => a.nth - b.nth),
  );
}

/** Each atom with those directly around it. */
function nested(policy: Policy, axis: Axis, flat: readonly Omit<Atom, 'within'>[]): Atom[] {
  const atoms = flat.map((atom) => ({ ...atom, within: [] as Atom[] }));
  const byNode = new Map(atoms.map((atom) => [atom.node, atom]));
  for (const atom of atoms) {
    const outside = [...around(policy, axis, atom.node)]
      .map((node) => byNode.get(node))
      .filter((other) => other !== undefined && other !== atom) as Atom[];
    atom.within = outside.filter(
      (other) =>
        !outside.some((inner) => inner !== other && around(policy, axis, inner.node).has(other.node)),
    );
  }
  return atoms;
}

/** Every threshold that the question's facts do not answer cuts, half-open. */
function factsOf(question: Question, rules: readonly Rule[]): Pick<Cut, 'facts' | 'inOtherUnit'> {
  const bounds = new Map<string, { fact: string; unit: string; at: Set<number> }>();
  for (const { fact, from, to } of rules.flatMap((rule) => rule.constraints))
    for (const bound of [from, to].filter((quantity) => quantity !== undefined)) {
      const key = `${fact} ${bound.unit}`;
      const known = bounds.get(key) ?? { fact, unit: bound.unit, at: new Set() };
      known.at.add(bound.value);
      bounds.set(key, known);
    }
  const inOtherUnit: Cut['inOtherUnit'] = [];
  const facts = [...bounds.values()]
    .sort((a, b) => (`${a.fact} ${a.unit}` < `${b.fact} ${b.unit}` ? -1 : 1))
    .map(({ fact, unit, at }): Interval[] => {
      const told = question.facts[fact];
      if (told?.unit === unit) return [{ fact, unit, told: told.value }];
      if (told) inOtherUnit.push({ fact, told, unit });
      const edges = [undefined, ...[...at].sort((a, b) => a - b), undefined];
      return edges.slice(1).map((to, i) => ({
        fact,
        unit,
        ...(edges[i] === undefined ? {} : { from: edges[i] }),
        ...(to === undefined ? {} : { to }),
      }));
    });
  return { facts, inOtherUnit };
}

/** A bound in each unit is a question of its own. */
export function holdsIn({ fact, from, to }: Constraint, facts: readonly Interval[]): boolean {
  const isIn = (quantity: Quantity, holds: (interval: Interval) => boolean) =>
    facts.some((interval) => interval.fact === fact && interval.unit === quantity.unit && holds(interval));
  return (
    (!from || isIn(from, (i) => (i.told ?? i.from ?? -Infinity) >= from.value)) &&
    (!to || isIn(to, (i) => (i.told === undefined ? (i.to ?? Infinity) <= to.value : i.told < to.value)))
  );
}
