import type { Row } from '@proviso/core/exchange';
import type {
  EntryProof,
  GrowthProof,
  Notice,
  ProvenEntry,
  Receipt,
  RelatedPolicy,
} from '@proviso/core/publishing';
import type {
  EntryFault,
  FindingRef,
  Head,
  Hit,
  Ledger,
  Overview,
  PassageKind,
  RecordedReading,
} from '@proviso/core/record';
import type {
  Answers,
  Claim,
  Finding,
  FullReading,
  Hints,
  Policy,
  Question,
  ReadingStage,
  ReadResult,
  RecordedClaim,
  Reviewer,
  Unreadable,
} from '@proviso/core/vocabulary';
import type { Board, BoardOptions } from './board.ts';
import type { Found } from './find.ts';
import type { Folder, FolderPiece } from './folder.ts';
import type { Imported, ImportOptions } from './import-rows.ts';
import type { MapAnswers } from './map.ts';
import type { NoticeSpan } from './notices.ts';
import type { NamedPolicy } from './policy-index.ts';
import type { Queue, QueueOptions } from './queue.ts';
import type { Reread, RereadOptions } from './reread.ts';
import type { VerifyOptions } from './verify-record.ts';

export type { Reread };

/** A document on its way in: what it is called, and how to get its bytes. Loading may fail with a `ProvisoError`. */
export type Source = {
  name: string;
  load: () => Promise<{
    bytes: Uint8Array;
    mediaType?: string;
    charset?: string;
    url?: string;
    retrieved: string | null;
  }>;
};

export type SourceOptions = {
  hints?: Hints;
  until?: ReadingStage;
  /** Of a feed or an archive read also those reports to the end in which no sentence speaks of a rule. */
  all?: boolean;
};

export type AddOptions = Omit<SourceOptions, 'until'> & { accept: boolean; by: Reviewer };

/** What adding one report did. */
export type Added = {
  reading: FullReading;
  /** The very same bytes, read by the same program, were in the record before: nothing was added. */
  known: boolean;
  /** Findings that wait for a person. */
  waiting: FindingRef[];
  claims: Claim[];
  /** Findings that fit no policy on record. */
  noPolicy: FindingRef[];
};

/** A finding that nobody has accepted or rejected yet. */
export type Suggestion = {
  ref: FindingRef;
  finding: Finding;
  reading: FullReading;
  /** Ids of the policies it fits. */
  policies: string[];
  held: boolean;
};

export type ReportOnRecord = {
  /** The part of the record that is about it. */
  ledger: Ledger;
  reading: RecordedReading;
  /** Claims of other reports that tell the same story, under the policies where it is told. */
  sameStory: RecordedClaim[];
};

/** Both answers to the whole of a policy today, as they are and as they would be. */
export type Preview = { policy: Policy; before: Answers; after: Answers };

/** What a review file did: findings reviewed, reviewed so before, and its lines that chose no finding. */
export type ReviewsLoaded = { applied: number; known: number; unmatched: string[] };

/** A question in words: every part as a person types it, `weapons,!long-range missiles`. */
export type AskedWords = {
  party?: string;
  action?: string;
  asset?: string;
  place?: string;
  purpose?: string;
  /** `price=450USD/t` */
  facts?: string[];
  at?: string;
  asPublishedBy?: string;
  asRecordedBy?: string;
};

/** Left out: passages of all kinds, of any policy's reports, twenty of them. */
export type SearchOptions = { kinds?: readonly PassageKind[]; policy?: string | undefined; most?: number };

