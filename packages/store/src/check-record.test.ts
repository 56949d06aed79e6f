import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { type StoreFault, termsIn } from '@proviso/core/record';
import type { EntryBody } from '@proviso/core/vocabulary';
import { check, sha256 } from './conformance.ts';
import { openSqliteStore } from './index.ts';
import { inFreshRecord } from './testing.ts';
import { claimOf, policyOf, readingOf } from './views-conformance.ts';

const NOON = Date.UTC(2024, 4, 30, 12);
const BYTES = new TextEncoder().encode('<p>a report</p>');
const REPORT = sha256(BYTES);
const SCOPE = { party: 'anyone', action: 'export', asset: 'wheat', place: 'anywhere', purpose: 'any' };
const PERSON = { kind: 'person', name: 'a reviewer' } as const;
const BODIES: EntryBody[] = [
  { kind: 'policy', policy: policyOf('grain', ['wheat']) },
  { kind: 'reading', program: 'proviso 0.1.0', reading: readingOf(REPORT, ['wheat', 'steel', 'white rice']) },
  { kind: 'review', report: REPORT, finding: 'f1', decision: 'accept', by: PERSON, reason: null },
  { kind: 'claim', claim: claimOf('c1', 'grain', REPORT, 'f1', [SCOPE]) },
  { kind: 'retraction', claim: 'c1', reason: 'mistaken', published: null, by: PERSON },
  check('2024-05-30'),
  check('2024-05-31'),
];

async function filled(path: string): Promise<void> {
  const store = openSqliteStore(path);
  await store.append(BODIES, NOON, { bytes: new Map([[REPORT, BYTES]]) });
  await store.views.overview();
  await store.views.search({ terms: termsIn('wheat'), kinds: ['report'], policy: null, most: 1 });
  await store.close();
}

async function faultsIn(path: string): Promise<StoreFault[]> {
  const faults: StoreFault[] = [];
  const store = openSqliteStore(path);
  try {
    for await (const fault of store.faults()) faults.push(fault);
  } finally {
    await store.close();
  }
  return faults;
}

const UNGUARDED = `
  DROP TRIGGER entries_stay; DROP TRIGGER entries_remain; DROP TRIGGER nodes_stay; DROP TRIGGER contents_stay;
`;
const GUARDED = ['entries_stay', 'entries_remain', 'nodes_stay', 'contents_stay'].map(
  (name) => `the trigger ${name}`,
);

/** What is done to the file behind the program's back, and the places that are told besides the missing triggers. */
const DAMAGES: [name: string, sql: string, places: RegExp[]][] = [
  ['an entry changed', "UPDATE entries SET body = x'7b7d' WHERE seq = 6", [/^entry 6$/, /^the views$/]],
  [
    'an entry’s time changed',
    'UPDATE entries SET recorded = recorded + 1 WHERE seq = 6',
    [/^entry 6$/, /^the views$/],
  ],
  ['an entry’s kind changed', 'UPDATE entries SET kind = 1 WHERE seq = 6', [/^entry 6$/, /^the views$/]],
  ['an entry taken out', 'DELETE FROM entries WHERE seq = 7', [/^the hashes$|^view /]],
  ['an entry taken out of the middle', 'DELETE FROM entries WHERE seq = 6', [/^entry 6$/, /^the hash/]],
  [
    'a hash of the log changed',
    'UPDATE nodes SET hash = zeroblob(32) WHERE level = 1 AND at = 1',
    [/^the hash of level 1 at 1$/],
  ],
  ['a report’s bytes changed', "UPDATE contents SET packed = x'00'", [new RegExp(`^report ${REPORT}$`)]],
  ['a claim’s retraction forgotten', 'UPDATE claims SET retracted_seq = NULL', [/^view claims$/]],
  ['a policy’s count changed', 'UPDATE policies SET standing = 7', [/^view policies$/]],
  ['a finding that waits taken away', 'DELETE FROM findings WHERE id = 2', [/^view findings$/]],
  ['a fit made up', 'INSERT INTO fits VALUES (2, 1, 2, NULL)', [/^view fits$/]],
  ['a word of a report changed', "INSERT INTO words (rowid, text) VALUES (9, 'zinc')", [/^view words$/]],
  ['an index dropped', 'DROP INDEX claims_by_key', [/^the index claims_by_key$/]],
];

for (const [name, sql, places] of DAMAGES) {
  test(`${name}: told with its place`, () =>
    inFreshRecord(async (path) => {
      await filled(path);
      assert.deepEqual(await faultsIn(path), []);
      const db = new DatabaseSync(path);
      db.exec(UNGUARDED + sql);
      db.close();
      const told = (await faultsIn(path)).map(({ place }) => place);
      for (const guard of GUARDED) assert.ok(told.includes(guard), guard);
      for (const place of places)
        assert.ok(
          told.some((one) => place.test(one)),
          `${place} in ${told.join('; ')}`,
        );
    }));
}

const VIEWS_ALONE = DAMAGES.filter(([, , places]) =>
  places.every(({ source }) => source.startsWith('^view ')),
);
for (const [name, sql] of VIEWS_ALONE) {
  test(`${name}: made right by rebuilding, which says what it was`, () =>
    inFreshRecord(async (path) => {
      await filled(path);
      const db = new DatabaseSync(path);
      db.exec(sql);
      db.close();
      const store = openSqliteStore(path);
      const { entries, differed } = await store.rebuild();
      assert.equal(entries, BODIES.length);
      assert.equal(differed.length, 1);
      await store.close();
      assert.deepEqual(await faultsIn(path), []);
    }));
}

test('any one byte of the file changed, here and there: what reads otherwise is told', () =>
  inFreshRecord(async (path) => {
    await filled(path);
    const whole = readFileSync(path);
    const rowsOf = () => {
      try {
        const db = new DatabaseSync(path, { readOnly: true });
        const rows = [
          'entries',
          'nodes',
          'contents',
          'claims',
          'findings',
          'policies',
          'fits',
          'words_data',
        ].map((table) => JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all()));
        db.close();
        return rows.join();
      } catch {
        return 'cannot be read';
      }
    };
    const before = rowsOf();
    const used = [...whole.keys()].filter((at) => whole[at] !== 0);
    for (let i = 0; i < 24; i++) {
      const changed = Buffer.from(whole);
      const at = used[Math.floor((i * used.length) / 24) + 7]!;
      changed[at]! ^= 0x10;
      for (const beside of ['-wal', '-shm']) rmSync(path + beside, { force: true });
      writeFileSync(path, changed);
      const touched = rowsOf() !== before;
      const told = await faultsIn(path).catch((error: { code?: string }) => [error.code]);
      assert.ok(!touched || told.length > 0, `byte ${at} reads otherwise and is not told`);
    }
  }));
