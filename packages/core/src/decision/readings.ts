/**
 * Known claims → the ways to read them: each denial may hold or not. Denials that dispute the same claims are one
 * switch, so neither a copy of a denial nor the order of arrival adds a reading.
 */
import { type Policy, type RecordedClaim, surelyBefore } from '../vocabulary/index.ts';
import { datedAsFirst, startOf } from './change.ts';
import { contains, rules } from './hierarchy.ts';
import { policyOn } from './memberships.ts';
import { subsetsOf } from './subsets.ts';

/** Ids of the claims that do not hold in it. */
export type Reading = ReadonlySet<string>;

/** A dispute: ids of claims, and those who deny them. */
export type Dispute = { claims: ReadonlySet<string>; denials: RecordedClaim[] };

export type Readings = { readings: Reading[]; disputes: Dispute[]; cutShort: boolean };

/** Six switches are 64 readings; beyond them each denial is taken alone, and all together. */
const MOST_SWITCHES = 6;

export const NOTHING_DENIED: Reading = new Set();

export function readingsOf(policy: Policy, known: readonly RecordedClaim[]): Readings {
  const disputes = disputesIn(policy, known);
  const cutShort = disputes.length > MOST_SWITCHES;
  const sets = disputes.map((dispute) => dispute.claims);
  const readings = cutShort ? [NOTHING_DENIED, ...sets, union(sets)] : subsetsOf(sets).map(union);
  return { readings: distinct(readings), disputes, cutShort };
}

function disputesIn(policy: Policy, known: readonly RecordedClaim[]): Dispute[] {
  if (!known.some((claim) => claim.phase === 'denied')) return [];
  const dated = datedAsFirst(known);
  const bySet = new Map<string, Dispute>();
  for (const denial of dated.filter((claim) => claim.phase === 'denied' && claim.forIssuer)) {
    const claims = dated.filter((claim) => disputes(policy, denial, claim)).map((claim) => claim.id);
    if (claims.length === 0) continue;
    const key = claims.sort().join(' ');
    const same = bySet.get(key);
    if (same) same.denials.push(denial);
    else bySet.set(key, { claims: new Set(claims), denials: [denial] });
  }
  return [...bySet].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, dispute]) => dispute);
}

/** The same move, on a line inside the denied one on the day of which the claim tells, published not provably after the denial. */
export const disputes = (policy: Policy, denial: RecordedClaim, claim: RecordedClaim): boolean =>
  (claim.phase === 'in_force' || claim.phase === 'announced') &&
  claim.move === denial.move &&
  rules(policy, denial.issuer, claim.issuer) &&
  claim.scopes.every((inner) =>
    denial.scopes.some((outer) => contains(policyOn(policy, startOf(claim)), outer, inner)),
  ) &&
  !(denial.published && claim.published && surelyBefore(denial.published, claim.published));

const union = (sets: readonly Reading[]): Reading => new Set(sets.flatMap((set) => [...set]));

const distinct = (readings: readonly Reading[]): Reading[] => [
  ...new Map(readings.map((reading) => [[...reading].sort().join(' '), reading])).values(),
];
