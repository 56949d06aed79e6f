/** A policy's id, or none → the policy, with both answers to all of it and the record as it was known by the clocks. */
import { type Ledger, wholePolicy } from '@proviso/core/publishing';
import { type Answers, type Policy, ProvisoError } from '@proviso/core/vocabulary';
import type { Desk } from '@proviso/desk';
import { askedWords, type ClockOptions } from './options.ts';

export type OnRecord = { ledger: Ledger; policy: Policy; answers: Answers };

/** `whole`: with all readings and reviews; without, only what is about the policy is read. */
export async function policyOnRecord(
  desk: Desk,
  id: string | undefined,
  clocks: ClockOptions,
  { whole = false } = {},
): Promise<OnRecord> {
  const asked = await desk.question(id, askedWords(clocks));
  const ledger = whole
    ? await desk.ledger(asked.asRecordedBy)
    : await desk.policyLedger(asked.policy, asked.asRecordedBy);
  const policy = await policyIn(desk, ledger, asked.policy);
  return { ledger, policy, answers: await desk.ask(wholePolicy(policy, asked)) };
}

/** As it was by then; a policy that came later is taken as it came. */
export async function policyIn(desk: Desk, ledger: Ledger, id: string): Promise<Policy> {
  const found = ledger.policies.get(id) ?? (await desk.policyLedger(id)).policies.get(id);
  if (found) return found;
  throw new ProvisoError(
    'E_POLICY_UNKNOWN',
    `no policy \`${id}\` is on record: \`proviso policies\` lists them`,
  );
}
