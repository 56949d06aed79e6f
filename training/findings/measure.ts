/**
 * What rules and the head say of the reports of the folds → the scorer's table for rules, for the head alone and for both
 * together: `node training/findings/measure.ts FOLDER`, after `folds.sh` filled the folder.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bars, type Found, meet, type Told } from './meet.ts';

type Report = { id: string; rules: Found[] };
type OfReport = { id: string; candidates: Told[]; ofRules: Told[] };

const NEVER = Number.POSITIVE_INFINITY;
const WAYS: readonly (Bars & { name: string; withRules: boolean })[] = [
  { name: 'rules', withRules: true, add: NEVER, fill: NEVER },
  { name: 'head alone', withRules: false, add: 0.4, fill: NEVER },
  { name: 'rules, open slots filled', withRules: true, add: NEVER, fill: 1 },
  { name: 'rules and candidates above .6', withRules: true, add: 0.6, fill: NEVER },
  { name: 'rules and candidates above .4', withRules: true, add: 0.4, fill: NEVER },
  { name: 'both, and open slots filled', withRules: true, add: 0.4, fill: 1 },
];

const folder = process.argv[2];
if (!folder) throw new Error('no folder was named: say which one `folds.sh` filled');
const told = new Map(readLines<OfReport>('told.jsonl').map((of) => [of.id, of]));
const reports = readLines<Report>('reports.jsonl').filter(({ id }) => told.has(id));
const gold = write('gold.jsonl', reports);
const scorer = join(import.meta.dirname, '../../../shared/eval/score-findings.mjs');
for (const { name, withRules, ...bars } of WAYS) {
  const rows = reports.map(({ id, rules }) => {
    const { candidates, ofRules } = told.get(id)!;
    return { id, findings: meet(withRules ? rules : [], ofRules, candidates, bars) };
  });
  const table = execFileSync(process.execPath, [
    scorer,
    '--gold',
    gold,
    '--predicted',
    write('found.jsonl', rows),
  ]);
  console.log(`${name} (${reports.length} reports)\n${table.toString().trimEnd()}\n`);
}

function readLines<Row>(name: string): Row[] {
  const lines = readFileSync(join(folder!, name), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

function write(name: string, rows: readonly object[]): string {
  const path = join(folder!, name);
  writeFileSync(path, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
  return path;
}
