/**
 * What holds in a cell, in numbers → the short answer with its reasons. A reason that was given before, for the same rule
 * beside the same others, is given again and not made anew.
 */
import { BASES, type Basis, type Ground, type Outcome, type Reason } from '../../vocabulary/index.ts';
import { rulingFrom } from '../outcome.ts';
import { reasonOf } from '../reasons.ts';
import type { Rule } from '../rule.ts';
import type { Fall, Held, RuleTable } from './rule-table.ts';

/** As a verdict of `decide`, without its cautions. */
export type Brief = {
  outcome: Outcome;
  duties: readonly string[];
  basis: Basis | null;
  reasons: readonly Reason[];
};

/** Reasons of a rule by those that defeat it, and on which ground, one after the other. */
type Fallen = { reason: Reason | null; next: Map<number, Fallen> };

const GROUNDS: readonly Ground[] = ['except', 'superior issuer', 'narrower', 'later'];

export type Briefs = (held: Held) => Brief;

const NOTHING_ON_RECORD: Brief = { outcome: 'undetermined', duties: [], basis: null, reasons: [] };
const NO_DUTIES: readonly string[] = [];

export function briefsOf({ rules }: RuleTable): Briefs {
  const strength = rules.map((rule) => BASES.indexOf(rule.basis));
  const deciding: Reason[] = [];
  const standing: Reason[] = [];
  const fallen: (Fallen | undefined)[] = [];

  const plain = (known: Reason[], rule: number, decided: boolean): Reason => {
    known[rule] ??= reasonOf(rules[rule]!, decided, []);
    return known[rule];
  };
  const defeated = (rule: number, falls: readonly Fall[]): Reason => {
    fallen[rule] ??= { reason: null, next: new Map() };
    let found = fallen[rule];
    for (const fall of falls) {
      if (fall.rule !== rule) continue;
      const key = fall.by * GROUNDS.length + GROUNDS.indexOf(fall.ground);
      let next = found.next.get(key);
      if (!next) {
        next = { reason: null, next: new Map() };
        found.next.set(key, next);
      }
      found = next;
    }
    found.reason ??= reasonOf(rules[rule]!, false, defeatsOf(rule, falls));
    return found.reason;
  };
  const defeatsOf = (rule: number, falls: readonly Fall[]) =>
    falls.filter((fall) => fall.rule === rule).map(({ by, ground }) => ({ by: rules[by]!, ground }));

  const alone: Brief[] = [];
  const saidAlone = (rule: number): Brief => {
    const known = alone[rule];
    if (known) return known;
    const { outcome, duties } = said(rules, [rule]);
    const brief = { outcome, duties, basis: rules[rule]!.basis, reasons: [plain(deciding, rule, true)] };
    alone[rule] = brief;
    return brief;
  };

  return ({ live, falls }) => {
    if (falls.length === 0) {
      if (live.length === 0) return NOTHING_ON_RECORD;
      if (live.length === 1) return saidAlone(live[0]!);
    }
    const { outcome, duties, decided } = said(rules, live);
    const reasons: Reason[] = [];
    let weakest = -1;
    for (const rule of isAscending(decided) ? decided : decided.toSorted(ascending)) {
      reasons.push(plain(deciding, rule, true));
      weakest = Math.max(weakest, strength[rule]!);
    }
    for (const rule of othersIn(falls, decided)) {
      const isFallen = falls.some((fall) => fall.rule === rule);
      reasons.push(isFallen ? defeated(rule, falls) : plain(standing, rule, false));
    }
    return { outcome, duties, basis: BASES[weakest] ?? null, reasons };
  };
}

/** The rules of the falls that did not decide, each once, in order. */
function othersIn(falls: readonly Fall[], decided: readonly number[]): readonly number[] {
  const others: number[] = [];
  for (const { rule, by } of falls) {
    if (!decided.includes(rule) && !others.includes(rule)) others.push(rule);
    if (!decided.includes(by) && !others.includes(by)) others.push(by);
  }
  return others.length > 1 ? others.sort(ascending) : others;
}

function isAscending(numbers: readonly number[]): boolean {
  for (let i = 1; i < numbers.length; i++) if (numbers[i - 1]! > numbers[i]!) return false;
  return true;
}

/** Rules are numbered in the order of their ids. */
const ascending = (a: number, b: number): number => a - b;

type Said = { outcome: Outcome; duties: readonly string[]; decided: readonly number[] };

function said(rules: readonly Rule[], live: readonly number[]): Said {
  const [first] = live;
  const { effect, duty } = rules[first!] ?? {};
  if (live.length === 1 || live.every((rule) => rules[rule]!.effect === effect)) {
    if (effect === 'prohibition') return { outcome: 'prohibited', decided: live, duties: NO_DUTIES };
    if (effect === 'permission') return { outcome: 'permitted', decided: live, duties: NO_DUTIES };
    if (effect === 'zone') return { outcome: 'undetermined', decided: live, duties: NO_DUTIES };
    if (live.length === 1) return { outcome: 'permitted', decided: live, duties: duty ? [duty] : NO_DUTIES };
  }
  const { outcome, duties, decided } = rulingFrom(
    live.map((rule) => rules[rule]!),
    [],
  );
  return { outcome, duties, decided: live.filter((rule) => decided.includes(rules[rule]!)) };
}
