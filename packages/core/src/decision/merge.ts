/**
 * Cells with what holds in each → parts: equal neighbours become one, axis by axis, then along the facts. The parts are
 * disjoint and cover the question, as the cells did.
 */
import { AXES, type Axis, type Constraint, type NodeId, OUTCOMES, type Part } from '../vocabulary/index.ts';
import type { Atom, Cell, Cut, Interval } from './cut.ts';
import { type Ruling, sayOf, together } from './outcome.ts';

export type Ruled = { cell: Cell; ruling: Ruling };

/** Several atoms on each axis; along each fact one run. */
export type Box = { atoms: Record<Axis, Atom[]>; facts: Interval[]; ruling: Ruling };

export function merge(ruled: readonly Ruled[]): Box[] {
  let boxes = ruled.map(
    ({ cell, ruling }): Box => ({
      atoms: Object.fromEntries(AXES.map((axis) => [axis, [cell.atoms[axis]]])) as Record<Axis, Atom[]>,
      facts: cell.facts,
      ruling,
    }),
  );
  const facts = boxes[0]?.facts.map((_, i) => i) ?? [];
  for (let before = Infinity; boxes.length < before; ) {
    before = boxes.length;
    for (const axis of AXES) boxes = joinOnAxis(boxes, axis);
    for (const i of facts) boxes = joinOnFact(boxes, i);
  }
  return boxes.sort(inOrder);
}

/** By outcome; then by what of them the policy names first. */
export const inOrder = (a: Box, b: Box): number =>
  OUTCOMES.indexOf(a.ruling.outcome) - OUTCOMES.indexOf(b.ruling.outcome) ||
  firstOf(a, b, (box) => AXES.map((axis) => box.atoms[axis][0]!.nth)) ||
  firstOf(a, b, (box) => box.facts.map(({ from }) => from ?? -Infinity));

const firstOf = (a: Box, b: Box, numbersOf: (box: Box) => number[]): number => {
  const [one, other] = [numbersOf(a), numbersOf(b)];
  const nth = one.findIndex((number, i) => number !== other[i]);
  return nth < 0 ? 0 : one[nth]! < other[nth]! ? -1 : 1;
};

const keyOf = ({ atoms, facts, ruling }: Box, but: Axis | number): string =>
  JSON.stringify([
    sayOf(ruling),
    AXES.map((axis) => (axis === but ? [] : atoms[axis].map((atom) => atom.node))),
    facts.map((interval, i) => (i === but ? [] : [interval.from, interval.to])),
  ]);

const joinOnAxis = (boxes: readonly Box[], axis: Axis): Box[] =>
  [...Map.groupBy(boxes, (box) => keyOf(box, axis)).values()].map((alike) => ({
    ...alike[0]!,
    atoms: { ...alike[0]!.atoms, [axis]: alike.flatMap((box) => box.atoms[axis]).sort(byNth) },
    ruling: together(alike.map((box) => box.ruling)),
  }));

const byNth = (a: Atom, b: Atom): number => a.nth - b.nth;

/** Only runs that touch: between two of them something else may hold. */
const joinOnFact = (boxes: readonly Box[], i: number): Box[] =>
  [...Map.groupBy(boxes, (box) => keyOf(box, i)).values()].flatMap((alike) => {
    const runs: Box[] = [];
    for (const box of alike.sort(
      (a, b) => (a.facts[i]!.from ?? -Infinity) - (b.facts[i]!.from ?? -Infinity),
    )) {
      const last = runs.at(-1);
      const touches = last && last.facts[i]!.to !== undefined && last.facts[i]!.to === box.facts[i]!.from;
      if (!touches) runs.push(box);
      else {
        const { to: _, ...open } = last.facts[i]!;
        const { to } = box.facts[i]!;
        const joined = to === undefined ? open : { ...open, to };
        runs[runs.length - 1] = {
          ...last,
          facts: last.facts.map((interval, j) => (j === i ? joined : interval)),
          ruling: together([last.ruling, box.ruling]),
        };
      }
    }
    return runs;
  });

/** A node is named where what surrounds it is not in; what is left out is named where what surrounds it is. */
export function extentOfBox({ atoms }: Cut, box: Box): Pick<Part, 'scope' | 'excluded' | 'facts'> {
  const scope = {} as Record<Axis, NodeId[]>;
  const excluded: Partial<Record<Axis, NodeId[]>> = {};
  for (const axis of AXES) {
    const inside = new Set(box.atoms[axis]);
    const isIn = (atom: Atom) => inside.has(atom);
    scope[axis] = atoms[axis]
      .filter((atom) => isIn(atom) && !(atom.within.length > 0 && atom.within.every(isIn)))
      .map((atom) => atom.node);
    const out = atoms[axis].filter((atom) => !isIn(atom) && atom.within.some(isIn));
    if (out.length > 0) excluded[axis] = out.map((atom) => atom.node);
  }
  return { scope, excluded, facts: box.facts.flatMap(constraintOf) };
}

function constraintOf({ fact, unit, from, to }: Interval): Constraint[] {
  if (from === undefined && to === undefined) return [];
  return [
    {
      fact,
      ...(from === undefined ? {} : { from: { value: from, unit } }),
      ...(to === undefined ? {} : { to: { value: to, unit } }),
    },
  ];
}
