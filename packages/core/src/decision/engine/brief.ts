/**
 * What holds in a cell, in numbers → the short answer with its reasons. What is the same in every answer, as the sources
 * of a rule, is made when it is first told.
 */
import { BASES, type Basis, type Outcome, type Reason } from '../../vocabulary/index.ts';
import { rulingFrom } from '../outcome.ts';
import { reasonOf } from '../reasons.ts';
import type { Rule } from '../rule.ts';
import type { Held } from './grounded.ts';
import { GROUNDS } from './grounds.ts';
import type { RuleTable } from './rule-table.ts';

/** As a verdict of `decide`, without its cautions. */
export type Brief = {
  outcome: Outcome;
  duties: readonly string[];
  basis: Basis | null;
  reasons: readonly Reason[];
};

/** Reads what the table holds. */
export type Briefs = () => Brief;

const NOTHING_ON_RECORD: Brief = { outcome: 'undetermined', duties: [], basis: null, reasons: [] };
const NO_DUTIES: readonly string[] = [];

export function briefsOf({ policy, inRow: rules, held, rankOf }: RuleTable): Briefs {
  const [strength, ranks] = [new Uint8Array(rules.length), new Uint8Array(rules.length)];
  for (let i = 0; i < rules.length; i++) {
    strength[i] = BASES.indexOf(rules[i]!.basis);
    ranks[i] = RANKS[rules[i]!.effect];
  }
  const ids = rules.map((rule) => rule.id);
  const deciding: (Reason | undefined)[] = new Array(rules.length);
  const standing: (Reason | undefined)[] = new Array(rules.length);
  const alone: (Brief | undefined)[] = new Array(rules.length);
  /** The rules of the reasons told so far. */
  const told: number[] = [];

  const decides = (rule: number): Reason => {
    deciding[rule] ??= reasonOf(rules[rule]!, true, []);
    return deciding[rule];
  };
  const stands = (rule: number): Reason => {
    standing[rule] ??= reasonOf(rules[rule]!, false, []);
    return standing[rule];
  };
  /** The defeats of one rule stand from `first` to before `end`. */
  const fell = (rule: number, first: number, end: number): Reason => {
    // An array that is told how long it is takes a tenth of the memory of one that grows.
    const defeatedBy: Reason['defeatedBy'] = new Array(end - first);
    for (let i = first; i < end; i++)
      defeatedBy[i - first] = { rule: ids[held.by[i]!]!, ground: GROUNDS[held.ground[i]!]! };
    const { effect, scope, constraints, from, until, basis, presupposed, supports, separatelyWritten } =
      stands(rule);
    return {
      rule: ids[rule]!,
      effect,
      decided: false,
      defeatedBy,
      scope,
      constraints,
      from,
      until,
      basis,
      presupposed,
      supports,
      separatelyWritten,
    };
  };

  const saidAlone = (rule: number): Brief => {
    if (alone[rule] === undefined) {
      const { basis, effect, duty } = rules[rule]!;
      const duties = effect === 'duty' && duty !== null ? [duty] : NO_DUTIES;
      alone[rule] = { outcome: OUTCOMES_BY_RANK[ranks[rule]!]!, duties, basis, reasons: [decides(rule)] };
    }
    return alone[rule];
  };

  const isTold = (rule: number, count: number): boolean => {
    for (let i = 0; i < count; i++) if (told[i] === rule) return true;
    return false;
  };

  /** The fallen and those before which they fell, where these did not decide, in the order of their ids. */
  function tellOthers(reasons: Reason[]): void {
    const decided = reasons.length;
    const tell = (rule: number, reason: Reason) => {
      let i = reasons.push(reason) - 1;
      for (const rank = rankOf(rule); i > decided && rankOf(told[i - 1]!) > rank; i--) {
        told[i] = told[i - 1]!;
        reasons[i] = reasons[i - 1]!;
      }
      told[i] = rule;
      reasons[i] = reason;
    };
    for (let first = 0; first < held.falls; ) {
      const rule = held.fallen[first]!;
      let end = first + 1;
      while (end < held.falls && held.fallen[end] === rule) end++;
      for (let i = first; i < end; i++) {
        const by = held.by[i]!;
        if (!isTold(by, reasons.length)) tell(by, stands(by));
      }
      tell(rule, fell(rule, first, end));
      first = end;
    }
  }

  return () => {
    if (held.falls === 0) {
      if (held.lives === 0) return NOTHING_ON_RECORD;
      if (held.lives === 1) return saidAlone(held.live[0]!);
    }
    const rank = strongestRank(held, ranks);
    const reasons: Reason[] = [];
    let weakest = -1;
    for (let i = 0; i < held.lives; i++) {
      const rule = held.live[i]!;
      if (held.isContested ? held.isOpposed[i] === 0 : ranks[rule] !== rank) continue;
      told[reasons.push(decides(rule)) - 1] = rule;
      if (strength[rule]! > weakest) weakest = strength[rule]!;
    }
    const duties = rank === RANKS.duty && !held.isContested ? dutiesIn(reasons) : NO_DUTIES;
    if (held.falls > 0) tellOthers(reasons);
    const outcome = held.isContested ? 'contested by rules' : OUTCOMES_BY_RANK[rank]!;
    return { outcome, duties, basis: BASES[weakest] ?? null, reasons };
  };

  /** Of the reasons that decided: as `rulingFrom` has them. */
  function dutiesIn(reasons: readonly Reason[]): readonly string[] {
    if (reasons.every(({ effect }) => effect === 'permission')) return NO_DUTIES;
    const due = Array.from(held.live.subarray(0, held.lives), (rule) => rules[rule]!);
    return rulingFrom(policy, due, []).duties;
  }
}

/** What forbids goes before a zone, and that before what permits. */
const RANKS: Record<Rule['effect'], number> = {
  prohibition: 0,
  zone: 1,
  permission: 2,
  duty: 2,
  suspension: 3,
};

const OUTCOMES_BY_RANK: readonly Outcome[] = ['prohibited', 'undetermined', 'permitted', 'undetermined'];

function strongestRank({ live, lives }: Held, ranks: Uint8Array): number {
  let rank = RANKS.suspension;
  for (let i = 0; i < lives; i++) if (ranks[live[i]!]! < rank) rank = ranks[live[i]!]!;
  return rank;
}
