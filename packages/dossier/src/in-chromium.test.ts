/**
 * A dossier opened from a disk in a real Chromium, with the network off: it checks itself, tells what was changed in it,
 * runs nothing of what was in the record, and asks for nothing.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { randomFrom } from '../../../bench/fuzz/random.ts';
import { launch, NO_CHROMIUM, watchShifts } from '../../server/testing/browser/in-browser.ts';
import { axeViolations, cutOff, shifts } from '../../server/testing/browser/look-at.ts';
import { dossierOn, hostileDesk } from '../../server/testing/example-dossiers.ts';
import { exampleDesk } from '../../server/testing/example-record.ts';
import { writeDossier } from './index.ts';

/** Places that are changed: so many in each part of the file, for most of its bytes are the checker's. */
const CHANGES = { style: 20, data: 60, checker: 20, shown: 100 };

const FORGERIES: readonly [string, (text: string) => string][] = [
  ['a sentence said otherwise', (text) => text.replace('class="sentence">', 'class="sentence">Not ')],
  ['a line more at its end', (text) => `${text}<p>Also allowed: everything.</p>`],
  ['a second script', (text) => text.replace('</body>', '<script>document.title = 1</script></body>')],
  ['a style that hides', (text) => text.replace('</style>', '.cautions{display:none}</style>')],
  ['an attribute that hides', (text) => text.replace('<ul class="cautions"', '<ul hidden class="cautions"')],
  [
    'a box that says it was checked',
    (text) =>
      text.replace('id="check"', 'id="check" data-told="holds"').replace('Not checked yet', 'Checked'),
  ],
  ['words left out of the data', (text) => text.replace(/"words":\[\{.*?\},/, '"words":[')],
];

describe('a dossier opened from a disk, offline', { skip: NO_CHROMIUM }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-dossier-'));
  const path = join(folder, 'dossier.html');
  let browser: Browser;
  let context: BrowserContext;
  let file: Buffer;
  before(async () => {
    browser = await launch();
    context = await browser.newContext({ offline: true });
    file = Buffer.from(await writeDossier(await dossierOn(await exampleDesk(), 'rice')));
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(bytes: Buffer | string, options?: BrowserContextOptions): Promise<Page> {
    writeFileSync(path, bytes);
    const page = await (options
      ? await browser.newContext({ offline: true, ...options })
      : context
    ).newPage();
    await page.goto(pathToFileURL(path).href);
    return page;
  }

  test('checks itself when it is opened and on a press, and asks for nothing', async () => {
    const page = await context.newPage();
    await page.addInitScript(watchShifts);
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    writeFileSync(path, file);
    await page.goto(pathToFileURL(path).href);
    assert.equal(await toldBy(page), 'holds');
    const moved = await shifts(page);
    assert.match((await page.textContent('#check'))!, /every entry stands as recorded/);
    await page.locator('summary').first().click();
    await page.locator('section summary').first().click();
    await page.click('#check button');
    assert.equal(await toldBy(page), 'holds');
    assert.deepEqual(asked, [pathToFileURL(path).href]);
    assert.deepEqual(complaints, []);
    assert.deepEqual(moved, [], 'it moves while it is checked');
    await page.close();
  });

  test('tells on the next press what was changed while it was open', async () => {
    const page = await open(file);
    await page.evaluate(() => {
      document.querySelector('.sentence')!.textContent = 'All of it is allowed.';
    });
    await page.click('#check button');
    assert.equal(await toldBy(page), 'fails');
    assert.match((await page.textContent('#check'))!, /All of it is allowed/);
    await page.close();
  });

  test('a byte changed in any of 200 places is told, or shows nothing', async () => {
    const page = await open(file);
    const whole = await shownBy(page);
    const random = randomFrom(8);
    let silent = 0;
    for (const [part, most] of Object.entries(CHANGES))
      for (let i = 0; i < most; i++) {
        const { start, end } = partOf(file, part);
        const at = start + random.whole(end - start);
        const changed = Buffer.from(file);
        changed[at]! ^= 1 + random.whole(255);
        writeFileSync(path, changed);
        await page.goto(pathToFileURL(path).href);
        if ((await toldBy(page)) !== 'holds') continue;
        silent++;
        assert.equal(await shownBy(page), whole, `byte ${at}, in ${part}, is not told`);
      }
    console.log(`${silent} of 200 changes show nothing, and are not told`);
    assert.ok(silent < 40);
    await page.close();
  });

  for (const [what, forge] of FORGERIES)
    test(`${what} is told`, async () => {
      const text = file.toString();
      const forged = forge(text);
      assert.notEqual(forged, text);
      const page = await open(forged);
      assert.notEqual(await toldBy(page), 'holds');
      await page.close();
    });

  test('nothing of an attack in the record is run', async () => {
    const page = await open(await writeDossier(await dossierOn(await hostileDesk(), 'rice')));
    assert.equal(await toldBy(page), 'holds');
    assert.equal(await page.evaluate(() => 'pwned' in globalThis), false);
    assert.equal(await page.locator('img, svg, iframe').count(), 0);
    await page.close();
  });

  test('is read without a script, and says that nothing was checked', async () => {
    const page = await open(file, { javaScriptEnabled: false });
    assert.match((await page.textContent('#check'))!, /^Not checked yet/);
    assert.ok(await page.isVisible('.sentence'));
    assert.equal(await page.locator('button').count(), 0);
    await page.context().close();
  });

  for (const [width, colorScheme] of [
    [360, 'light'],
    [360, 'dark'],
    [1440, 'light'],
    [1440, 'dark'],
  ] as const)
    test(`axe objects to nothing and nothing is cut at ${width} px, ${colorScheme}`, async () => {
      // Its own policy of scripts keeps axe out: that is what is wanted of it, and not what is tried here.
      const page = await open(file, { viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
      assert.deepEqual(await axeViolations(page), []);
      assert.deepEqual(await cutOff(page), []);
      await page.context().close();
    });

  test('is printed on a sheet, with its proofs unfolded and no button', async () => {
    const page = await open(file, { viewport: { width: 718, height: 1046 }, colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await cutOff(page), []);
    assert.equal(await page.locator('button:visible').count(), 0);
    assert.ok(await page.locator('section details pre').first().isVisible());
    await page.context().close();
  });
});

/** What the box tells; null where the checker did not come to it. */
const toldBy = (page: Page): Promise<string | null> =>
  page.evaluate(
    () =>
      document.querySelector('#check button') && document.querySelector('#check')!.getAttribute('data-told'),
  );

/** All of the document, but for what the checker told and how long it took. */
const shownBy = (page: Page): Promise<string> =>
  page.evaluate(() => {
    document.querySelector('#check')!.replaceChildren();
    return new XMLSerializer().serializeToString(document);
  });

/** Where a part of the file begins and ends. */
function partOf(file: Buffer, part: string): { start: number; end: number } {
  const data = file.indexOf('<script type="application/json"');
  const checker = file.indexOf('<script id="checker"');
  switch (part) {
    case 'style':
      return { start: file.indexOf('<style>'), end: file.indexOf('</style>') };
    case 'data':
      return { start: data, end: checker };
    case 'checker':
      return { start: checker, end: file.length };
    default:
      return { start: 0, end: data };
  }
}
