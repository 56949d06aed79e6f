/**
 * Two rules, by their numbers → the ground on which the first goes before the second: `groundOver` of the plain definition
 * over columns of numbers, in which its five grounds stand in the same order.
 */
import { AXES, type Ground, type Policy } from '../../vocabulary/index.ts';
import { areOpposite } from '../defeat.ts';
import { isSuperior } from '../hierarchy.ts';
import { orderOf } from '../moment.ts';
import { isBinding, type Rule } from '../rule.ts';
import { hasBit, type Nodes } from './nodes.ts';

export type GroundOver = (a: number, b: number) => Ground | null;

export function groundsOf(policy: Policy, nodes: Nodes, rules: readonly Rule[]): GroundOver {
  const axes = AXES.map((axis) => ({
    ...nodes[axis],
    column: Int32Array.from(rules, (rule) => nodes[axis].numberOf.get(rule.scope[axis]) ?? -1),
  }));
  const first = Float64Array.from(rules, (rule) => orderOf(rule.start).first);
  const last = Float64Array.from(rules, (rule) => orderOf(rule.start).last);
  const binding = Uint8Array.from(rules, (rule) => Number(isBinding(rule)));
  const fromLift = Uint8Array.from(rules, (rule) => Number(rule.fromLift));
  const effect = Uint8Array.from(rules, (rule) => EFFECTS.indexOf(rule.effect));
  const about = Uint8Array.from(rules, (rule) => Number(rule.about === 'duty'));
  const issuers = [...new Set(rules.map((rule) => rule.issuer))];
  const issuer = Int32Array.from(rules, (rule) => issuers.indexOf(rule.issuer));
  const over = issuers.map((a) => issuers.map((b) => isSuperior(policy, a, b)));
  const numberOf = new Map(rules.map((rule, i) => [rule.id, i]));
  const numbers = (ids: readonly string[]) =>
    ids.length === 0 ? null : new Set(ids.map((id) => numberOf.get(id)));
  const exceptTo = rules.map((rule) => numbers(rule.exceptTo));
  const suspends = rules.map((rule) => numbers(rule.suspends));

  const comesBefore = (a: number, b: number): boolean => last[a]! < first[b]!;
  const comesBeforeOrWith = (a: number, b: number): boolean => last[a]! <= first[b]!;
  const isSuperiorTo = (a: number, b: number): boolean => over[issuer[a]!]![issuer[b]!]!;
  const scopes = new Map<string, number>();
  const scope = Int32Array.from(rules, (rule) =>
    numberedOnce(scopes, AXES.map((axis) => rule.scope[axis]).join('\n')),
  );
  const sameScope = (a: number, b: number): boolean => scope[a] === scope[b];
  const liesIn = (a: number, b: number): boolean => {
    for (let i = 0; i < axes.length; i++) {
      const { aroundBits, words, column } = axes[i]!;
      if (column[a] !== column[b] && !hasBit(aroundBits, words, column[a]!, column[b]!)) return false;
    }
    return true;
  };
  const isPartOf = (lift: number, rule: number): boolean =>
    issuer[lift] === issuer[rule] && comesBeforeOrWith(rule, lift);
  const isLater = (a: number, b: number): boolean =>
    comesBefore(b, a) || (binding[a] === 0 && binding[b] === 1 && comesBeforeOrWith(b, a));

  const isExcept = (a: number, b: number): boolean => exceptTo[a]?.has(b) ?? false;
  const bindsAnew = (a: number, b: number): boolean =>
    fromLift[b] === 1 && binding[a] === 1 && comesBefore(b, a);
  const isNarrower = (a: number, b: number): boolean =>
    liesIn(a, b) && !sameScope(a, b) && (fromLift[a] === 0 || isPartOf(a, b));
  const isLaterOnSame = (a: number, b: number): boolean => sameScope(a, b) && isLater(a, b);
  /** Most rules that meet are of one effect, and no two duties: nothing is to be asked of them. */
  const mayOppose = (a: number, b: number): boolean =>
    about[a] === about[b] &&
    (effect[a] !== effect[b] || effect[a] === DUTY) &&
    areOpposite(rules[a]!, rules[b]!);

  return (a, b) => {
    if (effect[a] === SUSPENSION) {
      if (!suspends[a]?.has(b)) return null;
      return isSuperiorTo(a, b) ? 'superior issuer' : 'later';
    }
    if (!mayOppose(a, b)) return null;
    if (isExcept(a, b)) return 'except';
    if (isExcept(b, a)) return null;
    if (isSuperiorTo(a, b)) return 'superior issuer';
    if (isSuperiorTo(b, a)) return null;
    if (bindsAnew(a, b)) return 'later';
    if (bindsAnew(b, a)) return null;
    if (isNarrower(a, b)) return 'narrower';
    if (isNarrower(b, a)) return null;
    return isLaterOnSame(a, b) ? 'later' : null;
  };
}

const EFFECTS: readonly Rule['effect'][] = ['permission', 'prohibition', 'duty', 'zone', 'suspension'];
const DUTY = EFFECTS.indexOf('duty');
const SUSPENSION = EFFECTS.indexOf('suspension');

function numberedOnce(known: Map<string, number>, key: string): number {
  const found = known.get(key) ?? known.size;
  known.set(key, found);
  return found;
}
