import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { knownClaims, verifyFile, wholePolicy } from '@proviso/core/publishing';
import { canonicalJson, diffLedgers, fold, type Head, type Ledger } from '@proviso/core/record';
import type { Entry, FullReading, Policy, Reviewer } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import { openMemoryStore, openSqliteStore } from '@proviso/store';
import fc from 'fast-check';
import { policyFromFinding } from '../../core/src/record/policy-from-finding.ts';
import { toldReading } from '../../core/src/record/told-reading.ts';
import { type Desk, type Effects, openDesk, type Store } from './index.ts';
import { makeReceipt } from './receipt.ts';

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
const by: Reviewer = { kind: 'person', name: 'a reviewer' };
const NOON = Date.UTC(2024, 5, 1, 12);

const TEXT = 'The ministry banned exports of rice. Later the ministry lifted the ban on exports of rice.';
const readingOf = (name: string, published: string): FullReading =>
  toldReading({
    text: TEXT,
    sha256: sha256(name),
    publisher: name,
    published,
    findings: [
      { anchor: 'banned', slots: { issuer: 'ministry', action: 'exports', item: 'rice' } },
      { anchor: 'lifted', move: 'lift', slots: { issuer: 'ministry', action: 'exports', item: 'rice' } },
      { anchor: 'banned', phase: 'denied', slots: { issuer: 'ministry', action: 'exports', item: 'rice' } },
    ],
  });
const REPORTS = ['2024-05-01', '2024-05-20', '2024-06-01'].map((day, i) => readingOf(`wire ${i}`, day));
const POLICY: Policy = policyFromFinding(REPORTS[0]!, REPORTS[0]!.findings[0]!, { id: 'rice', name: 'Rice' });

/** What people, rules and a machine's clock may do to a record. */
type Act =
  | { act: 'report'; report: number; program: string }
  | { act: 'accept' | 'reject' | 'hold'; report: number; finding: number }
  | { act: 'retract'; claim: number }
  | { act: 'policy'; about: string }
  | { act: 'check'; day: string }
  | { act: 'clock'; days: number };

const report = fc.integer({ min: 0, max: REPORTS.length - 1 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    act: fc.constant('report' as const),
    report,
    program: fc.constantFrom('proviso 1', 'proviso 2'),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constantFrom('accept' as const, 'reject' as const, 'hold' as const),
      report,
      finding: fc.integer({ min: 1, max: 3 }),
    }),
  },
  fc.record({ act: fc.constant('retract' as const), claim: fc.nat(5) }),
  fc.record({ act: fc.constant('policy' as const), about: fc.constantFrom('one', 'another') }),
  fc.record({ act: fc.constant('check' as const), day: fc.constantFrom('2024-05-10', '2024-05-30') }),
  fc.record({ act: fc.constant('clock' as const), days: fc.integer({ min: -400, max: 40 }) }),
);
const acts = fc.array(act, { minLength: 1, maxLength: 14 });

/** `part`: of the one policy, as the desk brings it on from act to act. */
type Step = { head: Head; ledger: Ledger; part: Ledger };

/** Does all of it, and gives what the record was after each act. An act on what is not there changes nothing. */
async function live(
  store: Store,
  history: readonly Act[],
): Promise<{ desk: Desk; steps: Step[]; effects: Effects }> {
  let now = NOON;
  const effects: Effects = {
    store,
    analyse: async () => ({ tokens: [], sentences: [], entities: [], quotations: [], proposals: [] }),
    gazetteer,
    now: () => now,
    sha256,
  };
  const desk = openDesk(effects);
  await desk.addPolicy(POLICY);
  const steps: Step[] = [];
  for (const one of history) {
    if (one.act === 'clock') now += one.days * 86_400_000;
    else await doing(desk, store, one, now).catch(missing);
    now += 500;
    steps.push({
      head: await desk.head(),
      ledger: await desk.ledger(),
      part: await desk.policyLedger('rice'),
    });
  }
  return { desk, steps, effects };
}

async function doing(
  desk: Desk,
  store: Store,
  one: Exclude<Act, { act: 'clock' }>,
  now: number,
): Promise<unknown> {
  switch (one.act) {
    case 'report': {
      const reading = REPORTS[one.report]!;
      const bytes = new Map([[reading.report.sha256, new TextEncoder().encode(reading.article.publisher!)]]);
      return store.append([{ kind: 'reading', program: one.program, reading }], now, { bytes });
    }
    case 'accept':
      return desk.accept(refOf(one), by);
    case 'reject':
    case 'hold':
      return desk[one.act](refOf(one), 'a test', by);
    case 'retract': {
      const claim = (await desk.ledger()).claims[one.claim];
      return claim && desk.retract(claim.id, 'a test', by);
    }
    case 'policy':
      return desk.addPolicy({ ...POLICY, about: one.about });
    case 'check':
      return desk.check('rice', one.day);
  }
}
const refOf = (one: { report: number; finding: number }) =>
  `${REPORTS[one.report]!.report.sha256}:f${one.finding}`;

function missing(error: { code?: string }): void {
  if (!['E_REPORT_UNKNOWN', 'E_FINDING_UNKNOWN', 'E_DATE'].includes(error.code ?? '')) throw error;
}

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, v) => (v instanceof Map ? [...v].sort() : v)));

