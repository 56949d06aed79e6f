/** Those who follow, without a socket: what each is sent, from where, and who is let go. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { ProvisoError } from '@proviso/core/vocabulary';
import type { Desk, Store } from '@proviso/desk';
import { hearing, until } from '../../testing/events.ts';
import { exampleDesk } from '../../testing/example-record.ts';
import { type Hub, type HubLimits, openHub } from './hub.ts';
import type { Sink } from './sink.ts';

let hub: Hub | undefined;
afterEach(() => hub?.close());

async function opened(limits: Partial<HubLimits> = {}): Promise<{ hub: Hub; desk: Desk; store: Store }> {
  const { desk, store } = await exampleDesk();
  hub = openHub({ ...desk, log: assert.ifError }, { pollMs: 1, ...limits });
  return { hub, desk, store };
}

/** A reader that takes everything at once, or, told so, nothing. */
function reader(takes = true) {
  const ears = hearing();
  let waiting = 0;
  let isGone = false;
  let gone = () => {};
  const { promise: left, resolve } = Promise.withResolvers<void>();
  const leave = () => {
    if (isGone) return;
    isGone = true;
    gone();
    resolve();
  };
  const sink: Sink = {
    write(bytes) {
      if (takes) ears.take(Buffer.from(bytes).toString());
      else waiting += bytes.length;
    },
    waiting: () => waiting,
    drained: () => (takes ? Promise.resolve() : left),
    end(bytes) {
      this.write(bytes);
      leave();
    },
    drop: leave,
    onGone: (told) => {
      gone = told;
    },
  };
  return {
    ...ears,
    sink: () => sink,
    leave,
    isGone: () => isGone,
    entries: () => ears.heard.map(({ id }) => id),
  };
}

const check = (policy: string, day: number) => ({
  kind: 'check' as const,
  policy,
  through: `2024-11-${String(day).padStart(2, '0')}`,
});

const FROM: [name: string, policy: string | null, after: number | null, entries: number[]][] = [
  [
    'a policy from its beginning: what is news of it, in order',
    'supplied-weapons',
    0,
    [2, 30, 32, 35, 37, 39],
  ],
  ['a policy from in between', 'supplied-weapons', 32, [35, 37, 39]],
  ['all from near the end', null, 37, [39, 41, 42]],
  ['a policy from the end', 'rice', 42, []],
  ['a policy from now on', 'rice', null, []],
  ['a policy with nothing on record', 'drone-parts', 0, [3]],
];
for (const [name, policy, after, entries] of FROM)
  test(`${name}, then what comes`, async () => {
    const { hub, store } = await opened();
    const { sink, entries: heard } = reader();
    await hub.follow(sink, { policy, after });
    await store.append([check('rice', 29), check(policy ?? 'rice', 30)], Date.now());
    const to = policy === null || policy === 'rice' ? [43, 44] : [44];
    await until(() => heard().at(-1) === 44);
    assert.deepEqual(heard(), [...entries, ...to]);
  });

