/**
 * Two rules, by their numbers → whether they are opposite, and the ground on which one goes before the other:
 * `groundOver` of the plain definition over columns of numbers, with its five grounds in the same order.
 */
import { AXES, type Ground, type Policy } from '../../vocabulary/index.ts';
import { areOpposite } from '../defeat.ts';
import { isSuperior } from '../hierarchy.ts';
import { orderOf } from '../moment.ts';
import { isBinding, type Rule } from '../rule.ts';
import { has, type Lists, type Nodes } from './nodes.ts';

export const GROUNDS: readonly Ground[] = ['except', 'superior issuer', 'narrower', 'later'];
const [EXCEPT, SUPERIOR, NARROWER, LATER] = [0, 1, 2, 3];

/** What is between two rules. Else: the ground (its place in `GROUNDS`) on which the first goes before the second... */
export const NOT_OPPOSITE = -1;
const NO_GROUND = -2;
/** ...or, with so much added, the second before the first... */
export const OTHER_WAY = 4;
/** ...or each before the other, for each is excepted from the other. */
export const EACH_WAY = 2 * OTHER_WAY + EXCEPT;

/** Of rules that are around one cell. */
type Between = (a: number, b: number) => number;

/** `kindOf`: two rules of one kind below `FIRST_KIND_TO_ASK` are never opposite. */
export type Grounds = { between: Between; kindOf: (rule: number) => number };

/** `cells`: the nodes of each rule, as `cellsOf` gives them. */
export function groundsOf(policy: Policy, nodes: Nodes, rules: readonly Rule[], cells: Int32Array): Grounds {
  const axes = AXES.map((axis) => nodes[axis].around);
  const order = Float64Array.from({ length: rules.length * 2 }, (_, i) => {
    const { first, last } = orderOf(rules[i >> 1]!.start);
    return i % 2 === 0 ? first : last;
  });
  const issuers = [...new Set(rules.map((rule) => rule.issuer))];
  const over = issuers.map((a) => issuers.map((b) => isSuperior(policy, a, b)));
  const numberOf = new Map(rules.map((rule, i) => [rule.id, i]));
  const excepted = new Map<number, ReadonlySet<number | undefined>>();
  const suspended = new Map<number, ReadonlySet<number | undefined>>();
  const numbers = (ids: readonly string[]) => new Set(ids.map((id) => numberOf.get(id)));
  /** All that is asked of a rule stands in one row: its nodes, its traits and its issuer. */
  const rows = new Int32Array(rules.length * ROW);
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i]!;
    if (rule.exceptTo.length > 0) excepted.set(i, numbers(rule.exceptTo));
    if (rule.suspends.length > 0) suspended.set(i, numbers(rule.suspends));
    for (let axis = 0; axis < AXES.length; axis++) rows[i * ROW + axis] = cells[i * AXES.length + axis]!;
    rows[i * ROW + TRAITS] = traitsOf(rule);
    rows[i * ROW + ISSUER] = issuers.indexOf(rule.issuer);
    rows[i * ROW + DEPTHS] = depthsOf(axes, cells, i);
  }
  const traits = (a: number): number => rows[a * ROW + TRAITS]!;
  const kindOf = (a: number): number => traits(a) & KIND;
  const comesBefore = (a: number, b: number): boolean => order[a * 2 + 1]! < order[b * 2]!;
  const comesBeforeOrWith = (a: number, b: number): boolean => order[a * 2 + 1]! <= order[b * 2]!;
  const issuer = (a: number): number => rows[a * ROW + ISSUER]!;
  const isSuperiorTo = (a: number, b: number): boolean => over[issuer(a)]![issuer(b)]!;
  const binds = (a: number): boolean => (traits(a) & BINDS) > 0;
  const isFromLift = (a: number): boolean => (traits(a) & FROM_LIFT) > 0;
  const areTrees =
    AXES.every((axis) => nodes[axis].isTree) && rules.every((_, i) => rows[i * ROW + DEPTHS] !== -1);
  const depths = (a: number): number => rows[a * ROW + DEPTHS]!;
  const sameScope = (a: number, b: number): boolean => {
    if (areTrees) return depths(a) === depths(b);
    for (let axis = 0; axis < AXES.length; axis++)
      if (rows[a * ROW + axis] !== rows[b * ROW + axis]) return false;
    return true;
  };
  const liesIn = (a: number, b: number): boolean => {
    // All five depths are compared at once: a bit that stays over one tells that it is not the smaller.
    if (areTrees) return (((depths(a) | OVER) - depths(b)) & OVER) === OVER;
    for (let axis = AXES.length - 1; axis >= 0; axis--) {
      const inner = rows[a * ROW + axis]!;
      const outer = rows[b * ROW + axis]!;
      if (inner !== outer && !has(axes[axis]!, inner, outer)) return false;
    }
    return true;
  };
  const isPartOf = (lift: number, rule: number): boolean =>
    issuer(lift) === issuer(rule) && comesBeforeOrWith(rule, lift);
  const isLater = (a: number, b: number): boolean =>
    comesBefore(b, a) || (!binds(a) && binds(b) && comesBeforeOrWith(b, a));
  const bindsAnew = (a: number, b: number): boolean => isFromLift(b) && binds(a) && comesBefore(b, a);
  const mayGoBefore = (a: number, b: number): boolean => !isFromLift(a) || isPartOf(a, b);

  const suspending = (a: number, b: number): number => {
    if (!suspended.get(a)?.has(b)) return NOT_OPPOSITE;
    return isSuperiorTo(a, b) ? SUPERIOR : LATER;
  };
  /** Suspensions stand last among the effects. */
  const isSuspension = (a: number): boolean => kindOf(a) >= SUSPENSION * 2;
  /** Most rules that meet are of one effect, and no two duties: nothing is to be asked of them. */
  const mayOppose = (a: number, b: number): boolean => {
    const one = kindOf(a);
    const other = kindOf(b);
    if (((one ^ other) & 1) === 1) return false;
    if (one >> 1 === DUTY || other >> 1 === DUTY) return areOpposite(rules[a]!, rules[b]!);
    return one !== other;
  };

  const between: Between = (a, b) => {
    if (isSuspension(a)) return suspending(a, b);
    if (isSuspension(b)) return backwards(suspending(b, a));
    if (!mayOppose(a, b)) return NOT_OPPOSITE;
    const isRare = ((traits(a) | traits(b)) & (EXCEPTS | FROM_LIFT)) > 0;
    if (isRare) {
      const isBack = excepted.get(b)?.has(a) === true;
      if (excepted.get(a)?.has(b)) return isBack ? EACH_WAY : EXCEPT;
      if (isBack) return EXCEPT + OTHER_WAY;
    }
    if (issuer(a) !== issuer(b)) {
      if (isSuperiorTo(a, b)) return SUPERIOR;
      if (isSuperiorTo(b, a)) return SUPERIOR + OTHER_WAY;
    }
    if (isRare) {
      if (bindsAnew(a, b)) return LATER;
      if (bindsAnew(b, a)) return LATER + OTHER_WAY;
    }
    if (sameScope(a, b)) {
      if (isLater(a, b)) return LATER;
      return isLater(b, a) ? LATER + OTHER_WAY : NO_GROUND;
    }
    if (liesIn(a, b)) return mayGoBefore(a, b) ? NARROWER : NO_GROUND;
    if (liesIn(b, a) && mayGoBefore(b, a)) return NARROWER + OTHER_WAY;
    return NO_GROUND;
  };
  return { between, kindOf };
}

