/**
 * A record, also one in use → a file that holds it as it was at one moment; and such a file → a record again. Both are
 * checked wholly before anyone is told that they are there, and nothing is ever written over.
 */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Head, StoreFault } from '@proviso/core/record';
import { ProvisoError } from '@proviso/core/vocabulary';
import { faultsOf } from './check-record.ts';
import { copyOf, syncFile } from './copy-database.ts';
import { headOf } from './keep-log.ts';
import { openDatabase } from './open-database.ts';
import { statementsOf } from './sql.ts';
import { busy, coded, damaged, isBusy } from './sqlite-errors.ts';

export type BackedUp = { head: Head; bytes: number };
export type Restored = { head: Head; replaced: string | null };

export function backupRecord(path: string, file: string): BackedUp {
  const db = openDatabase(path, { mustExist: true });
  try {
    copyOf(db, file);
  } catch (error) {
    throw coded(error, path);
  } finally {
    db.close();
  }
  try {
    return { head: checked(file), bytes: statSync(file).size };
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/** `replace`: what stands at the path is kept beside it, under the name that is given back. */
export function restoreRecord(file: string, path: string, { replace = false } = {}): Restored {
  if (!existsSync(file))
    throw new ProvisoError('E_NOT_FOUND', `there is no file \`${file}\`: name what \`proviso backup\` wrote`);
  if (existsSync(path) && !replace)
    throw new ProvisoError(
      'E_RECORD_EXISTS',
      `there is a record at \`${path}\`: nothing was changed; \`--replace\` takes its place and keeps it beside`,
    );
  const part = `${path}.restoring`;
  removeRecord(part);
  try {
    copyInto(file, part);
    // One of an earlier form is brought on here, where nobody uses it yet.
    openDatabase(part, {}).close();
    const head = checked(part);
    const replaced = existsSync(path) ? setAside(path) : null;
    renameSync(part, path);
    syncFile(dirname(path));
    return { head, replaced };
  } finally {
    removeRecord(part);
  }
}

function copyInto(file: string, part: string): void {
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    try {
      copyOf(db, part);
    } finally {
      db.close();
    }
  } catch (error) {
    throw coded(error, file);
  }
}

const MOST_TOLD = 3;

function checked(file: string): Head {
  const faults: StoreFault[] = [...faultsOf(file)];
  if (faults.length > 0) {
    const told = faults.slice(0, MOST_TOLD).map(({ place, why }) => `${place}: ${why}`);
    const more = faults.length > MOST_TOLD ? ` and ${faults.length - MOST_TOLD} more` : '';
    throw damaged(file, `${told.join('; ')}${more}`);
  }
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    return headOf(file, statementsOf(db));
  } finally {
    db.close();
  }
}

/** Away from where others would look for it, whole, and only while nobody has it open. */
function setAside(path: string): string {
  try {
    const db = new DatabaseSync(path);
    try {
      // Leaving the write-ahead log takes being the only one, and brings all that it holds into the file.
      db.exec('PRAGMA journal_mode = DELETE');
    } finally {
      db.close();
    }
  } catch (error) {
    if (isBusy(error)) throw busy(path);
    // What is too damaged to be opened is kept as it is.
  }
  let aside = `${path}.replaced`;
  for (let n = 2; existsSync(aside); n++) aside = `${path}.replaced-${n}`;
  for (const beside of ['-wal', '-shm'])
    if (existsSync(path + beside)) renameSync(path + beside, aside + beside);
  renameSync(path, aside);
  return aside;
}

function removeRecord(path: string): void {
  for (const beside of ['', '-wal', '-shm', '-journal', '.part', '.form-1', '.form-2'])
    rmSync(path + beside, { force: true });
}
