/**
 * Two rules, by their numbers → whether they are opposite, and the ground on which one goes before the other:
 * `groundOver` of the plain definition over columns of numbers, with its five grounds in the same order.
 */
import { AXES, type Ground, type Policy } from '../../vocabulary/index.ts';
import { areOpposite } from '../defeat.ts';
import { isSuperior } from '../hierarchy.ts';
import type { Rule } from '../rule.ts';
import { has, type Nodes } from './nodes.ts';
import {
  BINDS,
  DEPTHS,
  DUTY,
  EXACT_ROW,
  FIRST,
  FROM_LIFT,
  ISSUER,
  KIND,
  LAST,
  OVER,
  RARE,
  ROW,
  type RuleRows,
  SUSPENSION,
  TRAITS,
} from './rule-rows.ts';

export const GROUNDS: readonly Ground[] = ['except', 'superior issuer', 'narrower', 'later'];
const [EXCEPT, SUPERIOR, NARROWER, LATER] = [0, 1, 2, 3];

/** What is between two rules: nothing; or the ground, in the two lowest bits, and which of them it speaks for. */
export const NOT_OPPOSITE = -1;
const NO_GROUND = 0;
export const [GROUND, FIRST_GOES_BEFORE, SECOND_GOES_BEFORE] = [3, 4, 8];

/** Of rules that are around one cell. */
type Between = (a: number, b: number) => number;

/** `kindOf`: two rules of one kind below `DUTY` are never opposite. */
export type Grounds = { between: Between; kindOf: (rule: number) => number };

