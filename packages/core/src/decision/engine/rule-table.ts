/**
 * The rules of one reading → what holds in a cell at a time, and which rule gives way to which: the plain definition's
 * `ruleOn`, where all that it asks of the dates and facts is plain. Where it is not, there is no answer, and whoever asked
 * goes the plain way.
 */
import type { Constraint, Policy, Question } from '../../vocabulary/index.ts';
import type { Rule } from '../rule.ts';
import { FIRST_KIND_TO_ASK, GROUNDS, groundsOf, NOT_OPPOSITE, OTHER_WAY } from './grounds.ts';
import { type CellNumbers, cellsOf, type Nodes } from './nodes.ts';
import { BESIDE, indexScopes } from './scope-index.ts';

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
  { between, kindOf }: ReturnType<typeof groundsOf>,
  isSuspension: Uint8Array,
  held: Held,
): (holds: number) => void {
  /** By row and column, places among those that hold: what the second is to the first. */
  let beside = new Uint8Array(64);
  const states = new Uint8Array(holding.length);
  const kinds = new Uint8Array(holding.length);

  function meet(holds: number): boolean {
    if (beside.length < holds * holds) beside = new Uint8Array(2 * holds * holds);
    beside.fill(APART, 0, holds * holds);
    let doAny = false;
    for (let i = 0; i < holds; i++) kinds[i] = kindOf(holding[i]!);
    for (let i = 0; i < holds; i++) {
      const one = kinds[i]!;
      for (let j = i + 1; j < holds; j++) {
        if (one === kinds[j] && one < FIRST_KIND_TO_ASK) continue;
        const what = between(holding[i]!, holding[j]!);
        if (what === NOT_OPPOSITE) continue;
        doAny = true;
        beside[i * holds + j] = what >= OTHER_WAY ? what - OTHER_WAY + BEFORE : OPPOSITE;
        beside[j * holds + i] = what >= 0 && what < OTHER_WAY ? what + BEFORE : OPPOSITE;
      }
    }
    return doAny;
  }

  function stateOf(rule: number, holds: number): number {
    let state = STANDS;
    for (let i = rule * holds, other = 0; other < holds; i++, other++) {
      if (beside[i]! < BEFORE) continue;
      if (states[other] === STANDS) return FALLEN;
      if (states[other] === UNTOLD) state = UNTOLD;
    }
    return state;
  }

  function settle(holds: number): void {
    states.fill(UNTOLD, 0, holds);
    for (let grown = true; grown; ) {
      grown = false;
      for (let rule = 0; rule < holds; rule++) {
        if (states[rule] !== UNTOLD) continue;
        const state = stateOf(rule, holds);
        if (state === UNTOLD) continue;
        states[rule] = state;
        grown = true;
      }
    }
  }

  /** Whether one that lives binds against it; a suspension is no rule of its own. */
  function isOpposed(rule: number, holds: number): boolean {
    for (let other = 0; other < holds; other++)
      if (
        beside[rule * holds + other] !== APART &&
        states[other] !== FALLEN &&
        isSuspension[holding[other]!] === 0
      )
        return true;
    return false;
  }

  function tellFalls(rule: number, holds: number): void {
    for (let other = 0; other < holds; other++) {
      const what = beside[rule * holds + other]!;
      if (what >= BEFORE && states[other] === STANDS)
        fall(held, holding[rule]!, holding[other]!, what - BEFORE);
    }
  }

  return (holds) => {
    const areApart = holds < 2 || !meet(holds);
    if (!areApart) settle(holds);
    for (let i = 0; i < holds; i++) {
      const rule = holding[i]!;
      if (!areApart && states[i] === FALLEN) tellFalls(i, holds);
      else if (isSuspension[rule] === 0) {
        const opposed = !areApart && isOpposed(i, holds);
        if (opposed) held.isContested = true;
        held.isOpposed[held.lives] = Number(opposed);
        held.live[held.lives++] = rule;
      }
    }
  };
}

/** What one rule is to another: nothing, its opposite, or, with a ground added, the one that goes before it. */
const [APART, OPPOSITE, BEFORE] = [0, 1, 2];
