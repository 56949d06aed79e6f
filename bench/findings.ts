/**
 * Findings on the dev reports → the scorer's table for all, and for the odd rows alone, whose texts nobody looked at while
 * writing rules; reports per CPU-second; one JSON line at the end. `--errors N` lists what was missed or is spurious
 * in the even rows, `--slots` where the slots of their paired findings differ.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attribute } from '@proviso/core/attribution';
import { interpret } from '@proviso/core/interpretation';
import { readArticle } from '@proviso/core/reading';
import type { Finding, Hints } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { type GoldFinding, slotLines } from './findings/slots.ts';

type Row = { id: string; text: string; date: string | null; findings: GoldFinding[] };

const data = fileURLToPath(new URL('../../shared/data/findings/dev.jsonl', import.meta.url));
const scorer = fileURLToPath(new URL('../../shared/eval/score-findings.mjs', import.meta.url));
if (!existsSync(data) || !existsSync(scorer)) {
  console.log('skipped: `../shared/data/findings` or `../shared/eval` is not beside the project');
  process.exit(0);
}

const at = process.argv.indexOf('--errors');
const errors = at < 0 ? null : (process.argv[at + 1] ?? '20');
const rows = readFileSync(data, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);
const analyse = createAnalyser(gazetteer);

async function findingsIn(row: Row): Promise<Finding[]> {
  const hints: Hints = row.date === null ? {} : { published: row.date };
  const article = readArticle(new TextEncoder().encode(row.text), 'text/plain', hints);
  if ('code' in article) return [];
  const analysis = await analyse(article);
  return interpret(article, analysis, attribute(article, analysis)).findings;
}

await findingsIn(rows[0]!);
const before = process.cpuUsage();
const found = new Map<string, Finding[]>();
for (const row of rows) found.set(row.id, await findingsIn(row));
const { user, system } = process.cpuUsage(before);
const perSecond = rows.length / ((user + system) / 1e6);

const folder = mkdtempSync(join(tmpdir(), 'proviso-findings-'));
function score(part: readonly Row[], more: readonly string[] = []): string {
  const gold = join(folder, 'gold.jsonl');
  const predicted = join(folder, 'predicted.jsonl');
  const lines = (values: readonly unknown[]) => `${values.map((v) => JSON.stringify(v)).join('\n')}\n`;
  writeFileSync(gold, lines(part));
  writeFileSync(predicted, lines(part.map(({ id }) => ({ id, findings: found.get(id) }))));
  return execFileSync(process.execPath, [scorer, '--gold', gold, '--predicted', predicted, ...more])
    .toString()
    .trimEnd();
}
const odd = rows.filter((_, i) => i % 2 === 1);
const even = rows.filter((_, i) => i % 2 === 0);
const all = score(rows);
const held = score(odd);
if (errors !== null)
  console.log(`even rows (${even.length} reports)\n${score(even, ['--errors', errors])}\n`);
if (process.argv.includes('--slots'))
  console.log(
    `slots, gold | ours\n${even
      .flatMap(({ id, text, findings }) => slotLines(id, text, findings, found.get(id)!))
      .join('\n')}\n`,
  );
console.log(`all ${rows.length} reports\n${all}\n\nodd rows (${odd.length} reports)\n${held}`);
console.log(`\nspeed                  ${perSecond.toFixed(1)} reports per CPU-second, text to findings`);
const figure = (table: string, line: string, name: string) =>
  Number(new RegExp(`^${line}.*?\\b${name}\\s+([\\d.]+)`, 'm').exec(table)?.[1]);
const figures = (table: string) => ({
  report: { p: figure(table, 'report', 'P'), r: figure(table, 'report', 'R') },
  moveAndPhase: figure(table, 'finding, move\\+phase', 'F1'),
  issuer: figure(table, 'slots', 'issuer'),
  item: figure(table, 'slots', 'item'),
  place: figure(table, 'slots', 'place'),
  certainty: figure(table, 'certainty', 'classes:'),
});
console.log(
  JSON.stringify({
    bench: 'findings',
    all: figures(all),
    odd: figures(held),
    reportsPerCpuSecond: Number(perSecond.toFixed(1)),
  }),
);
rmSync(folder, { recursive: true });
