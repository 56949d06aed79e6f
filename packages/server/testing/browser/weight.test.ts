/** How much a reader must load to see a tracker page with its map: the page, its style and its scripts, packed as they are sent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../../src/app.ts';
import { exampleDesk, NOW } from '../example-record.ts';

const MOST_BYTES = 60_000;

for (const coding of ['gzip', 'br'])
  test(`a tracker page with its map and all that it loads is smaller than 60 kB by ${coding}`, async () => {
    const { desk, store } = await exampleDesk();
    const app = createApp(desk, { now: () => NOW, head: () => store.head() });
    const get = (path: string, accepts: string) =>
      app.request(new URL(path, 'http://localhost').href, { headers: { 'accept-encoding': accepts } });
    const path = '/p/rice?at=2023-10-01';
    const page = await (await get(path, 'identity')).text();
    assert.match(page, /id="map"/);
    const loaded = [...page.matchAll(/<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"/g)];
    assert.ok(loaded.length > 0);
    let bytes = 0;
    for (const file of [path, ...loaded.map(([, file]) => file!)]) {
      const answer = await get(file, coding);
      assert.equal(answer.headers.get('content-encoding'), coding, file);
      bytes += (await answer.arrayBuffer()).byteLength;
    }
    assert.ok(bytes <= MOST_BYTES, `${bytes} bytes`);
  });
