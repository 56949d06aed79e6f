/** Following over real sockets, while another program's handle on the record writes: nothing is lost, nothing comes twice. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { createAdaptorServer } from '@hono/node-server';
import type { EntryBody, Policy } from '@proviso/core/vocabulary';
import type { Store } from '@proviso/desk';
import { openMemoryStore, openSqliteStore } from '@proviso/store';
import { type Connection, connect, until } from '../../testing/events.ts';
import { emptyDesk, exampleDesk, NOW } from '../../testing/example-record.ts';
import { createApp } from '../app.ts';
import { type Served, serve } from '../serve.ts';
import { type HubLimits, openHub } from './hub.ts';

let folder = '';
/** What a test opened, closed however it ends. */
let closers: (() => Promise<unknown> | undefined)[] = [];
afterEach(async () => {
  for (const close of closers.reverse()) await close();
  closers = [];
});
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proviso-live-'));
});
after(() => rm(folder, { recursive: true }));

const RICE: Policy = (await exampleDesk().then(({ desk }) => desk.policyLedger('rice'))).policies.get(
  'rice',
)!;
const check = (i: number): EntryBody => ({
  kind: 'check',
  policy: 'rice',
  through: new Date(Date.UTC(2000, 0, 1 + i)).toISOString().slice(0, 10),
});

async function servedRecord(name: string): Promise<{ served: Served; store: Store }> {
  const path = join(folder, `${name}.db`);
  const store = openSqliteStore(path);
  await store.append([{ kind: 'policy', policy: RICE }], NOW);
  const served = await serve({ path, port: 0 });
  closers.push(store.close, served.close);
  return { served, store };
}

