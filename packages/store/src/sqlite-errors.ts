/** SQLite's result codes → the errors of the record, with what to do; what is none of these is a broken promise. */
import { ProvisoError } from '@proviso/core/vocabulary';

const BUSY = [5, 6];
const DAMAGED = [11, 26];
const FULL = 13;
const CANNOT_OPEN = 14;
const READ_ONLY = 8;
const IO = 10;

/** The primary result code of an error thrown by `node:sqlite`, or null for any other error. */
function resultCodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}

export const isBusy = (error: unknown): boolean => BUSY.includes(resultCodeOf(error) ?? -1);

export function coded(error: unknown, path: string): unknown {
  const code = resultCodeOf(error);
  if (code === null) return error;
  const why = error instanceof Error ? error.message : '';
  if (BUSY.includes(code)) return busy(path);
  if (DAMAGED.includes(code)) return damaged(path, why);
  if (code === FULL) {
    return new ProvisoError(
      'E_DISK_FULL',
      `no room left for the record \`${path}\`: nothing was added; make room and try again`,
    );
  }
  if (code === IO) return damaged(path, `${why}: check the disk`);
  if (code === CANNOT_OPEN || code === READ_ONLY) {
    return new ProvisoError(
      'E_RECORD_MISSING',
      `the record \`${path}\` cannot be opened for writing (${why}): check that its folder exists and may be written to`,
    );
  }
  return error;
}

export const busy = (path: string): ProvisoError =>
  new ProvisoError(
    'E_RECORD_BUSY',
    `the record \`${path}\` is held by another program: nothing was added; try again when it has finished`,
  );

export const damaged = (path: string, why: string): ProvisoError =>
  new ProvisoError(
    'E_RECORD_DAMAGED',
    `the record \`${path}\` is damaged (${why}): keep the file as it is and go back to a copy`,
  );
