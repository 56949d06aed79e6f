/**
 * For tests: histories as in `any-history`, but that every date is a day, every price in one unit, and nobody denies
 * anything; and points to ask of them.
 */
import fc from 'fast-check';
import {
  AXES,
  type Axis,
  type NodeId,
  type Policy,
  type Question,
  type RecordedClaim,
  type Scope,
} from '../../vocabulary/index.ts';
import { around } from '../hierarchy.ts';
import { policyEver } from '../memberships.ts';
import { datedBy, day, ids, policy, told } from './any-history.ts';

const plainly = (claim: RecordedClaim, from: string, until: string | null): RecordedClaim => ({
  ...claim,
  phase: claim.phase === 'denied' ? 'in_force' : claim.phase,
  constraints: claim.constraints.filter(({ from: low, to }) => (low ?? to)?.unit === 'USD/t'),
  from,
  until: until !== null && until > from ? until : null,
});

export const toldPlainly: fc.Arbitrary<RecordedClaim[]> = told.chain((claims) =>
  fc
    .tuple(...claims.map(() => fc.tuple(day, fc.option(day, { nil: null, freq: 1 }))))
    .map((dates) => claims.map((claim, i) => plainly(claim, ...dates[i]!))),
);

export const plainlyDated: fc.Arbitrary<Policy> = datedBy(day);

export type Point = { scope: Scope; price: number; at: string };

export const point: fc.Arbitrary<Point> = fc.record({
  scope: fc.record(
    Object.fromEntries(AXES.map((axis) => [axis, fc.constantFrom(...ids(axis))])) as Record<
      Axis,
      fc.Arbitrary<NodeId>
    >,
  ),
  price: fc.constantFrom(450, 490, 550, 600, 700),
  at: day,
});

/** Of each node what no smaller one has, nor ever had: one cell. */
export const questionOf = (law: Policy, { scope, price, at }: Point): Question => ({
  policy: policy.id,
  scope: Object.fromEntries(
    AXES.map((axis) => [axis, { in: [scope[axis]], except: smaller(policyEver(law), axis, scope[axis]) }]),
  ),
  facts: { price: { value: price, unit: 'USD/t' } },
  at,
  asPublishedBy: null,
  asRecordedBy: null,
});

const smaller = (law: Policy, axis: Axis, node: NodeId): NodeId[] =>
  ids(axis).filter((other) => other !== node && around(law, axis, other).has(node));
