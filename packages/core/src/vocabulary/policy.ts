import type { EdtfString } from './date-stamp.ts';

/**
 * What is tracked: one name over a set of rules, with the hierarchies its questions and rules speak in. A policy file
 * (`samples/policies/*.json`) is one of these.
 */
export type Policy = {
  /** Letters, digits and hyphens; the file's name without `.json`. */
  id: string;
  name: string;
  /** What one line under the name says of it. */
  about?: string;
  /** Those who rule but are not themselves addressed, or not only: issuers, and courts and parliaments over them. */
  authorities?: Node[];
  /** Whose rules these are: ids of `authorities` or of the party axis. The first is meant where a finding names none. */
  issuers: NodeId[];
  /** The superior issuers of an issuer: a court or parliament over it. */
  superiors?: Record<NodeId, NodeId[]>;
  /** The five hierarchies. Each has exactly one root: the node without `within`. */
  nodes: Record<Axis, Node[]>;
};

export const AXES = ['party', 'action', 'asset', 'place', 'purpose'] as const;
export type Axis = (typeof AXES)[number];
export type NodeId = string;

/** One region, class, party, action or purpose. Its parts are named by their own `within`; there may always be others. */
export type Node = {
  id: NodeId;
  name: string;
  /** Other words by which reports name it, case aside. Its own name and id count too. */
  words?: string[];
  /** The nodes directly around it; absent for the root alone. */
  within?: NodeId[];
  /** Groups around it for a time; it stands within others besides. */
  memberOf?: Membership[];
  /** ISO 3166 code of a place, HS code of a class. */
  code?: string;
};

/**
 * A member lies within its group from the first day to the last, and on no other. `from` null: since before all that is
 * known; `until` null: no end is told.
 */
export type Membership = { group: NodeId; from: EdtfString | null; until: EdtfString | null };

/** A part of the world that a rule speaks of: one node on each axis. */
export type Scope = Record<Axis, NodeId>;

/** The node and all that surrounds it at any time, nearest first; groups it joined for a time are not among them. */
export function ancestors(policy: Policy, axis: Axis, id: NodeId): NodeId[] {
  const found: NodeId[] = [id];
  for (let i = 0; i < found.length; i++) {
    const node = policy.nodes[axis].find((n) => n.id === found[i]);
    for (const parent of node?.within ?? []) if (!found.includes(parent)) found.push(parent);
  }
  return found;
}

export const isWithin = (policy: Policy, axis: Axis, inner: NodeId, outer: NodeId): boolean =>
  ancestors(policy, axis, inner).includes(outer);

export function rootOf(policy: Policy, axis: Axis): NodeId {
  const root = policy.nodes[axis].find((n) => !n.within?.length);
  if (!root) throw new Error(`the policy \`${policy.id}\` has no root on the axis \`${axis}\``);
  return root.id;
}

/** The issuers and those over them, with the words that name them. */
export const authoritiesOf = (policy: Policy): Node[] => {
  const ids = [...policy.issuers, ...Object.values(policy.superiors ?? {}).flat()];
  return [...(policy.authorities ?? []), ...policy.nodes.party].filter((n) => ids.includes(n.id));
};

export const nodeName = (policy: Policy, axis: Axis, id: NodeId): string =>
  policy.nodes[axis].find((n) => n.id === id)?.name ?? id;
