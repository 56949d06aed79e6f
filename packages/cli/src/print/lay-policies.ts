/** Policies on record → a list of them; one policy → its issuers and its five hierarchies. */
import { AXIS_WORDS } from '@proviso/core/publishing';
import type { Standing } from '@proviso/core/record';
import { AXES, type Axis, authoritiesOf, type Node, type Policy } from '@proviso/core/vocabulary';
import { BLANK, type Line, line } from './line.ts';
import { layHeading, layRow, wrap } from './wrap.ts';

export function layPolicies(policies: readonly Standing[], width: number): Line[] {
  if (policies.length === 0)
    return [
      line(
        'No policy is on record.  Next: proviso policies add FILE, or proviso policies new --from FINDING',
      ),
    ];
  return policies.flatMap(({ id, name, claims, waiting }) => [
    line(id, 'title'),
    ...layRow({ text: name }, width, 2, 0),
    ...layRow({ text: `${claims} claims, ${waiting} waiting for review`, tone: 'quiet' }, width, 2, 0),
  ]);
}

export function layPolicy(policy: Policy, width: number): Line[] {
  return [
    ...wrap(`${policy.name}  (${policy.id})`, width).map((text) => line(text, 'title')),
    ...(policy.about ? wrap(policy.about, width).map((text) => line(text)) : []),
    BLANK,
    layHeading('ISSUERS', width),
    ...authoritiesOf(policy).flatMap((node) => layNode(node, 0, width)),
    ...AXES.flatMap((axis) => [
      layHeading(`${axis.toUpperCase()} (${AXIS_WORDS[axis]})`, width),
      ...layTree(policy, axis, width),
    ]),
  ];
}

/** Parts under what they are parts of; a node within several stands under each. */
function layTree(policy: Policy, axis: Axis, width: number): Line[] {
  const nodes = policy.nodes[axis];
  const under = (parent: string | null, depth: number): Line[] =>
    nodes
      .filter(({ within = [] }) => (parent === null ? within.length === 0 : within.includes(parent)))
      .flatMap((node) => [
        ...layNode(node, depth, width),
        ...(depth < DEEPEST ? under(node.id, depth + 1) : []),
      ]);
  return under(null, 0);
}
const DEEPEST = 12;

function layNode({ id, name, words = [] }: Node, depth: number, width: number): Line[] {
  const also = words.length > 0 ? `  also ${words.join(', ')}` : '';
  return layRow({ text: `${name} [${id}]${also}` }, width, 2 + depth * 2, 0);
}
