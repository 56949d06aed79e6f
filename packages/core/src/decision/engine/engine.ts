/**
 * A policy and its claims → the same answers as `decide` gives, faster: rules are made once for each state of knowledge,
 * found by their scopes, and worked through in numbers. Whatever is not plain (a date told imprecisely, a fact left open,
 * a question cut by rules inside it) goes the plain way with the rules that reach it, so nothing is answered otherwise.
 */
import {
  type Answer,
  AXES,
  type Policy,
  type Question,
  type RecordedClaim,
  rootOf,
} from '../../vocabulary/index.ts';
import { cut } from '../cut.ts';
import { answerOf, type OfAll, verdictOf } from '../decide.ts';
import { datesOf, policyDuring, policyEver } from '../memberships.ts';
import { instantsOf } from '../moment.ts';
import { acrossReadings, type Ruling } from '../outcome.ts';
import { momentsOf, type Rule } from '../rule.ts';
import { type Brief, briefsOf } from './brief.ts';
import { type DatedNodes, datedNodes, linksThatMatter } from './dated-nodes.ts';
import { type Clocks, type Knowledge, knownBy } from './knowledge.ts';
import { type CellNumbers, type Nodes, numbered, numbersOf } from './nodes.ts';
import { partition } from './partition.ts';
import type { RememberedRules } from './remembered-rules.ts';
import { rulingOf } from './ruling.ts';
import { onBothSides, type Sides, whenAsked } from './sides.ts';
import { type Timeline, timelineOf } from './timeline.ts';
import { touching } from './touching.ts';

/** One node on each axis, by its id, in the order of `AXES`. */
type Point = readonly string[];

export type Engine = {
  /** As `decide(policy, claims, question)`. */
  decide: (question: Question) => Sides<Answer>;
  /** The same question of any day: `at` of the question is left aside. */
  prepare: (question: Question) => Sides<Timeline>;
  /** What is known by some clocks, to be asked for points; all that is known where none is given. */
  known: (clocks?: Clocks) => Sides<Points>;
  /** The same policy over other claims, as when one came to them: what these do not touch is kept. */
  with: (claims: readonly RecordedClaim[]) => Engine;
};

/** Short answers, for maps and panels. */
export type Points = {
  /**
   * What `decide` answers for the point on a day (by its first instant, in milliseconds since 1970), without cautions;
   * null where that is more than one answer or depends on the day, and `decide` is to be asked.
   */
  at: (point: Point, day: number) => Brief | null;
  /** The same of the rest of the point's place, outside all places in it that rules name. */
  inRest: (point: Point, day: number) => Brief | null;
};

export const openEngine = (policy: Policy, claims: readonly RecordedClaim[]): Engine =>
  opened(policy, claims, null);

function opened(policy: Policy, claims: readonly RecordedClaim[], before: RememberedRules | null): Engine {
  const nodes = numbered(policyEver(policy));
  const dated = datedNodes(policy, nodes);
  const roots = AXES.map((axis) => rootOf(policy, axis));
  const own = claims.filter((claim) => claim.policy === policy.id);
  const known = knownBy(policy, nodes, own, before);

  function answer(side: Knowledge, question: Question): Answer {
    const cell = cellAsked(nodes, roots, question);
    const { earliest, latest } = instantsOf(question);
    const isPlain = cell !== null && !dated.haveSay(cell, earliest, latest);
    return (
      (isPlain ? answerInCell(side, cell, question) : null) ??
      answerInParts(policy, rulesReaching(nodes, side, cell), question, side.doubted)
    );
  }

  return {
    decide: (question) => onBothSides(known.at(question), (side) => answer(side, question)),
    prepare: (question) =>
      onBothSides(known.at(question), (side) => {
        const rules = rulesReaching(nodes, side, cellAsked(nodes, roots, question)).flat();
        const links = linksThatMatter(policy, question, rules);
        return timelineOf([...rules.flatMap(momentsOf), ...links.flatMap(datesOf)], (at) =>
          answer(side, { ...question, at }),
        );
      }),
    known: (clocks = { asPublishedBy: null, asRecordedBy: null }) => {
      const sides = known.at(clocks);
      return whenAsked({
        officialText: () => pointsOf(nodes, dated, sides.officialText),
        asReported: () => pointsOf(nodes, dated, sides.asReported),
      });
    },
    with: (more) => opened(policy, more, known.remembered),
  };
}

