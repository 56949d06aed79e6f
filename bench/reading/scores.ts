/** Stories beside the true ones, and fields of articles beside the true ones → the numbers that the scorers in ../shared print. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Scores = { f1: number; precision: number; recall: number; exact: number };

export const SHARED = join(import.meta.dirname, '../../../shared');

export function scoreStories(folder: string, truth: readonly string[], stories: readonly string[]): Scores {
  const rows = (texts: readonly string[]) =>
    texts.map((articleBody, id) => ({ id: String(id), articleBody }));
  const gold = written(folder, 'gold.jsonl', rows(truth));
  const line = scored('score-reading.mjs', gold, written(folder, 'out.jsonl', rows(stories)));
  const [f1, precision, recall, exact] = (line.match(/\d\.\d+/g) ?? []).map(Number);
  return { f1: f1!, precision: precision!, recall: recall!, exact: exact! };
}

export function scoreMetadata(folder: string, gold: string, rows: readonly object[]): Record<string, number> {
  const line = scored('score-metadata.mjs', gold, written(folder, 'metadata.jsonl', rows));
  return Object.fromEntries([...line.matchAll(/(\w+) (\d\.\d+)/g)].map((m) => [m[1]!, Number(m[2])]));
}

function scored(name: string, gold: string, predicted: string): string {
  const script = join(SHARED, 'eval', name);
  const run = spawnSync(process.execPath, [script, '--gold', gold, '--predicted', predicted], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`\`${name}\` failed: ${run.stderr}`);
  return run.stdout;
}

function written(folder: string, name: string, rows: readonly object[]): string {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  return path;
}