/** A server over a record in memory, followed within narrow limits. */
async function servedHub(limits: Partial<HubLimits>) {
  const store = openMemoryStore();
  const desk = emptyDesk(store);
  await store.append([{ kind: 'policy', policy: RICE }], NOW);
  const live = openHub({ ...desk, log: assert.ifError }, { pollMs: 1, ...limits });
  const app = createApp(desk, { now: () => NOW, head: () => store.head(), live });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closers.push(async () => {
    live.close();
    server.close();
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
  return { store, live, url };
}

const RECONNECTIONS = 50;

test(`while another handle writes, a reader that breaks off ${RECONNECTIONS} times has each entry once`, async () => {
  const { served, store } = await servedRecord('resumed');
  const got: number[] = [];
  let isWriting = true;
  const writing = (async () => {
    for (let i = 0; isWriting; i++) {
      await store.append(i % 5 === 0 ? [check(3 * i), check(3 * i + 1)] : [check(3 * i)], NOW);
      await new Promise((resume) => setTimeout(resume, i % 3));
    }
  })();
  let last = 1;
  for (let round = 0; round <= RECONNECTIONS; round++) {
    const connection = await connect(`${served.url}/p/rice/live`, last);
    if (round === RECONNECTIONS) {
      isWriting = false;
      await writing;
    }
    const { size } = await store.head();
    await until(() => connection.heard.some(({ id }) => id >= size));
    connection.leave();
    got.push(...connection.heard.map(({ id }) => id));
    last = connection.lastId() ?? last;
  }
  const { size } = await store.head();
  assert.deepEqual(
    got,
    Array.from({ length: size - 1 }, (_, i) => i + 2),
  );
});

test('what came before the recent events is read from the record, with no gap to what comes', async () => {
  const { served, store } = await servedRecord('caught-up');
  const bodies = Array.from({ length: 1700 }, (_, i) => check(i));
  await store.append(bodies, NOW);
  const connection = await connect(`${served.url}/p/rice/live?after=0`);
  await store.append([check(1700), check(1701)], NOW);
  await until(() => connection.heard.at(-1)?.id === 1703);
  assert.deepEqual(
    connection.heard.map(({ id }) => id),
    Array.from({ length: 1703 }, (_, i) => i + 1),
  );
});

/** Long enough that no buffer of the system holds all of it. */
const LONG = { ...RICE, about: 'much to tell '.repeat(8000) };
const MANY = 150;

test('a reader that takes nothing is dropped, and comes back without loss', async () => {
  const { url, live, store } = await servedHub({ waitingBytes: 200_000 });
  const slow = await connect(`${url}/p/rice/live`, 1);
  slow.pause();
  for (let i = 0; i < MANY && live.followers() > 0; i++) {
    await store.append([{ kind: 'policy', policy: { ...LONG, name: `rice ${i}` } }], NOW);
    await new Promise((resume) => setTimeout(resume, 5));
  }
  await until(() => live.followers() === 0);
  slow.resume();
  await slow.ended;
  const { size } = await store.head();
  const back = await connect(`${url}/p/rice/live`, slow.lastId() ?? 1);
  await until(() => back.heard.at(-1)?.id === size);
  const ids = [...slow.heard, ...back.heard].map(({ id }) => id);
  assert.ok(slow.heard.length < size - 1, 'nothing was left to come back for');
  assert.deepEqual(
    ids,
    Array.from({ length: size - 1 }, (_, i) => i + 2),
  );
});

test('when the server stops, streams end with how long to wait, and it is closed', async () => {
  const { served } = await servedRecord('stopped');
  const readers: Connection[] = [];
  for (let i = 0; i < 5; i++) readers.push(await connect(`${served.url}/live`));
  await served.close();
  for (const reader of readers) {
    await reader.ended;
    assert.match(reader.text(), /retry: \d+\n: the server stops\n\n$/);
  }
});

test('one more than the server takes is told so, and when to come back', async () => {
  const { url } = await servedHub({ followers: 1 });
  await connect(`${url}/live`);
  const response = await fetch(`${url}/live`, { headers: { accept: 'application/json' } });
  assert.equal(response.status, 503);
  assert.equal(response.headers.get('retry-after'), '30');
  assert.equal(((await response.json()) as { error: { code: string } }).error.code, 'E_LIVE_FULL');
});

const REFUSED: [path: string, status: number, code: string][] = [
  ['/p/nope/live', 404, 'E_POLICY_UNKNOWN'],
  ['/p/rice%0d%0aset-cookie:%20a=b/live', 404, 'E_POLICY_UNKNOWN'],
  ['/live?after=-1', 400, 'E_USAGE'],
  ['/live?after=1%0aevent:%20x', 400, 'E_USAGE'],
  ['/p/rice/live?after=99999999999999999', 400, 'E_USAGE'],
];
for (const [path, status, code] of REFUSED)
  test(`${path} is answered ${status}`, async () => {
    const { url } = await servedHub({});
    const response = await fetch(url + path, { headers: { accept: 'application/json' } });
    assert.equal(response.status, status);
    assert.equal(((await response.json()) as { error: { code: string } }).error.code, code);
    assert.equal(response.headers.get('set-cookie'), null);
  });

test('line breaks in a name end no event and begin none', async () => {
  const { url, store } = await servedHub({});
  const name = 'rice\n\nid: 999\nevent: change\ndata: {"entry":999}\r\n\r\n: \u2028 </script>';
  await store.append([{ kind: 'policy', policy: { ...RICE, name } }, check(1)], NOW);
  const connection = await connect(`${url}/p/rice/live`, 1);
  await until(() => connection.heard.length === 2);
  assert.deepEqual(
    connection.heard.map(({ id, event }) => [id, event]),
    [
      [2, 'change'],
      [3, 'change'],
    ],
  );
  assert.equal(JSON.parse(connection.heard[1]!.data).policy.name, name);
});

test('a HEAD is answered and not followed', async () => {
  const { url, live } = await servedHub({});
  const response = await fetch(`${url}/live`, { method: 'HEAD' });
  assert.equal(response.headers.get('content-type'), 'text/event-stream; charset=utf-8');
  assert.equal(live.followers(), 0);
});
