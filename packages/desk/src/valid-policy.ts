/**
 * Whatever a file holds → the policy it is, or E_POLICY_INVALID with the place. What holds between the parts (one root
 * an axis, no circles, names that exist) is checked here too, for a policy that breaks it decides nonsense quietly.
 */
import {
  AXES,
  type Axis,
  type CountryGroup,
  isDateStamp,
  type Node,
  type Places,
  type Policy,
  ProvisoError,
  READY_MADE,
  surelyBefore,
} from '@proviso/core/vocabulary';
import { z } from 'zod';
import { hangParts, type NodeWithParts } from './hang-parts.ts';
import { joinGroups, type NodeWithMembers } from './join-groups.ts';
import { layAreas, type NodeWithArea } from './lay-areas.ts';

const id = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u, 'letters, digits and hyphens only');
/** What is left out is not told, as null is. */
const day = z.string().refine(isDateStamp, 'no date: write 2024-05-30, 2024-05 or 2024').nullable();
const membership = z.strictObject({ group: id, from: day.default(null), until: day.default(null) });
const node = z.strictObject({
  id,
  name: z.string().trim().min(1, 'a name is needed'),
  words: z.array(z.string().trim().min(1, 'a word is needed')).optional(),
  within: z.array(id).optional(),
  memberOf: z.array(membership).optional(),
  code: z.string().optional(),
});
const nodes = z.array(node.omit({ memberOf: true }));
const readyMade = { parts: z.enum(READY_MADE).optional(), members: z.string().optional() };
const axis = z.array(node.extend(readyMade));
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const polygon = z.array(z.array(position).min(4, 'a ring has at least four corners')).min(1);
const area = z.union([
  z.strictObject({ type: z.literal('Polygon'), coordinates: polygon }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
]);
const places = z.array(node.extend({ ...readyMade, area: area.optional() }));
const policyShape = z.strictObject({
  id,
  name: z.string().trim().min(1, 'a name is needed'),
  about: z.string().optional(),
  authorities: nodes.optional(),
  issuers: z.array(id).min(1, 'at least one issuer is needed'),
  superiors: z.record(id, z.array(id)).optional(),
  nodes: z.strictObject({ party: axis, action: axis, asset: axis, place: places, purpose: axis }),
});

/** What a policy may have ready-made. Without it, it has to write all out, as it stands on record. */
export type ReadyMadeLists = { places?: Places | undefined; groups?: readonly CountryGroup[] | undefined };

export function validPolicy(given: unknown, lists: ReadyMadeLists = {}): Policy {
  const parsed = policyShape.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid(issue?.path.join('.') || 'the whole', issue?.message.toLowerCase() ?? 'not a policy');
  }
  const policy: Policy = { ...parsed.data, nodes: { ...parsed.data.nodes } };
  for (const axis of AXES) policy.nodes[axis] = writtenOut(axis, parsed.data.nodes[axis], lists);
  for (const axis of AXES) checkAxis(axis, policy.nodes[axis]);
  checkIssuers(policy);
  return policy;
}

type NodeInFile = NodeWithParts & NodeWithArea & NodeWithMembers;

function writtenOut(axis: Axis, nodes: readonly NodeInFile[], lists: ReadyMadeLists): Node[] {
  const { groups = [] } = lists;
  return joinGroups(withParts(axis, nodes, lists), (name, node) => {
    const found = groups.find((group) => group.name.toLowerCase() === name.trim().toLowerCase());
    if (found) return found;
    const known = groups.map((group) => `\`${group.name}\``).join(', ');
    throw invalid(
      `nodes.${axis}.${node}.members`,
      known === ''
        ? 'no ready-made group is at hand here: write its members out'
        : `there is no ready-made group \`${name}\`: take one of ${known}, or write its members out`,
    );
  });
}

function withParts(
  axis: Axis,
  nodes: readonly NodeInFile[],
  { places }: ReadyMadeLists,
): readonly NodeWithMembers[] {
  const wanting = nodes.find(({ parts, area }) => parts !== undefined || area !== undefined);
  if (!wanting) return nodes;
  if (places) return layAreas(hangParts(nodes, places.readyMade), places.overlay);
  const what = wanting.parts ? 'parts' : 'area';
  throw invalid(
    `nodes.${axis}.${wanting.id}.${what}`,
    'the map of the world is not at hand here: write it out',
  );
}

const invalid = (place: string, why: string): ProvisoError =>
  new ProvisoError('E_POLICY_INVALID', `the policy does not hold at \`${place}\`: ${why}`);

function checkAxis(axis: Axis, list: readonly Node[]): void {
  const place = `nodes.${axis}`;
  const byId = new Map(list.map((n) => [n.id, n]));
  const twice = list.find((n, i) => list.findIndex((m) => m.id === n.id) !== i);
  if (twice) throw invalid(place, `\`${twice.id}\` stands there twice`);
  for (const n of list) {
    const unknown = n.within?.find((outer) => !byId.has(outer));
    if (unknown !== undefined)
      throw invalid(`${place}.${n.id}.within`, `\`${unknown}\` is no node of this axis`);
  }
  for (const n of list) checkMemberships(place, n, byId);
  const roots = list.filter((n) => !n.within?.length);
  if (roots.length !== 1) {
    const found = roots.length === 0 ? 'none' : roots.map((n) => `\`${n.id}\``).join(', ');
    throw invalid(place, `exactly one node stands within no other, here: ${found}`);
  }
  for (const n of list)
    if (reaches(byId, outerOf(n), n.id))
      throw invalid(`${place}.${n.id}.within`, `\`${n.id}\` would stand within itself`);
}

/** Whenever it is a member: that two groups hold each other by turns is not told here. */
const outerOf = ({ within = [], memberOf = [] }: Node): string[] => [
  ...within,
  ...memberOf.map(({ group }) => group),
];

function checkMemberships(place: string, n: Node, byId: ReadonlyMap<string, Node>): void {
  for (const { group, from, until } of n.memberOf ?? []) {
    const at = `${place}.${n.id}.memberOf`;
    if (!byId.has(group)) throw invalid(at, `\`${group}\` is no node of this axis`);
    if (!n.within?.length)
      throw invalid(at, `\`${n.id}\` has to stand within another node while it is no member`);
    if (from !== null && until !== null && surelyBefore(until, from))
      throw invalid(at, `a membership from \`${from}\` cannot end on \`${until}\``);
  }
}

function reaches(byId: ReadonlyMap<string, Node>, from: readonly string[], goal: string): boolean {
  const seen = new Set<string>();
  const open = [...from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === goal) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const node = byId.get(next);
    if (node) open.push(...outerOf(node));
  }
  return false;
}

function checkIssuers(policy: Policy): void {
  const known = new Set([...(policy.authorities ?? []), ...policy.nodes.party].map((n) => n.id));
  const named: [place: string, id: string][] = [
    ...policy.issuers.map((issuer): [string, string] => ['issuers', issuer]),
    ...Object.entries(policy.superiors ?? {}).flatMap(([issuer, over]) => [
      ['superiors', issuer] as [string, string],
      ...over.map((superior): [string, string] => [`superiors.${issuer}`, superior]),
    ]),
  ];
  for (const [place, id] of named)
    if (!known.has(id)) throw invalid(place, `\`${id}\` is neither an authority nor a party of the policy`);
}
