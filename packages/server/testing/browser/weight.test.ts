/** How much a reader must load to see a tracker page with its map. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createApp } from '../../src/app.ts';
import { STYLE } from '../../src/style.ts';
import { exampleDesk, NOW } from '../example-record.ts';

const MOST_BYTES = 60_000;

test('a tracker page with its map and style is smaller than 60 kB compressed', async () => {
  const { desk, store } = await exampleDesk();
  const app = createApp(desk, { now: () => NOW, head: () => store.head() });
  const page = await (await app.request('http://localhost/p/rice?at=2023-10-01')).text();
  assert.match(page, /id="map"/);
  const bytes = gzipSync(page).length + gzipSync(STYLE).length;
  assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
});
