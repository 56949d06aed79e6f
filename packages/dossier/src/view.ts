/** A dossier that was checked → what its pages show, as plain data: had from the receipt's entries, and from nothing else. */
import {
  type ProvenEntry,
  type Receipt,
  type SaidAnswer,
  sayAnswer,
  seenIn,
  type Tracker,
  tracker,
} from '@proviso/core/publishing';
import type { Policy } from '@proviso/core/vocabulary';
import type { Dossier } from './dossier.ts';

export type View = {
  receipt: Receipt;
  policy: Policy;
  officialText: SaidAnswer;
  asReported: SaidAnswer;
  /** All that the carried claims tell of the policy, whatever part of it was asked about. */
  tracker: Tracker;
  /** Of a claim, by its id. */
  entryOf: ReadonlyMap<string, ProvenEntry>;
  addressOf: (report: string) => string | null;
};

export function viewOf({ receipt, addresses }: Dossier): View {
  const { question, answers, entries } = receipt;
  const { ledger, policy } = seenIn(question, entries);
  return {
    receipt,
    policy,
    officialText: sayAnswer(policy, answers.officialText, 'officialText'),
    asReported: sayAnswer(policy, answers.asReported, 'asReported'),
    tracker: tracker(ledger, policy, { question, ...answers, suggestions: 0 }),
    entryOf: new Map(
      entries.flatMap((entry) =>
        entry.body.kind === 'claim' ? [[entry.body.claim.id, entry] as const] : [],
      ),
    ),
    addressOf: (report) => (Object.hasOwn(addresses, report) ? addresses[report]! : null),
  };
}
