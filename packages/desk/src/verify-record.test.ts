import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { verifyFile } from '@proviso/core/publishing';
import type { EntryFault } from '@proviso/core/record';
import { ProvisoError, type Reviewer } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { openMemoryStore } from '@proviso/store';
import { type Desk, openDesk, type Store } from './index.ts';
import { makeReceipt } from './receipt.ts';

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
const by: Reviewer = { kind: 'person', name: 'a reviewer' };
const NOON = Date.UTC(2024, 5, 1, 12);
const TEXT = 'Norland has banned exports of raw hides, the trade ministry said on Saturday.\n';

type Around = { desk: Desk; store: Store; effects: Parameters<typeof openDesk>[0]; clock: { now: number } };

/** One report, its policy and the claim that was accepted. */
async function recordOfHides(): Promise<Around & { ref: string }> {
  const store = openMemoryStore();
  const clock = { now: NOON };
  const effects = { store, analyse: createAnalyser(gazetteer), gazetteer, now: () => clock.now, sha256 };
  const desk = openDesk(effects);
  const bytes = new TextEncoder().encode(TEXT);
  const source = { name: 'hides.txt', load: async () => ({ bytes, retrieved: null }) };
  let ref = '';
  for await (const added of desk.add(source, { accept: false, by, hints: { published: '2024-06-01' } })) {
    assert.ok('waiting' in added);
    ref = added.waiting[0]!;
  }
  await desk.newPolicyFrom(ref, { id: 'hides', name: 'Hides' });
  await desk.accept(ref, by);
  return { desk, store, effects, clock, ref };
}

async function faultsOf(desk: Desk, options?: Parameters<Desk['verify']>[0]): Promise<EntryFault[]> {
  const found: EntryFault[] = [];
  for await (const fault of desk.verify(options)) found.push(fault);
  return found;
}

test('a record that the desk made holds, and grew from every head that it had', async () => {
  const { desk, ref } = await recordOfHides();
  const early = await desk.head();
  await desk.reject(ref, 'misread', by);
  await desk.accept(ref, by);
  await desk.check('hides', '2024-06-01');
  assert.deepEqual(await faultsOf(desk), []);
  assert.deepEqual(await faultsOf(desk, { head: early }), []);
  const { newer, older } = await desk.proveGrowth(early.size, null);
  assert.deepEqual(older, { size: early.size, root: early.root });
  assert.deepEqual(newer.size, (await desk.head()).size);
});

test('a head that the record never had is told, and one beyond its end', async () => {
  const { desk } = await recordOfHides();
  const { size, root } = await desk.head();
  for (const head of [
    { size: 1, root },
    { size: size + 1, root },
  ])
    assert.deepEqual(
      (await faultsOf(desk, { head })).map(({ place }) => place),
      ['the log'],
    );
});

test('an entry that does not follow from those before is told, with its place', async () => {
  const { desk, store } = await recordOfHides();
  await store.append(
    [
      { kind: 'review', report: 'f'.repeat(64), finding: 'f1', decision: 'hold', by, reason: null },
      { kind: 'retraction', claim: 'none', reason: 'a slip', published: null, by },
    ],
    NOON,
  );
  const { size } = await desk.head();
  assert.deepEqual(
    (await faultsOf(desk)).map(({ place }) => place),
    [`entry ${size - 1} /finding`, `entry ${size} /claim`],
  );
});

test('a record that cannot be read to its end tells so, and the fault before it', async () => {
  const { effects } = await recordOfHides();
  const { store } = effects;
  const broken: Store = {
    ...store,
    async *entries(filter) {
      for await (const entry of store.entries(filter)) {
        if (entry.seq === 3) throw new ProvisoError('E_RECORD_DAMAGED', 'entry 3 cannot be unpacked');
        yield entry;
      }
    },
    async *faults() {
      yield { place: 'entry 3', why: 'cannot be unpacked' };
    },
  };
  assert.deepEqual(await faultsOf(openDesk({ ...effects, store: broken })), [
    { place: 'entry 3', what: 'cannot be unpacked' },
    { place: 'the entries', what: 'entry 3 cannot be unpacked' },
  ]);
});

