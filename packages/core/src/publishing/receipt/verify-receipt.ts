/**
 * A receipt that somebody handed over → where it does not hold. Nothing of the record is needed and nothing in it is
 * believed: the places in the log are worked out, the answers decided again, the words looked up.
 */
import type { Sha256 } from '../../record/index.ts';
import { difference } from './difference.ts';
import { isProven } from './proofs.ts';
import { type ProvenEntry, type Receipt, sumsOf } from './receipt.ts';
import type { Fault } from './shape.ts';
import { statementOf } from './statement.ts';
import { answersIn, type Seen, saidOf, seenIn, wordsBehind } from './tell-again.ts';

/** Of one that has the shape of a receipt. */
export function receiptFaults(receipt: Receipt, sha256: Sha256): Fault[] {
  const inLog = [...proofFaults(receipt, sha256), ...orderFaults(receipt)];
  // From entries that are not those of the record nothing follows.
  const faults = inLog.length > 0 ? inLog : toldFaults(receipt);
  return [...faults, ...sumFaults(receipt, faults, sha256)];
}

/** Whether all claims that the decision looked at are in it: else its answers cannot be had again. */
export const isWhole = ({ claims }: Receipt): boolean => claims.known === claims.carried;

/** Where not one entry leads to the root, it is the head that was changed. */
function proofFaults({ entries, head }: Receipt, sha256: Sha256): Fault[] {
  const failing = entries.map((entry) => !isProven(entry, head, sha256));
  if (failing.length > 0 && failing.every((fails) => fails))
    return [{ place: '/head', what: `no entry leads to the root ${head.root} of ${head.size} entries` }];
  const what = (seq: number) =>
    `is not entry ${seq} of the log: its content, its time, its number or its proof was changed`;
  return entries.flatMap(({ seq }, i) => (failing[i] ? [{ place: `/entries/${i}`, what: what(seq) }] : []));
}

/** In the order of the log, and none taken in after the head was. */
const orderFaults = ({ entries, head }: Receipt): Fault[] =>
  entries.flatMap(({ seq, recorded }, i) => {
    const before = entries[i - 1] ?? { seq: 0, recorded: '' };
    const place = `/entries/${i}`;
    if (before.seq >= seq) return [{ place: `${place}/seq`, what: `is ${seq}, after entry ${before.seq}` }];
    if (before.recorded > recorded)
      return [{ place: `${place}/recorded`, what: `is earlier than that of entry ${before.seq}` }];
    return recorded > head.recorded
      ? [{ place: '/head/recorded', what: `is earlier than entry ${seq}` }]
      : [];
  });

/** What can be had again from the entries must stand as it is had. */
function toldFaults(receipt: Receipt): Fault[] {
  const { question, entries, answers, claims, proves, doesNotProve } = receipt;
  const carried = entries.filter(({ body }) => body.kind === 'claim').length;
  return [
    difference(carried, claims.carried, '/claims/carried'),
    difference(statementOf(receipt), { proves, doesNotProve }, ''),
    ...entries.map(misquoted),
    ...attempt('/question', () => {
      const seen = seenIn(question, entries);
      const wrong = isWhole(receipt)
        ? [
            difference(seen.known.length, claims.known, '/claims/known'),
            difference(answersIn(seen, question), answers, '/answers'),
          ]
        : [];
      return wrong.some((fault) => fault !== null)
        ? wrong
        : attempt('/answers', () => sayingFaults(receipt, seen));
    }),
  ].filter((fault) => fault !== null);
}

/** Of answers that were decided again, or cannot be. */
function sayingFaults(receipt: Receipt, seen: Seen): (Fault | null)[] {
  const { question, answers, said, words } = receipt;
  const again = saidOf(seen, question, answers);
  return [
    difference(isWhole(receipt) ? again : { ...again, cutOff: said.cutOff }, said, '/said'),
    difference(wordsBehind(seen, answers), words, '/words'),
  ];
}

/** What somebody may have written need not make sense. */
function attempt(place: string, check: () => (Fault | null)[]): (Fault | null)[] {
  try {
    return check();
  } catch (error) {
    return [{ place, what: `cannot be followed again: ${(error as Error).message}` }];
  }
}

/** The anchor must stand in its own sentence, at the place that both tell. */
function misquoted({ body }: ProvenEntry, i: number): Fault | null {
  if (body.kind !== 'claim') return null;
  const { anchor, sentence } = body.claim.receipt;
  const at = anchor.start - sentence.start;
  return at >= 0 && sentence.text.slice(at, at + anchor.text.length) === anchor.text
    ? null
    : { place: `/entries/${i}/body/claim/receipt/anchor`, what: 'does not stand in its sentence' };
}

/** Told only where nothing else in the same member is. */
function sumFaults(receipt: Receipt, others: readonly Fault[], sha256: Sha256): Fault[] {
  const sums = sumsOf(receipt, sha256);
  return Object.keys(sums)
    .filter((member) => receipt.sums[member] !== sums[member])
    .filter((member) => !others.some(({ place }) => place.split('/')[1] === member))
    .map((member) => ({
      place: `/${member}`,
      what: `does not match its sum at /sums/${member}: one of the two was changed`,
    }));
}
