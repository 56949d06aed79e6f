/** Every page of a record full of attacks, in a browser that would run them: nothing runs, and nothing even asks to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../../src/app.ts';
import { hostileDesk } from '../example-dossiers.ts';
import { NOW } from '../example-record.ts';
import { launch, listen, NO_CHROMIUM } from './in-browser.ts';

test('no word of a report or of a policy runs', { skip: NO_CHROMIUM }, async () => {
  const { desk, store } = await hostileDesk();
  const app = createApp(desk, { now: () => NOW, head: () => store.head(), writes: true, fullText: true });
  const { server, origin } = await listen(app);
  const browser = await launch();
  try {
    const page = await (await browser.newContext()).newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) complaints.push(request.url());
    });
    const { readings, policies } = await desk.ledger();
    const paths = [
      '/',
      '/review',
      ...[...readings.keys()].map((sha) => `/reports/${sha}`),
      ...[...policies.keys()].flatMap((id) => [
        `/p/${id}`,
        `/p/${id}/bulletin`,
        `/p/${id}/ask`,
        `/p/${id}/review`,
      ]),
      ...Array.from({ length: (await store.head()).size }, (_, i) => `/e/${i + 1}`),
    ];
    for (const path of paths) {
      await page.goto(origin + path);
      assert.equal(await page.evaluate(() => 'pwned' in globalThis), false, path);
      assert.equal(
        await page.locator('img[src=x], svg[onload], main script:not([type*=json])').count(),
        0,
        path,
      );
      assert.deepEqual(complaints.splice(0), [], path);
    }
  } finally {
    await browser.close();
    server.close();
  }
});