export function groundsOf(policy: Policy, nodes: Nodes, rules: readonly Rule[], rows: RuleRows): Grounds {
  const axes = AXES.map((axis) => nodes[axis].around);
  const { whole, exact } = rows;
  const over = rows.issuers.map((a) => rows.issuers.map((b) => isSuperior(policy, a, b)));
  const { excepted, suspended } = namedBy(rules);
  const traits = (a: number): number => whole[a * ROW + TRAITS]!;
  const kindOf = (a: number): number => traits(a) & KIND;
  const comesBefore = (a: number, b: number): boolean =>
    exact[a * EXACT_ROW + LAST]! < exact[b * EXACT_ROW + FIRST]!;
  const comesBeforeOrWith = (a: number, b: number): boolean =>
    exact[a * EXACT_ROW + LAST]! <= exact[b * EXACT_ROW + FIRST]!;
  const issuer = (a: number): number => whole[a * ROW + ISSUER]!;
  const isSuperiorTo = (a: number, b: number): boolean => over[issuer(a)]![issuer(b)]!;
  const binds = (a: number): boolean => (traits(a) & BINDS) > 0;
  const isFromLift = (a: number): boolean => (traits(a) & FROM_LIFT) > 0;
  const areTrees = AXES.every((axis) => nodes[axis].isTree) && rows.areShallow;
  const depths = (a: number): number => whole[a * ROW + DEPTHS]!;
  const sameScope = (a: number, b: number): boolean => {
    if (areTrees) return depths(a) === depths(b);
    for (let axis = 0; axis < AXES.length; axis++)
      if (rows.cells[a * AXES.length + axis] !== rows.cells[b * AXES.length + axis]) return false;
    return true;
  };
  const liesIn = (a: number, b: number): boolean => {
    if (areTrees) return isAsDeep(depths(a), depths(b));
    for (let axis = AXES.length - 1; axis >= 0; axis--) {
      const inner = rows.cells[a * AXES.length + axis]!;
      const outer = rows.cells[b * AXES.length + axis]!;
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
    return FIRST_GOES_BEFORE | (isSuperiorTo(a, b) ? SUPERIOR : LATER);
  };
  const isSuspension = (a: number): boolean => kindOf(a) >= SUSPENSION;
  /** Most rules that meet are of one effect, and no two duties: nothing is to be asked of them. */
  const mayOppose = (a: number, b: number): boolean => {
    const one = kindOf(a);
    const other = kindOf(b);
    if (((one ^ other) & 1) === 1) return false;
    if ((one & ~1) === DUTY || (other & ~1) === DUTY) return areOpposite(rules[a]!, rules[b]!);
    return one !== other;
  };

  /** As `contend`: two between which there is no ground are opposite, but for a lift beside what is no line of its own. */
  const isBeside = (lift: number, other: number): boolean =>
    isFromLift(lift) &&
    binds(other) &&
    !(
      (issuer(lift) === issuer(other) || isSuperiorTo(lift, other)) &&
      (liesIn(lift, other) || liesIn(other, lift))
    );
  const withoutGround = (a: number, b: number): number =>
    isBeside(a, b) || isBeside(b, a) ? NOT_OPPOSITE : NO_GROUND;

  /** All grounds, in their order. */
  const anyBetween: Between = (a, b) => {
    if (isSuspension(a) && isSuspension(b)) {
      const what = suspending(a, b);
      return what === NOT_OPPOSITE ? backwards(suspending(b, a)) : what;
    }
    if (isSuspension(a)) return suspending(a, b);
    if (isSuspension(b)) return backwards(suspending(b, a));
    if (!mayOppose(a, b)) return NOT_OPPOSITE;
    const isForward = excepted.get(a)?.has(b) === true;
    const isBack = excepted.get(b)?.has(a) === true;
    if (isForward || isBack)
      return EXCEPT | (isForward ? FIRST_GOES_BEFORE : 0) | (isBack ? SECOND_GOES_BEFORE : 0);
    if (isSuperiorTo(a, b)) return SUPERIOR | FIRST_GOES_BEFORE;
    if (isSuperiorTo(b, a)) return SUPERIOR | SECOND_GOES_BEFORE;
    if (bindsAnew(a, b)) return LATER | FIRST_GOES_BEFORE;
    if (bindsAnew(b, a)) return LATER | SECOND_GOES_BEFORE;
    if (sameScope(a, b)) {
      if (isLater(a, b)) return LATER | FIRST_GOES_BEFORE;
      return isLater(b, a) ? LATER | SECOND_GOES_BEFORE : withoutGround(a, b);
    }
    if (liesIn(a, b) && mayGoBefore(a, b)) return NARROWER | FIRST_GOES_BEFORE;
    if (liesIn(b, a) && mayGoBefore(b, a)) return NARROWER | SECOND_GOES_BEFORE;
    return withoutGround(a, b);
  };

  /** Of a ban and a permission of one issuer in trees, as most are. No step hangs on which of them lies in the other. */
  const plainlyBetween: Between = (a, b) => {
    const [one, other] = [depths(a), depths(b)];
    if (one === other) return anyBetween(a, b);
    const isFirst = Number(isAsDeep(one, other)) * FIRST_GOES_BEFORE;
    return NARROWER | isFirst | (Number(isAsDeep(other, one)) * SECOND_GOES_BEFORE);
  };

  const between: Between = (a, b) => {
    const isPlain = areTrees && ((traits(a) | traits(b)) & RARE) === 0 && issuer(a) === issuer(b);
    if (!isPlain) return anyBetween(a, b);
    return mayOppose(a, b) ? plainlyBetween(a, b) : NOT_OPPOSITE;
  };
  return { between, kindOf };
}

/** Of the few rules that name others, by number: which ones they are excepted from, and which they hold back. */
function namedBy(rules: readonly Rule[]) {
  const naming: number[] = [];
  const named = new Map<string, number>();
  for (let i = 0; i < rules.length; i++) {
    const { exceptTo, suspends } = rules[i]!;
    if (exceptTo.length + suspends.length > 0) naming.push(i);
    for (const id of exceptTo) named.set(id, -1);
    for (const id of suspends) named.set(id, -1);
  }
  for (let i = 0; named.size > 0 && i < rules.length; i++)
    if (named.has(rules[i]!.id)) named.set(rules[i]!.id, i);
  const numbers = (ids: readonly string[]): ReadonlySet<number> => new Set(ids.map((id) => named.get(id)!));
  return {
    excepted: new Map(naming.map((i) => [i, numbers(rules[i]!.exceptTo)])),
    suspended: new Map(naming.map((i) => [i, numbers(rules[i]!.suspends)])),
  };
}

/** All five depths are compared at once: a bit that stays over one tells that it is not the smaller. */
const isAsDeep = (a: number, b: number): boolean => (((a | OVER) - b) & OVER) === OVER;

const backwards = (what: number): number =>
  what === NOT_OPPOSITE ? what : (what & GROUND) | SECOND_GOES_BEFORE;
