/** Casbin, asked without promises; what lies inside what is told by one function over sets, which it only calls. */
import { AXES, rootOf } from '@proviso/core/vocabulary';
import { newEnforcer, newModelFromString } from 'casbin';
import { ancestorsOf } from '../../decision/shared-job.ts';
import type { OpenPeer } from './peer.ts';

const AXIS_NAMES = AXES.join(', ');
const MODEL = `
[request_definition]
r = ${AXIS_NAMES}, day
[policy_definition]
p = ${AXIS_NAMES}, from, until, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = ${AXES.map((axis) => `(p.${axis} == "*" || inside(r.${axis}, p.${axis}))`).join(' && ')} && r.day >= p.from && r.day <= p.until
`;
const NEVER = '9999-12-31';

export const openCasbin: OpenPeer = async ({ policy, rules }) => {
  const enforcer = await newEnforcer(newModelFromString(MODEL));
  const around = new Map(
    AXES.flatMap((axis) =>
      policy.nodes[axis].map(({ id }) => [id, new Set(ancestorsOf(policy, axis, id))] as const),
    ),
  );
  await enforcer.addFunction('inside', (inner: string, outer: string) => around.get(inner)!.has(outer));
  await enforcer.addPolicies(
    rules.map(({ forbids, scope, from, until }) => [
      ...AXES.map((axis) => (scope[axis] === rootOf(policy, axis) ? '*' : scope[axis])),
      from,
      until ?? NEVER,
      forbids ? 'deny' : 'allow',
    ]),
  );
  return {
    name: 'casbin',
    isAllowed: (point, day) => enforcer.enforceSync(...point, day),
  };
};
