/** The views' rows, and the few entries that they name → what is asked of a record most, without folding it. */
import {
  EMPTY_LEDGER,
  type FindingRef,
  findingRef,
  type Ledger,
  type Line,
  type Overview,
  type RecordedReading,
  type Review,
  wasRecordedBy,
} from '@proviso/core/record';
import type { EdtfString, Policy, RecordedClaim, Reviewer } from '@proviso/core/vocabulary';
import { bodyAt, instantOf } from './entry-rows.ts';
import { hexOf, keyOf, shaOf } from './hashes.ts';
import { claimSeq, lineKey } from './keep-views.ts';
import type { Sql } from './sql.ts';
import { damaged } from './sqlite-errors.ts';

const END = Number.MAX_SAFE_INTEGER;

/** To be called within one transaction, so that all it reads is from one moment. */
export function viewReader(path: string, sql: Sql) {
  return {
    seqBy(by: string): number {
      // Recorded time never goes back, so that the last moment before the end of `by` is found by halving.
      const { low, high } = sql('SELECT min(recorded) AS low, max(recorded) AS high FROM moments').get() as {
        low: number | null;
        high: number | null;
      };
      if (low === null || high === null) return 0;
      const isBy = (ms: number) => wasRecordedBy(new Date(ms).toISOString(), by);
      if (!isBy(low)) return 0;
      const found = isBy(high) ? high : lastWhere(isBy, low, high);
      const row = sql('SELECT seq FROM moments WHERE recorded <= ? ORDER BY recorded DESC LIMIT 1').get(
        found,
      );
      return row?.seq as number;
    },

    overview(): Overview {
      const counted = sql(`
        SELECT (SELECT coalesce(max(seq), 0) FROM entries) AS entries,
               coalesce((SELECT n FROM totals WHERE what = 'reports'), 0) AS reports,
               (SELECT count(*) FROM fits WHERE policy = 0 AND until_seq IS NULL) AS homeless`).get();
      const policies = sql(`
        WITH waiting AS (SELECT policy, count(*) AS n FROM fits WHERE until_seq IS NULL GROUP BY policy)
        SELECT p.name, p.title, p.standing, e.recorded, coalesce(w.n, 0) AS waiting,
          (SELECT through FROM checks WHERE policy = p.id ORDER BY seq DESC LIMIT 1) AS through
        FROM policies AS p LEFT JOIN entries AS e ON e.seq = p.changed_seq LEFT JOIN waiting AS w ON w.policy = p.id
        WHERE p.title IS NOT NULL
        ORDER BY (SELECT min(seq) FROM policy_versions WHERE policy = p.id)`)
        .all()
        .map(({ name, title, standing, recorded, through, waiting }) => ({
          id: name as string,
          name: title as string,
          claims: standing as number,
          changed: recorded === null ? null : instantOf(recorded as number),
          checkedThrough: through as string | null,
          waiting: waiting as number,
        }));
      return { ...(counted as { entries: number; reports: number; homeless: number }), policies };
    },

    policies: (asOf = END): ReadonlyMap<string, Policy> =>
      new Map(listed(sql, asOf).map(({ name, seq }) => [name, policyAt(path, sql, seq).policy])),

    ofPolicy(name: string, { asOf = END, readings = false } = {}): Ledger {
      const id = sql('SELECT id FROM policies WHERE name = ?').get(name)?.id as number | undefined;
      if (id === undefined) return EMPTY_LEDGER;
      const version = sql('SELECT max(seq) AS seq FROM policy_versions WHERE policy = ? AND seq <= ?').get(
        id,
        asOf,
      )?.seq as number | null;
      const through = checkOf(sql, id, asOf);
      const claims = sql(`
        SELECT * FROM claims
        WHERE seq IN (SELECT seq FROM lines WHERE policy = ? AND seq <= ?) ORDER BY seq`)
        .all(id, asOf)
        .map((row) => claimIn(path, sql, row as ClaimRow, asOf));
      const reports = readings ? [...new Set(claims.map(({ report }) => report))] : [];
      return {
        ...EMPTY_LEDGER,
        policies: new Map(version === null ? [] : [[name, policyAt(path, sql, version).policy]]),
        readings: readingsOf(path, sql, reports, asOf),
        claims,
        checks: new Map(through === null ? [] : [[name, through]]),
      };
    },

    ofReports(reports: readonly string[]): Ledger {
      const ids = reports.flatMap((sha) => reportId(sql, sha) ?? []);
      const claims = ids
        .flatMap((id) => sql('SELECT * FROM claims WHERE report = ?').all(id) as ClaimRow[])
        .sort((a, b) => a.seq - b.seq);
      const named = new Set([
        ...claims.map(({ policy }) => policy),
        ...ids.flatMap((id) => fittedBy(sql, id)),
      ]);
      const about = listed(sql, END).filter(({ id }) => named.has(id));
      return {
        policies: new Map(about.map(({ name, seq }) => [name, policyAt(path, sql, seq).policy])),
        readings: readingsOf(path, sql, reports, END),
        reviews: reviewsOf(path, sql, ids),
        claims: claims.map((row) => claimIn(path, sql, row, END)),
        checks: checksOf(sql, about),
      };
    },

    reportsFrom(start: string, most: number): string[] {
      if (!/^[0-9a-f]{0,64}$/.test(start)) return [];
      return sql(`
        SELECT sha256 FROM reports WHERE sha256 BETWEEN ? AND ?
          AND EXISTS (SELECT 1 FROM readings WHERE report = reports.id) ORDER BY sha256 LIMIT ?`)
        .all(keyOf(start.padEnd(64, '0')), keyOf(start.padEnd(64, 'f')), most)
        .map(({ sha256 }) => hexOf(sha256 as Uint8Array));
    },

    claim(id: string): RecordedClaim | null {
      const seq = claimSeq(path, sql, id);
      return seq === null ? null : claimIn(path, sql, claimRow(sql, seq), END);
    },

    standingOn({ policy, issuer, scope }: Line, asOf = END): number | null {
      const row = sql(`
        SELECT c.seq FROM lines AS l JOIN claims AS c ON c.seq = l.seq
        WHERE l.policy = (SELECT id FROM policies WHERE name = ?) AND l.line = ? AND l.seq <= ? AND (c.retracted_seq IS NULL OR c.retracted_seq > ?)
        ORDER BY l.seq DESC LIMIT 1`).get(policy, lineKey(issuer, scope), asOf, asOf);
      return (row?.seq as number | undefined) ?? null;
    },

    claimOn(line: Line, asOf = END): RecordedClaim | null {
      const seq = this.standingOn(line, asOf);
      return seq === null ? null : claimIn(path, sql, claimRow(sql, seq), asOf);
    },

    waiting(policy: string | null | undefined, asOf = END): FindingRef[] {
      const rows = (() => {
        if (policy === undefined)
          return sql(`
            SELECT r.sha256, f.name FROM findings AS f JOIN reports AS r ON r.id = f.report
            WHERE f.since_seq <= ? AND (f.until_seq IS NULL OR f.until_seq > ?) ORDER BY f.id`).all(
            asOf,
            asOf,
          );
        const id = policy === null ? 0 : sql('SELECT id FROM policies WHERE name = ?').get(policy)?.id;
        if (id === undefined) return [];
        return sql(`
          SELECT r.sha256, f.name
          FROM fits AS t JOIN findings AS f ON f.id = t.finding JOIN reports AS r ON r.id = f.report
          WHERE t.policy = ? AND t.since_seq <= ? AND (t.until_seq IS NULL OR t.until_seq > ?)
          ORDER BY f.id`).all(id, asOf, asOf);
      })();
      return rows.map(({ sha256, name }) => findingRef(shaOf(sha256), name as string));
    },
  };
}

