/**
 * A question, the entries that answer it and where they stand in the Merkle log → a receipt: one JSON value that can be
 * checked on a machine that has nothing else. It proves that these entries were there, never that nothing else was.
 */
import { canonicalJson, type Head, type Sha256 } from '../../record/index.ts';
import type { Answer, EdtfString, Entry, Question } from '../../vocabulary/index.ts';
import { statementOf } from './statement.ts';
import { seenIn, wordsBehind } from './tell-again.ts';

export const RECEIPT_SCHEMA = 'proviso/receipt/1';

export type Receipt = {
  schema: typeof RECEIPT_SCHEMA;
  /** Name and version of what wrote it. */
  program: string;
  proves: string[];
  doesNotProve: string[];
  question: Question;
  /** Both answers in words. */
  said: Said;
  answers: ReceiptAnswers;
  /** What the deciding reports say, in their words. */
  words: QuotedWords[];
  /** How many claims the decision looked at, and how many of them are here: all, where the answers can be had again. */
  claims: { known: number; carried: number };
  /** Of the record when the receipt was written. */
  head: Head;
  /** By seq: the policy's version, its last check, the claims with their reviews, and retractions. */
  entries: ProvenEntry[];
  /** SHA-256 of each other member's canonical JSON: finds a slip of the file, not a forger. */
  sums: Record<string, string>;
};

export type Said = { question: string; officialText: string; asReported: string; cutOff: string };

export type ReceiptAnswers = { officialText: Answer; asReported: Answer; checkedThrough: EdtfString | null };

/** The entry, and the hashes that lead from it to the root. Its own hash is not told: whoever checks works it out. */
export type ProvenEntry = Omit<Entry, 'hash'> & { proof: string[] };

export type QuotedWords = {
  claim: string;
  /** Seq of the claim's entry. */
  entry: number;
  part: 'decided' | 'gave way' | 'denies';
  words: string;
  sentence: string;
  speaker: string;
  outlet: string | null;
  published: EdtfString | null;
  /** SHA-256 of the report's bytes. */
  report: string;
};

export type ReceiptParts = Pick<Receipt, 'program' | 'question' | 'answers' | 'said' | 'head' | 'entries'> & {
  /** How many claims the decision looked at. */
  known: number;
};

export function receiptOf(parts: ReceiptParts, sha256: Sha256): Receipt {
  const { program, question, answers, said, head, entries } = parts;
  const claims = { known: parts.known, carried: entries.filter(({ body }) => body.kind === 'claim').length };
  const receipt = {
    schema: RECEIPT_SCHEMA,
    program,
    ...statementOf({ program, head, claims }),
    question,
    said,
    answers,
    words: wordsBehind(seenIn(question, entries), answers),
    claims,
    head,
    entries,
  } as const;
  return { ...receipt, sums: sumsOf(receipt, sha256) };
}

/** Of every member but the sums themselves. */
export const sumsOf = (receipt: object, sha256: Sha256): Record<string, string> =>
  Object.fromEntries(
    Object.entries(receipt)
      .filter(([member]) => member !== 'sums')
      .map(([member, value]) => [member, sha256(canonicalJson(value))]),
  );
