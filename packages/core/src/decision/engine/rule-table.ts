/**
 * The rules of one reading → what holds in a cell at a time, and which rule gives way to which: the plain definition's
 * `ruleOn`, where all that it asks of the dates and facts is plain. Where it is not, there is no answer, and whoever asked
 * goes the plain way.
 */
import { AXES, type Constraint, type Policy, type Question } from '../../vocabulary/index.ts';
import type { Rule } from '../rule.ts';
import { fall, groundedAmong, type Held } from './grounded.ts';
import { GROUNDS, groundsOf } from './grounds.ts';
import { type CellNumbers, cellsOf, type Nodes } from './nodes.ts';
import {
  END,
  ENDED,
  ENDS,
  EXACT_ROW,
  FIRST,
  firstEndOf,
  isPlain,
  PLAIN,
  RANK,
  ROW,
  rowsOf,
  TRAITS,
} from './rule-rows.ts';
import { indexScopes } from './scope-index.ts';

export type RuleTable = {
  policy: Policy;
  /** In order of their ids. */
  rules: readonly Rule[];
  /** The same by their rows: what `held` tells, it tells by row. */
  inRow: readonly Rule[];
  /** Ascends with the ids. */
  rankOf: (row: number) => number;
  /**
   * [`from`, `to`): the asked stretch of time, in milliseconds since 1970. False where it is not plain; else `held`
   * tells what holds.
   */
  hold: (cell: CellNumbers, facts: Question['facts'], from: number, to: number) => boolean;
  held: Held;
};

const LATER = GROUNDS.indexOf('later');

export function tableOf(policy: Policy, nodes: Nodes, rules: readonly Rule[]): RuleTable {
  const cells = cellsOf(
    nodes,
    rules.map((rule) => rule.scope),
  );
  const index = indexScopes(nodes, cells, spansOf(rules));
  // A rule's row is its place in the index, for what is found together is looked at together.
  const inRow: Rule[] = [];
  for (const rule of index.scopeIn) inRow.push(rules[rule]!);
  const rows = rowsOf(nodes, inRow, cellsIn(index.scopeIn, cells), index.scopeIn);
  const { whole, exact } = rows;
  const found = new Int32Array(rules.length + 1);
  const holding = new Int32Array(rules.length);
  const over = new Int32Array(rules.length);
  const held: Held = {
    live: new Int32Array(rules.length),
    lives: 0,
    isContested: false,
    isOpposed: new Uint8Array(rules.length),
    falls: 0,
    fallen: [],
    by: [],
    ground: [],
  };
  const grounded = groundedAmong(holding, groundsOf(policy, nodes, inRow, rows), held);

  const rankOf = (row: number): number => exact[row * EXACT_ROW + RANK]!;

  /** Into its place among the first `count`, which stand in the order of their ids. */
  function insert(into: Int32Array, count: number, row: number): void {
    const rank = rankOf(row);
    let i = count;
    for (; i > 0 && rankOf(into[i - 1]!) > rank; i--) into[i] = into[i - 1]!;
    into[i] = row;
  }

  /** What those that live have put an end to is told beside them. */
  function tellEnded(overs: number, from: number): void {
    for (let i = 0; i < overs; i++)
      for (let live = 0; live < held.lives; live++) {
        const by = held.live[live]!;
        if ((whole[by * ROW + TRAITS]! & ENDS) === 0) continue;
        const { id } = inRow[by]!;
        for (const end of inRow[over[i]!]!.ends)
          if (end.by === id && end.latest <= from) fall(held, over[i]!, by, LATER);
      }
  }

  return {
    policy,
    rules,
    inRow,
    rankOf,
    held,
    hold(cell, facts, from, to) {
      held.lives = 0;
      held.falls = 0;
      held.isContested = false;
      const count = index.around(cell, found, from, to);
      let holds = 0;
      let overs = 0;
      for (let i = 0; i < count; i++) {
        const row = found[i]!;
        const traits = whole[row * ROW + TRAITS]!;
        if ((traits & PLAIN) > 0) {
          const start = exact[row * EXACT_ROW + FIRST]!;
          if (start >= to) continue;
          const end = exact[row * EXACT_ROW + END]!;
          if (start > from || (end > from && end < to)) return false;
          if (end > from) insert(holding, holds++, row);
          else if ((traits & ENDED) > 0) insert(over, overs++, row);
          continue;
        }
        const rule = inRow[row]!;
        const met = meets(rule.constraints, facts);
        if (met === null) return false;
        if (!met) continue;
        const state = stateOf(rule, from, to);
        if (state === OPEN) return false;
        if (state === HOLDS) insert(holding, holds++, row);
        else if (state === OVER) insert(over, overs++, row);
      }
      if (holds === 0) return true;
      grounded(holds);
      if (overs > 0) tellEnded(overs, from);
      return true;
    },
  };
}

/** When a question has to do with each: what another rule has ended is told as long as that one stands. */
function spansOf(rules: readonly Rule[]): Float64Array {
  const spans = new Float64Array(2 * rules.length);
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i]!;
    const isBounded = isPlain(rule);
    spans[2 * i] = isBounded ? rule.start.latest : -Infinity;
    spans[2 * i + 1] = isBounded && !rule.ends.some((end) => end.by) ? firstEndOf(rule) : Infinity;
  }
  return spans;
}

function cellsIn(order: Int32Array, cells: Int32Array): Int32Array {
  const width = AXES.length;
  const ordered = new Int32Array(cells.length);
  for (let place = 0; place < order.length; place++)
    for (let axis = 0; axis < width; axis++)
      ordered[place * width + axis] = cells[order[place]! * width + axis]!;
  return ordered;
}

/** Not begun; in force; begun and ended; one of its dates may lie on either side of the time asked. */
const [NOT_YET, HOLDS, OVER, OPEN] = [0, 1, 2, 3];

function stateOf({ start, ends }: Rule, from: number, to: number): number {
  const hasBegun = start.latest <= from;
  if (!hasBegun && start.earliest < to) return OPEN;
  let isOver = false;
  for (const end of ends) {
    if (end.latest <= from) isOver = true;
    else if (end.earliest < to) return OPEN;
  }
  return hasBegun ? (isOver ? OVER : HOLDS) : NOT_YET;
}

/** Whether the facts told meet the constraints; null where one is not told in the constraint's unit. */
function meets(constraints: readonly Constraint[], facts: Question['facts']): boolean | null {
  let all = true;
  for (const { fact, from, to } of constraints) {
    const told = facts[fact];
    for (const bound of [from, to]) if (bound && told?.unit !== bound.unit) return null;
    if (from && told!.value < from.value) all = false;
    if (to && told!.value >= to.value) all = false;
  }
  return all;
}
