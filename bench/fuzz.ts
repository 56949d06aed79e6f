/**
 * Reads a hundred thousand harmed documents of every form, and tells what crashed, what broke the contract of the article
 * and what took long. Each is made from the seed and its number alone: `--seed 7 --from 4711 --count 1` makes it again.
 * `--floods` reads instead one document of full size for each way to flood a reader; it too fails where one takes a second.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { decode } from '../packages/core/src/reading/charset/decode.ts';
import { readArticle, unfold } from '../packages/core/src/reading/index.ts';
import { contractBreaks } from '../packages/core/src/reading/testing/contract.ts';
import { unpack } from '../packages/unpacking/src/index.ts';
import { FORMS, pagesAtHand } from './fuzz/documents.ts';
import { floods } from './fuzz/floods.ts';
import { mutate } from './fuzz/mutate.ts';
import { type Random, randomFrom } from './fuzz/random.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    floods: { type: 'boolean', default: false },
  },
});
const [count, seed, from] = [Number(values.count), Number(values.seed), Number(values.from)];

/** One in so many: whole pages are slow to read, threads slow to open. */
const WHOLE_PAGE = 60;
const THREADED = 80;
const MADE_UP = 6;
const MOST_WINDOW_BYTES = 3000;
const EVERY_PAGE = 6;
const SLOW_MS = 1000;
const TOLD_OF_EACH = 10;
if (values.floods) process.exit(readFloods());

const LABELS = [
  undefined,
  undefined,
  'utf-8',
  'iso-8859-1',
  'utf-16le',
  'shift_jis',
  'gb18030',
  'koi8-r',
  'x-none',
];

const pages = pagesAtHand(EVERY_PAGE);
const others = pages.map(({ html }) => html);
const madeUp = fc.string({ unit: 'binary', maxLength: 400 });
const tally = {
  forms: {} as Record<string, number>,
  articles: 0,
  refused: {} as Record<string, number>,
  crashes: [] as string[],
  breaks: [] as string[],
  slow: [] as { input: number; form: string; bytes: number; cpuMs: number }[],
};
const slowest: { input: number; form: string; bytes: number; cpuMs: number }[] = [];

const began = process.cpuUsage();
for (let i = from; i < from + count; i++) {
  const random = randomFrom(seed * 1_000_003 + i);
  const { form, mediaType, bytes, charset } = inputFrom(random, i);
  tally.forms[form] = (tally.forms[form] ?? 0) + 1;
  const before = process.cpuUsage();
  try {
    await readAll(bytes, mediaType, charset, i);
  } catch (error) {
    tally.crashes.push(`${i} ${form}: ${(error as Error).stack?.split('\n').slice(0, 4).join(' ')}`);
  }
  const { user, system } = process.cpuUsage(before);
  const spent = { input: i, form, bytes: bytes.length, cpuMs: Math.round((user + system) / 1000) };
  if (spent.cpuMs > SLOW_MS) tally.slow.push(spent);
  slowest.push(spent);
  if (slowest.length > 2 * TOLD_OF_EACH) keepSlowest();
  if (i > from && i % 10_000 === 0) console.error(`${i - from} of ${count}`);
}
keepSlowest();
const { user, system } = process.cpuUsage(began);
for (const line of [...tally.crashes, ...tally.breaks].slice(0, 3 * TOLD_OF_EACH)) console.log(line);
for (const { input, form, bytes, cpuMs } of slowest)
  console.log(`${cpuMs} ms  input ${input}  ${form}  ${bytes} bytes`);
console.log(
  JSON.stringify({
    seed,
    inputs: count,
    forms: tally.forms,
    articles: tally.articles,
    refused: tally.refused,
    crashes: tally.crashes.length,
    contractBreaks: tally.breaks.length,
    slowerThanASecond: tally.slow.length,
    slowestMs: slowest[0]?.cpuMs ?? 0,
    cpuSeconds: Math.round((user + system) / 1e6),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
if (tally.crashes.length + tally.breaks.length + tally.slow.length > 0) process.exitCode = 1;

function inputFrom(random: Random, i: number) {
  const { name, mediaType, make } = random.of(random.once(THREADED) ? FORMS.seldom : FORMS.often);
  const { html, text } = random.of(pages);
  const isWhole = name === 'page' && random.once(WHOLE_PAGE / 2);
  const at = random.whole(html.length);
  const window = isWhole ? html : html.subarray(at, at + random.whole(MOST_WINDOW_BYTES));
  const start = random.whole(text.length);
  const words = text.slice(start, start + random.whole(MOST_WINDOW_BYTES));
  const isMadeUp = random.once(MADE_UP);
  const outside = random.once(2);
  const inner = isMadeUp ? Buffer.from(fc.sample(madeUp, { numRuns: 1, seed: seed + i })[0]!) : window;
  const bytes = outside
    ? mutate(make(inner, words, random), others, random)
    : make(mutate(inner, others, random), mutate(Buffer.from(words), others, random).toString(), random);
  return { form: isWhole ? 'whole page' : name, mediaType, bytes, charset: random.of(LABELS) };
}

async function readAll(
  bytes: Uint8Array,
  told: string,
  charset: string | undefined,
  i: number,
): Promise<void> {
  for (const found of await unpack({ name: 'input', bytes, mediaType: told })) {
    if ('error' in found) {
      refuse(found.error.code);
      continue;
    }
    const { legible, hints } = found;
    const label = charset === undefined || legible ? {} : { charset };
    const items = legible ? null : unfold(found.bytes, found.mediaType);
    for (const item of items ?? [{ ...(legible ?? found), hints }]) {
      if ('error' in item) refuse(item.error.code);
      else readOne(item.bytes, item.mediaType, { ...hints, ...item.hints, ...label }, i);
    }
  }
}

function readOne(
  bytes: Uint8Array,
  mediaType: string,
  hints: Parameters<typeof readArticle>[2],
  i: number,
): void {
  const article = readArticle(bytes, mediaType, hints);
  if ('code' in article) {
    refuse(article.code);
    return;
  }
  tally.articles++;
  const breaks = contractBreaks(article);
  const decoded = mediaType === 'text/plain' ? decode(bytes, hints?.charset) : null;
  if (decoded && 'text' in decoded && decoded.text !== article.text) breaks.push('plain text was changed');
  if (breaks.length > 0) tally.breaks.push(`${i} ${mediaType}: ${breaks.slice(0, 3).join('; ')}`);
}

function readFloods(): number {
  const rows: { name: string; cpuMs: number; came: string }[] = [];
  for (const { name, mediaType, bytes } of floods()) {
    const before = process.cpuUsage();
    const items = unfold(bytes, mediaType);
    const article = items ? null : readArticle(bytes, mediaType);
    const { user, system } = process.cpuUsage(before);
    const came = items ? `${items.length} items` : article && 'code' in article ? article.code : 'article';
    rows.push({ name, cpuMs: Math.round((user + system) / 1000), came });
  }
  rows.sort((a, b) => b.cpuMs - a.cpuMs);
  for (const { name, cpuMs, came } of rows) console.log(`${String(cpuMs).padStart(5)} ms  ${name}: ${came}`);
  const slowest = rows[0]!.cpuMs;
  console.log(JSON.stringify({ floods: rows.length, slowestMs: slowest }));
  return slowest > SLOW_MS ? 1 : 0;
}

function refuse(code: string): void {
  tally.refused[code] = (tally.refused[code] ?? 0) + 1;
}

function keepSlowest(): void {
  slowest.sort((a, b) => b.cpuMs - a.cpuMs);
  slowest.length = Math.min(slowest.length, TOLD_OF_EACH);
}
