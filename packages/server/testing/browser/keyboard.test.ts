/** Every page by the keyboard alone: Tab reaches all that can be operated, in the order of the page, and it is seen where. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type House, NO_CHROMIUM, openHouse } from './in-browser.ts';
import { operable, tabThrough } from './look-at.ts';

describe('by the keyboard', { skip: NO_CHROMIUM }, () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house?.close());

  test('Tab reaches everything on every page, in its order, and shows where it is', () =>
    house.eachPage({ viewport: { width: 1440, height: 900 } }, async (page, row) => {
      const all = await operable(page);
      const { reached, unseen } = await tabThrough(page);
      assert.deepEqual(reached, all, row.page);
      assert.deepEqual(unseen, [], row.page);
    }));

  test('the first stop leads past the head to the content', () =>
    house.eachPage({ viewport: { width: 360, height: 740 } }, async (page, row) => {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip', row.page);
      await page.keyboard.press('Enter');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'main', row.page);
    }));
});
