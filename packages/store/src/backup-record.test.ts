import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { all, check, sha256 } from './conformance.ts';
import { makeEarlier } from './earlier-forms.ts';
import { backupRecord, openSqliteStore, restoreRecord } from './index.ts';
import { inFreshRecord } from './testing.ts';
import { readingOf } from './views-conformance.ts';

const NOON = Date.UTC(2024, 4, 30, 12);
const BYTES = new TextEncoder().encode('<p>a report</p>');

async function filled(path: string) {
  const store = openSqliteStore(path);
  const reading = readingOf(sha256(BYTES), ['wheat']);
  await store.append([{ kind: 'reading', program: 'proviso 0.1.0', reading }, check('2024-05-30')], NOON, {
    bytes: new Map([[sha256(BYTES), BYTES]]),
  });
  return store;
}

const namesBeside = (path: string) =>
  readdirSync(dirname(path))
    .map((name) => name.replace(basename(path), 'R'))
    .sort();

test('a backup of a record in use holds all of it, and restores to the same', () =>
  inFreshRecord(async (path) => {
    const store = await filled(path);
    const entries = await all(store);
    const backup = `${path}.backup`;
    const { head } = backupRecord(path, backup);
    assert.deepEqual(head, await store.head());
    await store.append([check('2024-06-01')], NOON);
    await store.close();

    const again = `${path}.again`;
    assert.deepEqual(restoreRecord(backup, again), { head, replaced: null });
    const restored = openSqliteStore(again);
    assert.deepEqual(await all(restored), entries);
    assert.deepEqual(await restored.bytes(sha256(BYTES)), BYTES);
    assert.equal((await restored.append([check('2024-06-02')], NOON))?.[0]?.seq, 3);
    await restored.close();
  }));

test('a backup is taken while another program writes, and is whole', () =>
  inFreshRecord(async (path) => {
    await (await filled(path)).close();
    const writer = fork(new URL('./write-until-killed.ts', import.meta.url), [path, 'a', '60'], {
      silent: true,
    });
    await once(writer, 'message');
    for (let i = 0; i < 3; i++) {
      const { head } = backupRecord(path, `${path}.${i}`);
      const copy = openSqliteStore(`${path}.${i}`);
      const entries = await all(copy);
      assert.equal(entries.length, head.size);
      assert.equal(entries.length % 2, 0, 'half a batch is in the backup');
      await copy.close();
    }
    if (writer.exitCode === null) await once(writer, 'exit');
  }));

test('nothing is written over: not by a backup, not by a restored record', () =>
  inFreshRecord(async (path) => {
    await (await filled(path)).close();
    const backup = `${path}.backup`;
    writeFileSync(backup, 'something else');
    assert.throws(() => backupRecord(path, backup), { code: 'E_RECORD_EXISTS' });
    assert.equal(readFileSync(backup, 'utf8'), 'something else');
    backupRecord(path, `${path}.2`);
    assert.throws(() => restoreRecord(`${path}.2`, path), { code: 'E_RECORD_EXISTS' });
  }));

test('a record that is replaced is kept beside, whole', () =>
  inFreshRecord(async (path) => {
    const store = await filled(path);
    backupRecord(path, `${path}.backup`);
    await store.append([check('2024-06-01')], NOON);
    await store.close();
    const { head, replaced } = restoreRecord(`${path}.backup`, path, { replace: true });
    assert.equal(head.size, 2);
    assert.equal(replaced, `${path}.replaced`);
    const old = openSqliteStore(`${path}.replaced`);
    assert.equal((await old.head()).size, 3);
    await old.close();
    assert.deepEqual(namesBeside(path), ['R', 'R.backup', 'R.replaced']);
  }));

test('a record that another program has open is not replaced', () =>
  inFreshRecord(async (path) => {
    const store = await filled(path);
    backupRecord(path, `${path}.backup`);
    assert.throws(() => restoreRecord(`${path}.backup`, path, { replace: true }), { code: 'E_RECORD_BUSY' });
    assert.equal((await store.append([check('2024-06-01')], NOON))?.length, 1);
    await store.close();
  }));

const DAMAGES: [name: string, damage: (file: string) => void][] = [
  ['cut short', (file) => truncateSync(file, 20_000)],
  ['that is no database', (file) => writeFileSync(file, 'no record '.repeat(99))],
  [
    'whose entry was changed',
    (file) => {
      const db = new DatabaseSync(file);
      db.exec("DROP TRIGGER entries_stay; UPDATE entries SET body = x'7b7d' WHERE seq = 2");
      db.close();
    },
  ],
  [
    'whose report was changed',
    (file) => {
      const db = new DatabaseSync(file);
      db.exec("DROP TRIGGER contents_stay; UPDATE contents SET packed = x'00'");
      db.close();
    },
  ],
];
for (const [name, damage] of DAMAGES) {
  test(`a backup ${name} is not restored, and the record there stays`, () =>
    inFreshRecord(async (path) => {
      await (await filled(path)).close();
      const backup = `${path}.backup`;
      backupRecord(path, backup);
      damage(backup);
      assert.throws(() => restoreRecord(backup, path, { replace: true }), { code: 'E_RECORD_DAMAGED' });
      const store = openSqliteStore(path);
      assert.equal((await store.head()).size, 2);
      await store.close();
      assert.deepEqual(namesBeside(path), ['R', 'R.backup']);
    }));
}

test('a backup of an earlier form is brought on as it is restored, and itself stays as it was', () =>
  inFreshRecord(async (path) => {
    const backup = `${path}.backup`;
    makeEarlier(backup, 1, [{ recorded: '2024-05-30T12:00:00.000Z', body: check('2024-05-30') }], [BYTES]);
    const before = readFileSync(backup);
    assert.equal(restoreRecord(backup, path).head.size, 1);
    assert.deepEqual(readFileSync(backup), before);
    assert.ok(existsSync(path));
  }));

test('a file that is not there cannot be restored', () =>
  inFreshRecord(async (path) => {
    assert.throws(() => restoreRecord(`${path}.none`, path), { code: 'E_NOT_FOUND' });
  }));
