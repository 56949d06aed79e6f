/**
 * Held-out articles of train, read by the product → `confidence.json` of core's attribution, byte for byte the same each
 * time: how sure a relation is, by how sure the model was and how it stands. `node training/attribution/calibrate.ts`.
 */
import { writeFileSync } from 'node:fs';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { rawLikelihood } from '../../packages/core/src/attribution/confidence.ts';
import { withFollowUps } from '../../packages/core/src/attribution/follow-up.ts';
import { proposed, traitsOf } from '../../packages/core/src/attribution/proposed.ts';
import { type Run, sceneOf, spanOf } from '../../packages/core/src/attribution/scene.ts';
import { articleOf, heldOut, readCorpus } from './corpus.ts';
import { pairsOf } from './pairs.ts';

type Case = { traits: Record<string, number>; right: boolean };

const rows = readCorpus('train')?.filter(heldOut);
if (!rows)
  throw new Error('`../shared/data/attribution/train.jsonl.gz` is not there: nothing can be calibrated on');
const analyse = createAnalyser(gazetteer);
const cases: Record<'met' | 'confidence', Case[]> = { met: [], confidence: [] };
for (const row of rows) {
  const article = articleOf(row);
  const analysis = await analyse(article);
  const scene = sceneOf(article, analysis);
  const spans = (runs: readonly Run[]) => runs.map((run) => spanOf(scene, run));
  const found = analysis.proposals.flatMap((proposal) =>
    proposed(scene, { proposals: [proposal] }).map((candidate) => ({ candidate, proposal })),
  );
  const told = withFollowUps(
    scene,
    found.map(({ candidate }) => candidate),
  ).map(({ source, cue, content }) => ({
    source: spans(source ? [source] : []),
    cue: spans(cue),
    content: spans(content),
  }));
  const pairs = pairsOf(row, told);
  found.forEach(({ candidate, proposal }, index) => {
    const traits = traitsOf(scene, candidate, proposal);
    const pair = pairs.find(({ predicted }) => predicted === index);
    cases.met.push({ traits, right: pair?.relaxed ?? false });
    cases.confidence.push({ traits, right: pair?.strict ?? false });
  });
}
const { met, confidence } = cases;
writeFileSync(
  new URL('../../packages/core/src/attribution/confidence.json', import.meta.url),
  `${JSON.stringify({ met: fitted(met), confidence: fitted(confidence) }, null, 2)}\n`,
);
console.log(
  `${met.length} proposals, ${met.filter((c) => c.right).length} met, ${confidence.filter((c) => c.right).length} right in every word`,
);

function fitted(of: readonly Case[]) {
  const weights = fitWeights(of);
  return { weights, curve: curveOf(of.map((c) => [rawLikelihood(c.traits, weights), c.right ? 1 : 0])) };
}

/** Logistic regression by plain descent, a little drawn towards nothing. */
function fitWeights(of: readonly Case[]): Record<string, number> {
  const names = Object.keys(of[0]!.traits);
  const weights: Record<string, number> = Object.fromEntries(names.map((n) => [n, 0]));
  for (let round = 0; round < 4000; round++) {
    const slope: Record<string, number> = Object.fromEntries(names.map((n) => [n, 1e-3 * weights[n]!]));
    for (const { traits, right } of of) {
      const off = (rawLikelihood(traits, weights) - (right ? 1 : 0)) / of.length;
      for (const n of names) slope[n]! += off * traits[n]!;
    }
    for (const n of names) weights[n]! -= 0.15 * slope[n]!;
  }
  return Object.fromEntries(names.map((n) => [n, round(weights[n]!)]));
}

/** The rising curve through groups of like likelihood (pool adjacent violators). */
function curveOf(points: [number, number][]): number[][] {
  const sorted = [...points].sort(([a], [b]) => a - b);
  const size = Math.ceil(sorted.length / 20);
  const groups: { x: number; y: number; n: number }[] = [];
  for (let at = 0; at < sorted.length; at += size) {
    const part = sorted.slice(at, at + size);
    const mean = (column: 0 | 1) => part.reduce((sum, p) => sum + p[column], 0) / part.length;
    groups.push({ x: mean(0), y: mean(1), n: part.length });
    for (let last = groups.length - 1; last > 0 && groups[last]!.y < groups[last - 1]!.y; last--) {
      const b = groups.pop()!;
      const a = groups.pop()!;
      const n = a.n + b.n;
      groups.push({ x: (a.x * a.n + b.x * b.n) / n, y: (a.y * a.n + b.y * b.n) / n, n });
    }
  }
  return groups.map(({ x, y }) => [round(x), round(y)]);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
