/**
 * A question → the receipt of its answer: the entries that the decision looked at, each with its place in the log. Of
 * more claims than a receipt can carry, those that decided, gave way or deny are taken, and the receipt says so.
 */
import {
  answersIn,
  checkedThrough,
  type ProvenEntry,
  type Receipt,
  type ReceiptAnswers,
  receiptOf,
  type Seen,
  saidOf,
  wordsBehind,
} from '@proviso/core/publishing';
import { findingRef, inclusionProof, wasRecordedBy } from '@proviso/core/record';
import type { Question, RecordedClaim } from '@proviso/core/vocabulary';
import type { Effects, Store } from './effects.ts';
import { engineOver } from './engines.ts';
import { entryAt } from './log.ts';
import { policyEntries } from './policy-entries.ts';
import { PROGRAM } from './program.ts';

const MOST_CLAIMS = 500;

/** `seen`: the record as the question knows it. */
export async function makeReceipt(
  { store, sha256 }: Effects,
  seen: Seen,
  question: Question,
  mostClaims: number = MOST_CLAIMS,
): Promise<Receipt> {
  const { known } = seen;
  const many = known.length > mostClaims;
  const answers = many ? answersOfMany(seen, question) : answersIn(seen, question);
  const carried = many ? behind(seen, answers) : known;
  const seqs = [
    ...carried.flatMap((claim) => [claim.seq, ...retractionOf(claim)]),
    ...(await reviewsOf(store, question, carried)),
    ...(await besides(store, question)),
  ];
  const head = await store.head();
  const entries = await provenEntries({ store, sha256 }, seqs, head.size);
  const said = saidOf(seen, question, answers);
  return receiptOf({ program: PROGRAM, question, answers, said, head, entries, known: known.length }, sha256);
}

/** In the order of the log, each once, with its place in the log of so many entries. */
export async function provenEntries(
  { store, sha256 }: Pick<Effects, 'store' | 'sha256'>,
  seqs: readonly number[],
  size: number,
): Promise<ProvenEntry[]> {
  const entries: ProvenEntry[] = [];
  for (const seq of [...new Set(seqs)].sort((a, b) => a - b)) {
    const { recorded, body } = await entryAt(store, seq);
    const proof = await inclusionProof(seq - 1, size, store.nodes, sha256);
    entries.push({ seq, recorded, body, proof });
  }
  return entries;
}

/** The engine is quicker, and tested against the plain definition; nobody decides so many again. */
const answersOfMany = ({ ledger, policy }: Seen, question: Question): ReceiptAnswers => ({
  ...engineOver(ledger, policy).decide(question),
  checkedThrough: checkedThrough(ledger, policy, question),
});

function behind(seen: Seen, answers: ReceiptAnswers): RecordedClaim[] {
  const telling = new Set(wordsBehind(seen, answers).map(({ claim }) => claim));
  return seen.known.filter(({ id }) => telling.has(id));
}

/** The last word on each finding, where it was spoken by then; a claim that was brought in from elsewhere has none. */
async function reviewsOf(
  { views }: Store,
  { asRecordedBy }: Question,
  claims: readonly RecordedClaim[],
): Promise<number[]> {
  const { reviews } = await views.ofReports([...new Set(claims.map(({ report }) => report))]);
  return claims
    .map(({ report, finding }) => reviews.get(findingRef(report, finding)))
    .filter((review) => review !== undefined && wasRecordedBy(review.recorded, asRecordedBy))
    .map((review) => review!.seq);
}

/** By the published clock a claim may still count that was taken back since. */
const retractionOf = ({ retracted }: RecordedClaim): number[] => (retracted ? [retracted.seq] : []);

/** The policy's version that was asked, and its last check. */
async function besides(store: Store, { policy, asRecordedBy }: Question): Promise<number[]> {
  const { versions, checks } = await policyEntries(store, policy);
  const inTime = ({ recorded }: { recorded: string }) => wasRecordedBy(recorded, asRecordedBy);
  const version = versions.findLast(inTime) ?? versions.at(-1);
  const [first, ...others] = checks.filter(inTime);
  const last = others.reduce((best, check) => (best && best.through < check.through ? check : best), first);
  return [version, last].flatMap((found) => (found ? [found.seq] : []));
}
