/** Every page on paper: as wide as a sheet, without what only a screen can use, and with what was folded. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type House, NO_CHROMIUM, openHouse } from './in-browser.ts';
import { cutOff } from './look-at.ts';

/** A4 within margins of a centimetre, in pixels of CSS. */
const SHEET = { width: 718, height: 1046 };

describe('on paper', { skip: NO_CHROMIUM }, () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house?.close());

  test('every page fits a sheet and leaves the controls behind', () =>
    house.eachPage({ viewport: SHEET, colorScheme: 'dark' }, async (page, row) => {
      await page.emulateMedia({ media: 'print' });
      assert.deepEqual(await cutOff(page), [], row.page);
      const left = await page.locator('nav:visible, button:visible, .skip:visible').allTextContents();
      assert.deepEqual(left, [], `${row.page}: controls on paper`);
      const folded = await page.evaluate(() =>
        [...document.querySelectorAll('main details')]
          .filter((details) => details.checkVisibility())
          .flatMap((details) =>
            [...details.children]
              .filter((child) => !child.checkVisibility())
              .map((child) => child.textContent),
          ),
      );
      assert.deepEqual(folded, [], `${row.page}: folded on paper`);
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.ok(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'].includes(paper), `${row.page}: ${paper} on paper`);
    }));
});
