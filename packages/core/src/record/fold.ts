/**
 * Entries → the ledger they add up to. A folding takes one entry after the other, in time that does not grow with what
 * came before; its ledger moves on with it, and a snapshot stays as it is.
 */
import {
  type Claim,
  type EdtfString,
  type Entry,
  extentOf,
  type Finding,
  type FullReading,
  type Policy,
  type RecordedClaim,
  SLOT_NAMES,
  wordsIn,
} from '../vocabulary/index.ts';
import {
  EMPTY_LEDGER,
  type FindingRef,
  findingRef,
  type Ledger,
  type RecordedReading,
  type Review,
} from './ledger.ts';

export type Folding = {
  /** In order of `seq`, each once. */
  add: (entry: Entry) => void;
  /** Moves on with every `add`: to be looked at and let go. */
  live: Ledger;
  /** All claims ever made from a report. */
  claimsFrom: (report: string) => readonly RecordedClaim[];
  snapshot: () => Ledger;
};

export function startFolding(onto: Ledger = EMPTY_LEDGER): Folding {
  const draft = draftOf(onto);
  const { at: _, byReport, ...live } = draft;
  return {
    add: (entry) => enter(draft, entry),
    live,
    claimsFrom: (report) => (byReport.get(report) ?? []).map((i) => draft.claims[i]!),
    snapshot: () => ({
      policies: new Map(draft.policies),
      readings: new Map(draft.readings),
      reviews: new Map(draft.reviews),
      claims: [...draft.claims],
      checks: new Map(draft.checks),
    }),
  };
}

/** `entries` in order of `seq`, none of them in `onto` already, which stays as it was. */
export function fold(entries: Iterable<Entry>, onto: Ledger = EMPTY_LEDGER): Ledger {
  const folding = startFolding(onto);
  for (const entry of entries) folding.add(entry);
  return folding.live;
}

/** Whether the record held an entry by the end of a day, minute, second or instant; null stands for now. */
export function wasRecordedBy(recorded: string, by: string | null): boolean {
  if (by === null) return true;
  const instant = /T\d{2}:\d{2}:\d{2}\.\d+(?:Z|[+-]\d{2}:?\d{2})$/.test(by);
  return instant
    ? Date.parse(recorded) <= Date.parse(by)
    : Date.parse(recorded) < (extentOf(by)?.latest ?? Infinity);
}

type Draft = {
  policies: Map<string, Policy>;
  readings: Map<string, RecordedReading>;
  reviews: Map<FindingRef, Review>;
  claims: RecordedClaim[];
  checks: Map<string, EdtfString>;
  /** Where each claim stands in `claims`, and those of each report. */
  at: Map<string, number>;
  byReport: Map<string, number[]>;
};

function draftOf(ledger: Ledger): Draft {
  const draft: Draft = {
    policies: new Map(ledger.policies),
    readings: new Map(ledger.readings),
    reviews: new Map(ledger.reviews),
    claims: [],
    checks: new Map(ledger.checks),
    at: new Map(),
    byReport: new Map(),
  };
  for (const claim of ledger.claims) push(draft, claim);
  return draft;
}

function push(draft: Draft, claim: RecordedClaim): void {
  const at = draft.claims.push(claim) - 1;
  draft.at.set(claim.id, at);
  const others = draft.byReport.get(claim.report);
  if (others) others.push(at);
  else draft.byReport.set(claim.report, [at]);
}

function enter(draft: Draft, { seq, recorded, body }: Entry): void {
  switch (body.kind) {
    case 'policy':
      draft.policies.set(body.policy.id, body.policy);
      return;
    case 'reading':
      carryReviews(draft, body.reading);
      draft.readings.set(body.reading.report.sha256, {
        ...body.reading,
        program: body.program,
        recorded,
        seq,
      });
      return;
    case 'review':
      draft.reviews.set(findingRef(body.report, body.finding), { ...body, recorded, seq });
      return;
    case 'claim':
      if (draft.at.has(body.claim.id)) return;
      push(draft, {
        ...body.claim,
        recorded,
        seq,
        acceptedBy: acceptorOf(draft, body.claim),
        retracted: null,
      });
      return;
    case 'retraction': {
      const at = draft.at.get(body.claim);
      const claim = at === undefined ? undefined : draft.claims[at];
      if (at === undefined || !claim || claim.retracted) return;
      const { reason, published, by } = body;
      draft.claims[at] = { ...claim, retracted: { recorded, seq, published, reason, by } };
      return;
    }
    case 'check': {
      const before = draft.checks.get(body.policy);
      if (before === undefined || before < body.through) draft.checks.set(body.policy, body.through);
    }
  }
}

/** A claim stands in one batch with the review that made it; one without a review was brought in from elsewhere. */
function acceptorOf(draft: Draft, claim: Claim): RecordedClaim['acceptedBy'] {
  const review = draft.reviews.get(findingRef(claim.report, claim.finding));
  return review?.decision === 'accept' ? review.by : { kind: 'rule', name: 'brought in' };
}

/**
 * Another reading of the same report may number its findings anew: a review stays with the finding it spoke of, and
 * goes where that is not found any more.
 */
function carryReviews(draft: Draft, { report: { sha256 }, findings }: FullReading): void {
  const before = draft.readings.get(sha256);
  if (!before) return;
  const reviewed = before.findings.flatMap((finding) => {
    const review = draft.reviews.get(findingRef(sha256, finding.id));
    return review ? [{ finding, review }] : [];
  });
  for (const { finding } of reviewed) draft.reviews.delete(findingRef(sha256, finding.id));
  for (const { finding, review } of reviewed) {
    const same = sameAmong(findings, finding);
    if (same) draft.reviews.set(findingRef(sha256, same.id), { ...review, finding: same.id });
  }
}

/** The finding of another reading that says what this one said, whatever its id. */
export const sameAmong = (findings: readonly Finding[], finding: Finding): Finding | undefined =>
  findings.find((other) => sayTheSame(other, finding));

const sayTheSame = (a: Finding, b: Finding): boolean =>
  a.move === b.move &&
  a.phase === b.phase &&
  a.anchor.text === b.anchor.text &&
  SLOT_NAMES.every((slot) => wordsIn(a.slots[slot]) === wordsIn(b.slots[slot]));
