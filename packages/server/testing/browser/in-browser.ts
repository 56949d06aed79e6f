/**
 * The table of pages → each of them open in a real Chromium, over records of our own making. A new page is one row of
 * `page-table.json`; where there is no Chromium the tests are skipped, loudly.
 */
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import { openMemoryStore } from '@proviso/store';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { createApp } from '../../src/app.ts';
import { emptyDesk, exampleDesk, NOW } from '../example-record.ts';
import table from './page-table.json' with { type: 'json' };

/** `path` may name a report of the example record, `{weapons-ease}`; `record` is the example's where none is told. */
export type PageRow = { page: string; path: string; record?: string };
export const PAGES: readonly PageRow[] = table;

const CHROMIUM = process.env.PROVISO_CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const NO_CHROMIUM = existsSync(CHROMIUM)
  ? false
  : `NOT TRIED IN A BROWSER: no Chromium at \`${CHROMIUM}\`; name one in PROVISO_CHROMIUM`;

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

export type House = {
  browser: Browser;
  /** The address of a row of the table. */
  urlOf: (row: PageRow) => string;
  /** Opens one page after the other in one window, and gives each to `look` with what the console complained of. */
  eachPage: (
    options: BrowserContextOptions,
    look: (page: Page, row: PageRow, complaints: readonly string[]) => Promise<void>,
  ) => Promise<void>;
  close: () => Promise<void>;
};

export async function openHouse(): Promise<House> {
  const { desk, store, shaOf } = await exampleDesk();
  const emptyStore = openMemoryStore();
  const example = await listen(createApp(desk, { now: () => NOW, head: () => store.head() }));
  const empty = await listen(
    createApp(emptyDesk(emptyStore), { now: () => NOW, head: () => emptyStore.head() }),
  );
  // The same record, where it may be changed: its pages have forms.
  const atDesk = await listen(
    createApp(desk, { now: () => NOW, head: () => store.head(), writes: true, fullText: true }),
  );
  const browser = await launch();
  const origins: Record<string, string> = { empty: empty.origin, desk: atDesk.origin };
  const urlOf = ({ path, record = '' }: PageRow) =>
    (origins[record] ?? example.origin) + path.replace(/\{([^}]+)\}/g, (_, report: string) => shaOf(report));
  return {
    browser,
    urlOf,
    async eachPage(options, look) {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        // A page that is not there says so by its status; that is no fault of it.
        if (message.type() === 'error' && !message.text().includes('status of 4'))
          complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.addInitScript(watchShifts);
      for (const row of PAGES) {
        complaints.length = 0;
        await page.goto(urlOf(row));
        await look(page, row, complaints);
      }
      await context.close();
    },
    async close() {
      await browser.close();
      example.server.close();
      empty.server.close();
      atDesk.server.close();
    },
  };
}

export async function listen(
  app: ReturnType<typeof createApp>,
): Promise<{ server: ServerType; origin: string }> {
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Runs in the page. */
export function watchShifts(): void {
  const shifts: number[] = [];
  Object.assign(globalThis, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
  }).observe({ type: 'layout-shift', buffered: true });
}
