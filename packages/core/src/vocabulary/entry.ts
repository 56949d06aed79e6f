import type { Claim } from './claim.ts';
import type { EdtfString } from './date-stamp.ts';
import type { Policy } from './policy.ts';
import type { FullReading } from './reading.ts';

/** What the record holds. Entries are only ever added; ends, states and views are derived from them. */
export type EntryBody =
  /** A report and what the program, by its version, read in it. Bytes are kept under `reading.report.sha256`. */
  | { kind: 'reading'; program: string; reading: FullReading }
  /** A policy, or a new version of it: the last one recorded counts. */
  | { kind: 'policy'; policy: Policy }
  /** A person's or a rule's word on a suggestion. Accepting is followed by the claims it makes, in the same batch. */
  | {
      kind: 'review';
      report: string;
      finding: string;
      decision: 'accept' | 'reject' | 'hold';
      by: Reviewer;
      reason: string | null;
    }
  | { kind: 'claim'; claim: Claim }
  /** Takes a claim back from then on; what was answered before stays answerable. */
  | { kind: 'retraction'; claim: string; reason: string; published: EdtfString | null; by: Reviewer }
  /** The reports of a policy have been looked through until then. */
  | { kind: 'check'; policy: string; through: EdtfString };

/** `rule` for acceptance by rule 0 without a person; else the reviewer's own name for themselves. */
export type Reviewer = { kind: 'rule' | 'person'; name: string };

export type Entry = {
  /** 1, 2, 3 ... */
  seq: number;
  /** When this record took it in: an instant, later than every batch before, whatever the machine's clock says. */
  recorded: string;
  /** As a leaf of the Merkle log (RFC 6962): SHA-256 over 0x00 and the canonical JSON of body, recorded and seq; hex. */
  hash: string;
  body: EntryBody;
};
