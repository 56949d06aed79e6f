/**
 * A tracker's table and how to understand it → its rows on record, each as a report with the tracker's word as its one
 * finding, under policies made for them; and beside them the faults that were found. The table is gone through twice,
 * for a chain's faults show only at its end. Rows on record already add nothing.
 */
import {
  type Fault,
  type Identify,
  type Mapping,
  policyIdOf,
  type Row,
  readingOfRow,
  startFaults,
  startPolicies,
} from '@proviso/core/exchange';
import { admit, claimFrom } from '@proviso/core/record';
import {
  type Claim,
  type EntryBody,
  type FullReading,
  type Policy,
  ProvisoError,
  type Reviewer,
} from '@proviso/core/vocabulary';
import type { Effects } from './effects.ts';
import { planPolicy } from './policies.ts';
import type { Plan, RecordBook, View } from './record-book.ts';
import { validMapping } from './valid-mapping.ts';

export type ImportOptions = {
  /** Rows whose codes tell a change plainly are accepted by rule, as the tracker's word; else they wait for review. */
  accept: boolean;
  /** Looks for faults and adds nothing. */
  faultsOnly?: boolean;
  progress?: (told: { step: 'looking' | 'adding'; rows: number }) => void;
};

export type Imported = {
  rows: number;
  /** Reports added; known before; accepted with them; rows whose words tie to no policy. */
  added: number;
  known: number;
  accepted: number;
  unfit: number;
  policies: string[];
  faults: Fault[];
};

/** Entries of a batch are synced together. */
const ROWS_A_BATCH = 100;
const TELL_EVERY_ROWS = 500;

export async function importRows(
  effects: Effects,
  book: RecordBook,
  rows: () => AsyncIterable<Row>,
  given: unknown,
  { accept, faultsOnly = false, progress }: ImportOptions,
): Promise<Imported> {
  const mapping = validMapping(given);
  const seen = await lookThrough(book, mapping, rows, progress);
  const imported: Imported = { added: 0, known: 0, accepted: 0, unfit: 0, ...seen.told };
  if (faultsOnly) return imported;
  for (const policy of seen.policies) await book.change((view) => planPolicy(view, policy));
  let done = 0;
  for await (const batch of batchesOf(rows(), ROWS_A_BATCH)) {
    const counts = await book.change((view) => planRows(view, effects, mapping, batch, accept));
    imported.added += counts.added;
    imported.known += counts.known;
    imported.accepted += counts.accepted;
    imported.unfit += counts.unfit;
    done += batch.length;
    if (done % TELL_EVERY_ROWS === 0) progress?.({ step: 'adding', rows: done });
  }
  return imported;
}

async function lookThrough(
  book: RecordBook,
  mapping: Mapping,
  rows: () => AsyncIterable<Row>,
  progress: ImportOptions['progress'],
) {
  const onRecord = await book.peek((view) => new Map(view.ledger.policies));
  const faults = startFaults(mapping);
  const policies = startPolicies(mapping, (id) => onRecord.get(id));
  let count = 0;
  for await (const row of rows()) {
    if (count === 0) checkColumns(mapping, row);
    faults.add(row);
    policies.add(row);
    count += 1;
    if (count % TELL_EVERY_ROWS === 0) progress?.({ step: 'looking', rows: count });
  }
  if (count === 0) throw new ProvisoError('E_EMPTY', 'the table has no rows under its columns’ names');
  const made = policies.policies();
  return {
    policies: made,
    told: { rows: count, policies: made.map(({ id }) => id), faults: faults.faults() },
  };
}

/** A mapping for another table would find every cell empty and say nothing. */
function checkColumns({ columns }: Mapping, { cells }: Row): void {
  const missing = [columns.id, columns.note, columns.recorded].filter((name) => !(name in cells));
  if (missing.length === 0) return;
  const names = missing.map((name) => `\`${name}\``).join(', ');
  throw new ProvisoError('E_MAPPING_INVALID', `the table has no column ${names}, which the mapping names`);
}

type Counts = { added: number; known: number; accepted: number; unfit: number };

function planRows(
  view: View,
  effects: Effects,
  mapping: Mapping,
  rows: readonly Row[],
  accept: boolean,
): Plan<Counts> {
  const bodies: EntryBody[] = [];
  const bytes = new Map<string, Uint8Array>();
  const counts: Counts = { added: 0, known: 0, accepted: 0, unfit: 0 };
  const identify: Identify = (text) => {
    const utf8 = new TextEncoder().encode(text);
    return { sha256: effects.sha256(utf8), bytes: utf8.length };
  };
  for (const row of rows) {
    const made = readingOfRow(mapping, row, identify);
    if ('leftOut' in made) continue;
    const { sha256 } = made.reading.report;
    if (bytes.has(sha256) || view.ledger.readings.has(sha256)) {
      counts.known += 1;
      continue;
    }
    bytes.set(sha256, new TextEncoder().encode(made.text));
    counts.added += 1;
    bodies.push({ kind: 'reading', program: `import: ${mapping.tracker}`, reading: made.reading });
    const policy = view.ledger.policies.get(policyIdOf(mapping, row.cells) ?? '');
    const claim = policy ? claimIn(policy, made.reading) : null;
    if (claim === null) counts.unfit += 1;
    if (!accept || !admit(made.reading.findings[0]!).admitted) continue;
    counts.accepted += 1;
    bodies.push(acceptedByRule(made.reading));
    if (claim) bodies.push({ kind: 'claim', claim });
  }
  return { bodies, bytes, result: counts };
}

function claimIn(policy: Policy, reading: FullReading): Claim | null {
  const made = claimFrom(policy, reading, reading.findings[0]!, reading.report.sha256);
  return 'claim' in made ? made.claim : null;
}

const BY_IMPORT: Reviewer = { kind: 'rule', name: 'import' };

const acceptedByRule = ({ report, findings }: FullReading): EntryBody => ({
  kind: 'review',
  report: report.sha256,
  finding: findings[0]!.id,
  decision: 'accept',
  by: BY_IMPORT,
  reason: 'the tracker’s word, taken in as it was coded',
});

async function* batchesOf<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
