/** The project's folder → whether types, style and unused code are as they should be; what a failing tool said is shown. */
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { add, NOTHING, type Tally } from './tally.ts';

const CHECKS = [
  { name: 'types', tool: 'tsc', args: ['-b', '.', 'training'] },
  { name: 'style', tool: 'biome', args: ['check', '.'] },
  { name: 'unused code', tool: 'knip', args: ['--no-progress'] },
];

export async function runChecks(root: string, say: (line: string) => void): Promise<Tally> {
  let tally = NOTHING;
  for (const { name, tool, args } of CHECKS) {
    const { passed, output } = await outcome(root, tool, args);
    say(`${passed ? 'passed' : 'FAILED'}   ${name} (${[tool, ...args].join(' ')})`);
    if (!passed) say(output.trimEnd());
    tally = add(tally, { ...NOTHING, passed: passed ? 1 : 0, failed: passed ? 0 : 1 });
  }
  return tally;
}

function outcome(root: string, tool: string, args: string[]): Promise<{ passed: boolean; output: string }> {
  const bin = join(root, 'node_modules', '.bin');
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  return new Promise((resolve) => {
    const child = spawn(join(bin, tool), args, { cwd: root, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk;
      });
    child.on('error', (error) =>
      resolve({ passed: false, output: `${error.message}: run \`npm ci\` first` }),
    );
    child.on('close', (status) => resolve({ passed: status === 0, output }));
  });
}
