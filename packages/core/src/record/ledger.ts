import type { EdtfString, EntryBody, FullReading, Policy, RecordedClaim } from '../vocabulary/index.ts';

export type Review = Extract<EntryBody, { kind: 'review' }> & { recorded: string; seq: number };

/** `<report's sha256>:<finding's id>`. */
export type FindingRef = string;
export const findingRef = (report: string, finding: string): FindingRef => `${report}:${finding}`;

export type RecordedReading = FullReading & { recorded: string; seq: number; program: string };

/** What the entries up to some point say, folded: the one view that all others are made from. */
export type Ledger = {
  /** The last version of each. */
  policies: ReadonlyMap<string, Policy>;
  /** By report; the last reading of each. */
  readings: ReadonlyMap<string, RecordedReading>;
  /** The last word on each finding. */
  reviews: ReadonlyMap<FindingRef, Review>;
  claims: readonly RecordedClaim[];
  /** By policy: the latest day looked through until. */
  checks: ReadonlyMap<string, EdtfString>;
};

export const EMPTY_LEDGER: Ledger = {
  policies: new Map(),
  readings: new Map(),
  reviews: new Map(),
  claims: [],
  checks: new Map(),
};
