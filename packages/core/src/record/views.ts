import type { EdtfString, NodeId, Policy, RecordedClaim, Scope } from '../vocabulary/index.ts';
import type { FindingRef, Ledger } from './ledger.ts';
import type { Hit, Search } from './search.ts';

/** Issuer and scope under a policy: what one claim speaks of. */
export type Line = { policy: string; issuer: NodeId; scope: Scope };

/** Where one policy stands in the record, before anything is decided. */
export type Standing = {
  id: string;
  name: string;
  /** Claims that were not taken back. */
  claims: number;
  /** When the last claim was entered or taken back, as the record's clock tells; null: none was. */
  changed: string | null;
  checkedThrough: EdtfString | null;
  /** Findings that wait for a person and fit it. */
  waiting: number;
};

export type Overview = {
  entries: number;
  reports: number;
  /** Findings that wait and fit no policy. */
  homeless: number;
  /** In the order in which they were first put on record. */
  policies: Standing[];
};

/**
 * What is asked of a record most, answered without folding all of it. Each says what folding the entries up to `asOf`
 * (a seq; left out, all) would say: that is its definition, and `packages/store/src/views-conformance.ts` holds it.
 */
export type Views = {
  /** The last seq that the record held by the end of a day, minute, second or instant. */
  seqBy: (by: string) => Promise<number>;
  overview: () => Promise<Overview>;
  policies: (asOf?: number) => Promise<ReadonlyMap<string, Policy>>;
  /** The ledger's part that is about one policy: its version, claims and check; with `readings`, those of its claims. */
  ofPolicy: (id: string, options?: { asOf?: number; readings?: boolean }) => Promise<Ledger>;
  /** The ledger's part that is about some reports, by sha256: of policies those of their claims and those that a waiting finding fits. */
  ofReports: (reports: readonly string[]) => Promise<Ledger>;
  /** The sha256 of reports that were read and whose hash begins so, in order; no more than `most`. */
  reportsFrom: (start: string, most: number) => Promise<string[]>;
  claim: (id: string) => Promise<RecordedClaim | null>;
  /** The last claim on a line that stood then. */
  claimOn: (line: Line, asOf?: number) => Promise<RecordedClaim | null>;
  /** The entry of that claim alone, which is found many times as fast. */
  standingOn: (line: Line, asOf?: number) => Promise<number | null>;
  /** Findings that wait: all of them, those that fit a policy, or, by null, those that fit none. In order of reading. */
  waiting: (policy?: string | null, asOf?: number) => Promise<FindingRef[]>;
  /** Passages that hold all terms, the best first; of each report its last reading. No terms find nothing. */
  search: (search: Search) => Promise<Hit[]>;
};