const [TRAITS, ISSUER, DEPTHS, ROW] = [5, 6, 7, 8];
/** Of each depth five bits, and one over them. */
const DEPTH_BITS = 6;
const MOST_DEPTH = 31;
const OVER = AXES.reduce((bits, _, axis) => bits | (32 << (axis * DEPTH_BITS)), 0);

/** On each axis how many lie around the node; -1 where one is too deep, or the policy has no such node. */
function depthsOf(axes: readonly Lists[], cells: Int32Array, rule: number): number {
  let depths = 0;
  for (let axis = 0; axis < AXES.length; axis++) {
    const node = cells[rule * AXES.length + axis]!;
    const depth = node < 0 ? MOST_DEPTH + 1 : axes[axis]!.from[node + 1]! - axes[axis]!.from[node]!;
    if (depth > MOST_DEPTH) return -1;
    depths |= depth << (axis * DEPTH_BITS);
  }
  return depths;
}

/** The effect, and whether it is about a duty, in the lowest bits; then what few rules have. */
const [KIND, BINDS, FROM_LIFT, EXCEPTS] = [15, 16, 32, 64];

const traitsOf = (rule: Rule): number =>
  (EFFECTS.indexOf(rule.effect) * 2 + Number(rule.about === 'duty')) |
  (isBinding(rule) ? BINDS : 0) |
  (rule.fromLift ? FROM_LIFT : 0) |
  (rule.exceptTo.length > 0 ? EXCEPTS : 0);

const backwards = (between: number): number => (between >= 0 ? between + OTHER_WAY : between);

const EFFECTS: readonly Rule['effect'][] = ['permission', 'prohibition', 'zone', 'duty', 'suspension'];
const DUTY = EFFECTS.indexOf('duty');
export const FIRST_KIND_TO_ASK = DUTY * 2;
const SUSPENSION = EFFECTS.indexOf('suspension');
