/**
 * Findings that wait, and the versions of the policies → which fits which, from when until when. Tying words is slow
 * beside everything else that is kept, so this view is brought on when it is asked for, from where it stood.
 */
import { fittingAmong } from '@proviso/core/record';
import type { Policy } from '@proviso/core/vocabulary';
import { bodyAt } from './entry-rows.ts';
import { keepProgress, lastSeq, progressOf } from './progress.ts';
import type { Sql } from './sql.ts';

/** Raised whenever findings are tied to policies in another way: what was made before is then made anew. */
export const FITS_FORM = 1;
/** No policy at all. */
const NONE = 0;

type Waiting = { id: number; report: number; name: string; since_seq: number; until_seq: number | null };
type Version = { policy: number; seq: number };

/** Whether anything is to be done: looking is cheap, and needs no lock. */
export function fitsLag(sql: Sql): boolean {
  const { form, seq } = progressOf(sql, 'fits');
  return form !== FITS_FORM || seq < lastSeq(sql);
}

/** Within a transaction. */
export function catchUpFits(path: string, sql: Sql, through = lastSeq(sql)): void {
  const stand = progressOf(sql, 'fits');
  if (stand.form !== FITS_FORM) sql('DELETE FROM fits').run();
  const from = stand.form === FITS_FORM ? stand.seq : 0;
  const policies = versionsUntil(path, sql, from);
  /** Among all policies, made when the first finding after a version asks. */
  let among: ReturnType<typeof fittingAmong> | null = null;
  const readings = cacheOfReadings(path, sql);
  const idOf = (name: string) => sql('SELECT id FROM policies WHERE name = ?').get(name)?.id as number;

  const fitsOf = (
    fitting: ReturnType<typeof fittingAmong>,
    { report, name, since_seq }: Waiting,
    seq: number,
  ): string[] => {
    const reading = readings(report, seq);
    const finding = reading.findings.find(({ id }) => id === name);
    if (!finding) throw new Error(`finding ${name} is not in the reading before entry ${since_seq}`);
    return fitting(reading, finding);
  };

  let begun =
    (sql('SELECT max(id) AS id FROM findings WHERE since_seq <= ?').get(from)?.id as number | null) ?? 0;
  for (const event of eventsAfter(sql, from, through)) {
    if ('name' in event) {
      begun = event.id;
      among ??= fittingAmong(policies.values());
      const fits = fitsOf(among, event, event.since_seq).map(idOf);
      for (const policy of fits.length > 0 ? fits : [NONE]) open(sql, event, policy, event.since_seq);
      continue;
    }
    const policy = bodyAt(path, sql, event.seq, 'policy').body.policy;
    policies.set(policy.id, policy);
    among = null;
    const own = fittingAmong([policy]);
    for (const waiting of waitingAt(sql, begun, event.seq)) {
      const now = fitsOf(own, waiting, event.seq).length > 0;
      retie(sql, waiting, event.policy, now, event.seq);
    }
  }
  keepProgress(sql, 'fits', { form: FITS_FORM, seq: through });
}

function versionsUntil(path: string, sql: Sql, seq: number): Map<string, Policy> {
  const rows = sql(
    'SELECT max(seq) AS seq FROM policy_versions WHERE seq <= ? GROUP BY policy ORDER BY min(seq)',
  ).all(seq);
  return new Map(
    rows.map((row) => {
      const { policy } = bodyAt(path, sql, row.seq as number, 'policy').body;
      return [policy.id, policy];
    }),
  );
}

/** Findings that began to wait and versions of policies, in the order of the record. */
function eventsAfter(sql: Sql, from: number, through: number): (Waiting | Version)[] {
  const begun = sql('SELECT * FROM findings WHERE since_seq > ? AND since_seq <= ? ORDER BY id').all(
    from,
    through,
  ) as Waiting[];
  const versions = sql('SELECT policy, seq FROM policy_versions WHERE seq > ? AND seq <= ? ORDER BY seq').all(
    from,
    through,
  ) as Version[];
  const at = (event: Waiting | Version) => ('name' in event ? event.since_seq : event.seq);
  // An entry that was decided before it began to wait never waited.
  return [...begun.filter((f) => f.until_seq !== f.since_seq), ...versions].sort((a, b) => at(a) - at(b));
}

/** Findings come in the order of the record: those up to one had begun to wait when it had. */
const waitingAt = (sql: Sql, upTo: number, seq: number): Waiting[] =>
  sql('SELECT * FROM findings WHERE id <= ? AND (until_seq IS NULL OR until_seq > ?) ORDER BY id').all(
    upTo,
    seq,
  ) as Waiting[];

const open = (sql: Sql, { id, until_seq }: Waiting, policy: number, since: number) =>
  sql('INSERT INTO fits (finding, policy, since_seq, until_seq) VALUES (?, ?, ?, ?)').run(
    id,
    policy,
    since,
    until_seq,
  );

/** What held until the version came ends there, and what did not hold begins. */
function retie(sql: Sql, waiting: Waiting, policy: number, now: boolean, seq: number): void {
  const { id, until_seq } = waiting;
  const standing = sql('SELECT policy FROM fits WHERE finding = ? AND until_seq IS ? AND since_seq < ?')
    .all(id, until_seq, seq)
    .map((row) => row.policy as number);
  const before = standing.includes(policy);
  if (before === now) return;
  const end = (ended: number) =>
    sql('UPDATE fits SET until_seq = ? WHERE finding = ? AND policy = ? AND until_seq IS ?').run(
      seq,
      id,
      ended,
      until_seq,
    );
  if (now) {
    if (standing.includes(NONE)) end(NONE);
    open(sql, waiting, policy, seq);
  } else {
    end(policy);
    if (standing.length === 1) open(sql, waiting, NONE, seq);
  }
}

/** The findings of one report come one after the other. */
function cacheOfReadings(path: string, sql: Sql) {
  let kept: { seq: number; reading: ReturnType<typeof readingAt> } | null = null;
  const readingAt = (seq: number) => bodyAt(path, sql, seq, 'reading').body.reading;
  return (report: number, asOf: number) => {
    const seq = sql('SELECT max(seq) AS seq FROM readings WHERE report = ? AND seq <= ?').get(report, asOf)
      ?.seq as number;
    if (kept?.seq !== seq) kept = { seq, reading: readingAt(seq) };
    return kept.reading;
  };
}
