/**
 * The rules of one reading → what holds in a cell at a time, and which rule gives way to which: the plain definition's
 * `ruleOn`, where all that it asks of the dates and facts is plain. Where it is not, there is no answer, and whoever asked
 * goes the plain way.
 */
import type { Constraint, Policy, Question } from '../../vocabulary/index.ts';
import type { Rule } from '../rule.ts';
import { type Between, groundsOf, NOT_OPPOSITE, OTHER_WAY } from './grounds.ts';
import type { CellNumbers, Nodes } from './nodes.ts';
import { indexScopes } from './scope-index.ts';

/** What holds in a cell, by the numbers of rules. It is written anew by every question. */
export type Held = {
  /** The first `lives` of them stand, or are caught in a cycle; ascending. */
  live: Int32Array;
  lives: number;
  /** Whether two that live are opposite; of each in `live`, whether it is one of them. */
  isContested: boolean;
  isOpposed: Uint8Array;
  /** The first `falls`: `fallen[i]` gives way to `by[i]` on the ground `ground[i]`. Those of one rule stand together. */
  falls: number;
  fallen: number[];
  by: number[];
  ground: number[];
};

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

const LATER = 3;

export function tableOf(policy: Policy, nodes: Nodes, rules: readonly Rule[]): RuleTable {
  const index = indexScopes(
    nodes,
    rules.map((rule) => rule.scope),
  );
  const ruleIn = index.scopeIn;
  const stateIn = statesIn(rules, ruleIn);
  const bound = Array.from(ruleIn, (rule) => {
    const { constraints } = rules[rule]!;
    return constraints.length > 0 ? constraints : null;
  });
  const isSuspension = Uint8Array.from(rules, (rule) => Number(rule.effect === 'suspension'));
  const numberOf = new Map(rules.map((rule, i) => [rule.id, i]));
  const between = groundsOf(policy, nodes, rules);
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
  const grounded = groundedAmong(holding, between, isSuspension, held);

  /** What those that live have put an end to is told beside them. */
  function tellEnded(overs: number, from: number): void {
    for (let i = 0; i < overs; i++)
      for (const end of rules[over[i]!]!.ends) {
        if (end.by === undefined || end.latest > from) continue;
        const by = numberOf.get(end.by);
        if (by !== undefined && isAmong(held.live, held.lives, by)) fall(held, over[i]!, by, LATER);
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
        const constraints = bound[place]!;
        if (constraints !== null) {
          const met = meets(constraints, facts);
          if (met === null) return false;
          if (!met) continue;
        }
        const state = stateIn(place, from, to);
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

function isAmong(numbers: Int32Array, count: number, number: number): boolean {
  for (let i = 0; i < count; i++) if (numbers[i] === number) return true;
  return false;
}

/** Not begun; in force; begun and ended; one of its dates may lie on either side of the time asked. */
const [NOT_YET, HOLDS, OVER, OPEN] = [0, 1, 2, 3];

/** Most rules have one end or none: their dates stand four in a row, in the order of places. */
function statesIn(
  rules: readonly Rule[],
  ruleIn: Int32Array,
): (place: number, from: number, to: number) => number {
  const dates = new Float64Array(rules.length * 4);
  const more: (Rule['ends'] | null)[] = [];
  for (const [place, rule] of ruleIn.entries()) {
    const { start, ends } = rules[rule]!;
    dates[place * 4] = start.latest;
    dates[place * 4 + 1] = start.earliest;
    dates[place * 4 + 2] = ends[0]?.latest ?? Infinity;
    dates[place * 4 + 3] = ends[0]?.earliest ?? Infinity;
    more.push(ends.length > 1 ? ends.slice(1) : null);
  }
  return (place, from, to) => {
    const hasBegun = dates[place * 4]! <= from;
    if (!hasBegun && dates[place * 4 + 1]! < to) return OPEN;
    let isOver = dates[place * 4 + 2]! <= from;
    if (!isOver && dates[place * 4 + 3]! < to) return OPEN;
    const others = more[place]!;
    if (others !== null)
      for (const end of others) {
        if (end.latest <= from) isOver = true;
        else if (end.earliest < to) return OPEN;
      }
    return hasBegun ? (isOver ? OVER : HOLDS) : NOT_YET;
  };
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

function fall(held: Held, fallen: number, by: number, ground: number): void {
  const i = held.falls++;
  held.fallen[i] = fallen;
  held.by[i] = by;
  held.ground[i] = ground;
}

const [UNTOLD, STANDS, FALLEN] = [0, 1, 2];

/**
 * Grounded defeat, as `defeat` tells it, over numbers: of those that hold which live, and all defeats by one that stands.
 * Each pair is looked at once.
 */
function groundedAmong(
  holding: Int32Array,
  between: Between,
  isSuspension: Uint8Array,
  held: Held,
): (holds: number) => void {
  /** Pairs that are opposite, by their places among those that hold: `a` goes before `b` on a ground, or on none. */
  const as: number[] = [];
  const bs: number[] = [];
  const grounds: number[] = [];
  const states = new Uint8Array(holding.length);
  const opposed = new Uint8Array(holding.length);

  function pairsAmong(holds: number): number {
    let pairs = 0;
    for (let i = 0; i < holds; i++)
      for (let j = i + 1; j < holds; j++) {
        const what = between(holding[i]!, holding[j]!);
        if (what === NOT_OPPOSITE) continue;
        const isOtherWay = what >= OTHER_WAY;
        as[pairs] = isOtherWay ? j : i;
        bs[pairs] = isOtherWay ? i : j;
        grounds[pairs++] = isOtherWay ? what - OTHER_WAY : what;
      }
    return pairs;
  }

  function settle(holds: number, pairs: number): void {
    states.fill(UNTOLD, 0, holds);
    for (let grown = true; grown; ) {
      grown = false;
      for (let rule = 0; rule < holds; rule++) {
        if (states[rule] !== UNTOLD) continue;
        let state = STANDS;
        for (let k = 0; k < pairs && state !== FALLEN; k++) {
          if (bs[k] !== rule || grounds[k]! < 0) continue;
          const attacker = states[as[k]!]!;
          if (attacker === STANDS) state = FALLEN;
          else if (attacker === UNTOLD) state = UNTOLD;
        }
        if (state === UNTOLD) continue;
        states[rule] = state;
        grown = true;
      }
    }
  }

  /** Whether two rules of a pair live and bind each other; a suspension is no rule of its own. */
  function oppose(pairs: number): void {
    for (let k = 0; k < pairs; k++) {
      const [a, b] = [as[k]!, bs[k]!];
      if (states[a] === FALLEN || states[b] === FALLEN) continue;
      if (isSuspension[holding[a]!] === 1 || isSuspension[holding[b]!] === 1) continue;
      opposed[a] = 1;
      opposed[b] = 1;
      held.isContested = true;
    }
  }

  return (holds) => {
    const pairs = holds > 1 ? pairsAmong(holds) : 0;
    states.fill(STANDS, 0, holds);
    if (pairs > 0) {
      settle(holds, pairs);
      opposed.fill(0, 0, holds);
      oppose(pairs);
    }
    for (let i = 0; i < holds; i++) {
      const rule = holding[i]!;
      if (states[i] === FALLEN) {
        for (let k = 0; k < pairs; k++)
          if (bs[k] === i && grounds[k]! >= 0 && states[as[k]!] === STANDS)
            fall(held, rule, holding[as[k]!]!, grounds[k]!);
      } else if (isSuspension[rule] === 0) {
        held.isOpposed[held.lives] = opposed[i]!;
        held.live[held.lives++] = rule;
      }
    }
  };
}
