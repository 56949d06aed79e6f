/** A policy and the clocks that an address names → what stood on record of it then; left out, as it is today. */
import { type Ledger, tracker } from '@proviso/core/publishing';
import { type Answers, type Policy, ProvisoError, type Question } from '@proviso/core/vocabulary';
import type { AskedWords, Desk } from '@proviso/desk';
import type { Context } from 'hono';
import { askedOf } from './asked.ts';
import type { Clocks } from './pages/links.ts';

export type Look = {
  ledger: Ledger;
  policy: Policy;
  question: Question;
  answers: Answers;
  words: AskedWords;
  /** Only what the address names: a page without clocks stays the page of today. */
  clocks: Clocks;
  tracker: ReturnType<typeof tracker>;
};

export async function lookAt(c: Context, desk: Desk, id: string): Promise<Look> {
  const words = askedOf(c);
  const { at, asPublishedBy, asRecordedBy } = words;
  const clocks: AskedWords = {
    ...(at === undefined ? {} : { at }),
    ...(asPublishedBy === undefined ? {} : { asPublishedBy }),
    ...(asRecordedBy === undefined ? {} : { asRecordedBy }),
  };
  const question = await desk.question(id, clocks);
  const { ledger, policy } = await policyThen(desk, id, question.asRecordedBy);
  const answers = await desk.ask(question);
  const waiting = await desk.waiting(policy.id, question.asRecordedBy);
  return {
    ledger,
    policy,
    question,
    answers,
    words: { at: question.at, ...clocks },
    clocks: { at: at ?? '', asPublishedBy: question.asPublishedBy, asRecordedBy: question.asRecordedBy },
    tracker: tracker(ledger, policy, answers, waiting),
  };
}

/** A policy that was not on record then is shown by what it is now, with nothing on record. */
export async function policyThen(
  desk: Desk,
  id: string,
  recordedBy: string | null,
): Promise<Pick<Look, 'ledger' | 'policy'>> {
  const ledger = await desk.policyLedger(id, recordedBy, { readings: true });
  const policy = ledger.policies.get(id) ?? (await desk.policyLedger(id)).policies.get(id);
  if (!policy) throw new ProvisoError('E_POLICY_UNKNOWN', `no policy \`${id}\` is on record`);
  return { ledger, policy };
}

/** `http://localhost:4321` */
export const originOf = (c: Context): string => new URL(c.req.url).origin;
