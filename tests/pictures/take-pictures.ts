/**
 * The samples, on a day that never passes → the pictures of `docs/pictures`, each row of `shots.json` one, and those of the
 * guide for newcomers, taken on the way that its test goes.
 *
 *     npm run pictures [-- NAME ...]
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Served, serve } from '@proviso/server';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { fillSamples } from '../../packages/cli/src/samples.ts';
import { compose } from '../../packages/server/src/compose.ts';
import { launch, NO_CHROMIUM } from '../../packages/server/testing/browser/in-browser.ts';
import { goAsNewcomer } from '../../packages/server/testing/browser/newcomer.ts';
import { picture } from './picture.ts';
import shots from './shots.json' with { type: 'json' };

type Shot = { picture: string; path: string; at?: string; width: number; height: number; scheme?: string };

const ROOT = new URL('../../', import.meta.url);
const FOLDER = fileURLToPath(new URL('docs/pictures/', ROOT));
const NOW = Date.UTC(2025, 3, 1, 12);
const now = () => NOW;

if (NO_CHROMIUM) throw new Error(String(NO_CHROMIUM));
const wanted = process.argv.slice(2);
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);

mkdirSync(FOLDER, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'proviso-pictures-'));
const browser = await launch();
let served: Served | undefined;
try {
  const shas = await fillRecord(join(folder, 'record.db'));
  served = await serve({ path: join(folder, 'record.db'), port: 4321, now });
  if (isWanted('first')) await takeFirst(browser);
  for (const shot of shots as Shot[]) if (isWanted(shot.picture)) await take(browser, served.url, shot, shas);
} finally {
  await browser.close();
  await served?.close();
  rmSync(folder, { recursive: true });
}

/** Of the guide: the steps of a newcomer, with a report of our own. */
async function takeFirst(browser: Browser): Promise<void> {
  const empty = await serve({ path: join(folder, 'empty.db'), port: 0, now });
  const context = await openContext(browser, { width: 1100, height: 800 });
  const page = await context.newPage();
  const text = readFileSync(new URL('samples/weapons/2024-05-30-independent-ledger.txt', ROOT), 'utf8');
  const started = performance.now();
  await goAsNewcomer(page, empty.url, { text, name: 'Use of supplied weapons in Russia' }, (step) =>
    keep(page, `first-${step}`),
  );
  console.log(`from the paste to the two sentences in ${Math.round((performance.now() - started) / 1000)} s`);
  await context.close();
  await empty.close();
}

/** Gives the hashes of the samples' bytes, by their files. */
async function fillRecord(path: string): Promise<ReadonlyMap<string, string>> {
  const { desk } = compose(path, now);
  const failed: string[] = [];
  const progress = { progress: () => {}, fail: (_: unknown, about?: string) => failed.push(about ?? '') };
  await fillSamples(desk, progress, fileURLToPath(new URL('samples', ROOT)));
  const { readings } = await desk.ledger();
  await desk.close();
  if (failed.length > 0) throw new Error(`samples that could not be read: ${failed.join(', ')}`);
  return new Map([...readings.values()].map(({ report }) => [report.source, report.sha256]));
}

async function take(
  browser: Browser,
  origin: string,
  { picture: name, path, at, width, height, scheme }: Shot,
  shas: ReadonlyMap<string, string>,
): Promise<void> {
  const context = await openContext(browser, { width, height }, scheme);
  const page = await context.newPage();
  const address = origin + path.replace(/\{([^}]+)\}/g, (_, file: string) => shas.get(file) ?? file);
  if (path.endsWith('.html')) {
    // What is handed over as a file is opened as one.
    const file = join(folder, 'handed-over.html');
    writeFileSync(file, Buffer.from(await (await fetch(address)).arrayBuffer()));
    await page.goto(pathToFileURL(file).href);
  } else await page.goto(`${address}${at === undefined ? '' : `#${at}`}`);
  await keep(page, name);
  await context.close();
}

function openContext(
  browser: Browser,
  viewport: { width: number; height: number },
  scheme?: string,
): Promise<BrowserContext> {
  return browser.newContext({
    viewport,
    colorScheme: scheme === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
}

async function keep(page: Page, name: string): Promise<void> {
  const bytes = await picture(page, join(FOLDER, `${name}.webp`));
  console.log(`${name.padEnd(20)} ${Math.round(bytes / 1000)} kB`);
}
