/**
 * The samples, on a day that never passes → the pictures of `docs/pictures`, each row of `shots.json` one, and those of the
 * guide for newcomers, taken on the way that its test goes.
 *
 *     npm run pictures [-- NAME ...]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Served, serve } from '@proviso/server';
import type { Browser } from 'playwright-core';
import { fillSamples } from '../../packages/cli/src/samples.ts';
import { compose } from '../../packages/server/src/compose.ts';
import { launch, NO_CHROMIUM } from '../../packages/server/testing/browser/in-browser.ts';
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

const folder = mkdtempSync(join(tmpdir(), 'proviso-pictures-'));
const browser = await launch();
let served: Served | undefined;
try {
  const shas = await fillRecord(join(folder, 'record.db'));
  served = await serve({ path: join(folder, 'record.db'), port: 4321, now });
  for (const shot of shots as Shot[]) if (isWanted(shot.picture)) await take(browser, served.url, shot, shas);
} finally {
  await browser.close();
  await served?.close();
  rmSync(folder, { recursive: true });
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
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme === 'dark' ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const address = origin + path.replace(/\{([^}]+)\}/g, (_, file: string) => shas.get(file) ?? file);
  if (path.endsWith('.html')) {
    // What is handed over as a file is opened as one.
    const file = join(folder, 'handed-over.html');
    writeFileSync(file, Buffer.from(await (await fetch(address)).arrayBuffer()));
    await page.goto(pathToFileURL(file).href);
  } else await page.goto(`${address}${at === undefined ? '' : `#${at}`}`);
  const bytes = await picture(page, join(FOLDER, `${name}.webp`));
  console.log(`${name.padEnd(20)} ${Math.round(bytes / 1000)} kB`);
  await context.close();
}
