/**
 * The rules of one reading → what holds in a cell at a time, and which rule gives way to which: the plain definition's
 * `ruleOn`, where all that it asks of the dates and facts is plain. Where it is not, the answer is null, and whoever asked
 * goes the plain way.
 */
import type { Constraint, Ground, Policy, Question } from '../../vocabulary/index.ts';
import type { Rule } from '../rule.ts';
import { type GroundOver, groundsOf } from './grounds.ts';
import type { CellNumbers, Nodes } from './nodes.ts';
import { indexScopes, type ScopeIndex } from './scope-index.ts';

/** `by` defeats `rule` in the cell; rules by their numbers in the table. */
export type Fall = { rule: number; by: number; ground: Ground };

/** What holds in a cell: the rules that stand, and every defeat by one of them, in the plain definition's order. */
export type Held = { live: readonly number[]; falls: readonly Fall[] };

export type RuleTable = {
  /** In order of their ids. */
  rules: readonly Rule[];
  index: ScopeIndex;
  /** [`from`, `to`): the asked stretch of time, in milliseconds since 1970. */
  held: (cell: CellNumbers, facts: Question['facts'], from: number, to: number) => Held | null;
};

const NOTHING: Held = { live: [], falls: [] };

export function tableOf(policy: Policy, nodes: Nodes, rules: readonly Rule[]): RuleTable {
  const index = indexScopes(
    nodes,
    rules.map((rule) => rule.scope),
  );
  const stateOf = statesOf(rules);
  const bound = rules.map((rule) => (rule.constraints.length > 0 ? rule.constraints : null));
  const groundOver = groundsOf(policy, nodes, rules);
  const around = new Int32Array(rules.length);

  return {
    rules,
    index,
    held(cell, facts, from, to) {
      const found = index.around(cell, around);
      if (found === 0) return NOTHING;
      const holding: number[] = [];
      const over: number[] = [];
      for (let i = 0; i < found; i++) {
        const rule = around[i]!;
        const constraints = bound[rule]!;
        if (constraints !== null) {
          const holds = meets(constraints, facts);
          if (holds === null) return null;
          if (!holds) continue;
        }
        const state = stateOf(rule, from, to);
        if (state === OPEN) return null;
        if (state === HOLDS) holding.push(rule);
        else if (state === OVER) over.push(rule);
      }
      if (holding.length === 0) return NOTHING;
      if (holding.length > 1) holding.sort(ascending);
      if (over.length > 1) over.sort(ascending);
      return standing(rules, holding, over, from, groundOver);
    },
  };
}

const ascending = (a: number, b: number): number => a - b;

/** Not begun; in force; begun and ended; one of its dates may lie on either side of the time asked. */
const [NOT_YET, HOLDS, OVER, OPEN] = [0, 1, 2, 3];

/** Most rules have one end or none: their dates stand in columns. */
function statesOf(rules: readonly Rule[]): (rule: number, from: number, to: number) => number {
  const starts = Float64Array.from(rules, ({ start }) => start.earliest);
  const started = Float64Array.from(rules, ({ start }) => start.latest);
  const ends = Float64Array.from(rules, (rule) => rule.ends[0]?.earliest ?? Infinity);
  const ended = Float64Array.from(rules, (rule) => rule.ends[0]?.latest ?? Infinity);
  const more = rules.map((rule) => (rule.ends.length > 1 ? rule.ends.slice(1) : null));
  return (rule, from, to) => {
    const hasBegun = started[rule]! <= from;
    if (!hasBegun && starts[rule]! < to) return OPEN;
    let isOver = ended[rule]! <= from;
    if (!isOver && ends[rule]! < to) return OPEN;
    for (const end of more[rule] ?? []) {
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

/** Grounded defeat, as `defeat` tells it, over numbers. `over`: rules of the cell that have ended. */
function standing(
  rules: readonly Rule[],
  holding: readonly number[],
  over: readonly number[],
  from: number,
  groundOver: GroundOver,
): Held {
  const attacks = attacksAmong(holding, groundOver);
  const falls: Fall[] = [];
  let live = attacks.length === 0 ? holding : grounded(holding, attacks, falls);
  if (live.some((rule) => rules[rule]!.effect === 'suspension'))
    live = live.filter((rule) => rules[rule]!.effect !== 'suspension');
  for (const rule of over)
    for (const end of rules[rule]!.ends)
      if (end.by !== undefined && end.latest <= from)
        for (const other of live)
          if (rules[other]!.id === end.by) falls.push({ rule, by: other, ground: 'later' });
  return { live, falls };
}

const NO_ATTACKS: readonly Fall[] = [];

function attacksAmong(holding: readonly number[], groundOver: GroundOver): readonly Fall[] {
  if (holding.length < 2) return NO_ATTACKS;
  let attacks: Fall[] | null = null;
  for (let i = 0; i < holding.length; i++)
    for (let j = 0; j < holding.length; j++) {
      if (i === j) continue;
      const ground = groundOver(holding[j]!, holding[i]!);
      if (ground === null) continue;
      attacks ??= [];
      attacks.push({ rule: holding[i]!, by: holding[j]!, ground });
    }
  return attacks ?? NO_ATTACKS;
}

/** Attacks stand in the order of the rules they are on. */
function grounded(holding: readonly number[], attacks: readonly Fall[], falls: Fall[]): number[] {
  const stand: number[] = [];
  const fallen: number[] = [];
  for (let grown = true; grown; ) {
    grown = false;
    for (const rule of holding) {
      if (stand.includes(rule) || fallen.includes(rule)) continue;
      let isFree = true;
      let isFallen = false;
      for (const attack of attacks) {
        if (attack.rule !== rule) continue;
        if (!fallen.includes(attack.by)) isFree = false;
        if (stand.includes(attack.by)) isFallen = true;
      }
      if (isFree) stand.push(rule);
      else if (isFallen) fallen.push(rule);
      else continue;
      grown = true;
    }
  }
  for (const rule of fallen)
    for (const attack of attacks) if (attack.rule === rule && stand.includes(attack.by)) falls.push(attack);
  if (stand.length + fallen.length === holding.length) return stand;
  // Those caught in a cycle live beside those that stand.
  return [...stand, ...holding.filter((rule) => !stand.includes(rule) && !fallen.includes(rule))];
}
