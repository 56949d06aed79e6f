/**
 * Measures reading on the corpora beside the project: story text on 181 news pages, beside Readability with linkedom
 * in the same run, and title, author and date on 495 pages. Scores come from ../shared/eval; the last line is JSON.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { readArticle } from '../packages/core/src/reading/index.ts';

const SHARED = join(import.meta.dirname, '../../shared');
const PAGES = join(SHARED, 'data/reading/aeb.jsonl.gz');
const METADATA = join(SHARED, 'data/reading/metadata.jsonl.gz');
type Page = { id: string; url: string; html: string; articleBody: string };
type Scores = Record<string, number>;

if (!existsSync(PAGES)) {
  console.log(
    `nothing to measure: the corpora are not at \`${SHARED}\`; see CONTRIBUTING for where they belong`,
  );
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'proviso-reading-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const pages = linesOf<Page>(PAGES);
const received = pages.map((page) => new TextEncoder().encode(page.html));
const ours = timed(() =>
  received.map((bytes, i) => {
    const article = readArticle(bytes, 'text/html', { baseUrl: pages[i]!.url });
    return 'code' in article ? '' : article.story;
  }),
);
const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
const theirs = timed(() => pages.map(readability));

const result = {
  proviso: { ...scoreAll(ours.value), pagesPerCpuSecond: Math.round(pages.length / ours.cpuSeconds) },
  readability: { ...scoreAll(theirs.value), pagesPerCpuSecond: Math.round(pages.length / theirs.cpuSeconds) },
  timesAsFast: Number((theirs.cpuSeconds / ours.cpuSeconds).toFixed(1)),
  metadata: scoreMetadata(),
  /** Of this process with all pages loaded, before the peer ran. */
  peakMemoryMb,
};
console.log(JSON.stringify(result));

function readability(page: Page): string {
  const { document } = parseHTML(page.html);
  // linkedom's document is not the DOM's own type, but has what Readability reads.
  return (
    new Readability(document as unknown as ConstructorParameters<typeof Readability>[0]).parse()
      ?.textContent ?? ''
  );
}

/** All pages, and the halves by index: rules were looked at on the even half only. */
function scoreAll(stories: readonly string[]): { all: Scores; even: Scores; odd: Scores } {
  const part = (keep: (i: number) => boolean) => scoreStories(stories, keep);
  return { all: part(() => true), even: part((i) => i % 2 === 0), odd: part((i) => i % 2 === 1) };
}

function scoreStories(stories: readonly string[], keep: (i: number) => boolean): Scores {
  const chosen = pages.map((_, i) => i).filter(keep);
  const gold = written(
    'gold.jsonl',
    chosen.map((i) => ({ id: pages[i]!.id, articleBody: pages[i]!.articleBody })),
  );
  const predicted = written(
    'out.jsonl',
    chosen.map((i) => ({ id: pages[i]!.id, articleBody: stories[i]! })),
  );
  const line = scorer('score-reading.mjs', gold, predicted);
  const [f1, precision, recall, exact] = (line.match(/\d\.\d+/g) ?? []).map(Number);
  console.log(`${String(chosen.length).padStart(4)} pages  ${line.trim()}`);
  return { f1: f1!, precision: precision!, recall: recall!, exact: exact! };
}

function scoreMetadata(): Scores {
  const rows = linesOf<{ url: string; html: string }>(METADATA).map(({ url, html }) => {
    const article = readArticle(new TextEncoder().encode(html), 'text/html', { baseUrl: url });
    if ('code' in article) return { id: url };
    const { headline, bylines, published } = article;
    return { id: url, article: { headline, bylines, published } };
  });
  const line = scorer('score-metadata.mjs', METADATA, written('metadata.jsonl', rows));
  console.log(line.trim());
  return Object.fromEntries([...line.matchAll(/(\w+) (\d\.\d+)/g)].map((m) => [m[1]!, Number(m[2])]));
}

function scorer(name: string, gold: string, predicted: string): string {
  const run = spawnSync(
    process.execPath,
    [join(SHARED, 'eval', name), '--gold', gold, '--predicted', predicted],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(`\`${name}\` failed: ${run.stderr}`);
  return run.stdout;
}

function written(name: string, rows: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  return path;
}

function linesOf<T>(path: string): T[] {
  const text = gunzipSync(readFileSync(path)).toString('utf8');
  return text.split('\n').flatMap((line) => (line.trim() ? [JSON.parse(line) as T] : []));
}

function timed<T>(work: () => T): { value: T; cpuSeconds: number } {
  const before = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(before);
  return { value, cpuSeconds: (user + system) / 1e6 };
}
