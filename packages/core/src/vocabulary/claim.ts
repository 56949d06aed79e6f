import type { EdtfString } from './date-stamp.ts';
import type { Certainty, Channel, FindingFlag, Move, Phase } from './finding.ts';
import type { NodeId, Scope } from './policy.ts';
import type { Quote } from './span.ts';

/** What an answer rests on, strongest first. */
export const BASES = [
  'official text',
  'named official',
  'unnamed officials',
  'third party or outlet',
] as const;
export type Basis = (typeof BASES)[number];

/** A number with its unit, as a fact of a question or the bound of a constraint: `{ value: 490, unit: 'USD/t' }`. */
export type Quantity = { value: number; unit: string };

/** A rule holds only where the fact lies in [`from`, `to`); an absent bound is open. */
export type Constraint = { fact: string; from?: Quantity; to?: Quantity };

/**
 * An accepted finding, tied to a policy: the words became nodes, the channel a basis. It is entered once and never
 * changes; whoever ties words otherwise later enters a new one. Decisions are made from claims alone.
 */
export type Claim = {
  /** Unique in the record. */
  id: string;
  policy: string;
  /** The report's sha256 and the finding's id in its reading. */
  report: string;
  finding: string;
  issuer: NodeId;
  move: Move;
  phase: Phase;
  /** The rule speaks of all of these. Two scopes where the words name two regions. */
  scopes: Scope[];
  constraints: Constraint[];
  /** For a duty, what must be done or paid ("25% tariff"); null where the line forbids or frees. */
  duty: string | null;
  from: EdtfString | null;
  until: EdtfString | null;
  announcedOn: EdtfString | null;
  /** Of the report. */
  published: EdtfString | null;
  retrieved: EdtfString | null;
  basis: Basis;
  /** The finding's: a third party's account of a promise opens nothing, an outlet's of an act does. */
  channel: Channel;
  certainty: Certainty;
  /** Whether the speaker is the issuer, a court or parliament over it, or speaks for one of them. */
  forIssuer: boolean;
  flags: FindingFlag[];
  /** Ids of claims. */
  residueOf: string | null;
  exceptionTo: string | null;
  limitOf: string | null;
  /** Claims that tell the same change in the same words from one origin share it: the sha256 of the first such report. */
  origin: string;
  /** What a reader needs to see: the report's own words, who said them, where. */
  receipt: {
    anchor: Quote;
    sentence: Quote;
    speaker: string;
    outlet: string | null;
    headline: string | null;
  };
};

/** A claim as the record holds it. */
export type RecordedClaim = Claim & {
  /** The entry's, an instant. */
  recorded: string;
  seq: number;
  acceptedBy: { kind: 'rule' | 'person'; name: string };
  /** Taken back from then on; asked as of an earlier time it still stands. */
  retracted: {
    recorded: string;
    seq: number;
    published: EdtfString | null;
    reason: string;
    by: { kind: 'rule' | 'person'; name: string };
  } | null;
};
