/** Pages in a headless Chromium → when the first of them is painted, and whether anything moves afterwards; with and without scripts. */
import type { Page } from 'playwright-core';
import { launch } from '../../packages/server/testing/browser/in-browser.ts';
import { quantile } from '../record/measure.ts';

export type Painted = {
  page: string;
  scripts: boolean;
  firstPaintMs: { p50: number; max: number };
  shift: number;
};

export async function lookAtPages(
  pages: readonly { page: string; url: string }[],
  times: number,
): Promise<Painted[]> {
  const browser = await launch();
  try {
    const painted: Painted[] = [];
    for (const { page, url } of pages)
      for (const scripts of [true, false]) {
        const paints: number[] = [];
        let shift = 0;
        for (let i = 0; i < times; i++) {
          // Nothing is kept from one look to the next.
          const context = await browser.newContext({
            javaScriptEnabled: scripts,
            viewport: { width: 1280, height: 900 },
          });
          const window = await context.newPage();
          const shifts = await watchShifts(window);
          await window.goto(url, { waitUntil: 'load' });
          // What would move has moved by then.
          await window.waitForTimeout(SETTLED_MS);
          paints.push(await window.evaluate(firstPaint));
          shift = Math.max(
            shift,
            shifts.reduce((sum, value) => sum + value, 0),
          );
          await context.close();
        }
        painted.push({
          page,
          scripts,
          firstPaintMs: { p50: quantile(paints, 0.5), max: quantile(paints, 1) },
          shift,
        });
      }
    return painted;
  } finally {
    await browser.close();
  }
}

const SETTLED_MS = 300;

/** Told by the browser itself: where no script runs, the page cannot tell it. */
async function watchShifts(window: Page): Promise<number[]> {
  const shifts: number[] = [];
  const session = await window.context().newCDPSession(window);
  session.on('PerformanceTimeline.timelineEventAdded', ({ event }) => {
    if (event.layoutShiftDetails) shifts.push(event.layoutShiftDetails.value);
  });
  await session.send('PerformanceTimeline.enable', { eventTypes: ['layout-shift'] });
  return shifts;
}

/** Runs in the page. */
const firstPaint = (): number => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
