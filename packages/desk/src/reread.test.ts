import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import type { EntryBody, FullReading } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { openMemoryStore } from '@proviso/store';
import { type Desk, openDesk, type Reread, type Store } from './index.ts';

const NOON = Date.UTC(2024, 4, 30, 12);
const by = { kind: 'person', name: 'a tester' } as const;
const TEXT = `Ministry bans exports of onions

The farm ministry has banned exports of onions until the end of March, officials said on Monday.
`;
const BYTES = new TextEncoder().encode(TEXT);
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** A record in which an earlier program read the report, and read it as `earlier` says. */
async function readBefore(
  earlier: (reading: FullReading) => FullReading,
): Promise<{ desk: Desk; store: Store }> {
  const effects = { analyse: createAnalyser(gazetteer), gazetteer, now: () => NOON, sha256 };
  const reader = openDesk({ store: openMemoryStore(), ...effects });
  const source = { name: 'onions.txt', load: async () => ({ bytes: BYTES, retrieved: null }) };
  let reading: FullReading | null = null;
  for await (const result of reader.add(source, { accept: false, hints: { published: '2024-03-04' }, by }))
    if ('reading' in result) reading = result.reading;
  assert.ok(reading);
  const store = openMemoryStore();
  const body: EntryBody = { kind: 'reading', program: 'proviso 0.0.1', reading: earlier(reading) };
  await store.append([body], NOON, { bytes: new Map([[sha256(BYTES), BYTES]]) });
  return { desk: openDesk({ store, ...effects }), store };
}

async function rereadAll(desk: Desk, options: { keep?: boolean; all?: boolean } = {}): Promise<Reread[]> {
  const found: Reread[] = [];
  for await (const one of desk.reread({ by, ...options })) {
    assert.ok('diff' in one, JSON.stringify(one));
    found.push(one);
  }
  return found;
}

test('reading again shows what differs, and adds nothing', async () => {
  const { desk, store } = await readBefore((reading) => ({ ...reading, findings: [] }));
  const [one] = await rereadAll(desk);
  assert.equal(one?.before, 'proviso 0.0.1');
  assert.deepEqual(one?.diff.added, one?.reading.findings);
  assert.equal(one?.reading.article.published, '2024-03-04', 'what was told with the report is told still');
  assert.equal((await store.head()).size, 1);
});

test('what is kept stands after the earlier reading, which stays', async () => {
  const { desk, store } = await readBefore((reading) => ({
    ...reading,
    article: { ...reading.article, headline: 'Onions' },
  }));
  const [one] = await rereadAll(desk, { keep: true });
  assert.deepEqual(
    one?.diff.facts.map(({ name }) => name),
    ['headline'],
  );
  const programs = [];
  for await (const { body } of store.entries({ kinds: ['reading'] }))
    if (body.kind === 'reading') programs.push([body.program, body.reading.article.headline]);
  assert.equal(programs.length, 2);
  assert.deepEqual(programs[0], ['proviso 0.0.1', 'Onions']);
  assert.notEqual(programs[1]?.[0], 'proviso 0.0.1');

  assert.deepEqual(await rereadAll(desk), [], 'the present program has read it now');
  assert.equal((await rereadAll(desk, { all: true })).length, 1);
});

test('a report whose bytes are not kept is told, and the others go on', async () => {
  const { desk, store } = await readBefore((reading) => reading);
  let lost: FullReading | null = null;
  for await (const { body } of store.entries()) if (body.kind === 'reading') lost = body.reading;
  assert.ok(lost);
  const reading = { ...lost, report: { ...lost.report, sha256: 'f'.repeat(64) } };
  await store.append([{ kind: 'reading', program: 'proviso 0.0.1', reading }], NOON);
  const told = [];
  for await (const one of desk.reread({ by })) told.push('error' in one ? one.error.code : 'read');
  assert.deepEqual(told, ['read', 'E_UNREADABLE']);
});
