/** A ruling → the reasons that a person reads: the rules that decided, those that they defeated, and who says each. */
import { BASES, type Basis, type Reason, type RecordedClaim, type Support } from '../vocabulary/index.ts';
import type { Defeat } from './defeat.ts';
import type { Ruling } from './outcome.ts';
import { type Rule, untilOf } from './rule.ts';

export function reasonsFor({ decided, defeated }: Ruling): Reason[] {
  const defeats = new Map(defeated.map(({ rule, by }) => [rule.id, by]));
  const rules = [
    ...decided,
    ...defeated.map(({ rule }) => rule),
    ...defeated.flatMap(({ by }) => by.map((d) => d.by)),
  ];
  const told = new Map(rules.map((rule) => [rule.id, rule]));
  const ids = new Set(decided.map((rule) => rule.id));
  return [...told.values()]
    .map((rule) => reasonOf(rule, ids.has(rule.id), defeats.get(rule.id) ?? []))
    .sort((a, b) => Number(b.decided) - Number(a.decided) || (a.rule < b.rule ? -1 : 1));
}

export const reasonOf = (rule: Rule, decided: boolean, defeatedBy: readonly Defeat[]): Reason => ({
  rule: rule.id,
  effect: rule.effect,
  decided,
  defeatedBy: defeatedBy.map(({ by, ground }) => ({ rule: by.id, ground })),
  scope: rule.scope,
  constraints: rule.constraints,
  from: rule.start.told,
  until: untilOf(rule),
  basis: rule.basis,
  presupposed: rule.presupposed,
  supports: rule.supports.map(supportOf).sort(strongestFirst),
  separatelyWritten: new Set(rule.supports.map((claim) => claim.origin)).size,
});

/** The weakest link of what decided. */
export const basisOf = (rules: readonly Rule[]): Basis | null =>
  BASES.findLast((basis) => rules.some((rule) => rule.basis === basis)) ?? null;

const supportOf = (claim: RecordedClaim): Support => ({
  claim: claim.id,
  report: claim.report,
  finding: claim.finding,
  speaker: claim.receipt.speaker,
  outlet: claim.receipt.outlet,
  published: claim.published,
  basis: claim.basis,
  words: claim.receipt.anchor.text,
});

const strongestFirst = (a: Support, b: Support): number =>
  BASES.indexOf(a.basis) - BASES.indexOf(b.basis) || (a.claim < b.claim ? -1 : 1);
