/**
 * The places of a policy, some of which are areas that somebody drew → the same with what lies within what. Where two only
 * meet, their common part becomes a place of its own within both, so that a rule on either reaches into the other there
 * and nowhere else.
 */
import type { Area, Lying, Node, NodeId, Places } from '@proviso/core/vocabulary';

export type NodeWithArea = Node & { area?: Area | undefined };

export function layAreas(nodes: readonly NodeWithArea[], overlay: Places['overlay']): Node[] {
  const areas = new Map(nodes.flatMap(({ id, area }) => (area ? [[id, area] as const] : [])));
  if (areas.size === 0) return [...nodes];
  const idOf = new Map(nodes.map(({ id, code }) => [code ?? id, id]));
  const ways = overlay(areas).map((way) => membersOf(way, idOf));
  const inside = insideOf(ways, areas);
  const root = nodes.find(({ within, area }) => !within?.length && !area)?.id;
  const plain = nodes.map(({ area, ...node }): Node => {
    const outer = inside.get(node.id) ?? [];
    const told = [...(node.within ?? []), ...outer];
    const within = told.length === 0 && area && root ? [root] : [...new Set(told)];
    return within.length > 0 ? { ...node, within } : node;
  });
  return ways.reduce((all, way) => (reaches(way, areas) ? withCommonPart(all, way, areas) : all), plain);
}

type Way = ReadonlySet<NodeId>;

const membersOf = ({ areas, around }: Lying, idOf: ReadonlyMap<string, NodeId>): Way =>
  new Set([...areas, ...around.flatMap((code) => idOf.get(code) ?? [])]);

const reaches = (way: Way, areas: ReadonlyMap<NodeId, Area>): boolean =>
  [...way].some((node) => areas.has(node));

/** One lies within an area, or an area within it, where every point that lies in the one lies in the other. */
function insideOf(ways: readonly Way[], areas: ReadonlyMap<NodeId, Area>): ReadonlyMap<NodeId, NodeId[]> {
  const inside = new Map<NodeId, NodeId[]>();
  const all = [...new Set(ways.flatMap((way) => [...way]))];
  const isInside = (inner: NodeId, outer: NodeId) => ways.every((way) => !way.has(inner) || way.has(outer));
  for (const inner of all)
    for (const outer of all) {
      if (inner === outer || !(areas.has(inner) || areas.has(outer)) || !isInside(inner, outer)) continue;
      // Two that are the same lie within each other: the later within the earlier.
      if (isInside(outer, inner) && all.indexOf(outer) > all.indexOf(inner)) continue;
      inside.set(inner, [...(inside.get(inner) ?? []), outer]);
    }
  return inside;
}

/** Unless a place there is already has just these around it. */
function withCommonPart(nodes: readonly Node[], way: Way, areas: ReadonlyMap<NodeId, Area>): Node[] {
  const around = (id: NodeId): Set<NodeId> => {
    const found = new Set([id]);
    for (const at of found)
      for (const outer of nodes.find((n) => n.id === at)?.within ?? []) found.add(outer);
    return found;
  };
  const of = new Map([...way].map((id) => [id, around(id)]));
  const innermost = [...way].filter((id) => ![...of].some(([other, outer]) => other !== id && outer.has(id)));
  if (innermost.length === 1) return [...nodes];
  const named = (ids: readonly NodeId[]) => ids.map((id) => nodes.find((node) => node.id === id)!.name);
  const drawn = named(innermost.filter((id) => areas.has(id))).join(' and ');
  const units = named(innermost.filter((id) => !areas.has(id))).join(' and ');
  const name = units === '' ? drawn : `${drawn} in ${units}`;
  const id = innermost.join('-and-');
  return nodes.some((node) => node.id === id) ? [...nodes] : [...nodes, { id, name, within: innermost }];
}
