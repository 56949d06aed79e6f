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
import { serve } from '../../src/index.ts';
import { launch, NO_CHROMIUM } from './in-browser.ts';
import { goAsNewcomer } from './newcomer.ts';

const ROOT = new URL('../../../../', import.meta.url);

type Case = {
  report: string;
  file: URL;
  /** The text does not tell them. */
  published?: string;
  publisher?: string;
  official: RegExp;
  reported: RegExp[];
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
        const context = await browser.newContext({ javaScriptEnabled: false });
        const text = readFileSync(one.file, 'utf8');
        const said = await goAsNewcomer(await context.newPage(), served.url, { ...one, text });
        await context.close();
        assert.match(said.officialText, one.official);
        for (const says of one.reported) assert.match(said.asReported, says);
      } finally {
        await served.close();
      }
    });
  }
});
