/**
 * A policy among others → those that share who rules, who is addressed, an item or a place with it, the closest first, and
 * what it is that they share. What nearly all share, as "any purpose" or the world's list of countries, relates none.
 */
import { type Axis, type Node, type Policy, rootOf } from '../vocabulary/index.ts';
import type { BOND_WORDS } from './words.ts';

type Bond = keyof typeof BOND_WORDS;
export type RelatedPolicy = {
  policy: { id: string; name: string };
  shares: { bond: Bond; names: string[] }[];
};

/** By bond, the names of a policy under the key by which they are the same elsewhere. */
export type Bonds = {
  policy: { id: string; name: string };
  names: Record<Bond, ReadonlyMap<string, string>>;
};

const BONDS: readonly Bond[] = ['issuer', 'party', 'asset', 'place'];
const MOST_RELATED = 6;
/** A policy with more places has a list of the world, and shares places with everybody. */
const MOST_PLACES = 60;
/** What more than this share of policies have tells nothing, once there are enough of them to tell. */
const COMMON = 0.4;
const ENOUGH = 10;

export function bondsOf(policy: Policy): Bonds {
  const { nodes, authorities = [], id, name } = policy;
  const parts = (axis: Axis) => nodes[axis].filter((node) => node.code || node.id !== rootOf(policy, axis));
  const named = (of: readonly Node[]) => new Map(of.map((node) => [keyOf(node), node.name]));
  const issuers = [...authorities, ...nodes.party].filter((node) => policy.issuers.includes(node.id));
  return {
    policy: { id, name },
    names: {
      issuer: named(issuers),
      party: named(parts('party')),
      asset: named(nodes.asset),
      place: named(nodes.place.length > MOST_PLACES ? [] : parts('place')),
    },
  };
}

const keyOf = ({ name, code }: Node): string => code ?? name.normalize('NFKC').toLowerCase();

export function relatedTo(own: Bonds, all: readonly Bonds[]): RelatedPolicy[] {
  const others = all.filter(({ policy }) => policy.id !== own.policy.id);
  const having = (bond: Bond, key: string) => others.filter(({ names }) => names[bond].has(key)).length;
  const telling = BONDS.flatMap((bond) =>
    [...own.names[bond].keys()]
      .map((key) => ({ bond, key, among: having(bond, key) }))
      .filter(({ among }) => among > 0 && (others.length < ENOUGH || among / others.length <= COMMON)),
  );
  return others
    .map(({ policy, names }) => {
      const shared = telling.filter(({ bond, key }) => names[bond].has(key));
      const shares = BONDS.map((bond) => ({
        bond,
        names: shared.filter((one) => one.bond === bond).map(({ key }) => own.names[bond].get(key)!),
      })).filter((share) => share.names.length > 0);
      return { policy, shares, weight: shared.reduce((sum, { among }) => sum + 1 / among, 0) };
    })
    .filter(({ shares }) => shares.length > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_RELATED)
    .map(({ policy, shares }) => ({ policy, shares }));
}
