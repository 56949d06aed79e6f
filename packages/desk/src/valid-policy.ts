/**
 * Whatever a file holds → the policy it is, or E_POLICY_INVALID with the place. What holds between the parts (one root
 * an axis, no circles, names that exist) is checked here too, for a policy that breaks it decides nonsense quietly.
 */
import {
  AXES,
  type Axis,
  type Node,
  type Places,
  type Policy,
  ProvisoError,
  READY_MADE,
} from '@proviso/core/vocabulary';
import { z } from 'zod';
import { hangParts, type NodeWithParts } from './hang-parts.ts';
import { layAreas, type NodeWithArea } from './lay-areas.ts';

const id = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}-]*$/u, 'letters, digits and hyphens only');
const node = z.strictObject({
  id,
  name: z.string().trim().min(1, 'a name is needed'),
  words: z.array(z.string().trim().min(1, 'a word is needed')).optional(),
  within: z.array(id).optional(),
  code: z.string().optional(),
});
const nodes = z.array(node);
const axis = z.array(node.extend({ parts: z.enum(READY_MADE).optional() }));
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const polygon = z.array(z.array(position).min(4, 'a ring has at least four corners')).min(1);
const area = z.union([
  z.strictObject({ type: z.literal('Polygon'), coordinates: polygon }),
  z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
]);
const places = z.array(node.extend({ parts: z.enum(READY_MADE).optional(), area: area.optional() }));
const policyShape = z.strictObject({
  id,
  name: z.string().trim().min(1, 'a name is needed'),
  about: z.string().optional(),
  authorities: nodes.optional(),
  issuers: z.array(id).min(1, 'at least one issuer is needed'),
  superiors: z.record(id, z.array(id)).optional(),
  nodes: z.strictObject({ party: axis, action: axis, asset: axis, place: places, purpose: axis }),
});

/** Without `places` no node may have ready-made parts. On record they are written out. */
export function validPolicy(given: unknown, places?: Places): Policy {
  const parsed = policyShape.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid(issue?.path.join('.') || 'the whole', issue?.message.toLowerCase() ?? 'not a policy');
  }
  const policy: Policy = { ...parsed.data, nodes: { ...parsed.data.nodes } };
  for (const axis of AXES) policy.nodes[axis] = withParts(axis, parsed.data.nodes[axis], places);
  for (const axis of AXES) checkAxis(axis, policy.nodes[axis]);
  checkIssuers(policy);
  return policy;
}

function withParts(
  axis: Axis,
  nodes: readonly (NodeWithParts & NodeWithArea)[],
  places: Places | undefined,
): Node[] {
  const wanting = nodes.find(({ parts, area }) => parts !== undefined || area !== undefined);
  if (!wanting) return [...nodes];
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
  const roots = list.filter((n) => !n.within?.length);
  if (roots.length !== 1) {
    const found = roots.length === 0 ? 'none' : roots.map((n) => `\`${n.id}\``).join(', ');
    throw invalid(place, `exactly one node stands within no other, here: ${found}`);
  }
  for (const n of list)
    if (reaches(byId, n.within ?? [], n.id))
      throw invalid(`${place}.${n.id}.within`, `\`${n.id}\` would stand within itself`);
}

function reaches(byId: ReadonlyMap<string, Node>, from: readonly string[], goal: string): boolean {
  const seen = new Set<string>();
  const open = [...from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === goal) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(byId.get(next)?.within ?? []));
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