/** The last whole number from `low` on, before `high`, for which `holds` does, as it does for `low` and not for `high`. */
function lastWhere(holds: (n: number) => boolean, low: number, high: number): number {
  let [yes, no] = [low, high];
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

type Listed = { id: number; name: string; seq: number };

/** The policies that had a version by then, with the last of it, in the order of their first. */
const listed = (sql: Sql, asOf: number): Listed[] =>
  sql(`
    SELECT p.id, p.name, max(v.seq) AS seq FROM policy_versions AS v JOIN policies AS p ON p.id = v.policy
    WHERE v.seq <= ? GROUP BY v.policy ORDER BY min(v.seq)`).all(asOf) as Listed[];

const policyAt = (path: string, sql: Sql, seq: number) => bodyAt(path, sql, seq, 'policy').body;

const checkOf = (sql: Sql, policy: number, asOf: number): EdtfString | null =>
  (sql('SELECT through FROM checks WHERE policy = ? AND seq <= ? ORDER BY seq DESC LIMIT 1').get(policy, asOf)
    ?.through as string | undefined) ?? null;

const checksOf = (sql: Sql, policies: readonly Listed[]): Map<string, EdtfString> =>
  new Map(
    policies.flatMap(({ id, name }) => {
      const through = checkOf(sql, id, END);
      return through === null ? [] : [[name, through] as const];
    }),
  );

/** The policies that a report's waiting findings fit. */
const fittedBy = (sql: Sql, report: number): number[] =>
  sql(`
    SELECT DISTINCT t.policy FROM findings AS f JOIN fits AS t ON t.finding = f.id
    WHERE f.report = ? AND t.until_seq IS NULL`)
    .all(report)
    .map(({ policy }) => policy as number);

const reportId = (sql: Sql, sha: string): number | undefined =>
  sql('SELECT id FROM reports WHERE sha256 = ?').get(keyOf(sha))?.id as number | undefined;

/** In the order in which the reports first came, as folding has them. */
function readingsOf(
  path: string,
  sql: Sql,
  reports: readonly string[],
  asOf: number,
): Map<string, RecordedReading> {
  const found = reports.flatMap((sha) => {
    const id = reportId(sql, sha);
    const row = sql(
      'SELECT min(seq) AS first, max(seq) AS last FROM readings WHERE report = ? AND seq <= ?',
    ).get(id ?? -1, asOf) as { first: number | null; last: number | null };
    return row.first === null || row.last === null ? [] : [{ sha, first: row.first, last: row.last }];
  });
  return new Map(
    found
      .sort((a, b) => a.first - b.first)
      .map(({ sha, last }) => {
        const { seq, recorded, body } = bodyAt(path, sql, last, 'reading');
        return [sha, { ...body.reading, program: body.program, recorded, seq }];
      }),
  );
}

function reviewsOf(path: string, sql: Sql, reports: readonly number[]): Map<FindingRef, Review> {
  const rows = reports.flatMap((id) =>
    sql('SELECT finding, seq FROM reviews WHERE report = ? ORDER BY seq').all(id),
  );
  return new Map(
    rows.map(({ finding, seq: said }) => {
      const { seq, recorded, body } = bodyAt(path, sql, said as number, 'review');
      return [
        findingRef(body.report, finding as string),
        { ...body, finding: finding as string, recorded, seq },
      ];
    }),
  );
}

type ClaimRow = {
  seq: number;
  policy: number;
  reviewer: number | null;
  retracted_seq: number | null;
};

const claimRow = (sql: Sql, seq: number): ClaimRow =>
  sql('SELECT * FROM claims WHERE seq = ?').get(seq) as ClaimRow;

const BROUGHT_IN: Reviewer = { kind: 'rule', name: 'brought in' };

function claimIn(path: string, sql: Sql, row: ClaimRow, asOf: number): RecordedClaim {
  const { seq, recorded, body } = bodyAt(path, sql, row.seq, 'claim');
  const acceptedBy =
    row.reviewer === null
      ? BROUGHT_IN
      : ({ ...sql('SELECT kind, name FROM reviewers WHERE id = ?').get(row.reviewer) } as Reviewer);
  const { claim } = body;
  return { ...claim, recorded, seq, acceptedBy, retracted: retractionOf(path, sql, claim.id, row, asOf) };
}

function retractionOf(
  path: string,
  sql: Sql,
  claim: string,
  { retracted_seq }: ClaimRow,
  asOf: number,
): RecordedClaim['retracted'] {
  if (retracted_seq === null || retracted_seq > asOf) return null;
  const { recorded, body } = bodyAt(path, sql, retracted_seq, 'retraction');
  if (body.claim !== claim)
    throw damaged(path, `entry ${retracted_seq} does not take back the claim ${claim}`);
  const { reason, published, by } = body;
  return { recorded, seq: retracted_seq, published, reason, by };
}
