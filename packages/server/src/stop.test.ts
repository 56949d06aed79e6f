import assert from 'node:assert/strict';
import { Agent, createServer, get, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { until } from '../testing/events.ts';
import { stopServer } from './stop.ts';

/** A server that answers when it is told to. */
async function waiting() {
  const answers: ServerResponse[] = [];
  const server: Server = createServer((_, answer) => answers.push(answer));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (agent?: Agent) =>
    new Promise<string>((resolve) => {
      get({ port, host: '127.0.0.1', agent }, (response) => {
        let text = '';
        response
          .on('data', (chunk) => {
            text += chunk;
          })
          .on('end', () => resolve(text));
      }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
    });
  const done: string[] = [];
  const stop = (longestMs?: number) =>
    stopServer(
      server,
      { close: () => done.push('farewell') },
      async () => {
        done.push('record closed');
      },
      longestMs,
    );
  return { answers, ask, stop, done };
}

test('what is being answered is finished, then the record is closed; nobody new is taken', async () => {
  const { answers, ask, stop, done } = await waiting();
  const asked = ask(new Agent({ keepAlive: true }));
  await until(() => answers.length === 1);
  const stopped = stop();
  assert.deepEqual(done, ['farewell']);
  assert.equal(await ask(), 'ECONNREFUSED');
  answers[0]!.end('the answer');
  assert.equal(await asked, 'the answer');
  await stopped;
  assert.deepEqual(done, ['farewell', 'record closed']);
});

test('a connection kept for a next request does not keep it waiting', async () => {
  const { answers, ask, stop } = await waiting();
  const agent = new Agent({ keepAlive: true });
  const asked = ask(agent);
  await until(() => answers.length === 1);
  answers[0]!.end('the answer');
  await asked;
  await stop();
  agent.destroy();
});

test('what is not answered within the bound is broken off', async () => {
  const { answers, ask, stop, done } = await waiting();
  const asked = ask();
  await until(() => answers.length === 1);
  await stop(30);
  assert.equal(await asked, 'ECONNRESET');
  assert.deepEqual(done, ['farewell', 'record closed']);
});
