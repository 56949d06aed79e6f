/** A report's text and a server over a record without anything → the way of a newcomer from the clipboard to the two sentences. */
import type { Page } from 'playwright-core';

export type Pasted = {
  text: string;
  /** What the text does not tell. */
  published?: string;
  publisher?: string;
  /** Of the policy; left out, the one that is proposed. */
  name?: string;
};

/** Where pictures are taken; the page then shows what the step is named for. */
export type Step = 'add' | 'report' | 'new-policy' | 'preview' | 'tracker';

/** Gives both sentences, as they stand on the policy's page. */
export async function goAsNewcomer(
  page: Page,
  url: string,
  { text, published, publisher = '', name }: Pasted,
  arrived: (step: Step) => Promise<unknown> = async () => {},
): Promise<{ officialText: string; asReported: string }> {
  await page.goto(`${url}/add`);
  await page.fill('textarea[name=text]', text);
  await arrived('add');
  await page.click('text=Read it');
  if (published !== undefined) {
    await page.fill('input[name=published]', published);
    await page.fill('input[name=publisher]', publisher);
    await page.click('text=Go on');
  }
  await page.waitForURL(/\/reports\/[0-9a-f]{64}$/);
  await arrived('report');
  await page.locator('text=Make a policy from this').first().click();
  if (name !== undefined) await page.fill('input[name=name]', name);
  await arrived('new-policy');
  await page.click('text=Put it on record');
  await page.waitForSelector('.preview:has-text("changes the answer")');
  await arrived('preview');
  await page.locator('button[value^=accept]').first().click();
  await page.fill('input[name=by]', 'A newcomer');
  await page.click('text=Sign and go on');
  await page.click('text=See the page of');
  await page.waitForURL(/\/p\/[\w-]+$/);
  await arrived('tracker');
  const [officialText = '', asReported = ''] = await page.locator('.sides .sentence').allTextContents();
  return { officialText: officialText.trim(), asReported: asReported.trim() };
}
