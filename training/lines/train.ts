/**
 * Fits the scorer of plain lines: `nice node training/lines/train.ts` writes packages/core/src/reading/plain/line-weights.json.
 * What it learns from, and how well it does, stands in line-weights.md beside it; `bench/lines.ts --folds` measures.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fit, MAY_LOSE } from './fit.ts';
import { lessons } from './pages.ts';
import { goldWindows, hasCorpora, silverWindows } from './windows.ts';

const WEIGHTS = join(import.meta.dirname, '../../packages/core/src/reading/plain/line-weights.json');

if (!hasCorpora()) {
  console.log('nothing to learn from: `../shared/data/reading` is not beside the project');
  process.exit(0);
}
const weights = fit(lessons(goldWindows(), silverWindows()), MAY_LOSE);
writeFileSync(WEIGHTS, `${JSON.stringify(weights)}\n`);
console.log(
  `${Object.keys(weights.words).length} words, ${weights.first.roots.length} and ${weights.second.roots.length} trees, ` +
    `least belief ${weights.least.prose} for prose and ${weights.least.other} for other lines`,
);
