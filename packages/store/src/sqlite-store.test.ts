import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { faultIn } from '@proviso/core/record';
import type { ErrorCode } from '@proviso/core/vocabulary';
import { all, check, conforms, sha256 } from './conformance.ts';
import { openSqliteStore } from './index.ts';
import { freshPath, inFreshRecord } from './testing.ts';
import { viewsConform } from './views-conformance.ts';

const NOON = Date.UTC(2024, 4, 30, 12);

const fresh = () => {
  const { path, end } = freshPath();
  return { open: () => openSqliteStore(path), end };
};
conforms('SQLite', fresh);
viewsConform('SQLite', fresh);

const withCode = (code: ErrorCode) => (error: unknown) => {
  assert.equal((error as { code?: string }).code, code);
  return true;
};

const FORGERIES: [name: string, sql: string][] = [
  ['changing an entry', "UPDATE entries SET body = x'7b7d' WHERE seq = 1"],
  ['deleting an entry', 'DELETE FROM entries WHERE seq = 2'],
  ['replacing an entry', "REPLACE INTO entries VALUES (1, 0, 6, zeroblob(32), x'7b7d')"],
  ['leaving a gap', "INSERT INTO entries VALUES (9, 0, 6, zeroblob(32), x'7b7d')"],
  ['changing a hash of the log', 'UPDATE nodes SET hash = zeroblob(32)'],
  ['deleting a hash of the log', 'DELETE FROM nodes'],
  ['replacing a hash of the log', 'REPLACE INTO nodes VALUES (1, 0, zeroblob(32))'],
  ['changing a report', "UPDATE contents SET packed = x'00'"],
  ['deleting a report', 'DELETE FROM contents'],
];

for (const [name, sql] of FORGERIES) {
  test(`SQLite itself refuses ${name}`, () =>
    inFreshRecord(async (path) => {
      const store = openSqliteStore(path);
      const bytes = new Map([[sha256('a'), new TextEncoder().encode('a')]]);
      await store.append([check('2024-05-01'), check('2024-05-02')], NOON, { bytes });
      const before = await all(store);
      const other = new DatabaseSync(path);
      assert.throws(() => other.exec(sql), /never|only ever/);
      other.close();
      assert.deepEqual(await all(store), before);
      await store.close();
    }));
}

test('replacing a report leaves it as it was', () =>
  inFreshRecord(async (path) => {
    const store = openSqliteStore(path);
    const bytes = new TextEncoder().encode('a');
    await store.append([check('2024-05-01')], NOON, { bytes: new Map([[sha256(bytes), bytes]]) });
    const other = new DatabaseSync(path);
    other.prepare("REPLACE INTO contents (sha256, packed) VALUES (unhex(?), x'00')").run(sha256(bytes));
    other.close();
    assert.deepEqual(await store.bytes(sha256(bytes)), bytes);
    await store.close();
  }));

type Damage = [name: string, code: ErrorCode, damage: (path: string) => void];
const DAMAGES: Damage[] = [
  [
    'an entry changed behind the triggers',
    'E_RECORD_DAMAGED',
    (path) => {
      const db = new DatabaseSync(path);
      db.exec(
        `DROP TRIGGER entries_stay; UPDATE entries
         SET body = CAST(replace(CAST(body AS TEXT), '05-01', '05-09') AS BLOB) WHERE seq = 1`,
      );
      db.close();
    },
  ],
  [
    'an entry taken out behind the triggers',
    'E_RECORD_DAMAGED',
    (path) => {
      const db = new DatabaseSync(path);
      db.exec('DROP TRIGGER entries_remain; DELETE FROM entries WHERE seq = 2');
      db.close();
    },
  ],
  ['a file cut short', 'E_RECORD_DAMAGED', (path) => truncateSync(path, 9000)],
  [
    'a file overwritten in the middle',
    'E_RECORD_DAMAGED',
    (path) => {
      const file = openSync(path, 'r+');
      writeSync(file, Buffer.alloc(12_000, 0x5a), 0, 12_000, 4096);
    },
  ],
  [
    'a file that is no database',
    'E_RECORD_DAMAGED',
    (path) => writeFileSync(path, 'no database at all '.repeat(99)),
  ],
  [
    'a database that is no record',
    'E_RECORD_DAMAGED',
    (path) => {
      rmSync(path);
      const db = new DatabaseSync(path);
      db.exec('CREATE TABLE others (a)');
      db.close();
    },
  ],
  [
    'a record of a newer form',
    'E_RECORD_NEWER',
    (path) => {
      const db = new DatabaseSync(path);
      db.exec('PRAGMA user_version = 99');
      db.close();
    },
  ],
];

