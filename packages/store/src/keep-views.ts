/**
 * Entries, in order → the rows of the views that follow from them. What each row means is told in
 * `sqlite-views-schema.ts`; that they say what folding says is held by `views-conformance.ts`.
 */
import { sameAmong } from '@proviso/core/record';
import {
  AXES,
  type Claim,
  type Entry,
  type EntryBody,
  type NodeId,
  type Scope,
} from '@proviso/core/vocabulary';
import { bodyAt } from './entry-rows.ts';
import { keyOf, shortHash } from './hashes.ts';
import type { Sql } from './sql.ts';

type Body<K extends EntryBody['kind']> = Extract<EntryBody, { kind: K }>;
type At = { path: string; sql: Sql; seq: number };

/** `entries` are in the log already. */
export function keepViews(path: string, sql: Sql, entries: readonly Entry[]): void {
  for (const { seq, body } of entries) KEEP[body.kind]({ path, sql, seq }, body as never);
  const moment = sql(
    'INSERT INTO moments (recorded, seq) VALUES (?, ?) ON CONFLICT (recorded) DO UPDATE SET seq = excluded.seq',
  );
  entries.forEach(({ recorded, seq }, i) => {
    if (entries[i + 1]?.recorded !== recorded) moment.run(Date.parse(recorded), seq);
  });
}

const KEEP: { [K in EntryBody['kind']]: (at: At, body: Body<K>) => void } = {
  policy: keepPolicy,
  reading: keepReading,
  review: keepReview,
  claim: keepClaim,
  retraction: keepRetraction,
  check: keepCheck,
};

function keepPolicy({ sql, seq }: At, { policy }: Body<'policy'>): void {
  const id = policyId(sql, policy.id);
  sql('INSERT INTO policy_versions (policy, seq) VALUES (?, ?)').run(id, seq);
  sql('UPDATE policies SET title = ? WHERE id = ?').run(policy.name, id);
}

function keepReading(at: At, { reading }: Body<'reading'>): void {
  const { sql, seq } = at;
  const { findings } = reading;
  const report = reportId(sql, reading.report.sha256);
  const before = lastReading(sql, report);
  sql('INSERT INTO readings (report, seq) VALUES (?, ?)').run(report, seq);
  if (before === null)
    sql(
      "INSERT INTO totals (what, n) VALUES ('reports', 1) ON CONFLICT (what) DO UPDATE SET n = n + 1",
    ).run();
  else {
    for (const { id } of sql('SELECT id FROM findings WHERE report = ? AND until_seq IS NULL').all(report))
      endWaiting(sql, id as number, seq);
    carryReviews(at, report, before, findings);
  }
  const decided = new Map(
    sql('SELECT finding, seq FROM reviews WHERE report = ?')
      .all(report)
      .map(({ finding, seq: said }) => {
        const { decision } = bodyAt(at.path, sql, said as number, 'review').body;
        return [finding as string, decision];
      }),
  );
  const insert = sql(
    'INSERT INTO findings (report, name, since_seq, until_seq, held) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { id } of findings) {
    const decision = decided.get(id);
    const waits = decision === undefined || decision === 'hold';
    insert.run(report, id, seq, waits ? null : seq, decision === 'hold' ? 1 : 0);
  }
}

const lastReading = (sql: Sql, report: number): number | null =>
  (sql('SELECT max(seq) AS seq FROM readings WHERE report = ?').get(report)?.seq as number | null) ?? null;

/** As `fold` does: a review stays with the finding that it spoke of, and goes where that is not found any more. */
function carryReviews(
  { path, sql }: At,
  report: number,
  before: number,
  findings: Body<'reading'>['reading']['findings'],
): void {
  const earlier = bodyAt(path, sql, before, 'reading').body.reading.findings;
  const find = sql('SELECT seq, reviewer FROM reviews WHERE report = ? AND finding = ?');
  const reviewed = earlier.flatMap((finding) => {
    const row = find.get(report, finding.id) as { seq: number; reviewer: number | null } | undefined;
    return row ? [{ finding, row }] : [];
  });
  const remove = sql('DELETE FROM reviews WHERE report = ? AND finding = ?');
  for (const { finding } of reviewed) remove.run(report, finding.id);
  for (const { finding, row } of reviewed) {
    const same = sameAmong(findings, finding);
    if (same) putReview(sql, report, same.id, row.seq, row.reviewer);
  }
}

const putReview = (sql: Sql, report: number, finding: string, seq: number, reviewer: number | null) =>
  sql(
    `INSERT INTO reviews (report, finding, seq, reviewer) VALUES (?, ?, ?, ?)
     ON CONFLICT (report, finding) DO UPDATE SET seq = excluded.seq, reviewer = excluded.reviewer`,
  ).run(report, finding, seq, reviewer);

function keepReview({ sql, seq }: At, review: Body<'review'>): void {
  const report = reportId(sql, review.report);
  const { finding, decision, by } = review;
  putReview(sql, report, finding, seq, decision === 'accept' ? reviewerId(sql, by) : null);
  const open = sql(
    'SELECT id FROM findings WHERE report = ? AND name = ? AND until_seq IS NULL ORDER BY id',
  ).all(report, finding);
  if (decision !== 'hold') {
    for (const { id } of open) endWaiting(sql, id as number, seq);
    return;
  }
  for (const { id } of open) sql('UPDATE findings SET held = 1 WHERE id = ?').run(id as number);
  if (open.length > 0) return;
  const isThere = sql('SELECT 1 FROM findings WHERE report = ? AND name = ? AND since_seq >= ?').get(
    report,
    finding,
    lastReading(sql, report) ?? Number.MAX_SAFE_INTEGER,
  );
  if (isThere)
    sql('INSERT INTO findings (report, name, since_seq, until_seq, held) VALUES (?, ?, ?, NULL, 1)').run(
      report,
      finding,
      seq,
    );
}

