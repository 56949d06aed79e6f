/** Every page in a browser that runs no script: it says the same, and what can be pressed does something. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'playwright-core';
import { type House, NO_CHROMIUM, openHouse, PAGES } from './in-browser.ts';
import { cutOff } from './look-at.ts';

describe('without a script', { skip: NO_CHROMIUM }, () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house?.close());

  test('every page tells what it tells with one', async () => {
    const told = new Map<string, string>();
    await house.eachPage({}, async (page, row) => {
      told.set(row.page, await wordsOf(page));
    });
    await house.eachPage(
      { javaScriptEnabled: false, viewport: { width: 360, height: 740 } },
      async (page, row) => {
        assert.equal(await wordsOf(page), told.get(row.page), row.page);
        assert.deepEqual(await cutOff(page), [], row.page);
        assert.equal(
          await page.locator('button:visible:not(form button)').count(),
          0,
          `${row.page}: a button that does nothing`,
        );
      },
    );
  });

  test('asking leads from the form to an answer', async () => {
    const context = await house.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(house.urlOf(PAGES.find(({ path }) => path === '/p/rice')!));
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
});

/** What stands on it to be read; what an island adds for those with a script is marked `data-live`. */
const wordsOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.querySelector('main')!.cloneNode(true) as HTMLElement;
    for (const live of copy.querySelectorAll('[data-live], script')) live.remove();
    return copy.textContent!.replace(/\s+/g, ' ').trim();
  });
