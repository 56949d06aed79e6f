/**
 * A path → the database of the record there, made where there is none and brought on where an earlier program made it.
 * What is no record, comes from a later program or is plainly damaged is told before anything is read from it.
 */
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { ProvisoError } from '@proviso/core/vocabulary';
import { bringOn } from './migrations.ts';
import { coded, damaged } from './sqlite-errors.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './sqlite-schema.ts';
import { within } from './transactions.ts';

export type OpenOptions = {
  /** Refuse with E_RECORD_MISSING where there is no file yet. */
  mustExist?: boolean;
  /** Told what was done besides opening: a record of an earlier form was brought on, and where its copy is. */
  tell?: (note: string) => void;
};

/** Larger than SQLite's own: packed readings fill them better, and fewer are written. */
const PAGE_BYTES = 8192;
const CACHE_KIB = 32_768;
/** A log of some 32 MB is written back at once, so that most batches cost one sync alone. */
const CHECKPOINT_PAGES = 4000;
const OPENING_WAIT_MS = 5000;

export function openDatabase(path: string, { mustExist = false, tell }: OpenOptions): DatabaseSync {
  if (mustExist && !existsSync(path)) {
    throw new ProvisoError(
      'E_RECORD_MISSING',
      `there is no record at \`${path}\`: \`proviso add\` makes one`,
    );
  }
  try {
    const db = new DatabaseSync(path, { timeout: OPENING_WAIT_MS });
    try {
      prepare(db, path, tell);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  } catch (error) {
    throw coded(error, path);
  }
}

const pragma = (db: DatabaseSync, name: string): number =>
  Number(Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);

function prepare(db: DatabaseSync, path: string, tell: OpenOptions['tell']): void {
  db.exec(`
    PRAGMA synchronous = FULL;
    PRAGMA trusted_schema = OFF;
    PRAGMA cache_size = -${CACHE_KIB};
    PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
  `);
  const isEmpty = () => db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (isEmpty()) {
    db.exec(`PRAGMA page_size = ${PAGE_BYTES}; PRAGMA journal_mode = WAL`);
    within(db, () => {
      if (isEmpty()) db.exec(SCHEMA);
    });
  }
  if (pragma(db, 'application_id') !== APPLICATION_ID) throw damaged(path, 'it is no record of proviso');
  const form = pragma(db, 'user_version');
  if (form > SCHEMA_VERSION) throw newer(path, form);
  if (form < SCHEMA_VERSION) bringOn(db, path, form, tell);
  // A copy is no write-ahead log yet.
  db.exec('PRAGMA journal_mode = WAL');
}

const newer = (path: string, form: number): ProvisoError =>
  new ProvisoError(
    'E_RECORD_NEWER',
    `the record \`${path}\` was made by a later proviso (form ${form}; this one knows ${SCHEMA_VERSION}): nothing was changed; use that proviso, or a copy from before`,
  );
