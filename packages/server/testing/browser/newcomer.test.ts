/**
 * A newcomer with a report in the clipboard, on a record without anything, without a script: paste, tell the day, make a
 * policy, accept, and read the two sentences on its page. The whole way, on the program that reads.
 */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { type Served, serve } from '../../src/index.ts';
import { launch, NO_CHROMIUM } from './in-browser.ts';

const ROOT = new URL('../../../../', import.meta.url);
/** Where the pictures of the guide go, of our own sample alone; none are made where no folder is named. */
const PICTURES = process.env.PROVISO_PICTURES;

type Case = {
  report: string;
  file: URL;
  /** The text does not tell them. */
  published?: string;
  publisher?: string;
  official: RegExp;
  reported: RegExp[];
  ours?: true;
};

const CASES: Case[] = [
  {
    report: 'the founding report',
    file: new URL('../shared/seed/000_67071d8e72ae0696.txt', ROOT),
    published: '2024-05-31',
    publisher: 'a news agency',
    official: /^Nothing on record covers this; no official text on record\.$/,
    reported: [
      /^Reported allowed by some reports: U\.S\. weapons except long-range missiles · defense of the Kharkiv region;/,
      /reported forbidden by unnamed officials \(U\.S\. officials\): U\.S\. weapons · any purpose except defense of the Kharkiv region;/,
      /no official text on record\.$/,
    ],
  },
  {
    report: 'a sample',
    ours: true,
    file: new URL('samples/weapons/2024-05-30-independent-ledger.txt', ROOT),
    official: /^Nothing on record covers this; no official text on record\.$/,
    reported: [/^Reported allowed by unnamed officials/, /forbidden by unnamed officials/],
  },
];

describe('a newcomer', { skip: NO_CHROMIUM }, () => {
  let folder = '';
  let browser: Browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'proviso-newcomer-'));
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });

  for (const [i, one] of CASES.entries()) {
    const skip = existsSync(one.file)
      ? false
      : `${one.report} is not here: ../shared is not part of the project`;
    test(`with ${one.report} in the clipboard reaches its two sentences`, { skip }, async () => {
      const served = await serve({ path: join(folder, `${i}.db`), port: 0 });
      try {
        await theWholeWay(one, served);
      } finally {
        await served.close();
      }
    });
  }

  async function theWholeWay(one: Case, { url }: Served): Promise<void> {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      reducedMotion: 'reduce',
      viewport: { width: 1100, height: 800 },
    });
    const page = await context.newPage();
    const picture = async (name: string) => {
      if (PICTURES !== undefined && one.ours) await page.screenshot({ path: join(PICTURES, `${name}.png`) });
    };
    await page.goto(`${url}/add`);
    await page.fill('textarea[name=text]', readFileSync(one.file, 'utf8'));
    await picture('add');
    await page.click('text=Read it');
    if (one.published !== undefined) {
      await page.fill('input[name=published]', one.published);
      await page.fill('input[name=publisher]', one.publisher ?? '');
      await page.click('text=Go on');
    }
    assert.match(page.url(), /\/reports\/[0-9a-f]{64}$/);
    await picture('report');
    await page.locator('text=Make a policy from this').first().click();
    await picture('new-policy');
    await page.click('text=Put it on record');
    assert.match((await page.textContent('.preview')) ?? '', /changes the answer/);
    await picture('preview');
    await page.locator('button[value^=accept]').first().click();
    await page.fill('input[name=by]', 'A newcomer');
    await page.click('text=Sign and go on');
    await page.click('text=See the page of');
    assert.match(page.url(), /\/p\/[\w-]+$/);
    await picture('tracker');
    const [official = '', reported = ''] = await page.locator('.sides .sentence').allTextContents();
    assert.match(official.trim(), one.official);
    for (const says of one.reported) assert.match(reported.trim(), says);
    await context.close();
  }
});
