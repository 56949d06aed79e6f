/**
 * The nodes of an axis, some of which say what ready-made group they are → the same with the days on which each country
 * of the axis joined it and left it. What the policy tells of a member itself stands in place of the ready-made dates.
 */
import type { CountryGroup, Membership, Node, NodeId } from '@proviso/core/vocabulary';

export type NodeWithMembers = Node & { members?: string | undefined };

export function joinGroups<T extends NodeWithMembers>(
  nodes: readonly T[],
  groupNamed: (name: string, node: NodeId) => CountryGroup,
): (Node | Omit<T, 'members'>)[] {
  const joined = nodes.flatMap(({ id, members }) =>
    members === undefined ? [] : groupNamed(members, id).members.map((member) => ({ ...member, group: id })),
  );
  return nodes.map(({ members: _, ...node }) => {
    const own = node.memberOf ?? [];
    const more = joined
      .filter(({ code, group }) => code === (node.code ?? node.id) && !own.some((one) => one.group === group))
      .map(({ group, from, until }): Membership => ({ group, from, until }));
    return more.length === 0 ? node : { ...node, memberOf: [...own, ...more] };
  });
}
