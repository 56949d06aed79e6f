/**
 * The nodes of an axis, some of which say what ready-made list of parts they have → the same with those parts hung below
 * them. A node that the policy writes out itself stands in place of the ready-made one of its id or code, and keeps its
 * own name and words.
 */
import type { Node, NodeId, Places, ReadyMade } from '@proviso/core/vocabulary';

export type NodeWithParts = Node & { parts?: ReadyMade | undefined };

export function hangParts<T extends NodeWithParts>(
  nodes: readonly T[],
  readyMade: Places['readyMade'],
): (Node | Omit<T, 'parts'>)[] {
  const own: Node[] = nodes.map(({ parts: _, ...node }) => node);
  return nodes.reduce(
    (axis, { id, parts }) => (parts === undefined ? axis : hungBelow(axis, id, readyMade(parts))),
    own,
  );
}

function hungBelow(axis: readonly Node[], top: NodeId, list: readonly Node[]): Node[] {
  const codeOfTop = codeOf(axis.find(({ id }) => id === top)!);
  const kept = list.some((part) => codeOf(part) === codeOfTop) ? insideOf(list, codeOfTop) : list;
  const standIns = new Map<string, NodeId>([[codeOfTop, top]]);
  for (const node of axis) for (const name of [node.code, node.id]) if (name) standIns.set(name, node.id);
  const idOf = (id: NodeId): NodeId => standIns.get(id) ?? id;
  const ids = new Set(kept.map(({ id }) => id));
  const placed = kept
    .filter((part) => codeOf(part) !== codeOfTop)
    .map((part): Node => {
      const within = part.within?.filter((outer) => outer === codeOfTop || ids.has(outer)) ?? [];
      return { ...part, id: idOf(part.id), within: within.length > 0 ? within.map(idOf) : [top] };
    });
  const placedIds = new Set(placed.map(({ id }) => id));
  const written = axis.map((node) => (placedIds.has(node.id) ? standingIn(node, placed) : node));
  const writtenIds = new Set(axis.map(({ id }) => id));
  return [...written, ...placed.filter(({ id }) => !writtenIds.has(id))];
}

/** What the policy tells of it counts, also where it lies; what it leaves out is as in the list. */
function standingIn(node: Node, placed: readonly Node[]): Node {
  const part = placed.find(({ id }) => id === node.id)!;
  const words = [...new Set([...(node.words ?? []), part.name, ...(part.words ?? [])])].filter(
    (word) => word !== node.name,
  );
  return { ...part, ...node, ...(words.length > 0 ? { words } : {}) };
}

const codeOf = ({ code, id }: Node): string => code ?? id;

/** Those that lie within the one of that code, and itself. */
function insideOf(list: readonly Node[], code: string): Node[] {
  const inside = new Set([code]);
  for (let before = 0; before < inside.size; ) {
    before = inside.size;
    for (const { id, within = [] } of list) if (within.some((outer) => inside.has(outer))) inside.add(id);
  }
  return list.filter(({ id }) => inside.has(id));
}