/** The use-cases. `openDesk(effects)` in `index.ts` makes one; server and command line speak to nothing else. */
export type Desk = {
  /** One result a report, in the order of the sources: a feed gives one an item, everything else gives one. */
  read: (sources: Source | readonly Source[], options?: SourceOptions) => AsyncIterable<ReadResult>;
  add: (sources: Source | readonly Source[], options: AddOptions) => AsyncIterable<Added | Unreadable>;
  suggestions: () => Promise<Suggestion[]>;
  /** By its hash, or the start of it that no other has; with what is on record of it. E_REPORT_UNKNOWN. */
  report: (sha256: string) => Promise<ReportOnRecord>;
  /** For each set of findings that wait: what accepting them together would make of the policies that they fit. */
  previews: (sets: readonly (readonly FindingRef[])[]) => Promise<Preview[][]>;
  /** `ref` may be shortened to an unambiguous start of the report's hash: `6707:f2`. Gives the claims they made. */
  accept: (ref: string | readonly string[], by: Reviewer) => Promise<Claim[]>;
  /** Claims that an earlier acceptance made are taken back. */
  reject: (ref: string, reason: string, by: Reviewer) => Promise<void>;
  /** Leaves it waiting, told so. */
  hold: (ref: string, reason: string | null, by: Reviewer) => Promise<void>;
  retract: (claim: string, reason: string, by: Reviewer) => Promise<void>;
  /** Each report on record read again by the present program; nothing is added without `keep`. */
  reread: (options: RereadOptions) => AsyncIterable<Reread | Unreadable>;
  /** The contents of a review file, as `samples/reviews.json`. What is on record already adds nothing. */
  loadReviews: (file: unknown) => Promise<ReviewsLoaded>;
  /** The same id again: a new version. Findings accepted earlier that now fit make their claims. */
  addPolicy: (policy: unknown) => Promise<Policy>;
  /** A policy with the classes, places and purposes of the finding and those linked to it. */
  draftPolicy: (ref: string, options?: { id?: string; name?: string }) => Promise<Policy>;
  /** That policy, on record. E_POLICY_EXISTS where another has its id. */
  newPolicyFrom: (ref: string, options?: { id?: string; name?: string }) => Promise<Policy>;
  /** Names resolved through the policy's words. `policy` may be left out where the record has one alone. */
  question: (policy: string | undefined, words: AskedWords) => Promise<Question>;
  ask: (question: Question, options?: { withSuggestions?: boolean }) => Promise<Answers>;
  /** What holds in every place inside the question's. */
  map: (question: Question) => Promise<MapAnswers>;
  /** The answer with the entries behind it and where each stands in the log, to be checked offline. */
  receipt: (question: Question) => Promise<Receipt>;
  /** The entries of what was taken back of a receipt's policy, proven under its head. */
  corrections: (receipt: Receipt) => Promise<ProvenEntry[]>;
  /** Where reports can be read on the web, by their sha256; of those whose address is known. */
  addresses: (reports: readonly string[]) => Promise<Record<string, string>>;
  head: () => Promise<Head>;
  /** E_ENTRY_UNKNOWN where the record does not hold so many. */
  proveEntry: (seq: number) => Promise<EntryProof>;
  /** `newer` null: the record as it is. */
  proveGrowth: (older: number, newer: number | null) => Promise<GrowthProof>;
  /** What entries say, in words and in order. */
  notices: (span: NoticeSpan) => AsyncIterable<Notice>;
  /** What one entry says; E_ENTRY_UNKNOWN where the record does not hold so many. */
  notice: (seq: number) => Promise<Notice>;
  /** The last changes, newest first, that say something new; of one policy, or, by null, of all. */
  latestChanges: (policy: string | null, most: number) => Promise<Notice[]>;
  /** Every fault of the whole record, as it is found; none: it holds. */
  verify: (options?: VerifyOptions) => AsyncIterable<EntryFault>;
  check: (policy: string, through: string) => Promise<void>;
  /** Everything on record, folded; as recorded by some time. */
  ledger: (asRecordedBy?: string | null) => Promise<Ledger>;
  /** The part of it that is about one policy, without reviews and, unless asked for, readings: quick, however long the record. */
  policyLedger: (
    policy: string,
    asRecordedBy?: string | null,
    options?: { readings?: boolean },
  ) => Promise<Ledger>;
  /** Where each policy stands in the record, and how long that is. */
  overview: () => Promise<Overview>;
  /** Policies a page at a time, those that changed last first, each with where it stands. */
  board: (options?: BoardOptions) => Promise<Board>;
  /** All policies on record, by name. */
  policyNames: () => Promise<NamedPolicy[]>;
  /** Policies that share issuers, parties, items or places with one, and which. */
  related: (policy: string) => Promise<RelatedPolicy[]>;
  /** Everything on record that holds the words typed, by kind; nothing where none was. */
  find: (typed: string) => Promise<Found>;
  /** Findings that wait for a person, a page at a time. */
  queue: (options?: QueueOptions) => Promise<Queue>;
  /** How many findings waited that fit a policy, and how many that fit none. */
  waiting: (policy: string, asRecordedBy?: string | null) => Promise<{ policy: number; noPolicy: number }>;
  /** Passages of reports, statements and findings that hold all words typed; E_USAGE where none was. */
  search: (typed: string, options?: SearchOptions) => Promise<Hit[]>;
  /** A tracker's table, gone through twice; `mapping` as `docs/reference/mapping.md` tells. */
  importRows: (rows: () => AsyncIterable<Row>, mapping: unknown, options: ImportOptions) => Promise<Imported>;
  /** The whole record as a folder of JSON. */
  folder: () => AsyncIterable<FolderPiece>;
  /** Such a folder into an empty record. Gives how many entries it took. */
  takeFolder: (folder: Folder) => Promise<number>;
  close: () => Promise<void>;
};
