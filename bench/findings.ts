/**
 * Findings on the dev reports → the scorer's table for all, and for the odd rows alone, whose texts nobody looked at while
 * writing rules; then the trackers' notes, the gate and the speed; one JSON line at the end. `--notes` and `--gate` measure
 * these alone. `--errors N` lists what was missed or is spurious in the even rows. `--set FOLDER` scores the annotated
 * reports of a folder instead, with their errors. `--slots` shows where the slots of paired findings differ, of the even
 * rows or the folder.
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
import { measureGate } from './findings/gate.ts';
import { scoreNotes } from './findings/notes.ts';
import { readReportSet } from './findings/report-sets.ts';
import { type GoldFinding, slotLines } from './findings/slots.ts';

type Row = { id: string; text: string; date: string | null; findings: readonly GoldFinding[] };

const data = fileURLToPath(new URL('../../shared/data/findings/dev.jsonl', import.meta.url));
const scorer = fileURLToPath(new URL('../../shared/eval/score-findings.mjs', import.meta.url));
const set = option('--set');
const errors = process.argv.includes('--errors') ? (option('--errors') ?? '20') : null;
if (process.argv.includes('--notes')) endWith({ notes: await scoreNotes(errors !== null) });
if (process.argv.includes('--gate')) endWith({ gate: await measureGate() });
if (!existsSync(scorer) || (set === null && !existsSync(data))) {
  console.log('skipped: `../shared/data/findings` or `../shared/eval` is not beside the project');
  process.exit(0);
}

const rows: Row[] = set === null ? readLines(data) : readReportSet(set);
const analyse = createAnalyser(gazetteer);
await findingsIn(rows[0]!);
const before = process.cpuUsage();
const found = new Map<string, Finding[]>();
for (const row of rows) found.set(row.id, await findingsIn(row));
const { user, system } = process.cpuUsage(before);
const perSecond = rows.length / ((user + system) / 1e6);

const folder = mkdtempSync(join(tmpdir(), 'proviso-findings-'));
if (process.argv.includes('--slots'))
  for (const { id, text, findings } of rows.filter((_, i) => set !== null || i % 2 === 0))
    console.log(slotLines(id, text, findings, found.get(id)!).join('\n'));
const scores = set === null ? scoreDev() : scoreSet(set);
console.log(`\nspeed                  ${perSecond.toFixed(1)} reports per CPU-second, text to findings`);
rmSync(folder, { recursive: true });
endWith({
  ...scores,
  ...(set === null && errors === null ? { notes: await scoreNotes(false), gate: await measureGate() } : {}),
  reportsPerCpuSecond: Number(perSecond.toFixed(1)),
});

function endWith(figures: object): never {
  console.log(JSON.stringify({ bench: 'findings', ...figures }));
  process.exit(0);
}

function scoreDev(): object {
  const odd = rows.filter((_, i) => i % 2 === 1);
  const even = rows.filter((_, i) => i % 2 === 0);
  const all = score(rows);
  const held = score(odd);
  if (errors !== null)
    console.log(`even rows (${even.length} reports)\n${score(even, ['--errors', errors])}\n`);
  console.log(`all ${rows.length} reports\n${all}\n\nodd rows (${odd.length} reports)\n${held}`);
  return { all: figures(all), odd: figures(held) };
}

function scoreSet(name: string): object {
  const all = score(rows, errors === null ? [] : ['--errors', errors]);
  console.log(`${name} (${rows.length} reports)\n${all}`);
  return { set: name, all: figures(all) };
}

async function findingsIn(row: Row): Promise<Finding[]> {
  const hints: Hints = row.date === null ? {} : { published: row.date };
  const article = readArticle(new TextEncoder().encode(row.text), 'text/plain', hints);
  if ('code' in article) return [];
  const analysis = await analyse(article);
  const { findings } = interpret(article, analysis, attribute(article, analysis));
  // The gold tells an exception as words of what it bounds, not as a finding.
  return findings.filter(({ exceptionTo }) => exceptionTo === null);
}

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

function figures(table: string): object {
  const figure = (line: string, name: string) =>
    Number(new RegExp(`^${line}.*?\\b${name}\\s+([\\d.]+)`, 'm').exec(table)?.[1]);
  return {
    report: { p: figure('report', 'P'), r: figure('report', 'R') },
    moveAndPhase: figure('finding, move\\+phase', 'F1'),
    issuer: figure('slots', 'issuer'),
    item: figure('slots', 'item'),
    place: figure('slots', 'place'),
    certainty: figure('certainty', 'classes:'),
  };
}

function option(name: string): string | null {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}

function readLines(path: string): Row[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}
