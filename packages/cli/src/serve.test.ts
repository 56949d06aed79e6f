/** `proviso serve` as a program: what it writes of requests, whether it is ready, and how it stops. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { request } from 'node:http';
import { createConnection } from 'node:net';
import { after, before, test } from 'node:test';
import { openSqliteStore } from '@proviso/store';
import { json, openFolder, start } from './testing/command.ts';

const folder = openFolder();
before(() => openSqliteStore(folder.at('record.db')).close());
after(() => folder.remove());

type Serving = { child: ChildProcess; url: string; port: number; err: () => string };

function serving(args: readonly string[] = [], env: Record<string, string> = {}): Promise<Serving> {
  const child = start(['serve', '--port', '0', '--record', 'record.db', ...args], { cwd: folder.path, env });
  let said = '';
  let err = '';
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const [url, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said) ?? [];
      if (url && said.includes('stops it')) resolve({ child, url, port: Number(port), err: () => err });
    });
    child.on('close', (status) => reject(new Error(`it ended with ${status}: ${said}${err}`)));
  });
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => {
    child.removeAllListeners('close').on('close', resolve);
  });

/** A stream of changes, open until the server ends it. */
const following = (url: string) =>
  new Promise<{ ended: Promise<string> }>((resolve, reject) => {
    const asked = request(`${url}/live`, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      resolve({ ended: new Promise((end) => response.on('close', () => end(text))) });
    });
    asked.on('error', reject).end();
  });

test('one JSON line a request, without what was asked; told to stop, it ends streams and itself with 0', async () => {
  const { child, url, err } = await serving();
  assert.equal((await fetch(`${url}/?party=somebody`)).status, 200);
  assert.equal((await fetch(`${url}/nope`)).status, 404);
  const stream = await following(url);
  child.kill('SIGTERM');
  assert.match(await stream.ended, /: the server stops\n\n$/);
  assert.equal(await ended(child), 0);
  const lines = json<Record<string, unknown>>(err());
  for (const line of lines) assert.match(String(line.time), /^\d{4}-\d{2}-\d{2}T.*Z$/);
  assert.deepEqual(
    lines.map(({ event, method, path, status, level }) => [event, method, path, status, level]),
    [
      ['started', undefined, undefined, undefined, 'info'],
      ['request', 'GET', '/', 200, 'info'],
      ['request', 'GET', '/nope', 404, 'info'],
      ['stopping', undefined, undefined, undefined, 'info'],
      ['request', 'GET', '/live', 200, 'info'],
      ['stopped', undefined, undefined, undefined, 'info'],
    ],
  );
  const [, first] = lines;
  assert.ok(Number(first!.bytes) > 1000 && Number(first!.ms) > 0);
  assert.doesNotMatch(err(), /somebody/);
});

test('told to stop once more, it ends at once', async () => {
  const { child, port } = await serving(['--log-level', 'silent']);
  // A request that never ends coming in would be waited for.
  const socket = createConnection({ port, host: '127.0.0.1' }, () =>
    socket.write('GET / HTTP/1.1\r\nHost: '),
  );
  socket.on('error', () => undefined);
  await new Promise((resume) => setTimeout(resume, 50));
  const end = ended(child);
  child.kill('SIGINT');
  await new Promise((resume) => setTimeout(resume, 50));
  child.kill('SIGINT');
  assert.equal(await end, 130);
});

test('lines for a person, where asked for; a level from the environment', async () => {
  const { child, url, err } = await serving(['--log', 'lines'], { PROVISO_LOG: 'info' });
  await (await fetch(`${url}/nope`)).text();
  child.kill('SIGTERM');
  await ended(child);
  assert.match(err(), /^\d{2}:\d{2}:\d{2} 404 GET \/nope {2}[\d.]+ ms, \d+ bytes$/m);
});

test('it is ready over a record that holds', async () => {
  const { child, url } = await serving();
  const response = await fetch(`${url}/readyz`);
  assert.equal(response.status, 200);
  const { ready, record, model } = (await response.json()) as Record<string, Record<string, unknown>>;
  assert.deepEqual([ready, record?.ok, record?.size, model], [true, true, 0, { ok: true }]);
  child.kill('SIGTERM');
  await ended(child);
});

for (const [args, word] of [
  [['--log', 'xml'], 'xml'],
  [['--log-level', 'loud'], 'loud'],
] as const)
  test(`\`${args.join(' ')}\` is refused`, async () => {
    await assert.rejects(
      serving(args),
      (error: Error) => /ended with 2/.test(error.message) && error.message.includes(word),
    );
  });
