/**
 * For tests: histories of claims as they may come, with all effects, denials, corrections, dates told imprecisely and
 * thresholds, under a small policy where scopes often meet; and questions to them.
 */
import fc from 'fast-check';
import {
  type Axis,
  BASES,
  type Constraint,
  type EdtfString,
  type Membership,
  type Node,
  type NodeId,
  type Policy,
  type Question,
} from '../../vocabulary/index.ts';
import { claimTold, type ToldClaim } from './told-claims.ts';

export const policy: Policy = {
  id: 'law',
  name: 'Law',
  authorities: [
    { id: 'ministry', name: 'ministry' },
    { id: 'court', name: 'court' },
  ],
  issuers: ['ministry'],
  superiors: { ministry: ['court'] },
  nodes: {
    party: [
      { id: 'anyone', name: 'anyone' },
      { id: 'firm', name: 'firm', within: ['anyone'] },
    ],
    action: [{ id: 'trade', name: 'trade' }],
    asset: [
      { id: 'goods', name: 'goods' },
      { id: 'steel', name: 'steel', within: ['goods'] },
      { id: 'pipes', name: 'pipes', within: ['steel'] },
    ],
    place: [
      { id: 'anywhere', name: 'anywhere' },
      { id: 'north', name: 'north', within: ['anywhere'] },
      { id: 'south', name: 'south', within: ['anywhere'] },
      { id: 'both', name: 'both', within: ['north', 'south'] },
    ],
    purpose: [
      { id: 'any', name: 'any' },
      { id: 'aid', name: 'aid', within: ['any'] },
    ],
  },
};
/** The same where no place lies in two. */
export const treePolicy: Policy = {
  ...policy,
  nodes: {
    ...policy.nodes,
    place: policy.nodes.place.map((place) => (place.id === 'both' ? { ...place, within: ['north'] } : place)),
  },
};
export const ids = (axis: Axis): NodeId[] => policy.nodes[axis].map((node) => node.id);

export const day = fc.constantFrom('2024-01-10', '2024-02-10', '2024-03-10', '2024-04-10', '2024-05-10');
const stamp = fc.oneof(
  day,
  fc.constantFrom('2024-02', '2024-03-01/2024-03-20', '2024-03-10~', '2024-04-10T12:00Z'),
);
/** The same where what lies within what has dates: members of two groups, of one group within another, of a class. */
export function datedBy(stamp: fc.Arbitrary<EdtfString>): fc.Arbitrary<Policy> {
  const dates = fc.record({
    from: fc.option(stamp, { nil: null, freq: 3 }),
    until: fc.option(stamp, { nil: null, freq: 2 }),
  });
  const memberships = (...groups: NodeId[]) =>
    fc.array(
      fc.tuple(fc.constantFrom(...groups), dates).map(([group, told]): Membership => ({ group, ...told })),
      { maxLength: 3 },
    );
  const joining = (nodes: readonly Node[], member: NodeId, outer: NodeId, memberOf: Membership[]) =>
    nodes.map((node) => (node.id === member ? { ...node, within: [outer], memberOf } : node));
  return fc
    .record({ both: memberships('north', 'south'), north: memberships('south'), pipes: memberships('steel') })
    .map(({ both, north, pipes }): Policy => {
      const { place, asset } = policy.nodes;
      const nodes = {
        ...policy.nodes,
        asset: joining(asset, 'pipes', 'goods', pipes),
        place: joining(joining(place, 'both', 'anywhere', both), 'north', 'anywhere', north),
      };
      return { ...policy, nodes };
    });
}
export const datedPolicy = datedBy(stamp);

const PRICES: Constraint[][] = [
  [{ fact: 'price', from: { value: 490, unit: 'USD/t' } }],
  [{ fact: 'price', to: { value: 600, unit: 'USD/t' } }],
  [{ fact: 'price', from: { value: 400, unit: 'EUR/t' } }],
];
const node = (axis: Axis) => fc.option(fc.constantFrom(...ids(axis)), { nil: undefined });
/** On most claims left open, so that scopes often meet. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const someId = fc.option(
  fc.nat({ max: 7 }).map((n) => `c${n}`),
  { nil: null },
);

const anyClaim = fc.record({
  issuer: fc.constantFrom('ministry', 'ministry', 'ministry', 'court'),
  move: fc.constantFrom('impose', 'tighten', 'ease', 'lift', 'suspend', 'keep'),
  phase: fc.constantFrom('in_force', 'in_force', 'in_force', 'announced', 'denied', 'denied'),
  party: seldom(node('party')),
  asset: node('asset'),
  place: seldom(node('place')),
  purpose: seldom(node('purpose')),
  constraints: fc.oneof({ weight: 8, arbitrary: fc.constant([]) }, fc.constantFrom(...PRICES)),
  duty: seldom(fc.constantFrom('25% tariff', '10% tariff', 'licence')),
  from: fc.option(stamp, { nil: null, freq: 2 }),
  until: fc.option(stamp, { nil: null, freq: 2 }),
  published: fc.option(day, { nil: null, freq: 8 }),
  basis: fc.constantFrom(...BASES),
  certainty: fc.constantFrom('CT+', 'CT+', 'PR+'),
  flags: fc.subarray(['limit_not_told', 'presupposed'] as const),
  residueOf: someId,
  exceptionTo: someId,
  limitOf: someId,
});
export const told = fc.array(anyClaim, { maxLength: 8 }).map((claims) =>
  claims.map(({ residueOf, exceptionTo, limitOf, ...claim }, i) =>
    claimTold(
      policy,
      withoutOpen({
        ...claim,
        id: `c${i}`,
        // One link a claim, and on most none, as findings have it.
        ...(i % 4 === 1 ? { residueOf } : i % 4 === 2 ? { exceptionTo } : i % 4 === 3 ? { limitOf } : {}),
      }),
    ),
  ),
);
const withoutOpen = (claim: object): ToldClaim =>
  Object.fromEntries(Object.entries(claim).filter(([, value]) => value !== undefined)) as ToldClaim;

export const question: fc.Arbitrary<Question> = fc
  .record({
    asset: node('asset'),
    place: node('place'),
    except: fc.option(fc.constantFrom('north', 'both'), { nil: null }),
    price: fc.option(fc.constantFrom(450, 500, 700), { nil: null }),
    at: stamp,
    asPublishedBy: fc.option(day, { nil: null, freq: 2 }),
  })
  .map(({ asset, place, except, price, at, asPublishedBy }): Question => {
    const facts: Question['facts'] = price === null ? {} : { price: { value: price, unit: 'USD/t' } };
    const leftOut = except && except !== place ? [except] : [];
    return {
      policy: policy.id,
      scope: {
        ...(asset ? { asset: { in: [asset], except: [] } } : {}),
        ...(place ? { place: { in: [place], except: leftOut } } : {}),
      },
      facts,
      at,
      asPublishedBy,
      asRecordedBy: null,
    };
  });