test('a report whose bytes are not kept is told', async () => {
  const { effects } = await recordOfHides();
  const forgetful: Store = { ...effects.store, bytes: async () => null };
  assert.deepEqual(
    (await faultsOf(openDesk({ ...effects, store: forgetful }))).map(({ place }) => place),
    ['entry 1 /reading/report/sha256'],
  );
});

test('a report that cannot be unpacked does not keep the entries after it from being looked at', async () => {
  const { effects } = await recordOfHides();
  const { store } = effects;
  await store.append([{ kind: 'check', policy: 'none', through: '2024' }], NOON);
  const broken: Store = {
    ...store,
    bytes: async () => {
      throw new ProvisoError('E_RECORD_DAMAGED', 'the report has changed');
    },
  };
  const { size } = await store.head();
  assert.deepEqual(
    (await faultsOf(openDesk({ ...effects, store: broken }))).map(({ place }) => place),
    [`entry ${size} /policy`],
  );
});

test('a clock that goes back neither reorders the record nor what was said last', async () => {
  const { desk, store, clock, ref } = await recordOfHides();
  const [claim] = (await desk.ledger()).claims;
  clock.now = NOON + 1000;
  await desk.retract(claim!.id, 'the outlet corrected it', by);
  clock.now = NOON - 86_400_000;
  await desk.accept(ref, by);
  const { policies, claims } = await desk.ledger();
  assert.deepEqual(
    claims.map(({ retracted }) => retracted !== null),
    [true, false],
  );
  await desk.addPolicy({ ...policies.get('hides')!, about: 'A new version.' });
  assert.equal((await desk.ledger()).claims.filter(({ retracted }) => !retracted).length, 1);
  const times: string[] = [];
  for await (const { recorded } of store.entries()) times.push(recorded);
  assert.deepEqual(times, times.toSorted());
  assert.deepEqual(await faultsOf(desk), []);
});

test('the receipt of an answer holds, and goes on holding when its claim is taken back', async () => {
  const { desk, effects, clock } = await recordOfHides();
  const question = await desk.question('hides', { at: '2024-06-01' });
  const receipt = await desk.receipt(question);
  const { recorded } = receipt.head;
  const holds = (file: object) => verifyFile(JSON.parse(JSON.stringify(file)), sha256).faults;
  assert.deepEqual(holds(receipt), []);
  assert.equal(receipt.answers.asReported.outcome, (await desk.ask(question)).asReported.outcome);
  assert.deepEqual(
    receipt.entries.map(({ body }) => body.kind),
    ['policy', 'review', 'claim'],
  );
  clock.now = NOON + 1000;
  await desk.retract(receipt.words[0]!.claim, 'misread', by);
  assert.deepEqual(holds(receipt), []);
  const after = await desk.receipt(question);
  assert.deepEqual([holds(after), after.words], [[], []]);
  const then = await desk.receipt({ ...question, asRecordedBy: recorded });
  assert.deepEqual([holds(then), then.answers], [[], receipt.answers]);

  const ledger = await desk.ledger(recorded);
  const seen = { ledger, policy: ledger.policies.get('hides')!, known: [...ledger.claims] };
  const part = await makeReceipt(effects, seen, question, 0);
  assert.deepEqual([holds(part), part.claims], [[], { known: 1, carried: 1 }]);
});

test('an entry that the record does not hold has no proof', async () => {
  const { desk } = await recordOfHides();
  const { size } = await desk.head();
  assert.deepEqual(verifyFile(await desk.proveEntry(size), sha256).faults, []);
  for (const seq of [0, size + 1, 1.5, Number.NaN])
    await assert.rejects(
      desk.proveEntry(seq),
      (error) => error instanceof ProvisoError && error.code === 'E_ENTRY_UNKNOWN',
    );
});
