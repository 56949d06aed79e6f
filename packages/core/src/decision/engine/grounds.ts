/**
 * Two rules, by their numbers → whether they are opposite, and the ground on which one goes before the other:
 * `groundOver` of the plain definition over columns of numbers, with its five grounds in the same order.
 */
import { AXES, type Ground, type Policy } from '../../vocabulary/index.ts';
import { areOpposite } from '../defeat.ts';
import { isSuperior } from '../hierarchy.ts';
import { orderOf } from '../moment.ts';
import { isBinding, type Rule } from '../rule.ts';
import { has, type Nodes } from './nodes.ts';

export const GROUNDS: readonly Ground[] = ['except', 'superior issuer', 'narrower', 'later'];
const [EXCEPT, SUPERIOR, NARROWER, LATER] = [0, 1, 2, 3];

/** What is between two rules. Else: the ground (its place in `GROUNDS`) on which the first goes before the second... */
export const NOT_OPPOSITE = -1;
export const NO_GROUND = -2;
/** ...or, with so much added, the second before the first. */
export const OTHER_WAY = 4;

export type Between = (a: number, b: number) => number;

/** `scope`: the nodes of each rule, as `cellsOf` gives them. */
export function groundsOf(
  policy: Policy,
  nodes: Nodes,
  rules: readonly Rule[],
  scope: Int32Array,
): { between: Between; kind: Uint8Array } {
  const axes = AXES.map((axis) => nodes[axis]);
  const width = AXES.length;
  const first = new Float64Array(rules.length);
  const last = new Float64Array(rules.length);
  const kind = new Uint8Array(rules.length);
  const binding = new Uint8Array(rules.length);
  /** What few rules have, as bits. */
  const traits = new Uint8Array(rules.length);
  const issuer = new Int32Array(rules.length);
  const issuers: string[] = [];
  const numberOf = new Map<string, number>();
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i]!;
    const order = orderOf(rule.start);
    first[i] = order.first;
    last[i] = order.last;
    kind[i] = EFFECTS.indexOf(rule.effect) * 2 + Number(rule.about === 'duty');
    binding[i] = Number(isBinding(rule));
    issuer[i] = issuers.indexOf(rule.issuer);
    if (issuer[i] === -1) issuer[i] = issuers.push(rule.issuer) - 1;
    numberOf.set(rule.id, i);
  }
  const over = issuers.map((a) => issuers.map((b) => isSuperior(policy, a, b)));
  const numbers = (ids: readonly string[]) => new Set(ids.map((id) => numberOf.get(id)));
  const excepted = new Map<number, ReadonlySet<number | undefined>>();
  const suspended = new Map<number, ReadonlySet<number | undefined>>();
  for (let i = 0; i < rules.length; i++) {
    const { exceptTo, suspends } = rules[i]!;
    if (exceptTo.length > 0) excepted.set(i, numbers(exceptTo));
    if (suspends.length > 0) suspended.set(i, numbers(suspends));
    traits[i] = (exceptTo.length > 0 ? EXCEPTS : 0) | (rules[i]!.fromLift ? FROM_LIFT : 0);
  }

  const comesBefore = (a: number, b: number): boolean => last[a]! < first[b]!;
  const comesBeforeOrWith = (a: number, b: number): boolean => last[a]! <= first[b]!;
  const isSuperiorTo = (a: number, b: number): boolean => over[issuer[a]!]![issuer[b]!]!;
  const sameScope = (a: number, b: number): boolean => {
    for (let axis = 0; axis < width; axis++)
      if (scope[a * width + axis] !== scope[b * width + axis]) return false;
    return true;
  };
  const liesIn = (a: number, b: number): boolean => {
    for (let axis = 0; axis < width; axis++) {
      const [inner, outer] = [scope[a * width + axis]!, scope[b * width + axis]!];
      if (inner !== outer && !has(axes[axis]!.around, inner, outer)) return false;
    }
    return true;
  };
  const isPartOf = (lift: number, rule: number): boolean =>
    issuer[lift] === issuer[rule] && comesBeforeOrWith(rule, lift);
  const isLater = (a: number, b: number): boolean =>
    comesBefore(b, a) || (binding[a] === 0 && binding[b] === 1 && comesBeforeOrWith(b, a));
  const bindsAnew = (a: number, b: number): boolean =>
    (traits[b]! & FROM_LIFT) > 0 && binding[a] === 1 && comesBefore(b, a);
  const mayGoBefore = (a: number, b: number): boolean => (traits[a]! & FROM_LIFT) === 0 || isPartOf(a, b);

  const suspending = (a: number, b: number): number => {
    if (!suspended.get(a)?.has(b)) return NOT_OPPOSITE;
    return isSuperiorTo(a, b) ? SUPERIOR : LATER;
  };
  /** Suspensions stand last among the effects. */
  const isSuspension = (a: number): boolean => kind[a]! >= SUSPENSION * 2;
  /** Most rules that meet are of one effect, and no two duties: nothing is to be asked of them. */
  const mayOppose = (a: number, b: number): boolean => {
    const [one, other] = [kind[a]!, kind[b]!];
    if (((one ^ other) & 1) === 1) return false;
    if (one >> 1 === DUTY || other >> 1 === DUTY) return areOpposite(rules[a]!, rules[b]!);
    return one !== other;
  };

  const between: Between = (a, b) => {
    if (isSuspension(a)) return suspending(a, b);
    if (isSuspension(b)) return backwards(suspending(b, a));
    if (!mayOppose(a, b)) return NOT_OPPOSITE;
    if (traits[a]! + traits[b]! > 0) {
      if (excepted.get(a)?.has(b)) return EXCEPT;
      if (excepted.get(b)?.has(a)) return EXCEPT + OTHER_WAY;
    }
    if (issuer[a] !== issuer[b]) {
      if (isSuperiorTo(a, b)) return SUPERIOR;
      if (isSuperiorTo(b, a)) return SUPERIOR + OTHER_WAY;
    }
    if (traits[a]! + traits[b]! > 0) {
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
  return { between, kind };
}

const [EXCEPTS, FROM_LIFT] = [1, 2];

const backwards = (between: number): number => (between >= 0 ? between + OTHER_WAY : between);

const EFFECTS: readonly Rule['effect'][] = ['permission', 'prohibition', 'zone', 'duty', 'suspension'];
const DUTY = EFFECTS.indexOf('duty');
/** Two rules of one kind below it are never opposite. */
export const FIRST_KIND_TO_ASK = DUTY * 2;
const SUSPENSION = EFFECTS.indexOf('suspension');
