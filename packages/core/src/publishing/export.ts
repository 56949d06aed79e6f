/**
 * A tracker → JSON, a policy's claims → CSV: what other programs and spreadsheets take. Every value of the CSV stands
 * in quotation marks, and one that a spreadsheet would run as a formula gets an apostrophe before it.
 */
import type { Ledger } from '../record/index.ts';
import { AXES, type EdtfString, nodeName, type Policy, type RecordedClaim } from '../vocabulary/index.ts';
import { sayConstraint } from './covers.ts';
import { knownClaims } from './known.ts';
import type { Tracker } from './tracker.ts';
import { moveWords } from './words.ts';

/**
 * The tracker as one JSON object: `{ schema, bulletin, nextDates, timeline, positions, stories, corrections, waiting }`,
 * the fields as typed in `tracker.ts`. Dates are EDTF, `recorded` an instant in ISO 8601, `report` the SHA-256 of the
 * report's bytes, shares of the timeline 0..1. Null is "not told". A field may be added; none changes its meaning, or
 * `schema` gets another number.
 */
export const TRACKER_SCHEMA = 'proviso/tracker/1';
export type TrackerExport = Tracker & { schema: typeof TRACKER_SCHEMA };
export const trackerExport = (tracker: Tracker): TrackerExport => ({ schema: TRACKER_SCHEMA, ...tracker });

type Column = { name: string; of: (claim: RecordedClaim, policy: Policy) => string | null };

/**
 * One line for each claim, also those taken back (`retracted` is when, `correction` why). Several nodes on one axis are
 * joined by ` | `. An empty value is "not told" or "none". `move` and `phase` are the codebook's names, `label` the
 * words for people; `words` are the report's own, `sentence` the one they stand in.
 */
export const CLAIM_COLUMNS: readonly Column[] = [
  { name: 'claim', of: (c) => c.id },
  { name: 'policy', of: (c) => c.policy },
  { name: 'label', of: (c) => moveWords(c.move, c.phase) },
  { name: 'move', of: (c) => c.move },
  { name: 'phase', of: (c) => c.phase },
  { name: 'issuer', of: (c, policy) => issuerIn(policy, c.issuer) },
  ...AXES.map(
    (axis): Column => ({
      name: axis,
      of: (c, policy) =>
        [...new Set(c.scopes.map((scope) => nodeName(policy, axis, scope[axis])))].join(' | '),
    }),
  ),
  { name: 'constraints', of: (c) => c.constraints.map(sayConstraint).join(' | ') },
  { name: 'duty', of: (c) => c.duty },
  { name: 'from', of: (c) => c.from },
  { name: 'until', of: (c) => c.until },
  { name: 'announced_on', of: (c) => c.announcedOn },
  { name: 'published', of: (c) => c.published },
  { name: 'recorded', of: (c) => c.recorded },
  { name: 'basis', of: (c) => c.basis },
  { name: 'certainty', of: (c) => c.certainty },
  { name: 'speaker', of: (c) => c.receipt.speaker },
  { name: 'outlet', of: (c) => c.receipt.outlet },
  { name: 'headline', of: (c) => c.receipt.headline },
  { name: 'words', of: (c) => c.receipt.anchor.text },
  { name: 'sentence', of: (c) => c.receipt.sentence.text },
  { name: 'report', of: (c) => c.report },
  { name: 'origin', of: (c) => c.origin },
  { name: 'accepted_by', of: (c) => `${c.acceptedBy.kind}: ${c.acceptedBy.name}` },
  { name: 'retracted', of: (c) => c.retracted?.recorded ?? null },
  { name: 'correction', of: (c) => c.retracted?.reason ?? null },
];

/** RFC 4180, with a line for the names of the columns. */
export function claimsCsv(ledger: Ledger, policy: Policy, publishedBy: EdtfString | null = null): string {
  const { standing, takenBack } = knownClaims(ledger, policy.id, publishedBy);
  const claims = [...standing, ...takenBack].sort((a, b) => a.seq - b.seq);
  const lines = [
    CLAIM_COLUMNS.map(({ name }) => name),
    ...claims.map((claim) => CLAIM_COLUMNS.map(({ of }) => of(claim, policy) ?? '')),
  ];
  return lines.map((line) => `${line.map(csvValue).join(',')}\r\n`).join('');
}

const issuerIn = (policy: Policy, id: string): string =>
  policy.authorities?.find((node) => node.id === id)?.name ?? nodeName(policy, 'party', id);

/** `=`, `+`, `-`, `@`, tab and return begin a formula; so do their wide forms, and white space before them is skipped. */
const FORMULA = /^\s*[=+\-@\t\r\n＝＋－＠]/;
export const csvValue = (value: string): string =>
  `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
