/**
 * Sources → their reports on record, in order, each with its bytes and what was read in it. Findings enter as suggestions; with
 * `accept` those that rule 0 admits are accepted in the same batch, and the record says that a rule did so.
 */
import type { Unread } from '@proviso/core';
import { admit, findingRef, fold, type RecordedReading } from '@proviso/core/record';
import type { EntryBody, Finding, FullReading, Hints, Reviewer, Unreadable } from '@proviso/core/vocabulary';
import { claimChanges, type Fresh, policiesFitting } from './claims.ts';
import type { Added, AddOptions, Source } from './desk.ts';
import type { Effects } from './effects.ts';
import { inOrder } from './in-order.ts';
import { PROGRAM } from './program.ts';
import { readersOf, type Waiting, waiting, wholeOf } from './read.ts';
import type { Plan, RecordBook, View } from './record-book.ts';
import { isWaiting } from './suggestions.ts';

export async function* addSources(
  effects: Effects,
  book: RecordBook,
  sources: Source | readonly Source[],
  options: AddOptions,
): AsyncGenerator<Added | Unreadable> {
  const { hints = {}, all = false } = options;
  const readers = readersOf(effects);
  const known = ({ report, hints: own }: Unread, gated: boolean) =>
    book.peek((view) => {
      const before = view.ledger.readings.get(report.sha256);
      return before && isKnown(before, own) && (gated || !before.passedOver) ? before : null;
    });
  const readNew = async ({ unread, gated }: Waiting) => ({
    unread,
    gated,
    result:
      'error' in unread ? unread : ((await known(unread, gated)) ?? (await readers.read(unread, { gated }))),
  });
  const read = inOrder(waiting(effects, sources, hints, all), readers.atOnce, readNew);
  for await (const { unread, gated, result } of read) {
    if ('error' in unread) yield unread;
    else if ('error' in result) yield result;
    else {
      // The same bytes may stand twice among the sources, and be read while the first of them was not added yet.
      const reading = wholeOf((await known(unread, gated)) ?? result);
      yield await book.change((view) => planFor(view, reading, unread.bytes, unread.hints, options));
    }
  }
}

/** Read before by the same program, and what it did not say then is not told now either. */
function isKnown({ program, article }: RecordedReading, hints: Hints): boolean {
  const tellsMore =
    (hints.published !== undefined && article.published === null) ||
    (hints.publisher !== undefined && article.publisher === null);
  return program === PROGRAM && !tellsMore;
}

/** `anew`: also where the same program read it before. */
export function planFor(
  before: View,
  reading: FullReading,
  bytes: Uint8Array,
  hints: Hints,
  options: AddOptions & { anew?: boolean },
): Plan<Added> {
  const { sha256 } = reading.report;
  const earlier = before.ledger.readings.get(sha256);
  const readMore = earlier?.passedOver && !reading.passedOver;
  const known = earlier !== undefined && !options.anew && !readMore && isKnown(earlier, hints);
  const entry: EntryBody = { kind: 'reading', program: PROGRAM, reading };
  const view = earlier && !known ? withEntry(before, entry) : before;
  const waiting = reading.findings.filter((finding) => isWaiting(view.ledger, sha256, finding.id));
  const admitted = options.accept ? waiting.filter((finding) => admit(finding).admitted) : [];
  const fresh: Fresh = new Map(admitted.map((finding) => [finding.id, 'accept']));
  const why = { reason: 'the report was read anew', by: RULE };
  const changes = claimChanges(view, reading, view.ledger.policies.values(), fresh, why);
  const refsOf = (findings: readonly Finding[]) => findings.map((finding) => findingRef(sha256, finding.id));
  return {
    bodies: [
      ...(known ? [] : [entry]),
      ...admitted.map((finding) => acceptedByRule(sha256, finding)),
      ...changes.bodies,
    ],
    bytes: new Map([[sha256, bytes]]),
    result: {
      reading,
      known,
      waiting: refsOf(waiting.filter((finding) => !admitted.includes(finding))),
      claims: changes.claims,
      noPolicy: refsOf(
        reading.findings.filter((finding) => policiesFitting(view.ledger, reading, finding).length === 0),
      ),
    },
  };
}

/** As it will be: reviews move to where another reading puts the findings that they speak of. */
function withEntry(view: View, body: EntryBody): View {
  const entry = { seq: view.seq + 1, recorded: '', hash: '', body };
  return { ...view, ledger: fold([entry], view.ledger) };
}

const RULE: Reviewer = { kind: 'rule', name: 'rule 0' };

const acceptedByRule = (report: string, finding: Finding): EntryBody => ({
  kind: 'review',
  report,
  finding: finding.id,
  decision: 'accept',
  by: RULE,
  reason: 'accepted by rule',
});
