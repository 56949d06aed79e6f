/**
 * A made-up record of ten thousand reports and a thousand policies, served by a program of its own → how long every
 * kind of page takes, how many bytes a tracker page with its map is, when it is painted, and whether anything moves. One
 * JSON line at the end.
 *
 *     npm run -s bench -- pages [--reports 10000] [--policies 1000] [--times 40] [--looks 5] [--seed 1] [--keep FOLDER]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { NO_CHROMIUM } from '../packages/server/testing/browser/in-browser.ts';
import { lookAtPages } from './pages/look-at-pages.ts';
import { timePages } from './pages/time-pages.ts';
import { weighPage } from './pages/weigh-page.ts';
import { type Named, writeRecord } from './pages/write-record.ts';

const { values } = parseArgs({
  options: {
    reports: { type: 'string', default: '10000' },
    policies: { type: 'string', default: '1000' },
    times: { type: 'string', default: '40' },
    looks: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
    keep: { type: 'string' },
  },
});
const SERVER = fileURLToPath(new URL('./live/server.ts', import.meta.url));
const GOAL_MS = 100;

const folder = values.keep ?? mkdtempSync(join(tmpdir(), 'proviso-pages-'));
mkdirSync(folder, { recursive: true });
let server: ChildProcess | undefined;
try {
  const { entries, named } = await recordIn(folder);
  server = fork(SERVER, [join(folder, 'record.db')], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { port } = await heard<{ port: number }>(server);
  const origin = `http://127.0.0.1:${port}`;
  const { timed, absent } = await timePages(origin, named, {
    times: Number(values.times),
    cpuMs: async () => (await state()).cpuMs,
  });
  console.log(`${values.reports} reports, ${values.policies} policies, ${entries} entries; in ms`);
  console.log(
    `${'page'.padEnd(22)}   first    cold p50    p95    max  (CPU)    warm p50    p95    max      kB`,
  );
  for (const { kind, firstMs, coldMs, warmMs, coldCpuMs, kB } of timed)
    console.log(
      `${kind.padEnd(22)} ${cell(firstMs, 7)} ${cell(coldMs.p50, 11)} ${cell(coldMs.p95)} ${cell(coldMs.max)} ${`(${coldCpuMs})`.padStart(6)} ${cell(warmMs.p50, 11)} ${cell(warmMs.p95)} ${cell(warmMs.max)} ${cell(kB, 7)}`,
    );
  if (absent.length > 0) console.log(`not there: ${absent.join(', ')}`);
  const slow = timed
    .filter(({ firstMs, coldMs }) => Math.max(firstMs, coldMs.max) > GOAL_MS)
    .map(({ kind }) => kind);
  console.log(
    slow.length === 0 ? `every page within ${GOAL_MS} ms` : `over ${GOAL_MS} ms: ${slow.join(', ')}`,
  );

  const tracker = await withMap(origin, named);
  const weight = await weighPage(tracker);
  console.log(
    `a tracker page with its map, ${weight.files} files: ${weight.brotli} bytes by brotli, ${weight.gzip} by gzip`,
  );
  const pages = [
    { page: 'board', url: `${origin}/` },
    { page: 'tracker', url: tracker },
    { page: 'report', url: `${origin}/reports/${named.report[0]}` },
  ];
  const painted = NO_CHROMIUM ? [] : await lookAtPages(pages, Number(values.looks));
  if (NO_CHROMIUM) console.log(NO_CHROMIUM);
  for (const { page, scripts, firstPaintMs, shift } of painted)
    console.log(
      `${page.padEnd(10)} ${scripts ? 'with scripts   ' : 'without scripts'} first paint p50 ${firstPaintMs.p50} ms, max ${firstPaintMs.max}; shift ${shift}`,
    );
  const { rssMb, mostRssMb } = await state();
  console.log(`server memory ${rssMb} MB, at most ${mostRssMb}`);
  console.log(
    JSON.stringify({
      bench: 'pages',
      seed: Number(values.seed),
      entries,
      timed,
      absent,
      slow,
      weight,
      painted,
      rssMb,
      mostRssMb,
    }),
  );
} finally {
  server?.send('stop');
  if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
}

/** One that was kept before is taken as it is. */
async function recordIn(folder: string): Promise<{ entries: number; named: Named }> {
  const notes = join(folder, 'named.json');
  if (existsSync(notes)) return JSON.parse(readFileSync(notes, 'utf8'));
  const written = await writeRecord(join(folder, 'record.db'), {
    seed: Number(values.seed),
    reports: Number(values.reports),
    policies: Number(values.policies),
  });
  writeFileSync(notes, JSON.stringify(written));
  return written;
}

async function withMap(origin: string, { policy }: Named): Promise<string> {
  for (const id of policy) {
    const url = `${origin}/p/${id}`;
    if ((await (await fetch(url)).text()).includes('id="map"')) return url;
  }
  throw new Error('no policy has a map');
}

async function state(): Promise<{ cpuMs: number; rssMb: number; mostRssMb: number }> {
  server!.send('state');
  return heard(server!);
}

async function heard<T>(program: ChildProcess): Promise<T> {
  const [message] = await once(program, 'message');
  return message as T;
}

function cell(value: number, width = 6): string {
  return String(Math.round(value * 10) / 10).padStart(width);
}
