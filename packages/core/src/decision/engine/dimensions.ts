/**
 * A cut question → its dimensions: the five axes with their atoms, and each open fact with its intervals. Of some rules
 * each tells which are left where one of its pieces is taken. An atom around which a membership is open has a number of
 * its own behind those of the rules: what holds there is its own affair.
 */
import { AXES, type Axis } from '../../vocabulary/index.ts';
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

export type Dimensions = {
  dimensions: Dimension[];
  /** The first of them has the number that follows those of the rules. */
  own: { axis: Axis; atom: Atom }[];
};

export function dimensionsOf({ atoms, facts }: Cut, rulesOf: readonly (readonly Rule[])[]): Dimensions {
  const rules = rulesOf.flat();
  const asked = AXES.map((axis) => atoms[axis].filter((atom) => atom.isAsked));
  const own = AXES.flatMap((axis, i) =>
    asked[i]!.filter(({ isOpen }) => isOpen).map((atom) => ({ axis, atom })),
  );
  const speaksIn = (isLeft: (rule: Rule) => boolean, isOwnLeft: (one: (typeof own)[number]) => boolean) =>
    Uint8Array.from([...rules.map(isLeft), ...own.map(isOwnLeft)], Number);
  const axes = AXES.map((axis, i): Dimension => {
    const speaks = asked[i]!.map((atom) =>
      speaksIn(
        (rule) => atom.around.has(rule.scope[axis]),
        (one) => one.axis !== axis || one.atom === atom,
      ),
    );
    return { ...dimensionOf(speaks), atoms: asked[i]!, isFact: false };
  });
  const open = facts.map((intervals): Dimension => {
    const speaks = intervals.map((interval) =>
      speaksIn(
        (rule) => holdsThere(rule, interval),
        () => true,
      ),
    );
    return { ...dimensionOf(speaks), atoms: [], isFact: true };
  });
  return { dimensions: [...axes, ...open], own };
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
