/**
 * The rules of one reading → what holds in a cell at a time, and which rule gives way to which: the plain definition's
 * `ruleOn`, where all that it asks of the dates and facts is plain. Where it is not, there is no answer, and whoever asked
 * goes the plain way.
 */
import type { Constraint, Policy, Question } from '../../vocabulary/index.ts';
import type { Rule } from '../rule.ts';
import { fall, groundedAmong, type Held } from './grounded.ts';
import { GROUNDS, groundsOf } from './grounds.ts';
import { type CellNumbers, cellsOf, type Nodes } from './nodes.ts';
import { BESIDE, indexScopes } from './scope-index.ts';

export type RuleTable = {
  /** In order of their ids. */
  rules: readonly Rule[];
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
  const index = indexScopes(nodes, cells);
  const ruleIn = index.scopeIn;
  const bound = Array.from(ruleIn, (rule) => rules[rule]!.constraints);
  /** Of a plain rule its start and its first end; of any other no numbers. */
  const dates = index.beside;
  for (let place = 0; place < rules.length; place++) {
    const rule = rules[ruleIn[place]!]!;
    dates[place * BESIDE] = isPlain(rule) ? rule.start.latest : Number.NaN;
    dates[place * BESIDE + 1] = Math.min(...rule.ends.map((end) => end.latest));
  }
  /** Whether another rule put an end to it, which is then told. */
  const isEnded = Uint8Array.from(ruleIn, (rule) => Number(rules[rule]!.ends.some((end) => end.by)));
  const isSuspension = Uint8Array.from(rules, (rule) => Number(rule.effect === 'suspension'));
  const enders = new Set(rules.flatMap((rule) => rule.ends.map((end) => end.by)));
  const isEnder = Uint8Array.from(rules, (rule) => Number(enders.has(rule.id)));
  const grounds = groundsOf(policy, nodes, rules, cells);
  const places = new Int32Array(rules.length);
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
  const grounded = groundedAmong(holding, grounds, isSuspension, held);

  /** What those that live have put an end to is told beside them. */
  function tellEnded(overs: number, from: number): void {
    for (let i = 0; i < overs; i++)
      for (let live = 0; live < held.lives; live++) {
        const by = held.live[live]!;
        if (isEnder[by] === 0) continue;
        const { id } = rules[by]!;
        for (const end of rules[over[i]!]!.ends)
          if (end.by === id && end.latest <= from) fall(held, over[i]!, by, LATER);
      }
  }

  return {
    rules,
    held,
    hold(cell, facts, from, to) {
      held.lives = 0;
      held.falls = 0;
      held.isContested = false;
      const found = index.around(cell, places);
      let holds = 0;
      let overs = 0;
      for (let i = 0; i < found; i++) {
        const place = places[i]!;
        const start = dates[place * BESIDE]!;
        if (!Number.isNaN(start)) {
          if (start >= to) continue;
          const end = dates[place * BESIDE + 1]!;
          if (start > from || (end > from && end < to)) return false;
          if (end > from) insert(holding, holds++, ruleIn[place]!);
          else if (isEnded[place] === 1) insert(over, overs++, ruleIn[place]!);
          continue;
        }
        const met = meets(bound[place]!, facts);
        if (met === null) return false;
        if (!met) continue;
        const state = stateOf(rules[ruleIn[place]!]!, from, to);
        if (state === OPEN) return false;
        if (state === HOLDS) insert(holding, holds++, ruleIn[place]!);
        else if (state === OVER) insert(over, overs++, ruleIn[place]!);
      }
      if (holds === 0) return true;
      grounded(holds);
      if (overs > 0) tellEnded(overs, from);
      return true;
    },
  };
}

/** Into its place among the first `count`, which ascend. */
function insert(numbers: Int32Array, count: number, number: number): void {
  let i = count;
  for (; i > 0 && numbers[i - 1]! > number; i--) numbers[i] = numbers[i - 1]!;
  numbers[i] = number;
}

/** Not begun; in force; begun and ended; one of its dates may lie on either side of the time asked. */
const [NOT_YET, HOLDS, OVER, OPEN] = [0, 1, 2, 3];

/** Its dates are told exactly, and it has no constraints. */
const isPlain = ({ start, ends, constraints }: Rule): boolean =>
  constraints.length === 0 && [start, ...ends].every(({ earliest, latest }) => earliest === latest);

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