async function entriesOf(store: Store): Promise<Entry[]> {
  const found: Entry[] = [];
  for await (const entry of store.entries()) found.push(entry);
  return found;
}

/** `law` over any history, in a record of either kind. */
function holds(name: string, law: (store: Store, history: readonly Act[]) => Promise<void>): void {
  test(`${name} (in memory)`, () =>
    fc.assert(
      fc.asyncProperty(acts, (history) => law(openMemoryStore(), history)),
      { numRuns: 60 },
    ));
  test(`${name} (in SQLite)`, () =>
    fc.assert(
      fc.asyncProperty(acts, async (history) => {
        const folder = mkdtempSync(join(tmpdir(), 'proviso-laws-'));
        const store = openSqliteStore(join(folder, 'record.db'));
        try {
          await law(store, history);
        } finally {
          await store.close();
          rmSync(folder, { recursive: true });
        }
      }),
      { numRuns: 8 },
    ));
}

holds('what was recorded by an earlier time never changes by what is added later', async (store, history) => {
  const { desk, steps } = await live(store, history);
  for (const { head, ledger } of steps) {
    assert.deepEqual(plain(await desk.ledger(head.recorded)), plain(ledger));
    const question = wholePolicy(POLICY, { at: '2024-06-01', asRecordedBy: head.recorded });
    const then = fold((await entriesOf(store)).slice(0, head.size));
    assert.equal(
      (await desk.ask(question)).asReported.outcome,
      (await desk.receipt(question)).answers.asReported.outcome,
    );
    assert.deepEqual(plain(then), plain(ledger));
  }
});

holds(
  'recorded time goes on with every batch, also when the machine’s clock goes back',
  async (store, history) => {
    const { steps } = await live(store, history);
    const entries = await entriesOf(store);
    const times = entries.map(({ recorded }) => recorded);
    assert.deepEqual(times, times.toSorted());
    for (const [i, { head }] of steps.entries()) {
      const before = steps[i - 1]?.head;
      if (before && before.size < head.size) assert.ok(before.recorded < head.recorded);
    }
  },
);

holds(
  'a policy’s part of the record, brought on from act to act, is what it would be if read anew',
  async (store, history) => {
    const { steps } = await live(store, history);
    for (const [i, { head, part }] of steps.entries()) {
      assert.deepEqual(plain(part), plain(await store.views.ofPolicy('rice', { asOf: head.size })));
      if (steps[i - 1]?.head.size === head.size) assert.equal(part, steps[i - 1]?.part);
    }
  },
);

holds('rebuilt from its entries, the record is what it was', async (store, history) => {
  const { desk } = await live(store, history);
  const stood = plain(await desk.ledger());
  assert.deepEqual(plain(fold(await entriesOf(store))), stood);
  assert.deepEqual((await store.rebuild()).differed, []);
  assert.deepEqual(plain(await desk.ledger()), stood);
});

holds('a difference of two times is what differs point by point', async (store, history) => {
  const { steps } = await live(store, history);
  for (const [i, { ledger: before }] of steps.entries())
    for (const { ledger: after } of steps.slice(i)) {
      const diff = diffLedgers(before, after);
      const old = new Map(before.claims.map((claim) => [claim.id, claim]));
      assert.deepEqual(
        diff.claims.map(({ id }) => id),
        after.claims.filter(({ id }) => !old.has(id)).map(({ id }) => id),
      );
      assert.deepEqual(
        diff.retracted.map(({ id }) => id),
        after.claims.filter(({ id, retracted }) => retracted && !old.get(id)?.retracted).map(({ id }) => id),
      );
      for (const [told, then, now] of [
        [diff.policies, before.policies, after.policies],
        [diff.readings, before.readings, after.readings],
        [diff.reviews, before.reviews, after.reviews],
      ] as const) {
        const changed = [...now].filter(
          ([key, value]) => canonicalJson(then.get(key)) !== canonicalJson(value),
        );
        assert.deepEqual(plain(told), plain(changed.map(([, value]) => value)));
      }
    }
});

holds(
  'every history is whole, grew from each head it had, and answers with a receipt that holds',
  async (store, history) => {
    const { desk, steps, effects } = await live(store, history);
    const faults = [];
    for await (const fault of desk.verify()) faults.push(fault);
    assert.deepEqual(faults, []);
    const { head } = steps.at(-1)!;
    for (const { head: early } of steps) {
      const growth = await desk.proveGrowth(early.size, null);
      assert.equal(growth.older.root, early.root);
      assert.deepEqual(verifyFile(growth, sha256, { head: early }).faults, []);
    }
    const question = wholePolicy(POLICY, { at: '2024-06-01', asPublishedBy: '2024-05-25' });
    const ledger = await desk.ledger();
    const known = knownClaims(ledger, 'rice', '2024-05-25').standing;
    const seen = { ledger, policy: ledger.policies.get('rice')!, known };
    for (const receipt of [await desk.receipt(question), await makeReceipt(effects, seen, question, 1)])
      assert.deepEqual(verifyFile(JSON.parse(JSON.stringify(receipt)), sha256, { head }).faults, []);
  },
);
