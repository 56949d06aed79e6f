/**
 * Entries → the ledger they add up to. Folding goes on from where an earlier fold stopped and leaves that one as it
 * was, so that a reader keeps a steady view while others append.
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

/** `entries` in order of `seq`, none of them in `onto` already. */
export function fold(entries: Iterable<Entry>, onto: Ledger = EMPTY_LEDGER): Ledger {
  const draft = draftOf(onto);
  for (const entry of entries) enter(draft, entry);
  return ledgerOf(draft);
}

/** The same for a record too large to hold at once: one entry at a time, one ledger at the end. */
export async function foldStream(
  entries: AsyncIterable<Entry>,
  onto: Ledger = EMPTY_LEDGER,
): Promise<Ledger> {
  const draft = draftOf(onto);
  for await (const entry of entries) enter(draft, entry);
  return ledgerOf(draft);
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
  /** Where each claim stands in `claims`. */
  at: Map<string, number>;
};

const draftOf = (ledger: Ledger): Draft => ({
  policies: new Map(ledger.policies),
  readings: new Map(ledger.readings),
  reviews: new Map(ledger.reviews),
  claims: [...ledger.claims],
  checks: new Map(ledger.checks),
  at: new Map(ledger.claims.map((claim, i) => [claim.id, i])),
});

const ledgerOf = ({ at: _, ...ledger }: Draft): Ledger => ledger;

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
      draft.at.set(body.claim.id, draft.claims.length);
      draft.claims.push({
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
      const { reason, published } = body;
      draft.claims[at] = { ...claim, retracted: { recorded, published, reason } };
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
    const same = findings.find((f) => sayTheSame(f, finding));
    if (same) draft.reviews.set(findingRef(sha256, same.id), { ...review, finding: same.id });
  }
}

const sayTheSame = (a: Finding, b: Finding): boolean =>
  a.move === b.move &&
  a.phase === b.phase &&
  a.anchor.text === b.anchor.text &&
  SLOT_NAMES.every((slot) => wordsIn(a.slots[slot]) === wordsIn(b.slots[slot]));