test('each event says the change, who says so and what stays', async () => {
  const { hub } = await opened();
  const { sink, heard } = reader();
  await hub.follow(sink, { policy: 'supplied-weapons', after: 34 });
  await until(() => heard.length === 3);
  const { recorded, report, ...told } = JSON.parse(heard[0]!.data);
  assert.deepEqual(told, {
    entry: 35,
    kind: 'claim',
    policy: { id: 'supplied-weapons', name: 'Use of supplied weapons across the border' },
    title: 'Loosened in part: supplied weapons',
    details: ['Limit: supplied weapons · defence of the northern region – some reports, Northern Post'],
    unchanged: ['long-range missiles · offensive strikes – officials (unnamed), Northern Post'],
    notTold: ['start', 'end', 'how many officials', 'what else was freed'],
    who: 'officials (unnamed), Northern Post',
    words:
      'The president has partially lifted a ban on using supplied weapons on territory across the border, officials said on Thursday.',
    address: '/e/35',
  });
  assert.match(recorded, /^2024-12-01T/);
  assert.match(report, /^\/reports\/[0-9a-f]{64}#m-f1$/);
});

test('a copy, a report and a review are no news', async () => {
  const { hub, desk, store } = await opened();
  const { sink, entries } = reader();
  await hub.follow(sink, { policy: null, after: null });
  const [suggestion] = await desk.suggestions();
  await desk.hold(`${suggestion!.ref}`, 'later', { kind: 'person', name: 'a reviewer' });
  await store.append([check('rice', 30)], Date.now());
  await until(() => entries().length > 0);
  assert.deepEqual(entries(), [44]);
});

test('a heartbeat takes the reader’s place on without an event', async () => {
  const { hub, store } = await opened({ heartbeatMs: 2 });
  const { sink, heard, lastId } = reader();
  await hub.follow(sink, { policy: 'drone-parts', after: null });
  await store.append([check('rice', 30)], Date.now());
  await until(() => lastId() === 43);
  assert.deepEqual(heard, []);
});

test('a reader that takes nothing is let go, and has lost nothing when it comes back', async () => {
  const { hub, store } = await opened({ waitingBytes: 2000 });
  const slow = reader(false);
  const quick = reader();
  await hub.follow(slow.sink, { policy: 'rice', after: null });
  await hub.follow(quick.sink, { policy: 'rice', after: null });
  for (let day = 1; day <= 20; day++) {
    await store.append([check('rice', day)], Date.now());
    await until(() => quick.entries().length === day);
  }
  assert.ok(slow.isGone());
  assert.equal(hub.followers(), 1);
  const back = reader();
  await hub.follow(back.sink, { policy: 'rice', after: 42 });
  await until(() => back.entries().length === 20);
  assert.deepEqual(back.entries(), quick.entries());
});

test('a reader that comes back and takes nothing of what it missed is let go in the end', async () => {
  const { hub } = await opened({ patienceMs: 5 });
  const one = reader(false);
  await hub.follow(one.sink, { policy: 'rice', after: 0 });
  await until(one.isGone);
  assert.equal(hub.followers(), 0);
});

test('no more are taken than the server may have, and one that leaves makes room', async () => {
  const { hub } = await opened({ followers: 2 });
  const [first, second, third] = [reader(), reader(), reader()];
  const asked = { policy: null, after: null };
  assert.equal(await hub.follow(first.sink, asked), true);
  assert.equal(await hub.follow(second.sink, asked), true);
  assert.equal(await hub.follow(third.sink, asked), false);
  first.leave();
  assert.equal(await hub.follow(third.sink, asked), true);
});

test('nobody follows: the record is not looked at', async () => {
  const { desk } = await exampleDesk();
  let looks = 0;
  hub = openHub(
    {
      notices: desk.notices,
      head: () => {
        looks++;
        return desk.head();
      },
      log: assert.ifError,
    },
    { pollMs: 1 },
  );
  const one = reader();
  await hub.follow(one.sink, { policy: null, after: null });
  await until(() => looks > 3);
  one.leave();
  await new Promise((resume) => setTimeout(resume, 10));
  const before = looks;
  await new Promise((resume) => setTimeout(resume, 30));
  assert.equal(looks, before);
});

test('a record that cannot be read for a moment refuses one reader, and not the next; a look that fails is made again', async () => {
  const { desk, store } = await exampleDesk();
  const busy = new ProvisoError('E_RECORD_BUSY', 'others write');
  const failures = [busy, null, busy, null, busy];
  const told: unknown[] = [];
  hub = openHub(
    {
      notices: desk.notices,
      async head() {
        const failure = failures.shift();
        if (failure) throw failure;
        return desk.head();
      },
      log: (thrown) => told.push(thrown),
    },
    { pollMs: 1 },
  );
  const asked = { policy: 'rice', after: null };
  await assert.rejects(hub.follow(reader().sink, asked), busy);
  const second = reader();
  assert.equal(await hub.follow(second.sink, asked), true);
  await store.append([check('rice', 30)], Date.now());
  await until(() => second.heard.length === 1);
  assert.equal(hub.followers(), 1);
  await until(() => told.length === 2);
});

test('a reader that knows of more than there is, is told that another record stands here', async () => {
  const { hub, store } = await opened();
  const { sink, heard } = reader();
  await hub.follow(sink, { policy: 'rice', after: 1000 });
  await store.append([check('rice', 30)], Date.now());
  await until(() => heard.length === 2);
  assert.deepEqual(
    heard.map(({ event, id }) => [event, id]),
    [
      ['replaced', 42],
      ['change', 43],
    ],
  );
});

test('when the server stops, everyone is told and nobody is taken', async () => {
  const { hub } = await opened();
  const one = reader();
  await hub.follow(one.sink, { policy: null, after: null });
  hub.close();
  assert.ok(one.isGone());
  assert.equal(await hub.follow(reader().sink, { policy: null, after: null }), false);
});
