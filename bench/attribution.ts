/**
 * PolNeAR dev → the scorer's table, whole relations by kind of cue and of quotation, how far the confidence can be
 * trusted, speed, start and memory; one JSON line at the end. `--held-out` reads the tenth of train that settings are
 * chosen on instead, `--quick` leaves out the start and the book.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attribute } from '@proviso/core/attribution';
import type { Statement } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { articleOf, heldOut, type Row, readCorpus } from '../training/attribution/corpus.ts';
import { breakdown, calibration } from './attribution/breakdown.ts';

const scorer = fileURLToPath(new URL('../../shared/eval/score-attribution.mjs', import.meta.url));
const started = new URL('./attribution/start.ts', import.meta.url);
const onHeldOut = process.argv.includes('--held-out');
const rows = readCorpus(onHeldOut ? 'train' : 'dev')?.filter((row, i) => !onHeldOut || heldOut(row, i));
if (!rows || !existsSync(scorer)) {
  console.log('skipped: `../shared/data/attribution` or `../shared/eval` is not beside the project');
  process.exit(0);
}

const analyse = createAnalyser(gazetteer);
await analyse(articleOf(rows[0]!));
const before = process.cpuUsage();
let tokens = 0;
const read: { row: Row; statements: Statement[] }[] = [];
for (const row of rows) {
  const article = articleOf(row);
  const analysis = await analyse(article);
  read.push({ row, statements: attribute(article, analysis) });
  // Of one article the corpus has no tokens: there the analyser's are counted.
  tokens += row.tokens?.length ?? analysis.tokens.length;
}
const { user, system } = process.cpuUsage(before);
const tokensPerCpuSecond = Math.round(tokens / ((user + system) / 1e6));

const table = scored();
console.log(table.trimEnd());
const kinds = breakdown(read);
for (const [kind, { strict, relaxed, gold }] of Object.entries(kinds))
  console.log(`${kind.padEnd(14)} strict F1 ${strict}   relaxed F1 ${relaxed}   (gold ${gold})`);
const trusted = calibration(read);
console.log('confidence     relations   strictly right   right by halves');
for (const { from, to, n, strict, relaxed } of trusted)
  console.log(
    `${from.toFixed(1)} to ${to.toFixed(1)}     ${`${n}`.padStart(6)}   ${strict.toFixed(2).padStart(14)}   ${relaxed.toFixed(2).padStart(15)}`,
  );
console.log(`speed          ${tokensPerCpuSecond} tokens per CPU-second, article to statements`);
const start = process.argv.includes('--quick')
  ? {}
  : (JSON.parse(execFileSync(process.execPath, [fileURLToPath(started)]).toString()) as object);
for (const [what, value] of Object.entries(start)) console.log(`${what.padEnd(26)} ${value}`);

const exact = (role: string) =>
  Number(new RegExp(`^${role}\\s+exact .*?F1\\s+([\\d.]+)`, 'm').exec(table)?.[1]);
const whole = (kind: string) => Number(new RegExp(`${kind} .*?F1\\s+([\\d.]+)`).exec(table)?.[1]);
console.log(
  JSON.stringify({
    bench: 'attribution',
    data: onHeldOut ? 'PolNeAR train, every tenth article, which no weight was fitted on' : 'PolNeAR dev',
    source: exact('source'),
    cue: exact('cue'),
    content: exact('content'),
    strict: whole('strict'),
    relaxed: whole('relaxed'),
    kinds,
    calibration: trusted,
    tokensPerCpuSecond,
    ...start,
  }),
);

function scored(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proviso-attribution-'));
  const lines = (name: string, values: unknown[]) => {
    const file = join(folder, name);
    writeFileSync(file, `${values.map((value) => JSON.stringify(value)).join('\n')}\n`);
    return file;
  };
  const gold = lines(
    'gold.jsonl',
    read.map(({ row }) => row),
  );
  const predicted = lines(
    'predicted.jsonl',
    read.map(({ row, statements }) => ({ id: row.id, statements })),
  );
  const out = execFileSync(process.execPath, [scorer, '--gold', gold, '--predicted', predicted]).toString();
  rmSync(folder, { recursive: true });
  return out;
}
