import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Entry, EntryBody, Finding, FullReading, Policy } from '../vocabulary/index.ts';
import { append } from './append.ts';
import { claimFrom } from './claim-from-finding.ts';
import { diffLedgers } from './diff.ts';
import { fold, startFolding, wasRecordedBy } from './fold.ts';
import { EMPTY_LEDGER, findingRef } from './ledger.ts';
import { policyFromFinding } from './policy-from-finding.ts';
import { toldReading } from './told-reading.ts';

const person = { kind: 'person', name: 'a reviewer' } as const;
const reading = toldReading({
  text: 'The ministry banned exports of rice. It kept a duty on maize exports.',
  findings: [
    { anchor: 'banned', slots: { issuer: 'ministry', action: 'exports', item: 'rice' } },
    { anchor: 'kept', move: 'keep', slots: { item: 'maize', action: 'exports' } },
  ],
});
const report = reading.report.sha256;
const policy: Policy = policyFromFinding(reading, reading.findings[0]!, { id: 'rice', name: 'Rice' });
const made = claimFrom(policy, reading, reading.findings[0]!, report);
assert.ok('claim' in made);
const { claim } = made;

const review = (finding: string, decision: 'accept' | 'reject' | 'hold'): EntryBody => ({
  kind: 'review',
  report,
  finding,
  decision,
  by: person,
  reason: null,
});
const BODIES: EntryBody[] = [
  { kind: 'reading', program: 'proviso 1', reading },
  { kind: 'policy', policy },
  review('f1', 'accept'),
  { kind: 'claim', claim },
  review('f2', 'reject'),
  review('f2', 'hold'),
  { kind: 'check', policy: 'rice', through: '2024-05-30' },
  { kind: 'check', policy: 'rice', through: '2024-05-10' },
  { kind: 'policy', policy: { ...policy, name: 'Rice, renamed' } },
  { kind: 'retraction', claim: claim.id, reason: 'mistaken', published: null, by: person },
  { kind: 'retraction', claim: claim.id, reason: 'again', published: null, by: person },
];

/** One entry a day from 2024-06-01, at noon. */
const ENTRIES: Entry[] = [];
BODIES.forEach((body, day) => {
  const at = Date.UTC(2024, 5, 1 + day, 12);
  const head = { size: day, recorded: ENTRIES.at(-1)?.recorded ?? '' };
  for (const { entry } of append(head, [body], at, (data) => `h${data.length}`)) ENTRIES.push(entry);
});
const by = (day: string) => fold(ENTRIES.filter((entry) => wasRecordedBy(entry.recorded, day)));

test('the last policy, review and retraction count, and the furthest check', () => {
  const ledger = fold(ENTRIES);
  assert.equal(ledger.policies.get('rice')?.name, 'Rice, renamed');
  assert.equal(ledger.reviews.get(findingRef(report, 'f2'))?.decision, 'hold');
  assert.equal(ledger.checks.get('rice'), '2024-05-30');
  assert.equal(ledger.claims[0]?.retracted?.reason, 'mistaken');
  assert.deepEqual(ledger.claims[0]?.acceptedBy, person);
  assert.equal(ledger.readings.get(report)?.program, 'proviso 1');
});

test('a correction never erases what was known', () => {
  assert.equal(by('2024-06-09').claims[0]?.retracted, null);
  assert.equal(by('2024-06-10').claims[0]?.retracted?.reason, 'mistaken');
  assert.equal(by('2024-06-08').policies.get('rice')?.name, 'Rice');
  assert.deepEqual(by('2024-05-31'), EMPTY_LEDGER);
});

test('folding on from any point gives the same ledger, and leaves the earlier one as it was', () => {
  const whole = fold(ENTRIES);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: ENTRIES.length }), (cut) => {
      const before = fold(ENTRIES.slice(0, cut));
      const copy = structuredClone(before);
      assert.deepEqual(fold(ENTRIES.slice(cut), before), whole);
      assert.deepEqual(before, copy);
    }),
  );
});

test('a snapshot stays as it is while the folding goes on', () => {
  const folding = startFolding();
  for (const entry of ENTRIES.slice(0, 4)) folding.add(entry);
  const snapshot = folding.snapshot();
  const copy = structuredClone(snapshot);
  for (const entry of ENTRIES.slice(4)) folding.add(entry);
  assert.deepEqual(snapshot, copy);
  assert.deepEqual(folding.live, fold(ENTRIES));
  assert.deepEqual(folding.claimsFrom(report), folding.live.claims);
});

test('a diff tells what came between two days', () => {
  const seqs = (from: string, to: string) => {
    const { readings, policies, reviews, claims, retracted } = diffLedgers(by(from), by(to));
    return [readings, reviews, claims, retracted]
      .map((list) => list.map((x) => x.seq))
      .concat([policies.map((p) => p.name.length)]);
  };
  assert.deepEqual(seqs('2024-05-31', '2024-06-04'), [[1], [3], [4], [], [4]]);
  assert.deepEqual(seqs('2024-06-04', '2024-06-30'), [[], [6], [], [4], [13]]);
  assert.deepEqual(seqs('2024-06-30', '2024-07-30'), [[], [], [], [], []]);
});

test('a review stays with its finding when the report is read anew and numbers them otherwise', () => {
  const [ban, keep] = reading.findings as [Finding, Finding];
  const anew = {
    ...reading,
    findings: [
      { ...keep, id: 'f1' },
      { ...ban, id: 'f2' },
    ],
  };
  const changed = { ...reading, findings: [{ ...ban, phase: 'proposed' as const }] };
  const entry = (body: EntryBody): Entry => ({
    seq: 99,
    recorded: '2024-07-01',
    hash: '',
    body,
  });
  const reread = (to: FullReading) =>
    fold([entry({ kind: 'reading', program: 'proviso 2', reading: to })], fold(ENTRIES)).reviews;
  assert.equal(reread(anew).get(findingRef(report, 'f2'))?.decision, 'accept');
  assert.equal(reread(anew).get(findingRef(report, 'f1'))?.decision, 'hold');
  assert.equal(reread(changed).size, 0);
});

const NOON = '2024-06-01T12:00:00.500Z';
const TIMES: [by: string | null, held: boolean][] = [
  [null, true],
  ['2024-05-31', false],
  ['2024-06-01', true],
  ['2024-06', true],
  ['2024-06-01T11:59Z', false],
  ['2024-06-01T12:00Z', true],
  ['2024-06-01T12:00:00Z', true],
  ['2024-06-01T12:00:00.499Z', false],
  ['2024-06-01T12:00:00.500Z', true],
  ['2024-06-01T14:00+02:00', true],
  ['2024-06-01T12:00+02:00', false],
];
for (const [asked, held] of TIMES) {
  test(`what was recorded at ${NOON} was ${held ? '' : 'not '}held by ${asked ?? 'now'}`, () =>
    assert.equal(wasRecordedBy(NOON, asked), held));
}
