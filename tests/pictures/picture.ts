/** An open page → what its window shows, as a WebP file. Gives how many bytes it is. */
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Above it letters gain nothing that an eye sees. */
const QUALITY = 90;

export async function picture(page: Page, file: string): Promise<number> {
  // The blinking mark of a field with the focus is there in one of two pictures.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.waitForTimeout(SETTLED_MS);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  const bytes = Buffer.from(data, 'base64');
  writeFileSync(file, bytes);
  return bytes.length;
}
const SETTLED_MS = 250;
