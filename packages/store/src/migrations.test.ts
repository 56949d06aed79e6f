import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { canonicalJson } from '@proviso/core/record';
import { all, sha256 } from './conformance.ts';
import { EARLIER_FORMS, makeEarlier, type Told } from './earlier-forms.ts';
import { openMemoryStore, openSqliteStore } from './index.ts';
import { SCHEMA_VERSION } from './sqlite-schema.ts';
import { inFreshRecord } from './testing.ts';
import { claimOf, policyOf, readingOf } from './views-conformance.ts';

const REPORT = 'a'.repeat(64);
const SCOPE = { party: 'anyone', action: 'export', asset: 'wheat', place: 'anywhere', purpose: 'any' };
const PERSON = { kind: 'person', name: 'a reviewer ‹ü›' } as const;
const TOLD: Told = [
  { recorded: '2024-05-30T12:00:00.000Z', body: { kind: 'policy', policy: policyOf('grain', ['wheat']) } },
  {
    recorded: '2024-05-30T12:00:00.000Z',
    body: { kind: 'reading', program: 'proviso 0.0.1', reading: readingOf(REPORT, ['wheat', 'steel']) },
  },
  {
    recorded: '2024-05-30T12:00:01.001Z',
    body: { kind: 'review', report: REPORT, finding: 'f1', decision: 'accept', by: PERSON, reason: null },
  },
  {
    recorded: '2024-05-30T12:00:01.001Z',
    body: { kind: 'claim', claim: claimOf('c1', 'grain', REPORT, 'f1', [SCOPE]) },
  },
  { recorded: '2024-05-31T00:00:00.000Z', body: { kind: 'check', policy: 'grain', through: '2024-05-30' } },
];
const CONTENTS = ['<p>India banned exports of wheat.</p>', ''].map((text) => new TextEncoder().encode(text));

const schemaOf = (path: string): string[] => {
  const db = new DatabaseSync(path);
  const rows = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').all();
  db.close();
  return rows.map(({ sql }) => String(sql).replace(/\s+/g, ' '));
};

test('every form before today’s has its table here', () =>
  assert.deepEqual(
    EARLIER_FORMS.map(({ form }) => form),
    Array.from({ length: SCHEMA_VERSION - 1 }, (_, i) => i + 1),
  ));

for (const { form } of EARLIER_FORMS) {
  test(`a record of form ${form} is brought on, with all that it held, and its copy is kept`, () =>
    inFreshRecord(async (path) => {
      makeEarlier(path, form, TOLD, CONTENTS);
      const notes: string[] = [];
      const store = openSqliteStore(path, { tell: (note) => notes.push(note) });
      const plain = openMemoryStore();
      for (const [recorded, batch] of Map.groupBy(TOLD, (told) => told.recorded))
        await plain.append(
          batch.map(({ body }) => body),
          Date.parse(recorded),
        );
      assert.deepEqual(await all(store), await all(plain));
      assert.deepEqual(await store.head(), await plain.head());
      assert.deepEqual(await store.views.overview(), await plain.views.overview());
      for (const content of CONTENTS) assert.deepEqual(await store.bytes(sha256(content)), content);
      assert.equal((await store.append([TOLD[4]!.body], Date.UTC(2025, 0)))?.[0]?.seq, 6);
      await store.close();

      assert.match(notes.join(), new RegExp(`from form ${form} to ${SCHEMA_VERSION}`));
      const copy = new DatabaseSync(`${path}.form-${form}`);
      assert.equal(copy.prepare('PRAGMA user_version').get()?.user_version, form);
      assert.deepEqual(
        copy
          .prepare('SELECT body FROM entries ORDER BY seq')
          .all()
          .map((row) => row.body),
        TOLD.map(({ body }) => canonicalJson(body)),
      );
      copy.close();

      const anew = `${path}.new`;
      await openSqliteStore(anew).close();
      assert.deepEqual(schemaOf(path), schemaOf(anew));
      openSqliteStore(path, { tell: () => assert.fail('brought on twice') }).close();
    }));

  test(`a record of form ${form} that was changed is told as damaged and left as it was`, () =>
    inFreshRecord(async (path) => {
      makeEarlier(path, form, TOLD, CONTENTS);
      const db = new DatabaseSync(path);
      db.exec("DROP TRIGGER entries_stay; UPDATE entries SET body = replace(body, 'wheat', 'wheal')");
      const before = db.prepare('SELECT * FROM entries').all();
      db.close();
      assert.throws(() => openSqliteStore(path), { code: 'E_RECORD_DAMAGED' });
      const after = new DatabaseSync(path);
      assert.equal(after.prepare('PRAGMA user_version').get()?.user_version, form);
      assert.deepEqual(after.prepare('SELECT * FROM entries').all(), before);
      after.close();
      assert.equal(existsSync(`${path}.form-${form}`), false);
    }));
}

test('a copy that is there already is not written over, and the record stays as it was', () =>
  inFreshRecord(async (path) => {
    makeEarlier(path, 2, TOLD, CONTENTS);
    makeEarlier(`${path}.form-2`, 2, TOLD.slice(0, 1), []);
    assert.throws(() => openSqliteStore(path), { code: 'E_RECORD_EXISTS' });
    const db = new DatabaseSync(path);
    assert.equal(db.prepare('PRAGMA user_version').get()?.user_version, 2);
    db.close();
  }));
