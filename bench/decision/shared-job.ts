/**
 * A number of rules → a job that every engine can do, and questions to it: no rule is a carve-out from another, so that
 * whatever forbids goes before whatever permits, and what nobody speaks of is not allowed.
 */
import {
  AXES,
  type Axis,
  ancestors,
  type Policy,
  type RecordedClaim,
  type Scope,
} from '@proviso/core/vocabulary';
import { leavesOn, makeWorld, type Point } from './world.ts';

/** Days in ISO form, both in; null where it never ends. A node on each axis; the root is open. */
export type Rule = { id: string; forbids: boolean; scope: Scope; from: string; until: string | null };

export type SharedJob = { policy: Policy; claims: RecordedClaim[]; rules: Rule[]; points: Point[] };

/** So many are drawn for each that is left, at least. */
const SPARE = 1.5;

export function makeSharedJob(rules: number, questions: number): SharedJob {
  const { policy, claims, points } = makeWorld({
    claims: Math.ceil(rules * SPARE),
    questions,
    moves: { impose: 0.7, ease: 0.3 },
  });
  const distinct = new Map(claims.map((claim) => [`${claim.move} ${keyOf(claim.scopes[0]!)}`, claim]));
  const freed = [...distinct.values()].filter(({ move }) => move === 'ease');
  const around = new Set(freed.flatMap(({ scopes }) => scopesAround(policy, scopes[0]!)));
  // A ban with no permission inside it: what it forbids stays forbidden, whoever permits more around it.
  const left = [...distinct.values()]
    .filter(({ move, scopes }) => move === 'ease' || !around.has(keyOf(scopes[0]!)))
    .slice(0, rules)
    .map((claim) => ({ ...claim, issuer: policy.issuers[0]! }));
  // Half of the questions lie inside some rule, for where nothing is on record all agree.
  const inside = points.map(({ point, day }, i) =>
    i % 2 === 0 ? { point, day } : { point: pointInside(policy, left[i % left.length]!.scopes[0]!, i), day },
  );
  return { policy, claims: left, rules: left.map(ruleOf), points: inside };
}

function pointInside(policy: Policy, scope: Scope, nth: number): string[] {
  return AXES.map((axis) => {
    const inside = leavesInside(policy, axis, scope[axis]);
    return inside[nth % inside.length]!;
  });
}

const ruleOf = ({ id, move, scopes, from, until }: RecordedClaim): Rule => ({
  id,
  forbids: move === 'impose',
  scope: scopes[0]!,
  from: from!,
  until,
});

const keyOf = (scope: Partial<Scope>): string => AXES.map((axis) => scope[axis]).join(' ');

function scopesAround(policy: Policy, scope: Scope): string[] {
  let found: Partial<Scope>[] = [{}];
  for (const axis of AXES)
    found = found.flatMap((outer) =>
      ancestorsOf(policy, axis, scope[axis]).map((node) => ({ ...outer, [axis]: node })),
    );
  return found.map(keyOf);
}

const KNOWN = new Map<string, string[]>();
/** The node and all that surrounds it. */
export function ancestorsOf(policy: Policy, axis: Axis, node: string): string[] {
  const key = `${axis} ${node}`;
  const found = KNOWN.get(key) ?? ancestors(policy, axis, node);
  KNOWN.set(key, found);
  return found;
}

const INSIDE = new Map<string, string[]>();
function leavesInside(policy: Policy, axis: Axis, node: string): string[] {
  const key = `${axis} ${node}`;
  const found =
    INSIDE.get(key) ??
    leavesOn(policy, axis).filter((leaf) => ancestorsOf(policy, axis, leaf).includes(node));
  INSIDE.set(key, found);
  return found;
}