for (const [name, code, damage] of DAMAGES) {
  test(`${name} is told as ${code}`, () =>
    inFreshRecord(async (path) => {
      const store = openSqliteStore(path);
      for (let day = 1; day <= 9; day++)
        await store.append(
          Array.from({ length: 40 }, () => check(`2024-05-0${day}`)),
          NOON,
        );
      await store.close();
      damage(path);
      const reading = async () => {
        const again = openSqliteStore(path);
        try {
          await all(again);
        } finally {
          await again.close();
        }
      };
      await assert.rejects(reading, withCode(code));
    }));
}

test('a report that was changed is told as damaged', () =>
  inFreshRecord(async (path) => {
    const store = openSqliteStore(path);
    const bytes = new TextEncoder().encode('a report');
    await store.append([check('2024-05-01')], NOON, { bytes: new Map([[sha256(bytes), bytes]]) });
    const other = new DatabaseSync(path);
    other.exec("DROP TRIGGER contents_stay; UPDATE contents SET packed = x'1f8b'");
    other.close();
    await assert.rejects(store.bytes(sha256(bytes)), withCode('E_RECORD_DAMAGED'));
    await store.close();
  }));

test('a record that must be there and is not is missing, and is not made', () =>
  inFreshRecord(async (path) => {
    assert.throws(() => openSqliteStore(path, { mustExist: true }), withCode('E_RECORD_MISSING'));
    assert.throws(() => readFileSync(path));
  }));

test('a record in a folder that is not there is missing', () =>
  inFreshRecord(async (path) => {
    assert.throws(() => openSqliteStore(join(path, 'deeper', 'record')), withCode('E_RECORD_MISSING'));
  }));

test('a record held by another is busy once patience ends, and goes on after', () =>
  inFreshRecord(async (path) => {
    const store = openSqliteStore(path, { patienceMs: 100 });
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    await assert.rejects(store.append([check('2024-05-01')], NOON), withCode('E_RECORD_BUSY'));
    other.exec('ROLLBACK');
    assert.equal((await store.append([check('2024-05-01')], NOON))?.length, 1);
    other.close();
    await store.close();
  }));

const WRITER = new URL('./write-until-killed.ts', import.meta.url);

test('two programs that write at once make one log of all they wrote', () =>
  inFreshRecord(async (path) => {
    const writers = ['a', 'b'].map((name) => fork(WRITER, [path, name, '40'], { silent: true }));
    const ends = await Promise.all(writers.map((writer) => once(writer, 'exit')));
    assert.deepEqual(
      ends.map(([code]) => code),
      [0, 0],
    );
    const store = openSqliteStore(path);
    const entries = await all(store);
    assert.equal(entries.length, 160);
    assert.equal(faultIn(entries, sha256), null);
    await store.close();
  }));

test('a program killed while it writes loses nothing that it was told is kept', () =>
  inFreshRecord(async (path) => {
    let told = 0;
    for (let round = 1; round <= 3; round++) {
      const writer = fork(WRITER, [path, `round ${round}`, '100000'], { silent: true });
      const goal = told + 10 * round;
      writer.on('message', (seq: number) => {
        told = Math.max(told, seq);
        if (told >= goal) writer.kill('SIGKILL');
      });
      await once(writer, 'exit');
      const store = openSqliteStore(path);
      const entries = await all(store);
      assert.ok(entries.length >= told, `${entries.length} entries, ${told} told`);
      assert.equal(entries.length % 2, 0, 'half a batch is on record');
      assert.equal(faultIn(entries, sha256), null);
      await store.close();
    }
  }));
