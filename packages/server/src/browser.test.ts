/**
 * The pages in a browser: nothing that axe objects to, nothing that moves while it loads, nothing on the console; on a
 * phone and on a desk, by day and by night. Where there is no Chromium this is skipped, loudly.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { type Browser, chromium } from 'playwright-core';
import { exampleDesk, NOW } from '../testing/example-record.ts';
import { createApp } from './app.ts';
import { STYLE } from './style.ts';

const CHROMIUM = process.env.PROVISO_CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const MAX_BYTES = 60_000;

const skip = existsSync(CHROMIUM)
  ? false
  : `THE PAGES WERE NOT TRIED IN A BROWSER: no Chromium at \`${CHROMIUM}\`; name one in PROVISO_CHROMIUM`;
if (skip) console.error(skip);

const SCREENS = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'desktop', width: 1280, height: 900 },
];
const SCHEMES = ['light', 'dark'] as const;
const PATHS = [
  '/',
  '/p/rice',
  '/p/rice?at=2023-10-01',
  '/p/supplied-weapons?published-by=2024-05-29&recorded-by=2024-06-30',
  '/p/drone-parts',
  '/p/rice/ask?asset=white+rice',
  '/p/rice/ask?place=Kenia',
  '/review',
  '/nope',
];

type Axe = {
  run: () => Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
};

describe('in a browser', { skip }, () => {
  let browser: Browser;
  let server: ServerType;
  let origin = '';
  let report = '';
  before(async () => {
    const { desk, store, shaOf } = await exampleDesk();
    report = `/reports/${shaOf('weapons-ease')}`;
    const app = createApp(desk, { now: () => NOW, head: () => store.head() });
    server = createAdaptorServer({ fetch: app.fetch });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });

  for (const screen of SCREENS)
    for (const colorScheme of SCHEMES)
      test(`every page on a ${screen.name}, ${colorScheme}`, async () => {
        const context = await browser.newContext({
          viewport: { width: screen.width, height: screen.height },
          colorScheme,
        });
        const page = await context.newPage();
        const complaints: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error' && !message.text().includes('status of 4'))
            complaints.push(message.text());
        });
        page.on('pageerror', (error) => complaints.push(String(error)));
        await page.addInitScript(() => {
          const shifts: number[] = [];
          Object.assign(globalThis, { shifts });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
          }).observe({ type: 'layout-shift', buffered: true });
        });
        for (const path of [...PATHS, report]) {
          await page.goto(origin + path);
          await page.evaluate(AXE);
          const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
          const told = violations.map(
            ({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
          );
          assert.deepEqual(told, [], path);
          const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts);
          assert.deepEqual(shifts, [], `${path} moves while it loads`);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(overflow, 0, `${path} is wider than the screen`);
          assert.deepEqual(complaints.splice(0), [], path);
        }
        await context.close();
      });

  test('asking works without a script: the form leads to an answer', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/p/rice`);
    await page.fill('input[name=asset]', 'white rice');
    await page.fill('input[name=place]', 'Bhutan');
    await page.click('form.ask button');
    assert.match(page.url(), /\/p\/rice\/ask\?.*asset=white\+rice&place=Bhutan/);
    assert.match(
      (await page.textContent('.answer .sentence')) ?? '',
      /^Allowed by Trade Directorate Gazette/,
    );
    await context.close();
  });

  test('the keyboard reaches the content first, and sees where it is', async () => {
    const page = await browser.newPage();
    await page.goto(`${origin}/p/rice`);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
    await page.keyboard.press('Enter');
    assert.match(page.url(), /#main$/);
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineWidth);
    assert.equal(outline, '3px');
    await page.close();
  });
});

test('a tracker page with its map and style is smaller than 60 kB compressed', async () => {
  const { desk, store } = await exampleDesk();
  const app = createApp(desk, { now: () => NOW, head: () => store.head() });
  const page = await (await app.request('http://localhost/p/rice?at=2023-10-01')).text();
  assert.match(page, /id="map"/);
  const bytes = gzipSync(page).length + gzipSync(STYLE).length;
  assert.ok(bytes <= MAX_BYTES, `${bytes} bytes`);
  console.log(`tracker page: ${bytes} bytes compressed`);
});
