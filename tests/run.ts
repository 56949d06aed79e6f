/**
 * The whole project → `N passed, N failed`, and an exit status that says the same. First the checks (types, style,
 * unused code), then every `*.test.ts`; each check and each test counts as one, and a skipped one is told aloud.
 */
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChecks } from './checks.ts';
import { provideChromium } from './chromium.ts';
import { runTests } from './run-tests.ts';
import { add, NOTHING, sayTally } from './tally.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const HOLD_TESTS = ['packages', 'tests', 'training', 'bench', 'samples'];

const say = (line: string) => process.stdout.write(`${line}\n`);
const files = HOLD_TESTS.flatMap((folder) => testsIn(join(ROOT, folder))).sort();

provideChromium(say);
const checked = await runChecks(ROOT, say);
const tested = await runTests(ROOT, files, Math.max(1, availableParallelism()), say);
const tally = add(add(NOTHING, checked), tested);
for (const reason of tally.skipped) say(`SKIPPED  ${reason}`);
say(sayTally(tally));
process.exitCode = tally.failed === 0 ? 0 : 1;

function testsIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : testsIn(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
