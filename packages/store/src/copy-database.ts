/** A database, also one in use → a file that holds the same as at one moment, synced to the disk. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { ProvisoError } from '@proviso/core/vocabulary';

/** Never over a file that is there. The file has its name only once it is whole. */
export function copyOf(db: DatabaseSync, file: string): void {
  if (existsSync(file))
    throw new ProvisoError(
      'E_RECORD_EXISTS',
      `there is a file at \`${file}\` already: nothing was written; move it away or name another`,
    );
  const part = `${file}.part`;
  rmSync(part, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(part);
    syncFile(part);
    renameSync(part, file);
    syncFile(dirname(file));
  } finally {
    rmSync(part, { force: true });
  }
}

/** Or a folder, so that the names in it stay. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
