/** A tracker page that stays open while its record grows: told of it, never moved, and without loss through a stop. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { EntryBody } from '@proviso/core/vocabulary';
import type { Store } from '@proviso/desk';
import { openSqliteStore } from '@proviso/store';
import type { Browser, Page } from 'playwright-core';
import { type Served, serve } from '../../src/serve.ts';
import { exampleDesk, NOW } from '../example-record.ts';
import { launch, NO_CHROMIUM } from './in-browser.ts';
import { axeViolations, cutOff } from './look-at.ts';

const SCREENS = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'desk', width: 1440, height: 900 },
];

const looked = (day: string): EntryBody => ({ kind: 'check', policy: 'rice', through: day });

describe('a page that is followed', { skip: NO_CHROMIUM }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-followed-'));
  const path = join(folder, 'record.db');
  let browser: Browser;
  let store: Store;
  let served: Served;
  const start = async (port = 0) => {
    served = await serve({ path, port, now: () => NOW });
  };
  before(async () => {
    store = openSqliteStore(path);
    const example = await exampleDesk();
    for await (const { body, recorded } of example.store.entries())
      await store.append([body], Date.parse(recorded));
    await start();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await served?.close();
    await store?.close();
    rmSync(folder, { recursive: true });
  });

  const barSays = (page: Page, words: RegExp) =>
    page.waitForFunction(
      (source) => new RegExp(source).test(document.querySelector('.live-bar')?.textContent ?? ''),
      words.source,
    );

  async function opened(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const page = await (await browser.newContext({ reducedMotion: 'reduce', ...options })).newPage();
    await page.goto(`${served.url}/p/rice`);
    return page;
  }

  for (const { name, width, height } of SCREENS)
    for (const colorScheme of ['light', 'dark'] as const)
      test(`on a ${name}, ${colorScheme}: news is told, and shown where the reader is, once asked for`, async () => {
        const page = await opened({ viewport: { width, height }, colorScheme });
        await page.waitForSelector('[data-live] .live-state:has-text("Followed live")');
        await page.evaluate(() => document.querySelector('#voices')!.scrollIntoView());
        const place = () =>
          page.evaluate(() => document.querySelector('#voices')!.getBoundingClientRect().top);
        const whole = () => page.evaluate(() => document.querySelector('main')!.innerHTML);
        const whole0 = await whole();
        const day = name === 'phone' ? '2024-12-02' : '2024-12-03';
        await store.append([looked(day)], NOW);
        await barSays(page, /1 change since you opened this page/);
        assert.equal(await whole(), whole0, 'nothing changed under the reader’s eyes');
        assert.deepEqual([await axeViolations(page), await cutOff(page)], [[], []]);
        await page.focus('.live-bar .show');
        const place0 = await place();
        await page.keyboard.press('Enter');
        await barSays(page, /Shown now/);
        assert.ok(Math.abs((await place()) - place0) <= 1, 'the reader’s place is kept');
        assert.notEqual(await whole(), whole0);
        assert.equal(await page.evaluate(() => document.activeElement?.className), 'shown');
        assert.match((await page.textContent('.live-bar .shown a')) ?? '', /^Reports looked through until/);
        assert.deepEqual([await axeViolations(page), await cutOff(page)], [[], []]);
        await page.click('.live-bar .close');
        assert.equal(await page.isVisible('.live-bar .shown'), false);
        await page.context().close();
      });

  test('a stop of the server is told, and what was recorded meanwhile when it is back', async () => {
    const page = await opened();
    await page.waitForSelector('[data-live] .live-state:has-text("Followed live")');
    await store.append([looked('2024-12-04')], NOW);
    await barSays(page, /1 change/);
    const { port } = served;
    await served.close();
    await barSays(page, /Connection lost at .* Trying again/);
    await store.append([looked('2024-12-05'), looked('2024-12-06')], NOW);
    await start(port);
    await barSays(page, /Connected again/);
    await barSays(page, /3 changes since you opened this page/);
    await page.click('.live-bar .show');
    await barSays(page, /Shown now/);
    const shown = await page.locator('.live-bar .shown a').allTextContents();
    assert.deepEqual(
      shown.map((title) => title.replace(/\D*(\d+) December 2024$/, '$1')),
      ['4', '5', '6'],
    );
    await page.context().close();
  });

  test('a form keeps what was typed, and what was opened stays open', async () => {
    const page = await opened();
    await page.waitForSelector('[data-live] .live-state:has-text("Followed live")');
    await page.fill('form.ask [name=place]', 'Bhutan');
    const summary = page.locator('main details:not([open]) > summary').first();
    const name = await summary.textContent();
    await summary.click();
    await store.append([looked('2024-12-07')], NOW);
    await barSays(page, /1 change/);
    await page.click('.live-bar .show');
    await barSays(page, /Shown now/);
    assert.equal(await page.inputValue('form.ask [name=place]'), 'Bhutan');
    const open = await page.locator('main details[open] > summary').allTextContents();
    assert.ok(open.includes(name ?? ''), `${name} among ${open}`);
    await page.context().close();
  });

  test('without a script the page is whole, and tells how to follow', async () => {
    const page = await opened({ javaScriptEnabled: false });
    assert.equal(await page.locator('.live-bar').count(), 0);
    assert.match((await page.textContent('section.follow')) ?? '', /Atom · RSS · JSON Feed/);
    await page.click('section.follow .latest a');
    assert.match(page.url(), /\/e\/\d+$/);
    await page.context().close();
  });

  test('a page of the past is not followed', async () => {
    const page = await browser.newPage();
    await page.goto(`${served.url}/p/rice?published-by=2024-01-01`);
    assert.equal(await page.locator('[data-live], script').count(), 0);
    assert.match((await page.textContent('section.follow')) ?? '', /shows the past/);
    await page.close();
  });
});