/** One node on each axis and nothing left out; null for any other question. */
function cellAsked(nodes: Nodes, roots: readonly string[], { scope }: Question): CellNumbers | null {
  const named: string[] = [];
  for (let axis = 0; axis < AXES.length; axis++) {
    const region = scope[AXES[axis]!];
    if (region && (region.in.length > 1 || region.except.length > 0)) return null;
    named.push(region?.in[0] ?? roots[axis]!);
  }
  return numbersOf(nodes, named);
}

/** Null where the cell is not plain. */
function answerInCell(side: Knowledge, cell: CellNumbers, question: Question): Answer | null {
  const asked = instantsOf(question);
  const rulings: Ruling[] = [];
  for (const { table, inner } of side.readings) {
    for (let axis = 0; axis < AXES.length; axis++) if (inner[axis]![cell[axis]!] === 1) return null;
    if (!table.hold(cell, question.facts, asked.earliest, asked.latest)) return null;
    rulings.push(rulingOf(table));
  }
  return verdictOf(side.told(acrossReadings(rulings)), { ...side.doubted, inOtherUnit: [], missed: [] });
}

/** As the plain definition answers from rules, by the engine's own cut. */
function answerInParts(
  policy: Policy,
  rulesOf: readonly (readonly Rule[])[],
  question: Question,
  doubted: OfAll,
): Answer {
  const at = instantsOf(question);
  const then = policyDuring(policy, at);
  const pieces = cut(then, question, rulesOf.flat());
  const boxes = partition(then, pieces, rulesOf, at);
  return answerOf(policy, question, rulesOf, { pieces, boxes }, doubted);
}

/** By reading: those that reach into the question, where that can be told at once; else all. */
const rulesReaching = (nodes: Nodes, side: Knowledge, cell: CellNumbers | null): Rule[][] =>
  side.readings.map(({ table }) => (cell === null ? [...table.rules] : touching(nodes, cell, table.rules)));

const DAY = 86_400_000;
const NO_FACTS: Question['facts'] = {};

/** Where the sides know the same, their points are the same too. */
function pointsOf(nodes: Nodes, dated: DatedNodes, { readings }: Knowledge): Points {
  const known = POINTS.get(readings) ?? pointsIn(nodes, dated, readings);
  POINTS.set(readings, known);
  return known;
}
const POINTS = new WeakMap<Knowledge['readings'], Points>();

function pointsIn(nodes: Nodes, dated: DatedNodes, readings: Knowledge['readings']): Points {
  const [only, ...others] = readings;
  if (others.length > 0) return { at: () => null, inRest: () => null };
  const { table, inner } = only!;
  const briefOf = briefsOf(table);
  const cell = new Int32Array(AXES.length);
  const numbers = AXES.map((axis) => nodes[axis].numberOf);
  const place = AXES.indexOf('place');
  /** `mayBeCut`: the axis on which rules inside are left aside. */
  function answerAt(point: Point, day: number, mayBeCut: number): Brief | null {
    for (let axis = 0; axis < AXES.length; axis++) {
      const node = numbers[axis]!.get(point[axis]!);
      if (node === undefined || (axis !== mayBeCut && inner[axis]![node] === 1)) return null;
      cell[axis] = node;
    }
    if (dated.haveSay(cell, day, day + DAY)) return null;
    return table.hold(cell, NO_FACTS, day, day + DAY) ? briefOf() : null;
  }
  return {
    at: (point, day) => answerAt(point, day, NO_AXIS),
    inRest: (point, day) => answerAt(point, day, place),
  };
}
const NO_AXIS = -1;
