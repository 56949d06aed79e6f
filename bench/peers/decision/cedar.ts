/** Cedar, with its policies parsed beforehand, and only the entities that a question needs handed over with it. */
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { AXES, type Axis, rootOf } from '@proviso/core/vocabulary';
import { ancestorsOf, type Rule } from '../../decision/shared-job.ts';
import type { OpenPeer } from './peer.ts';

type Uid = { type: string; id: string };
type Entity = { uid: Uid; attrs: Record<string, never>; parents: Uid[] };
const TYPES: Record<Axis, string> = {
  party: 'Party',
  action: 'Action',
  asset: 'Asset',
  place: 'Place',
  purpose: 'Purpose',
};

export const openCedar: OpenPeer = async ({ policy, rules }) => {
  const staticPolicies = Object.fromEntries(
    rules.map((rule) => [rule.id, policyText(rule, (axis) => rootOf(policy, axis))]),
  );
  const id = `rules-${rules.length}`;
  const { type } = cedar.preparsePolicySet(id, { staticPolicies });
  if (type !== 'success') throw new Error('cedar does not take the policies');
  const uid = (axis: Axis, node: string): Uid => ({ type: TYPES[axis], id: node });
  const known = new Map<string, Entity[]>();
  const entitiesOf = (axis: Axis, node: string): Entity[] => {
    const key = `${axis} ${node}`;
    const found = known.get(key) ?? chainOf(ancestorsOf(policy, axis, node).map((n) => uid(axis, n)));
    known.set(key, found);
    return found;
  };
  return {
    name: 'cedar-wasm',
    isAllowed(point, day) {
      const [principal, action, resource, place, purpose] = AXES.map((axis, i) => uid(axis, point[i]!)) as [
        Uid,
        Uid,
        Uid,
        Uid,
        Uid,
      ];
      const answer = cedar.statefulIsAuthorized({
        principal,
        action,
        resource,
        context: { place: { __entity: place }, purpose: { __entity: purpose }, day: dayNumber(day) },
        preparsedPolicySetId: id,
        entities: AXES.flatMap((axis, i) => entitiesOf(axis, point[i]!)),
      });
      if (answer.type === 'failure' || answer.response.diagnostics.errors.length > 0)
        throw new Error(`cedar does not answer: ${JSON.stringify(answer)}`);
      return answer.response.decision === 'allow';
    },
  };
};

const chainOf = (uids: readonly Uid[]): Entity[] =>
  uids.map((uid, i) => ({ uid, attrs: {}, parents: uids.slice(i + 1) }));

/** What is open is left out. */
function policyText({ forbids, scope, from, until }: Rule, root: (axis: Axis) => string): string {
  const isOpen = (axis: Axis) => scope[axis] === root(axis);
  const inside = (what: string, axis: Axis) => `${what} in ${TYPES[axis]}::"${scope[axis]}"`;
  const head = (what: string, axis: Axis) => (isOpen(axis) ? what : inside(what, axis));
  const when = [
    `context.day >= ${dayNumber(from)}`,
    ...(until === null ? [] : [`context.day <= ${dayNumber(until)}`]),
    ...(isOpen('place') ? [] : [inside('context.place', 'place')]),
    ...(isOpen('purpose') ? [] : [inside('context.purpose', 'purpose')]),
  ];
  return `${forbids ? 'forbid' : 'permit'}(${head('principal', 'party')}, ${head('action', 'action')}, ${head('resource', 'asset')}) when { ${when.join(' && ')} };`;
}

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000;
