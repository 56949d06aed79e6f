/**
 * A path → the record kept in that SQLite file, made where there is none. Each entry that is read is checked against
 * its hash on the way, so that a changed file is told and never answered from.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { gunzipSync, gzipSync } from 'node:zlib';
import {
  append,
  grow,
  type Head,
  hashOf,
  peaksOf,
  rootOf,
  type Store,
  type TreeNode,
} from '@proviso/core/record';
import type { Entry, EntryBody } from '@proviso/core/vocabulary';
import { ProvisoError } from '@proviso/core/vocabulary';
import { busy, coded, damaged, isBusy } from './sqlite-errors.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './sqlite-schema.ts';

export type SqliteOptions = {
  /** Refuse with E_RECORD_MISSING where there is no file yet. */
  mustExist?: boolean;
  /** How long to wait for another writer before E_RECORD_BUSY, in milliseconds. */
  patienceMs?: number;
};

const PAGE_ROWS = 200;
/** SQLite's own wait blocks the whole program, so it is short, and the long wait is ours. */
const BLOCKING_WAIT_MS = 50;
const PAUSE_MS = 25;

export function openSqliteStore(path: string, options: SqliteOptions = {}): Store {
  const { mustExist = false, patienceMs = 10_000 } = options;
  if (mustExist && !existsSync(path)) {
    throw new ProvisoError(
      'E_RECORD_MISSING',
      `there is no record at \`${path}\`: \`proviso add\` makes one`,
    );
  }
  const db = open(path);

  return {
    append: (bodies, at, { bytes, after } = {}) =>
      patiently(path, patienceMs, () =>
        within(db, () => {
          const end = endOf(db);
          if (after !== undefined && after !== end.size) return null;
          keepContents(db, bytes ?? new Map());
          const sealed = append(end, bodies, at, sha256);
          const peaks = hashesOf(db, path, peaksOf(end.size));
          const insert = db.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?)');
          for (const { entry, canonicalBody } of sealed)
            insert.run(entry.seq, entry.recorded, entry.body.kind, entry.hash, canonicalBody);
          const entries = sealed.map(({ entry }) => entry);
          const leaves = entries.map(({ hash }) => hash);
          const insertNode = db.prepare('INSERT INTO nodes VALUES (?, ?, ?)');
          for (const { level, index, hash } of grow(end.size, peaks, leaves, sha256).nodes)
            insertNode.run(level, index, hash);
          return entries;
        }),
      ),

    async *entries({ after = 0, through = Number.MAX_SAFE_INTEGER, kinds } = {}) {
      let from = after;
      for (;;) {
        const rows = await patiently(path, patienceMs, () => pageOf(db, from, through, kinds));
        for (const row of rows) {
          if (!kinds && row.seq !== from + 1) throw damaged(path, `entry ${from + 1} is missing`);
          checkRow(path, row);
          yield entryOf(row);
          from = row.seq;
        }
        if (rows.length < PAGE_ROWS) return;
      }
    },

    head: () =>
      patiently(path, patienceMs, () => {
        const end = endOf(db);
        return { ...end, root: rootOf(hashesOf(db, path, peaksOf(end.size)), sha256) };
      }),

    nodes: (wanted) => patiently(path, patienceMs, () => hashesOf(db, path, wanted)),

    bytes: (of) =>
      patiently(path, patienceMs, () => {
        const row = db.prepare('SELECT packed FROM contents WHERE sha256 = ?').get(of);
        return row ? unpack(path, of, row.packed as Uint8Array) : null;
      }),

    async close() {
      if (db.isOpen) db.close();
    },
  };
}

function open(path: string): DatabaseSync {
  try {
    const db = new DatabaseSync(path, { timeout: 5000 });
    try {
      prepare(db, path);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  } catch (error) {
    throw coded(error, path);
  }
}

function prepare(db: DatabaseSync, path: string): void {
  const pragma = (name: string) => Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  db.exec('PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;');
  const isEmpty = () => db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (isEmpty()) {
    db.exec('PRAGMA journal_mode = WAL');
    within(db, () => {
      if (isEmpty()) db.exec(SCHEMA);
    });
  }
  if (pragma('application_id') !== APPLICATION_ID) throw damaged(path, 'it is no record of proviso');
  const version = pragma('user_version');
  if (version < SCHEMA_VERSION)
    throw damaged(
      path,
      `it was made by an earlier proviso, form ${version}, which this one does not bring on`,
    );
  if (version > SCHEMA_VERSION) {
    throw damaged(path, `it was made by a newer proviso, form ${version}; this one knows ${SCHEMA_VERSION}`);
  }
  db.exec(`PRAGMA busy_timeout = ${BLOCKING_WAIT_MS}`);
}

/** Wholly or not at all. */
function within<T>(db: DatabaseSync, act: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = act();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

/** Again and again while another program holds the record, until patience ends. */
async function patiently<T>(path: string, patienceMs: number, act: () => T): Promise<T> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (!isBusy(error)) throw coded(error, path);
      if (performance.now() >= until) throw busy(path);
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

type End = Omit<Head, 'root'>;

const endOf = (db: DatabaseSync): End =>
  (db.prepare('SELECT seq AS size, recorded FROM entries ORDER BY seq DESC LIMIT 1').get() as
    | End
    | undefined) ?? { size: 0, recorded: '' };

function hashesOf(db: DatabaseSync, path: string, wanted: readonly TreeNode[]): string[] {
  const leaf = db.prepare('SELECT hash FROM entries WHERE seq = ?');
  const inner = db.prepare('SELECT hash FROM nodes WHERE level = ? AND at = ?');
  return wanted.map(({ level, index }) => {
    const row = level === 0 ? leaf.get(index + 1) : inner.get(level, index);
    if (!row) throw damaged(path, `the log holds no hash of level ${level} at ${index}`);
    return row.hash as string;
  });
}

type Row = Omit<Entry, 'body'> & { body: string };

function pageOf(
  db: DatabaseSync,
  after: number,
  through: number,
  kinds: readonly EntryBody['kind'][] | undefined,
): Row[] {
  const among = kinds ? `AND kind IN (${kinds.map(() => '?').join(', ')})` : '';
  const values: SQLInputValue[] = [after, through, ...(kinds ?? []), PAGE_ROWS];
  return db
    .prepare(
      `SELECT seq, recorded, hash, body FROM entries WHERE seq > ? AND seq <= ? ${among} ORDER BY seq LIMIT ?`,
    )
    .all(...values) as Row[];
}

function checkRow(path: string, { seq, recorded, hash, body }: Row): void {
  if (hashOf(seq, recorded, body, sha256) !== hash)
    throw damaged(path, `entry ${seq} does not match its hash`);
}

const entryOf = (row: Row): Entry => ({ ...row, body: JSON.parse(row.body) as EntryBody });

function keepContents(db: DatabaseSync, bytes: ReadonlyMap<string, Uint8Array>): void {
  const insert = db.prepare('INSERT INTO contents (sha256, packed) VALUES (?, ?)');
  for (const [of, content] of bytes) insert.run(of, gzipSync(content));
}

function unpack(path: string, of: string, packed: Uint8Array): Uint8Array {
  let content: Uint8Array | null = null;
  try {
    content = new Uint8Array(gunzipSync(packed));
  } catch {
    throw damaged(path, `the report ${of} cannot be unpacked`);
  }
  if (sha256(content) !== of) throw damaged(path, `the report ${of} has changed`);
  return content;
}
