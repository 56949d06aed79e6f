/** Every address that the server answers to stands in `docs/reference/addresses.md`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { exampleDesk, NOW } from '../testing/example-record.ts';
import { createApp } from './app.ts';
import { openHub } from './live/hub.ts';
import { SCRIPTS, scriptPath } from './script.ts';
import { STYLE_PATH } from './style.ts';

const DOCS = new URL('../../../docs/reference/addresses.md', import.meta.url);
/** Files that pages ask for by themselves. */
const ASSETS = ['/favicon.svg', STYLE_PATH, ...[...SCRIPTS.keys()].map(scriptPath)];

test('every address is told', async () => {
  const { desk, store } = await exampleDesk();
  const live = openHub({ ...desk, log: assert.ifError });
  const app = createApp(desk, { now: () => NOW, head: () => store.head(), live, writes: true });
  const addresses = app.routes.map(({ path }) => path).filter((path) => path !== '/*');
  const told = readFileSync(DOCS, 'utf8');
  const untold = new Set(addresses.filter((path) => !ASSETS.includes(path) && !told.includes(`\`${path}\``)));
  assert.deepEqual([...untold], []);
});
