/**
 * Rules → all that is asked of one while a question is worked through, in one row of numbers: it fills a line of memory,
 * for at 100,000 rules it is memory that a question waits for.
 */
import { AXES, type NodeId } from '../../vocabulary/index.ts';
import { type Moment, orderOf } from '../moment.ts';
import { isBinding, type Rule } from '../rule.ts';
import type { Nodes } from './nodes.ts';

export type RuleRows = {
  /** `ROW` whole numbers of each rule... */
  whole: Int32Array;
  /** ...and over the same memory `EXACT_ROW` others. */
  exact: Float64Array;
  /** The nodes of each rule, as `cellsOf` gives them. */
  cells: Int32Array;
  issuers: readonly NodeId[];
  /** Whether all depths fit. */
  areShallow: boolean;
};

/** What a rule is; its issuer's number; on each axis how many nodes lie around its own. */
export const [TRAITS, ISSUER, DEPTHS, ROW] = [0, 1, 2, 16];
/**
 * Where its start stands among others, from and to: of plain dates both are the start; the end, if its dates are plain;
 * where it stands in the order of ids. The end of a row stays free, for memory is handed out with its line begun.
 */
export const [FIRST, LAST, END, RANK, EXACT_ROW] = [2, 3, 4, 5, 8];

/** Of `TRAITS`: the effect, and whether it is about a duty, in the lowest bits; whether it binds; whether a lift opened it. */
export const [KIND, BINDS, FROM_LIFT] = [15, 16, 32];
/** Whether it has no constraints and its dates are told exactly; whether another rule ends it, and whether it ends one. */
export const [PLAIN, ENDED, ENDS] = [64, 128, 256];
/** Whether more than scopes and dates may tell which goes first. */
export const RARE = 512;

const EFFECTS: readonly Rule['effect'][] = ['permission', 'prohibition', 'zone', 'duty', 'suspension'];
/** The lowest kinds that are so. */
export const [DUTY, SUSPENSION] = [EFFECTS.indexOf('duty') * 2, EFFECTS.indexOf('suspension') * 2];

/** In the order of rows; `ranks`: of each its place in the order of ids. */
export function rowsOf(nodes: Nodes, rules: readonly Rule[], cells: Int32Array, ranks: Int32Array): RuleRows {
  const exact = new Float64Array(rules.length * EXACT_ROW);
  const whole = new Int32Array(exact.buffer);
  const issuers = [...new Set(rules.map((rule) => rule.issuer))];
  const enders = new Set<string>();
  for (const { ends } of rules) for (const { by } of ends) if (by !== undefined) enders.add(by);
  const froms = AXES.map((axis) => nodes[axis].around.from);
  let areShallow = true;
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i]!;
    const depths = depthsOf(froms, cells, i);
    if (depths < 0) areShallow = false;
    whole[i * ROW + TRAITS] = traitsOf(rule) | (enders.has(rule.id) ? ENDS : 0);
    whole[i * ROW + ISSUER] = issuers.indexOf(rule.issuer);
    whole[i * ROW + DEPTHS] = depths;
    const { first, last } = orderOf(rule.start);
    exact[i * EXACT_ROW + RANK] = ranks[i]!;
    exact[i * EXACT_ROW + END] = firstEndOf(rule);
    exact[i * EXACT_ROW + FIRST] = first;
    exact[i * EXACT_ROW + LAST] = last;
  }
  return { whole, exact, cells, issuers, areShallow };
}

const traitsOf = (rule: Rule): number =>
  kindOf(rule) |
  (isBinding(rule) ? BINDS : 0) |
  (rule.fromLift ? FROM_LIFT : 0) |
  (rule.fromLift || rule.exceptTo.length > 0 || kindOf(rule) >= DUTY ? RARE : 0) |
  (isPlain(rule) ? PLAIN : 0) |
  (rule.ends.some((end) => end.by) ? ENDED : 0);

const kindOf = ({ effect, about }: Rule): number => EFFECTS.indexOf(effect) * 2 + Number(about === 'duty');

/** Its dates are told exactly, and it has no constraints. */
export const isPlain = ({ start, ends, constraints }: Rule): boolean =>
  constraints.length === 0 && isExact(start) && ends.every(isExact);
const isExact = ({ earliest, latest }: Moment): boolean => earliest === latest;

/** Of a plain rule. */
export const firstEndOf = ({ ends }: Rule): number =>
  ends.reduce((first, end) => Math.min(first, end.latest), Infinity);

/** Of each depth five bits, and one over them. */
const DEPTH_BITS = 6;
const MOST_DEPTH = 31;
export const OVER = AXES.reduce((bits, _, axis) => bits | (32 << (axis * DEPTH_BITS)), 0);

/** On each axis how many lie around the node; -1 where one is too deep, or the policy has no such node. */
function depthsOf(froms: readonly Int32Array[], cells: Int32Array, rule: number): number {
  let depths = 0;
  for (let axis = 0; axis < AXES.length; axis++) {
    const node = cells[rule * AXES.length + axis]!;
    const from = froms[axis]!;
    const depth = node < 0 ? MOST_DEPTH + 1 : from[node + 1]! - from[node]!;
    if (depth > MOST_DEPTH) return -1;
    depths |= depth << (axis * DEPTH_BITS);
  }
  return depths;
}
