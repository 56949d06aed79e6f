import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { exampleDesk, NOW } from '../testing/example-record.ts';
import { createApp } from './app.ts';
import { codingFor, pack } from './pack.ts';

const ACCEPTS: [header: string | undefined, coding: string | null][] = [
  [undefined, null],
  ['', null],
  ['identity', null],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['BR; q=1.0', 'br'],
  ['gzip;q=0', null],
];
for (const [header, coding] of ACCEPTS)
  test(`\`${header ?? 'no header'}\` is answered ${coding ?? 'unpacked'}`, () =>
    assert.equal(codingFor(header), coding));

const { desk, store } = await exampleDesk();
const app = createApp(desk, { now: () => NOW, head: () => store.head() });
const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://localhost${path}`, { headers });

test('a page says the same packed as unpacked, made or kept', async () => {
  const plain = await (await get('/p/rice')).text();
  for (const [coding, open] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)
    for (const time of ['made', 'kept']) {
      const answer = await get('/p/rice', { 'accept-encoding': coding });
      assert.equal(answer.headers.get('content-encoding'), coding, time);
      assert.equal(answer.headers.get('vary'), 'accept-encoding');
      assert.equal(open(Buffer.from(await answer.arrayBuffer())).toString(), plain, time);
    }
});

test('who has a packed page is told that it still stands', async () => {
  const tag = (await get('/p/rice', { 'accept-encoding': 'br' })).headers.get('etag')!;
  assert.match(tag, /^W\//);
  assert.equal((await get('/p/rice', { 'accept-encoding': 'br', 'if-none-match': tag })).status, 304);
});

test('streams, small answers and what may not be kept pass as they are', async () => {
  const small = new Hono().use(pack());
  const long = 'a'.repeat(5000);
  small.get('/stream', (c) => c.body(long, 200, { 'content-type': 'text/event-stream' }));
  small.get('/short', (c) => c.text('short'));
  small.get('/secret', (c) => c.text(long, 200, { 'cache-control': 'no-store' }));
  small.get('/picture', (c) => c.body(long, 200, { 'content-type': 'image/png' }));
  for (const path of ['/stream', '/short', '/secret', '/picture']) {
    const answer = await small.request(path, { headers: { 'accept-encoding': 'br' } });
    assert.equal(answer.headers.get('content-encoding'), null, path);
  }
});
