/**
 * A cut question → its dimensions: the five axes with their atoms, and each open fact with its intervals. Of some rules
 * each tells which are left where one of its pieces is taken.
 */
import { AXES } from '../../vocabulary/index.ts';
import { type Atom, type Cut, holdsIn, type Interval } from '../cut.ts';
import type { Rule } from '../rule.ts';

export type Dimension = {
  /** Numbers of its pieces. */
  pieces: readonly number[];
  /** The atoms asked, by piece; none where it is a fact. */
  atoms: readonly Atom[];
  isFact: boolean;
  /** Of rules, by number, those that speak of the piece. */
  left: (rules: readonly number[], piece: number) => readonly number[];
};

export function dimensionsOf({ atoms, facts }: Cut, rulesOf: readonly (readonly Rule[])[]): Dimension[] {
  const rules = rulesOf.flat();
  const axes = AXES.map((axis): Dimension => {
    const asked = atoms[axis].filter((atom) => atom.isAsked);
    const speaks = asked.map(({ around }) =>
      Uint8Array.from(rules, (rule) => Number(around.has(rule.scope[axis]))),
    );
    return { ...dimensionOf(speaks), atoms: asked, isFact: false };
  });
  const open = facts.map((intervals): Dimension => {
    const speaks = intervals.map((interval) =>
      Uint8Array.from(rules, (rule) => Number(holdsThere(rule, interval))),
    );
    return { ...dimensionOf(speaks), atoms: [], isFact: true };
  });
  return [...axes, ...open];
}

const dimensionOf = (speaks: readonly Uint8Array[]): Pick<Dimension, 'pieces' | 'left'> => ({
  pieces: speaks.map((_, piece) => piece),
  left: (rules, piece) => rules.filter((rule) => speaks[piece]![rule] === 1),
});

/** As far as the interval's own fact and unit go. */
const holdsThere = ({ constraints }: Rule, interval: Interval): boolean =>
  constraints.every(({ fact, from, to }) => {
    if (fact !== interval.fact) return true;
    const [low, high] = [from, to].map((bound) => (bound?.unit === interval.unit ? bound : undefined));
    return holdsIn({ fact, ...(low ? { from: low } : {}), ...(high ? { to: high } : {}) }, [interval]);
  });
