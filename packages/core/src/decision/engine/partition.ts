/**
 * A question that rules cut, and those rules → its parts, as `merge` of the plain definition makes them of all cells, and
 * without all cells: axis by axis, nodes inside the same of the rules that are left are taken together, and what the same
 * rules make is made once.
 */
import { AXES, type Axis, type Extent } from '../../vocabulary/index.ts';
import type { Atom, Cut, Interval, Spot } from '../cut.ts';
import type { PolicyThen } from '../memberships.ts';
import { type Box, inOrder } from '../merge.ts';
import { acrossReadings, asFirstRead, type Ruling, rulingBy, sayOf, together } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { type Dimension, type Dimensions, dimensionsOf } from './dimensions.ts';

/** On each dimension some of its pieces, by number; `rulings`: all that are met in it, which say the same. */
type Block = { say: string; pieces: readonly (readonly number[])[]; rulings: ReadonlySet<Ruling> };

export function partition(
  then: PolicyThen,
  pieces: Cut,
  rulesOf: readonly (readonly Rule[])[],
  at: Extent,
): Box[] {
  const { dimensions, own } = dimensionsOf(pieces, rulesOf);
  const rulingOf = rulingsBy(then, rulesOf, own, at);
  const known = dimensions.map(() => new Map<string, Block[]>());

  /** Over the first `depth` dimensions, where on all others only these rules are left. */
  function blocks(depth: number, rules: readonly number[]): Block[] {
    if (depth === 0) {
      const ruling = rulingOf(rules);
      return [{ say: sayOf(ruling), pieces: [], rulings: new Set([ruling]) }];
    }
    const dimension = dimensions[depth - 1]!;
    const key = rules.join();
    const ready = known[depth - 1]!.get(key);
    if (ready) return ready;
    const alike = Map.groupBy(dimension.pieces, (piece) => dimension.left(rules, piece).join());
    const found = [...alike.values()].flatMap((group) =>
      blocks(depth - 1, dimension.left(rules, group[0]!)).map((block) => ({
        ...block,
        pieces: [...block.pieces, group],
      })),
    );
    const joined = join(found, depth - 1, dimension);
    known[depth - 1]!.set(key, joined);
    return joined;
  }

  const reaching = [...rulesOf.flat(), ...own].map((_, number) => number);
  let found = blocks(dimensions.length, reaching);
  for (let before = Infinity; found.length < before; ) {
    before = found.length;
    for (const [i, dimension] of dimensions.entries()) found = join(found, i, dimension);
  }
  return found.map((block) => boxOf(pieces, dimensions, block)).sort(inOrder);
}

/** Those that say the same, and are the same on all dimensions but one, become one; along a fact, where they touch. */
function join(blocks: readonly Block[], on: number, { isFact }: Dimension): Block[] {
  return [...Map.groupBy(blocks, (block) => keyOf(block, on)).values()].flatMap((alike) => {
    if (alike.length === 1 && !isFact) return alike;
    const all = alike.flatMap((block) => block.pieces[on]!).sort((a, b) => a - b);
    const runs = isFact ? runsOf(all) : [all];
    return runs.map((run) => {
      const members =
        runs.length === 1 ? alike : alike.filter((block) => block.pieces[on]!.some((p) => run.includes(p)));
      return {
        say: alike[0]!.say,
        pieces: alike[0]!.pieces.with(on, run),
        rulings:
          members.length === 1
            ? members[0]!.rulings
            : new Set(members.flatMap((block) => [...block.rulings])),
      };
    });
  });
}

const keyOf = ({ say, pieces }: Block, but: number): string =>
  `${say}\n${pieces.map((numbers, i) => (i === but ? '' : numbers.join())).join('\n')}`;

function runsOf(numbers: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs;
}

/** Rules by number, all readings' one after the other, then atoms of their own → what holds in a cell of them. */
function rulingsBy(
  then: PolicyThen,
  rulesOf: readonly (readonly Rule[])[],
  own: Dimensions['own'],
  at: Extent,
) {
  const told = asFirstRead(rulesOf);
  const known = new Map<string, Ruling>();
  const numbered = rulesOf.flatMap((rules, reading) => rules.map((rule) => ({ reading, rule })));
  return (numbers: readonly number[]): Ruling => {
    const key = numbers.join();
    const ready = known.get(key);
    if (ready) return ready;
    const found = numbers.flatMap((number) => numbered[number] ?? []);
    const covering = rulesOf.map((_, reading) =>
      found.filter((entry) => entry.reading === reading).map((entry) => entry.rule),
    );
    const spot: Partial<Spot> = Object.fromEntries(
      numbers.flatMap((number) => own[number - numbered.length] ?? []).map(({ axis, atom }) => [axis, atom]),
    );
    const ruling = told(acrossReadings(covering.map((rules) => rulingBy(then, rules, spot, at))));
    known.set(key, ruling);
    return ruling;
  };
}

function boxOf({ facts }: Cut, dimensions: readonly Dimension[], block: Block): Box {
  const atoms = Object.fromEntries(
    AXES.map((axis, i) => [axis, block.pieces[i]!.map((piece) => dimensions[i]!.atoms[piece]!)]),
  ) as Record<Axis, Atom[]>;
  const runs = facts.map((intervals, i) => spanOf(intervals, block.pieces[AXES.length + i]!));
  return { atoms, facts: runs, ruling: together([...block.rulings]) };
}

function spanOf(intervals: readonly Interval[], run: readonly number[]): Interval {
  const { to: _, ...first } = intervals[run[0]!]!;
  const { to } = intervals[run.at(-1)!]!;
  return to === undefined ? first : { ...first, to };
}
