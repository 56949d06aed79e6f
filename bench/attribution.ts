/**
 * PolNeAR dev → the scorer's table, tokens per CPU-second, and one JSON line at the end. `--held-out` scores every
 * seventh article of train instead: the part that settings are chosen on, with weights from `train.ts … --held-out`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attribute } from '@proviso/core/attribution';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { articleOf, readCorpus } from '../training/attribution/corpus.ts';

const scorer = fileURLToPath(new URL('../../shared/eval/score-attribution.mjs', import.meta.url));
const heldOut = process.argv.includes('--held-out');
const rows = readCorpus(heldOut ? 'train' : 'dev')?.filter((_, i) => !heldOut || i % 7 === 0);
if (!rows || !existsSync(scorer)) {
  console.log('skipped: `../shared/data/attribution` or `../shared/eval` is not beside the project');
  process.exit(0);
}

const analyse = createAnalyser(gazetteer);
await analyse(articleOf(rows[0]!));
const before = process.cpuUsage();
let tokens = 0;
const predicted: string[] = [];
for (const row of rows) {
  const article = articleOf(row);
  const statements = attribute(article, await analyse(article));
  tokens += row.tokens?.length ?? 0;
  predicted.push(JSON.stringify({ id: row.id, statements }));
}
const { user, system } = process.cpuUsage(before);
const seconds = (user + system) / 1e6;

const folder = mkdtempSync(join(tmpdir(), 'proviso-attribution-'));
const goldFile = join(folder, 'gold.jsonl');
const predictedFile = join(folder, 'predicted.jsonl');
writeFileSync(goldFile, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
writeFileSync(predictedFile, `${predicted.join('\n')}\n`);
const table = execFileSync(process.execPath, [
  scorer,
  '--gold',
  goldFile,
  '--predicted',
  predictedFile,
]).toString();
rmSync(folder, { recursive: true });

console.log(table.trimEnd());
const perSecond = Math.round(tokens / seconds);
console.log(
  `speed        ${perSecond} tokens per CPU-second (analysis and attribution, tokens as the corpus counts them)`,
);
const exact = (role: string) =>
  Number(new RegExp(`^${role}\\s+exact .*?F1\\s+([\\d.]+)`, 'm').exec(table)?.[1]);
const whole = (kind: string) => Number(new RegExp(`${kind} .*?F1\\s+([\\d.]+)`).exec(table)?.[1]);
console.log(
  JSON.stringify({
    bench: 'attribution',
    data: heldOut ? 'PolNeAR train, every seventh article' : 'PolNeAR dev',
    source: exact('source'),
    cue: exact('cue'),
    content: exact('content'),
    strict: whole('strict'),
    relaxed: whole('relaxed'),
    tokensPerCpuSecond: perSecond,
  }),
);
