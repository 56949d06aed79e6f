/** A dossier that was checked → what its pages show, as plain data: had from the receipt's entries, and from nothing else. */
import {
  type Bulletin,
  bulletin,
  type Correction,
  type ProvenEntry,
  type Receipt,
  type ReportStory,
  seenIn,
  storiesOf,
  type Timeline,
  takenBackIn,
  timeline,
} from '@proviso/core/publishing';
import type { Policy } from '@proviso/core/vocabulary';
import type { Dossier } from './dossier.ts';

export type View = {
  receipt: Receipt;
  policy: Policy;
  /** The answers asked for; what changed is of the whole policy, as far as the carried claims tell it. */
  bulletin: Bulletin;
  timeline: Timeline;
  stories: ReportStory[];
  corrections: Correction[];
  /** The receipt's and those of the corrections, in the order of the log. */
  entries: ProvenEntry[];
  /** Of a claim, by its id. */
  entryOf: ReadonlyMap<string, ProvenEntry>;
  addressOf: (report: string) => string | null;
};

export function viewOf({ receipt, corrections, addresses }: Dossier): View {
  const { question, answers } = receipt;
  const { ledger, policy, known } = seenIn(question, receipt.entries);
  const entries = [...receipt.entries, ...corrections].sort((a, b) => a.seq - b.seq);
  return {
    receipt,
    policy,
    bulletin: bulletin(ledger, policy, { question, ...answers, suggestions: 0 }),
    timeline: timeline(ledger, policy, { at: question.at, publishedBy: question.asPublishedBy }),
    stories: storiesOf(ledger, known),
    corrections: takenBackIn(seenIn(question, entries), question),
    entries,
    entryOf: new Map(
      entries.flatMap((entry) =>
        entry.body.kind === 'claim' ? [[entry.body.claim.id, entry] as const] : [],
      ),
    ),
    addressOf: (report) => (Object.hasOwn(addresses, report) ? addresses[report]! : null),
  };
}
