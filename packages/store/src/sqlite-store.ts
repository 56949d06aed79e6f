/**
 * A path → the record kept in that SQLite file, made where there is none: the log, and with it, in one transaction, the
 * views made from it.
 */
import type { Store } from '@proviso/core/record';
import type { EntryBody } from '@proviso/core/vocabulary';
import { faultsOf, rebuildViews } from './check-record.ts';
import { ENTRY_COLUMNS, type EntryRow, entryOf, numberOf } from './entry-rows.ts';
import { catchUpFits, fitsLag } from './keep-fits.ts';
import { addToLog, contentOf, endOf, hashesOf, headOf, keepContents } from './keep-log.ts';
import { keepViews } from './keep-views.ts';
import { catchUpWords, wordsLag } from './keep-words.ts';
import { type OpenOptions, openDatabase } from './open-database.ts';
import { viewReader } from './read-views.ts';
import { searchWords } from './search-words.ts';
import { type Sql, statementsOf } from './sql.ts';
import { damaged } from './sqlite-errors.ts';
import { patiently, reading, within } from './transactions.ts';

export type SqliteOptions = OpenOptions & {
  /** How long to wait for another writer before E_RECORD_BUSY, in milliseconds. */
  patienceMs?: number;
};

const PAGE_ROWS = 200;
/** SQLite's own wait blocks the whole program, so it is short, and the long wait is ours. */
const BLOCKING_WAIT_MS = 50;

export function openSqliteStore(path: string, options: SqliteOptions = {}): Store {
  const { patienceMs = 10_000 } = options;
  const db = openDatabase(path, options);
  db.exec(`PRAGMA busy_timeout = ${BLOCKING_WAIT_MS}`);
  const sql = statementsOf(db);
  const views = viewReader(path, sql);
  const read = <T>(act: () => T): Promise<T> => patiently(path, patienceMs, () => reading(db, act));
  const write = <T>(act: () => T): Promise<T> => patiently(path, patienceMs, () => within(db, act));
  const withFits = async <T>(act: () => T): Promise<T> => {
    if (await read(() => fitsLag(sql))) await write(() => catchUpFits(path, sql));
    return read(act);
  };

  return {
    append: (bodies, at, { bytes, after } = {}) =>
      write(() => {
        if (after !== undefined && after !== endOf(path, sql).size) return null;
        keepContents(sql, bytes ?? []);
        const entries = addToLog(path, sql, bodies, at);
        keepViews(path, sql, entries);
        return entries;
      }),

    async *entries({ after = 0, through = Number.MAX_SAFE_INTEGER, kinds } = {}) {
      let from = after;
      for (;;) {
        const rows = await patiently(path, patienceMs, () => pageOf(sql, from, through, kinds));
        for (const row of rows) {
          if (!kinds && row.seq !== from + 1) throw damaged(path, `entry ${from + 1} is missing`);
          yield entryOf(path, row);
          from = row.seq;
        }
        if (rows.length < PAGE_ROWS) return;
      }
    },

    head: () => read(() => headOf(path, sql)),
    nodes: (wanted) => read(() => hashesOf(path, sql, wanted)),
    bytes: (of) => patiently(path, patienceMs, () => contentOf(path, sql, of)),

    views: {
      seqBy: (by) => read(() => views.seqBy(by)),
      overview: () => withFits(() => views.overview()),
      policies: (asOf) => read(() => views.policies(asOf)),
      ofPolicy: (id, of) => read(() => views.ofPolicy(id, of)),
      ofReports: (reports) => withFits(() => views.ofReports(reports)),
      reportsFrom: (start, most) => read(() => views.reportsFrom(start, most)),
      claim: (id) => read(() => views.claim(id)),
      claimOn: (line, asOf) => read(() => views.claimOn(line, asOf)),
      // One statement is from one moment by itself.
      standingOn: (line, asOf) => patiently(path, patienceMs, () => views.standingOn(line, asOf)),
      waiting: (policy, asOf) => withFits(() => views.waiting(policy, asOf)),
      async search(search) {
        if (search.terms.length === 0) return [];
        if (await read(() => wordsLag(sql))) while (!(await write(() => catchUpWords(path, sql))));
        const act = () => searchWords(path, sql, search);
        return search.policy === null ? read(act) : withFits(act);
      },
    },

    async *faults() {
      yield* faultsOf(path);
    },

    async rebuild() {
      const own = openDatabase(path, { mustExist: true });
      try {
        return await patiently(path, patienceMs, () => rebuildViews(path, own));
      } finally {
        own.close();
      }
    },

    async close() {
      if (db.isOpen) db.close();
    },
  };
}

function pageOf(
  sql: Sql,
  after: number,
  through: number,
  kinds: readonly EntryBody['kind'][] | undefined,
): EntryRow[] {
  const among = kinds ? `AND kind IN (${kinds.map(() => '?').join(', ')})` : '';
  return sql(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE seq > ? AND seq <= ? ${among} ORDER BY seq LIMIT ?`,
  ).all(after, through, ...(kinds ?? []).map(numberOf), PAGE_ROWS) as EntryRow[];
}
