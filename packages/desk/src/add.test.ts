import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type Hints, ProvisoError } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { openMemoryStore } from '@proviso/store';
import { type Added, type Desk, openDesk, type Source, type Store } from './index.ts';

const REPORT = `Ministry bans exports of onions

The farm ministry has banned exports of onions until the end of March, officials said on Monday.

Traders in the western ports said that about forty ships were waiting to be loaded when the order came.
`;
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');
const encode = (text: string) => new TextEncoder().encode(text);
const sourceOf = (text: string, name = 'onions.txt'): Source => ({
  name,
  load: async () => ({ bytes: encode(text), retrieved: null }),
});

function open(): { desk: Desk; store: Store } {
  const store = openMemoryStore();
  const desk = openDesk({
    store,
    analyse: createAnalyser(gazetteer),
    gazetteer,
    now: () => Date.UTC(2024, 4, 30, 12),
    sha256,
  });
  return { desk, store };
}

async function add(desk: Desk, source: Source, accept = false, hints: Hints = {}) {
  const results = [];
  const by = { kind: 'person', name: 'a tester' } as const;
  for await (const result of desk.add(source, { accept, hints, by })) results.push(result);
  return results;
}

async function addOne(...given: Parameters<typeof add>): Promise<Added> {
  const [result, ...others] = await add(...given);
  assert.ok(result && 'reading' in result && others.length === 0, JSON.stringify(result));
  return result;
}

test('a report is kept with its bytes, and its findings wait', async () => {
  const { desk, store } = open();
  const added = await addOne(desk, sourceOf(REPORT));
  assert.equal(added.known, false);
  assert.equal(added.reading.report.sha256, sha256(REPORT));
  assert.deepEqual(await store.bytes(sha256(REPORT)), encode(REPORT));
  assert.equal(added.waiting.length, added.reading.findings.length);
  assert.equal((await desk.suggestions()).length, added.waiting.length);
});

test('the same bytes again add nothing, under whatever name they come', async () => {
  const { desk, store } = open();
  await addOne(desk, sourceOf(REPORT), true);
  const { size } = await store.head();
  const again = await addOne(desk, sourceOf(REPORT, 'copy.txt'), true);
  assert.equal(again.known, true);
  assert.equal(again.reading.report.source, 'onions.txt');
  assert.equal((await store.head()).size, size);
});

test('what was added without `accept` may be accepted by adding it again', async () => {
  const { desk } = open();
  const first = await addOne(desk, sourceOf(REPORT));
  const again = await addOne(desk, sourceOf(REPORT), true);
  const { reviews } = await desk.ledger();
  assert.equal(again.waiting.length, first.waiting.length - reviews.size);
  for (const review of reviews.values())
    assert.deepEqual([review.by, review.reason], [{ kind: 'rule', name: 'rule 0' }, 'accepted by rule']);
});

test('a date that is told later is taken in, and what was accepted stays accepted', async () => {
  const { desk } = open();
  await addOne(desk, sourceOf(REPORT), true);
  const before = await desk.ledger();
  const again = await addOne(desk, sourceOf(REPORT), true, { published: '2024-03-04' });
  assert.equal(again.known, false);
  assert.equal(again.reading.article.published, '2024-03-04');
  const after = await desk.ledger();
  assert.deepEqual(
    [...after.reviews.values()].map((r) => [r.finding, r.decision]),
    [...before.reviews.values()].map((r) => [r.finding, r.decision]),
  );
});

test('what cannot be loaded or read is told, and the record stays as it was', async () => {
  const { desk, store } = open();
  const missing: Source = {
    name: 'gone.txt',
    load: async () => {
      throw new ProvisoError('E_NOT_FOUND', 'no file `gone.txt`');
    },
  };
  for (const [source, code] of [
    [missing, 'E_NOT_FOUND'],
    [sourceOf(''), 'E_EMPTY'],
  ] as const) {
    const [result] = await add(desk, source);
    assert.ok(result && 'error' in result);
    assert.equal(result.error.code, code);
    assert.equal(result.report.source, source.name);
  }
  assert.equal((await store.head()).size, 0);
});

test('a broken promise of a loader is no expected failure', async () => {
  const { desk } = open();
  const broken: Source = { name: 'x', load: () => Promise.reject(new TypeError('a slip')) };
  await assert.rejects(add(desk, broken), TypeError);
});

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Coast Daily</title>
${['Onion exports stop', 'Ships wait in the ports']
  .map(
    (
      title,
      i,
    ) => `<item><guid>item-${i}</guid><title>${title}</title><pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate>
<description>The farm ministry has banned exports of onions until the end of March, officials said, and ${i} ships wait.</description></item>`,
  )
  .join('\n')}
</channel></rss>`;

test('a feed gives a report for each of its items', async () => {
  const { desk, store } = open();
  const results = await add(desk, sourceOf(FEED, 'feed.xml'));
  assert.deepEqual(
    results.map((result) => ('reading' in result ? result.reading : result).report.source),
    ['feed.xml#item-0', 'feed.xml#item-1'],
  );
  for (const { report } of (await desk.ledger()).readings.values()) {
    const bytes = await store.bytes(report.sha256);
    assert.equal(bytes && sha256(bytes), report.sha256);
  }
});

const MIXED = FEED.replace(
  /<description>The farm ministry[^<]*, and 1 ships wait\.<\/description>/,
  '<description>The home side won by three goals to one. Their captain scored twice.</description>',
);

test('of a feed, what speaks of no rule is passed over and says so; asked for, it is read to the end', async () => {
  const { desk } = open();
  const passedOver = async (all: boolean) => {
    const told: boolean[] = [];
    const by = { kind: 'person', name: 'a tester' } as const;
    for await (const result of desk.add(sourceOf(MIXED, 'feed.xml'), { accept: false, all, by }))
      told.push('reading' in result && (result.reading.passedOver ?? false));
    return told;
  };
  assert.deepEqual(await passedOver(false), [false, true]);
  assert.deepEqual(await passedOver(true), [false, false]);
  assert.deepEqual(await passedOver(false), [false, false], 'what was read once is not forgotten');
});
