/** A policy, from a file or from a finding → on record, with the claims of findings accepted earlier that now fit. */
import { canonicalJson, policyFromFinding } from '@proviso/core/record';
import {
  dayOf,
  type EdtfString,
  extentOf,
  type Finding,
  type FullReading,
  type Gazetteer,
  type Policy,
  ProvisoError,
  type Reviewer,
} from '@proviso/core/vocabulary';
import { claimChanges } from './claims.ts';
import { few } from './few.ts';
import type { Plan, View } from './record-book.ts';
import { find } from './review.ts';
import { type ReadyMadeLists, validPolicy } from './valid-policy.ts';

/** The same policy twice adds nothing; another one under the same id is its new version. */
export function planPolicy(view: View, given: unknown, lists?: ReadyMadeLists): Plan<Policy> {
  const policy = validPolicy(given, lists);
  const before = view.ledger.policies.get(policy.id);
  if (before && canonicalJson(before) === canonicalJson(policy)) return { bodies: [], result: before };
  const why = { reason: 'tied anew by a new version of the policy', by: TYING };
  const changes = [...view.ledger.readings.values()].flatMap(
    (reading) => claimChanges(view, reading, [policy], new Map(), why).bodies,
  );
  return { bodies: [{ kind: 'policy', policy }, ...changes], result: policy };
}

export function planPolicyFrom(
  view: View,
  gazetteer: Gazetteer,
  ref: string,
  options: { id?: string; name?: string },
): Plan<Policy> {
  const policy = draftPolicyFrom(find(view, ref), gazetteer, options);
  if (view.ledger.policies.has(policy.id)) {
    throw new ProvisoError(
      'E_POLICY_EXISTS',
      `a policy \`${policy.id}\` is on record already: give the new one another id`,
    );
  }
  return planPolicy(view, policy);
}

export const draftPolicyFrom = (
  { reading, finding }: { reading: FullReading; finding: Finding },
  gazetteer: Gazetteer,
  options: { id?: string; name?: string },
): Policy => policyFromFinding(reading, finding, { ...options, gazetteer });

const TYING: Reviewer = { kind: 'rule', name: 'tying' };

export function planCheck(view: View, policy: string, through: EdtfString, now: number): Plan<void> {
  policyNamed(view, policy);
  const extent = extentOf(through);
  if (!extent) throw notDate(through);
  if (extent.earliest > now) {
    throw new ProvisoError(
      'E_DATE',
      `\`${through}\` is still to come: reports can be looked through until today, \`${dayOf(now)}\``,
    );
  }
  return { bodies: [{ kind: 'check', policy, through }], result: undefined };
}

export const notDate = (given: string): ProvisoError =>
  new ProvisoError('E_DATE', `\`${given}\` is no date: write \`2024-05-30\`, \`2024-05\` or \`2024\``);

const policyNamed = (view: View, id: string): Policy =>
  view.ledger.policies.get(idAmong([...view.ledger.policies.keys()], id))!;

/** Left out, the one policy that the record has. */
export function idAmong(ids: readonly string[], id: string | undefined): string {
  const found = id === undefined ? (ids.length === 1 ? ids[0] : undefined) : ids.find((one) => one === id);
  if (found !== undefined) return found;
  const known = few(ids.map((one) => `\`${one}\``));
  const list = known ? `on record: ${known}` : 'none is on record; `proviso policies new` makes one';
  throw new ProvisoError(
    'E_POLICY_UNKNOWN',
    id === undefined ? `name the policy: ${list}` : `no policy \`${id}\`: ${list}`,
  );
}
