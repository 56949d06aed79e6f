import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ProvisoError } from '@proviso/core/vocabulary';
import { sayHolder } from './port-holder.ts';
import { serve } from './serve.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proviso-serve-'));
});
after(() => rm(folder, { recursive: true }));

test('it serves a new record, and a second one takes the next port and says who holds the first', async () => {
  const first = await serve({ path: join(folder, 'one.db'), port: 0 });
  const second = await serve({ path: join(folder, 'two.db'), port: first.port });
  try {
    assert.deepEqual(first.taken, []);
    assert.match(await (await fetch(first.url)).text(), /No policy is on record yet/);
    assert.ok(second.port > first.port);
    assert.match(
      second.taken[0] ?? '',
      new RegExp(`^port ${first.port} is taken by Proviso itself \\(\\d+\\.\\d+\\.\\d+\\)$`),
    );
    assert.equal((await fetch(`${second.url}/healthz`)).status, 200);
  } finally {
    await first.close();
    await second.close();
  }
});

test('a port held by another program is told, with its name where the system shows it', async () => {
  const other = createServer((socket) => socket.end());
  const port = await new Promise<number>((resolve) =>
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
  );
  const served = await serve({ path: join(folder, 'three.db'), port });
  try {
    const told = process.platform === 'linux' ? /`.+` \(process \d+\)/ : /cannot be told/;
    assert.match(served.taken[0] ?? '', told);
  } finally {
    await served.close();
    other.close();
  }
});

test('an address that this machine has not is refused, and so is a record that must exist', async () => {
  const is = (code: string) => (thrown: unknown) => thrown instanceof ProvisoError && thrown.code === code;
  await assert.rejects(serve({ path: join(folder, 'four.db'), port: 0, host: '192.0.2.1' }), is('E_USAGE'));
  await assert.rejects(
    serve({ path: join(folder, 'none.db'), port: 0, mustExist: true }),
    is('E_RECORD_MISSING'),
  );
});

test('a holder that cannot be told is not guessed', () => {
  assert.equal(sayHolder({ kind: 'unknown' }), 'a program that cannot be told from here');
});
