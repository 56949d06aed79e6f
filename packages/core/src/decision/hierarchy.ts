/** Two scopes, or two issuers, of one policy → how they lie to each other. */
import { AXES, type Axis, type NodeId, type Policy, type Scope } from '../vocabulary/index.ts';

/** The node and all that surrounds it. Asked again and again, and a policy never changes. */
export function around(policy: Policy, axis: Axis, node: NodeId): ReadonlySet<NodeId> {
  const known = AROUND[axis].get(policy) ?? new Map<NodeId, ReadonlySet<NodeId>>();
  const found = known.get(node);
  if (found) return found;
  const nodes = new Set([node]);
  for (const inner of nodes) for (const outer of withinOf(policy, axis).get(inner) ?? []) nodes.add(outer);
  AROUND[axis].set(policy, known.set(node, nodes));
  return nodes;
}

function withinOf(policy: Policy, axis: Axis): ReadonlyMap<NodeId, readonly NodeId[]> {
  const known = WITHIN[axis].get(policy);
  if (known) return known;
  const within = new Map(policy.nodes[axis].map((node) => [node.id, node.within ?? []]));
  WITHIN[axis].set(policy, within);
  return within;
}

const byAxis = <T>() =>
  Object.fromEntries(AXES.map((axis) => [axis, new WeakMap()])) as Record<Axis, WeakMap<Policy, T>>;
const AROUND = byAxis<Map<NodeId, ReadonlySet<NodeId>>>();
const WITHIN = byAxis<ReadonlyMap<NodeId, readonly NodeId[]>>();

const lies = (policy: Policy, axis: Axis, inner: Scope, outer: Scope): boolean =>
  inner[axis] === outer[axis] || around(policy, axis, inner[axis]).has(outer[axis]);

/** Those first on which two scopes most often part. */
const PARTING: readonly Axis[] = ['asset', 'place', 'purpose', 'party', 'action'];

export const sameScope = (a: Scope, b: Scope): boolean => AXES.every((axis) => a[axis] === b[axis]);

/** Inside on every axis, or the same. */
export const contains = (policy: Policy, outer: Scope, inner: Scope): boolean =>
  PARTING.every((axis) => lies(policy, axis, inner, outer));

/** Inside on every axis, smaller on one. */
export const isNarrower = (policy: Policy, inner: Scope, outer: Scope): boolean =>
  contains(policy, outer, inner) && !sameScope(inner, outer);

/** Smaller on some axis, whatever the others. */
export const isSmallerOn = (policy: Policy, axes: readonly Axis[], a: Scope, b: Scope): boolean =>
  axes.some((axis) => a[axis] !== b[axis] && lies(policy, axis, a, b));

/** One lies within the other. */
export const areNested = (policy: Policy, a: Scope, b: Scope): boolean =>
  contains(policy, a, b) || contains(policy, b, a);

/** A court or parliament over the issuer, or over one that is over it. */
export function isSuperior(policy: Policy, over: NodeId, under: NodeId): boolean {
  const found = [...(policy.superiors?.[under] ?? [])];
  for (const id of found)
    for (const next of policy.superiors?.[id] ?? []) if (!found.includes(next)) found.push(next);
  return over !== under && found.includes(over);
}

/** Whether one's changes reach the other's rules. */
export const rules = (policy: Policy, issuer: NodeId, other: NodeId): boolean =>
  issuer === other || isSuperior(policy, issuer, other);
