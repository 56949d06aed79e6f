import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { coded } from './sqlite-errors.ts';

const ROWS: [resultCode: number, name: string, code: string][] = [
  [5, 'SQLITE_BUSY', 'E_RECORD_BUSY'],
  [261, 'SQLITE_BUSY_RECOVERY', 'E_RECORD_BUSY'],
  [6, 'SQLITE_LOCKED', 'E_RECORD_BUSY'],
  [8, 'SQLITE_READONLY', 'E_RECORD_MISSING'],
  [10, 'SQLITE_IOERR', 'E_RECORD_DAMAGED'],
  [11, 'SQLITE_CORRUPT', 'E_RECORD_DAMAGED'],
  [267, 'SQLITE_CORRUPT_VTAB', 'E_RECORD_DAMAGED'],
  [13, 'SQLITE_FULL', 'E_DISK_FULL'],
  [14, 'SQLITE_CANTOPEN', 'E_RECORD_MISSING'],
  [26, 'SQLITE_NOTADB', 'E_RECORD_DAMAGED'],
];

for (const [errcode, name, code] of ROWS) {
  test(`${name} is told as ${code}`, () => {
    const error = Object.assign(new Error(name), { errcode });
    assert.equal((coded(error, '/tmp/record') as { code?: string }).code, code);
  });
}

test('any other error is passed on as it is', () => {
  const error = new TypeError('a broken promise');
  assert.equal(coded(error, '/tmp/record'), error);
});

test('a database that may not grow says that the disk is full', () => {
  const db = new DatabaseSync(':memory:');
  db.exec('PRAGMA page_size = 4096; CREATE TABLE t (a); PRAGMA max_page_count = 4');
  const grow = () => db.exec(`INSERT INTO t VALUES ('${'x'.repeat(50_000)}')`);
  try {
    assert.throws(grow, (error: unknown) => {
      assert.equal((coded(error, '/tmp/record') as { code?: string }).code, 'E_DISK_FULL');
      return true;
    });
  } finally {
    db.close();
  }
});
