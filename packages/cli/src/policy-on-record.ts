/** A policy's id, or none → the policy, with both answers to all of it and the record as it was known by the clocks. */
import { type Ledger, wholePolicy } from '@proviso/core/publishing';
import { type Answers, type Policy, ProvisoError } from '@proviso/core/vocabulary';
import type { Desk } from '@proviso/desk';
import { askedWords, type ClockOptions } from './options.ts';

export type OnRecord = { ledger: Ledger; policy: Policy; answers: Answers };

/** Only what is about the policy is read; `readings`: with those of its reports. */
export async function policyOnRecord(
  desk: Desk,
  id: string | undefined,
  clocks: ClockOptions,
  options: { readings?: boolean } = {},
): Promise<OnRecord> {
  const asked = await desk.question(id, askedWords(clocks));
  const ledger = await desk.policyLedger(asked.policy, asked.asRecordedBy, options);
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
