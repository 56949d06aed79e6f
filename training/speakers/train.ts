/**
 * PolNeAR train → `packages/core/src/attribution/speakers/antecedent.json`: the weights by which a "he" or "she" finds
 * its person, fitted as a softmax over everybody in mind. Every seventh article is held out: on it the strength of
 * regularisation and the share that must be reached to answer are chosen. No randomness: the same weights on every run.
 */
import { writeFileSync } from 'node:fs';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { readCorpus } from '../attribution/corpus.ts';
import { readLabels } from './labels.ts';
import { type Example, examplesOf, type SilverRow } from './silver.ts';

const OUT = new URL('../../packages/core/src/attribution/speakers/antecedent.json', import.meta.url);
const STEPS = 120;
const RATE = 0.1;
const STRENGTHS = [0.0003, 0.002];
/** Of those answered, so many must be right on the held-out articles. */
const AIM = 0.92;

const rows = readCorpus('train') as SilverRow[] | null;
if (!rows) {
  console.log('skipped: `../shared/data/attribution` is not beside the project');
  process.exit(0);
}
const analyse = createAnalyser(gazetteer);
const fitted: Example[] = [];
const heldOut: Example[] = [];
for (const [i, row] of rows.entries())
  (i % 7 === 0 ? heldOut : fitted).push(...(await examplesOf(row, analyse)));
const read = new Map(readCorpus('dev')!.map((row) => [row.id, row as SilverRow]));
for (const { doc, half, mentions } of readLabels()) {
  const row = read.get(doc)!;
  if (half !== 'developed') continue;
  const labels = new Map(
    mentions.flatMap((m) => (m.answer === 'unresolved' ? [] : [[m.start, row.text.slice(...m.answer)]])),
  );
  fitted.push(...(await examplesOf(row, analyse, labels)));
}
console.log(`${fitted.length} pronouns to fit on, ${heldOut.length} held out`);

let best = { right: -1, weights: {} as Record<string, number>, strength: 0 };
for (const strength of STRENGTHS) {
  const weights = fit(fitted, strength);
  const right = heldOut.filter((e) => argmax(scores(weights, e)) === e.right).length / heldOut.length;
  console.log(`strength ${strength}: ${(100 * right).toFixed(1)}% right held out`);
  if (right > best.right) best = { right, weights, strength };
}
const enough = thresholdFor(best.weights);
const weights = Object.fromEntries(
  Object.entries(best.weights)
    .map(([name, w]) => [name, Math.round(w * 1000) / 1000] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
writeFileSync(OUT, `${JSON.stringify({ enough, weights }, null, 2)}\n`);
console.log(weights, enough);

/** Full-batch Adam over a softmax; the features lie in flat arrays, a choice after another. */
function fit(examples: readonly Example[], strength: number): Record<string, number> {
  const names = [...new Set(examples.flatMap((e) => e.choices.flatMap((c) => Object.keys(c))))].sort();
  const index = new Map(names.map((name, i) => [name, i]));
  const ids: number[] = [];
  const values: number[] = [];
  const ends: number[] = [];
  for (const { choices } of examples)
    for (const choice of choices) {
      for (const [name, value] of Object.entries(choice)) {
        ids.push(index.get(name)!);
        values.push(value);
      }
      ends.push(ids.length);
    }
  const id = Int32Array.from(ids);
  const value = Float64Array.from(values);
  const w = new Float64Array(names.length);
  const m = new Float64Array(names.length);
  const v = new Float64Array(names.length);
  const total = examples.reduce((sum, e) => sum + e.weight, 0);
  for (let step = 1; step <= STEPS; step++) {
    const gradient = new Float64Array(names.length);
    let choice = 0;
    for (const { choices, right, weight } of examples) {
      const score = choices.map((_, k) => {
        let sum = 0;
        for (let i = ends[choice + k - 1] ?? 0; i < ends[choice + k]!; i++) sum += w[id[i]!]! * value[i]!;
        return sum;
      });
      const top = Math.max(...score);
      const power = score.map((s) => Math.exp(s - top));
      const sum = power.reduce((a, b) => a + b, 0);
      for (let k = 0; k < choices.length; k++) {
        const error = weight * (power[k]! / sum - Number(k === right));
        for (let i = ends[choice + k - 1] ?? 0; i < ends[choice + k]!; i++)
          gradient[id[i]!]! += error * value[i]!;
      }
      choice += choices.length;
    }
    for (let i = 0; i < w.length; i++) {
      const g = gradient[i]! / total + strength * w[i]!;
      m[i] = 0.9 * m[i]! + 0.1 * g;
      v[i] = 0.999 * v[i]! + 0.001 * g * g;
      w[i]! -= (RATE * (m[i]! / (1 - 0.9 ** step))) / (Math.sqrt(v[i]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return Object.fromEntries(names.map((name, i) => [name, w[i]!]));
}

function scores(weights: Record<string, number>, { choices }: Example): number[] {
  return choices.map((c) =>
    Object.entries(c).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, 0),
  );
}

function argmax(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}

/** The lowest share at which enough of those answered are right. */
function thresholdFor(weights: Record<string, number>): number {
  for (let share = 0.3; share < 0.8; share += 0.02) {
    const answered = heldOut.filter((e) => shareOf(scores(weights, e)) >= share);
    const right = answered.filter((e) => argmax(scores(weights, e)) === e.right).length;
    if (right / answered.length >= AIM) {
      console.log(
        `${((100 * answered.length) / heldOut.length).toFixed(1)}% answered at ${share.toFixed(2)}`,
      );
      return Math.round(share * 100) / 100;
    }
  }
  return 0.8;
}

function shareOf(values: readonly number[]): number {
  const top = Math.max(...values);
  return 1 / values.reduce((sum, value) => sum + Math.exp(value - top), 0);
}
