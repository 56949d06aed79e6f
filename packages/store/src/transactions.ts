/** Acts on a database, wholly or not at all; again and again while another program holds it, until patience ends. */
import type { DatabaseSync } from 'node:sqlite';
import { busy, coded, isBusy } from './sqlite-errors.ts';

export function within<T>(db: DatabaseSync, act: () => T): T {
  return transaction(db, 'BEGIN IMMEDIATE', act);
}

/** All that `act` reads is from one moment. */
export function reading<T>(db: DatabaseSync, act: () => T): T {
  return transaction(db, 'BEGIN', act);
}

function transaction<T>(db: DatabaseSync, begin: string, act: () => T): T {
  db.exec(begin);
  try {
    const result = act();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

const PAUSE_MS = 25;

export async function patiently<T>(path: string, patienceMs: number, act: () => T): Promise<T> {
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
