/**
 * Rows → the policies under which they are kept: one for each combination that the mapping names, with a node for each
 * measure, region and group that its rows name. A policy on record keeps what it has and gains what is new.
 */
import { AXES, type Axis, type Node, type NodeId, type Policy } from '../vocabulary/index.ts';
import { type Cells, chainOf, firstTold, type Mapping, type Row, told, valuesIn } from './mapping.ts';

export type PolicyMaker = {
  add: (row: Row) => void;
  /** In the order in which their first rows came. */
  policies: () => Policy[];
};

/** Null where the row lacks all that the mapping makes the policy's id from. */
export function policyIdOf(mapping: Mapping, cells: Cells): string | null {
  const parts = mapping.policy.id.map((column) => told(mapping, cells, column)).filter((v) => v !== null);
  return parts.length === 0 ? null : nodeId(parts.join(' '));
}

export function startPolicies(mapping: Mapping, onRecord: (id: string) => Policy | undefined): PolicyMaker {
  const drafts = new Map<string, Draft>();
  return {
    add({ cells }) {
      const id = policyIdOf(mapping, cells);
      if (id === null) return;
      let draft = drafts.get(id);
      if (!draft) {
        draft = openDraft(id, nameOf(mapping, cells), mapping.tracker, onRecord(id));
        drafts.set(id, draft);
      }
      noteRow(draft, mapping, cells);
    },
    policies: () => [...drafts.values()].map(({ policy }) => policy),
  };
}

type Draft = { policy: Policy; known: Record<Axis, Set<NodeId>>; authorities: Set<NodeId> };

const ROOTS: Record<Axis, readonly [id: NodeId, name: string]> = {
  party: ['everyone', 'everyone'],
  action: ['measure', 'what the measure is about'],
  asset: ['all-measures', 'all measures'],
  place: ['everywhere', 'everywhere'],
  purpose: ['any-purpose', 'any purpose'],
};

function openDraft(id: string, name: string, tracker: string, before: Policy | undefined): Draft {
  const root = (axis: Axis): Node[] => [{ id: ROOTS[axis][0], name: ROOTS[axis][1] }];
  const policy: Policy = before
    ? { ...before, nodes: copyOf(before.nodes) }
    : {
        id,
        name,
        about: `As ${tracker} codes it.`,
        authorities: [],
        issuers: [],
        nodes: {
          party: root('party'),
          action: root('action'),
          asset: root('asset'),
          place: root('place'),
          purpose: root('purpose'),
        },
      };
  const known = Object.fromEntries(
    AXES.map((axis) => [axis, new Set(policy.nodes[axis].map((node) => node.id))]),
  ) as Draft['known'];
  return { policy, known, authorities: new Set(policy.authorities?.map((node) => node.id)) };
}

const copyOf = (nodes: Policy['nodes']): Policy['nodes'] => ({
  party: [...nodes.party],
  action: [...nodes.action],
  asset: [...nodes.asset],
  place: [...nodes.place],
  purpose: [...nodes.purpose],
});

function noteRow(draft: Draft, mapping: Mapping, cells: Cells): void {
  const { columns } = mapping;
  const root = (axis: Axis) => draft.policy.nodes[axis].find((node) => !node.within?.length)!.id;
  noteIssuer(draft, firstTold(mapping, cells, columns.issuer)?.value ?? mapping.tracker);

  let around = root('asset');
  for (const column of columns.measure) {
    const value = told(mapping, cells, column);
    if (value !== null)
      around = addNode(draft, 'asset', { id: nodeId(value), name: value, within: [around] });
  }
  const chain = chainOf(mapping, cells);
  if (chain !== null)
    addNode(draft, 'asset', {
      id: nodeId(`measure ${chain}`),
      name: `measure ${chain}`,
      words: [chain],
      within: [around],
    });

  for (const [axis, names] of [
    ['party', columns.party],
    ['place', columns.place],
    ['purpose', columns.purpose],
  ] as const) {
    const cell = firstTold(mapping, cells, names);
    if (cell === null || mapping.everything.includes(cell.value)) continue;
    for (const value of valuesIn(mapping, cell.value))
      addNode(draft, axis, { id: nodeId(value), name: value, within: [root(axis)] });
  }
}

function noteIssuer({ policy, authorities }: Draft, name: string): void {
  const id = nodeId(name);
  if (authorities.has(id)) return;
  authorities.add(id);
  policy.authorities = [...(policy.authorities ?? []), { id, name }];
  policy.issuers = [...policy.issuers, id];
}

function addNode({ policy, known }: Draft, axis: Axis, node: Node): NodeId {
  if (!known[axis].has(node.id)) {
    known[axis].add(node.id);
    policy.nodes[axis].push(node);
  }
  return node.id;
}

const nameOf = (mapping: Mapping, cells: Cells): string =>
  mapping.policy.name
    .map((column) => told(mapping, cells, column))
    .filter((value) => value !== null)
    .join(': ');

/** Letters and digits of any script, hyphens between. */
const nodeId = (words: string): NodeId =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'unnamed';
