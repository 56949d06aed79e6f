/** Every page on a phone and on a desk, by day and by night: axe objects to nothing, nothing moves, nothing is cut. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type House, NO_CHROMIUM, openHouse } from './in-browser.ts';
import { axeViolations, cutOff, shifts } from './look-at.ts';

const SCREENS = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'desk', width: 1440, height: 900 },
];
const SCHEMES = ['light', 'dark'] as const;

describe('how the pages look', { skip: NO_CHROMIUM }, () => {
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house?.close());

  for (const { name, width, height } of SCREENS)
    for (const colorScheme of SCHEMES)
      test(`every page on a ${name}, ${colorScheme}`, () =>
        house.eachPage({ viewport: { width, height }, colorScheme }, async (page, row, complaints) => {
          const wrong = {
            axe: await axeViolations(page),
            moves: await shifts(page),
            cut: await cutOff(page),
            console: complaints,
          };
          assert.deepEqual(wrong, { axe: [], moves: [], cut: [], console: [] }, row.page);
        }));
});
