/**
 * A source → its reports on record, each with its bytes and what was read in it. Findings enter as suggestions; with
 * `accept` those that rule 0 admits are accepted in the same batch, and the record says that a rule did so.
 */
import { read, type Unread } from '@proviso/core';
import { admit, findingRef } from '@proviso/core/record';
import type { EntryBody, Finding, FullReading, Reviewer, Unreadable } from '@proviso/core/vocabulary';
import manifest from '../package.json' with { type: 'json' };
import { claimChanges, type Fresh, policiesFitting } from './claims.ts';
import type { Added, AddOptions, Source } from './desk.ts';
import type { Effects } from './effects.ts';
import { unreadIn } from './read.ts';
import type { Plan, RecordBook, View } from './record-book.ts';
import { isWaiting } from './suggestions.ts';

/** What read it: the same report read by the same program gives nothing new. */
export const PROGRAM = `proviso ${manifest.version}`;

export async function* addSource(
  effects: Effects,
  book: RecordBook,
  source: Source,
  options: AddOptions,
): AsyncGenerator<Added | Unreadable> {
  for (const unread of await unreadIn(effects, source, options.hints ?? {}))
    yield 'error' in unread ? unread : await addReport(effects, book, unread, options);
}

async function addReport(
  effects: Effects,
  book: RecordBook,
  unread: Unread,
  options: AddOptions,
): Promise<Added | Unreadable> {
  const { report, bytes } = unread;
  const before = await book.peek((view) => view.ledger.readings.get(report.sha256));
  const result = before?.program === PROGRAM ? before : await read(unread, effects.analyse);
  if ('error' in result) return result;
  const { article, statements = [], findings = [], stances = [] } = result;
  const reading: FullReading = { report: result.report, article, statements, findings, stances };
  return book.change((view) => planFor(view, reading, bytes, options));
}

function planFor(view: View, reading: FullReading, bytes: Uint8Array, options: AddOptions): Plan<Added> {
  const { sha256 } = reading.report;
  const known = view.ledger.readings.get(sha256)?.program === PROGRAM;
  const waiting = reading.findings.filter((finding) => isWaiting(view.ledger, sha256, finding.id));
  const admitted = options.accept ? waiting.filter((finding) => admit(finding).admitted) : [];
  const fresh: Fresh = new Map(admitted.map((finding) => [finding.id, 'accept']));
  const why = { reason: 'accepted by rule', by: RULE };
  const changes = claimChanges(view, reading, view.ledger.policies.values(), fresh, why);
  const refsOf = (findings: readonly Finding[]) => findings.map((finding) => findingRef(sha256, finding.id));
  return {
    bodies: [
      ...(known ? [] : [{ kind: 'reading', program: PROGRAM, reading } satisfies EntryBody]),
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
        reading.findings.filter((finding) => policiesFitting(view, reading, finding).length === 0),
      ),
    },
  };
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
