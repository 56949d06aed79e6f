import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import { lines, openFolder, proviso } from './testing/command.ts';

const folder = openFolder();
after(() => folder.remove());
const run = (...args: string[]) => proviso(args, { cwd: folder.path });
const BIN = fileURLToPath(new URL('../bin/proviso.js', import.meta.url));

test('the version is the package’s', async () => {
  assert.equal((await run('--version')).out, `${manifest.version}\n`);
});

const commands = readdirSync(new URL('./commands/', import.meta.url)).map((file) =>
  file.replace(/\.ts$/, ''),
);

test('without a command the help names every one', async () => {
  const { status, out } = await run();
  assert.equal(status, 0);
  for (const command of commands) assert.match(out, new RegExp(`^ {2}${command}\\b`, 'm'));
});

for (const command of commands) {
  test(`${command} --help has examples, and the options that all commands take`, async () => {
    const { status, out } = await run(command, '--help');
    assert.equal(status, 0);
    assert.match(out, /\nExamples:\n {2}(?:proviso|npm|curl)/);
    for (const option of ['--record', '--json', '--no-color']) assert.ok(out.includes(option), option);
  });
}

test('a reader that has gone ends it quietly', async () => {
  const text = `Prices eased\n\n${'The guild said prices had eased on Monday.\n\n'.repeat(3000)}`;
  writeFileSync(folder.at('long.txt'), text);
  const child = spawn(
    'bash',
    ['-c', `"${process.execPath}" "${BIN}" read --json long.txt long.txt long.txt | head -c 10`],
    {
      cwd: folder.path,
    },
  );
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const status = await new Promise((resolve) => {
    child.on('close', resolve);
  });
  assert.equal(status, 0);
  assert.equal(err, '');
});

const older = olderNode();
test('an older Node hands over to the one that npm ci brings', {
  skip: older === null ? 'no Node older than 24 is on this machine' : false,
}, () => {
  const out = execFileSync(older!, [BIN, '--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  assert.deepEqual(lines(out), [manifest.version]);
});

function olderNode(): string | null {
  for (const path of ['/usr/bin/node', '/usr/local/bin/node']) {
    try {
      const version = execFileSync(path, ['--version'], { encoding: 'utf8' });
      if (Number(/^v(\d+)/.exec(version)?.[1]) < 24) return path;
    } catch {
      // not there
    }
  }
  return null;
}
