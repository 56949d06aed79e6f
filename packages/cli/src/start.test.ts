import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openFolder, start } from './testing/command.ts';

const POLICY = fileURLToPath(new URL('../../../samples/policies/rice-exports.json', import.meta.url));
const folder = openFolder();

before(() => {
  mkdirSync(folder.at('samples/policies'), { recursive: true });
  mkdirSync(folder.at('samples/rice'));
  cpSync(POLICY, folder.at('samples/policies/rice-exports.json'));
  writeFileSync(
    folder.at('samples/rice/ban.txt'),
    'India bans rice exports\n\n1 March 2024\n\nIndia has banned exports of broken rice.\n',
  );
  writeFileSync(folder.at('samples/reviews.json'), JSON.stringify({ by: 'the tests', reviews: [] }));
});
after(() => folder.remove());

type Started = { child: ChildProcess; url: string; said: string };

/** Runs `start` until it has told its address. */
function started(port: number): Promise<Started> {
  const child = start(['start', '--port', String(port), '--samples', 'samples'], { cwd: folder.path });
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url && said.includes('Try next')) resolve({ child, url, said });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('close', (status) => reject(new Error(`it ended with ${status}: ${said}`)));
  });
}

const stopped = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    child.removeAllListeners('close');
    child.on('close', resolve);
    child.kill('SIGTERM');
  });

test('the first start loads the samples and serves them; the second keeps what is there', async () => {
  const first = await started(0);
  assert.match(first.said, /A new record, .*: 1 policies, 1 sample reports/);
  const page = await (await fetch(first.url)).text();
  assert.match(page, /rice/i);
  assert.equal(await stopped(first.child), 0);
  const second = await started(0);
  assert.match(second.said, /is there already and is kept as it is/);
  assert.equal(await stopped(second.child), 0);
});

test('a port that is taken is told, and the next free one taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => {
    other.once('listening', resolve);
  });
  const { port } = other.address() as AddressInfo;
  const { child, url, said } = await started(port);
  assert.match(said, new RegExp(`port ${port} is taken by `));
  assert.notEqual(url, `http://127.0.0.1:${port}`);
  await stopped(child);
  other.close();
});