function endWaiting(sql: Sql, finding: number, seq: number): void {
  sql('UPDATE findings SET until_seq = ? WHERE id = ?').run(seq, finding);
  sql('UPDATE fits SET until_seq = ? WHERE finding = ? AND until_seq IS NULL').run(seq, finding);
}

function keepClaim({ path, sql, seq }: At, { claim }: Body<'claim'>): void {
  if (claimSeq(path, sql, claim.id) !== null) return;
  const policy = policyId(sql, claim.policy);
  const report = reportId(sql, claim.report);
  const review = sql('SELECT reviewer FROM reviews WHERE report = ? AND finding = ?').get(
    report,
    claim.finding,
  );
  sql(
    `INSERT INTO claims (seq, key, foreign_id, policy, report, reviewer, retracted_seq)
     VALUES (?, ?, ?, ?, ?, ?, NULL)`,
  ).run(
    seq,
    shortHash(claim.id),
    isForeign(claim) ? 1 : 0,
    policy,
    report,
    (review?.reviewer as number | null) ?? null,
  );
  sql('UPDATE policies SET standing = standing + 1, changed_seq = ? WHERE id = ?').run(seq, policy);
  const line = sql('INSERT INTO lines (policy, line, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const keys = claim.scopes.map((scope) => lineKey(claim.issuer, scope));
  for (const key of keys.length > 0 ? keys : [NO_LINE]) line.run(policy, key, seq);
}

export const lineKey = (issuer: NodeId, scope: Scope): number =>
  shortHash([issuer, ...AXES.map((axis) => scope[axis])].join('\n'));
/** A claim without a scope is its policy's still. */
const NO_LINE = -1;

/** Claims are named by the start of their report's hash; one that was brought in may be named in any way. */
const OWN_ID = /^([0-9a-f]{12}):/;
const isForeign = ({ id, report }: Claim): boolean => OWN_ID.exec(id)?.[1] !== report.slice(0, 12);

/** The entry of a claim, or null. */
export function claimSeq(path: string, sql: Sql, id: string): number | null {
  const key = shortHash(id);
  const rows = sql('SELECT seq FROM claims WHERE key = ? AND foreign_id = 1 ORDER BY seq').all(key);
  const start = OWN_ID.exec(id)?.[1];
  if (start !== undefined)
    rows.push(
      ...sql(`
        SELECT c.seq FROM reports AS r JOIN claims AS c ON c.report = r.id
        WHERE r.sha256 BETWEEN ? AND ? AND c.key = ? AND c.foreign_id = 0 ORDER BY c.seq`).all(
        keyOf(start.padEnd(64, '0')),
        keyOf(start.padEnd(64, 'f')),
        key,
      ),
    );
  const found = rows.find(({ seq }) => bodyAt(path, sql, seq as number, 'claim').body.claim.id === id);
  return (found?.seq as number | undefined) ?? null;
}

function keepRetraction({ path, sql, seq }: At, { claim }: Body<'retraction'>): void {
  const taken = claimSeq(path, sql, claim);
  if (taken === null) return;
  const { changes } = sql('UPDATE claims SET retracted_seq = ? WHERE seq = ? AND retracted_seq IS NULL').run(
    seq,
    taken,
  );
  if (changes === 0) return;
  sql(
    `UPDATE policies SET standing = standing - 1, changed_seq = ?
     WHERE id = (SELECT policy FROM claims WHERE seq = ?)`,
  ).run(seq, taken);
}

function keepCheck({ sql, seq }: At, { policy, through }: Body<'check'>): void {
  const id = policyId(sql, policy);
  const last = sql('SELECT through FROM checks WHERE policy = ? ORDER BY seq DESC LIMIT 1').get(id);
  if (last && (last.through as string) >= through) return;
  sql('INSERT INTO checks (policy, seq, through) VALUES (?, ?, ?)').run(id, seq, through);
}

const policyId = (sql: Sql, name: string): number =>
  (sql('SELECT id FROM policies WHERE name = ?').get(name)?.id as number | undefined) ??
  Number(sql('INSERT INTO policies (name) VALUES (?)').run(name).lastInsertRowid);

function reportId(sql: Sql, sha: string): number {
  const key = keyOf(sha);
  const known = sql('SELECT id FROM reports WHERE sha256 = ?').get(key)?.id as number | undefined;
  return known ?? Number(sql('INSERT INTO reports (sha256) VALUES (?)').run(key).lastInsertRowid);
}

const reviewerId = (sql: Sql, { kind, name }: Body<'review'>['by']): number =>
  (sql('SELECT id FROM reviewers WHERE kind = ? AND name = ?').get(kind, name)?.id as number | undefined) ??
  Number(sql('INSERT INTO reviewers (kind, name) VALUES (?, ?)').run(kind, name).lastInsertRowid);
