import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  claimTold,
  questionTold,
  type ToldClaim,
  type ToldQuestion,
} from '../../decision/testing/told-claims.ts';
import {
  append,
  canonicalJson,
  consistencyProof,
  fold,
  grow,
  type Head,
  inclusionProof,
  type NodeReader,
  peaksOf,
  rootAt,
  rootOf,
} from '../../record/index.ts';
import type { Entry, EntryBody, Policy, Question } from '../../vocabulary/index.ts';
import { headFrom } from './proofs.ts';
import { type Receipt, receiptOf } from './receipt.ts';
import { answersIn, saidOf, seenIn } from './tell-again.ts';
import { verifyFile } from './verify-file.ts';

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const SPEC = new URL('../../../../../spec/decision/', import.meta.url);
const json = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, SPEC), 'utf8'));

type Log = { entries: Entry[]; head: Head; nodes: NodeReader };

function logOf(told: readonly (readonly [at: number, body: EntryBody])[]): Log {
  const entries: Entry[] = [];
  const hashes = new Map<string, string>();
  const hashAt = (node: { level: number; index: number }) => hashes.get(`${node.level}/${node.index}`)!;
  let recorded = '';
  told.forEach(([at, body], size) => {
    const { entry } = append({ size, recorded }, [body], at, sha256)[0]!;
    const grown = grow(size, peaksOf(size).map(hashAt), [entry.hash], sha256);
    for (const { level, index, hash } of [{ level: 0, index: size, hash: entry.hash }, ...grown.nodes])
      hashes.set(`${level}/${index}`, hash);
    entries.push(entry);
    recorded = entry.recorded;
  });
  const size = entries.length;
  const root = rootOf(peaksOf(size).map(hashAt), sha256);
  return { entries, head: { size, root, recorded }, nodes: async (wanted) => wanted.map(hashAt) };
}

/** The policy, a check, and the story's claims and retractions in the order in which they were recorded. */
function logOfStory(story: string, extra: readonly string[]): Log {
  const policy = json<Policy>(`${story}/policy.json`);
  const told = json<{ always: ToldClaim[]; sometimes?: ToldClaim[] }>(`${story}/claims.json`);
  const taken = [...told.always, ...(told.sometimes ?? []).filter(({ id }) => extra.includes(id))];
  const claims = taken.map((claim) => claimTold(policy, claim));
  const bodies = claims.flatMap(({ recorded, seq: _, acceptedBy: __, retracted, ...claim }) => {
    const entered: [number, EntryBody] = [Date.parse(recorded), { kind: 'claim', claim }];
    if (!retracted) return [entered];
    const { recorded: taken, ...rest } = retracted;
    return [
      entered,
      [Date.parse(taken), { kind: 'retraction', claim: claim.id, ...rest }] as [number, EntryBody],
    ];
  });
  return logOf([
    [0, { kind: 'policy', policy }],
    [0, { kind: 'check', policy: policy.id, through: '2024-11-01' }],
    ...bodies.sort(([a], [b]) => a - b),
  ]);
}

async function receiptFor(
  { entries, head, nodes }: Log,
  question: Question,
  most = Infinity,
): Promise<Receipt> {
  const seen = seenIn(question, entries);
  const answers = answersIn(seen, question);
  const seqs = new Set(seen.known.slice(0, most).map(({ seq }) => seq));
  const carried = entries.filter(({ seq, body }) => body.kind !== 'claim' || seqs.has(seq));
  const proven = carried.map(async ({ seq, recorded, body }) => ({
    seq,
    recorded,
    body,
    proof: await inclusionProof(seq - 1, head.size, nodes, sha256),
  }));
  const said = saidOf(seen, question, answers);
  const parts = { program: 'proviso test', question, answers, said, head, known: seen.known.length };
  return receiptOf({ ...parts, entries: await Promise.all(proven) }, sha256);
}

const written = (value: object): unknown => JSON.parse(JSON.stringify(value));

type Case = { case: string; with?: string[]; without?: string[]; ask: ToldQuestion };
const stories = readdirSync(SPEC).filter((name) => existsSync(new URL(`${name}/cases.json`, SPEC)));
for (const story of stories) {
  test(`${story}: the receipt of every answer holds, and its answers are decided again`, async () => {
    for (const row of json<Case[]>(`${story}/cases.json`)) {
      if (row.without) continue;
      const log = logOfStory(story, row.with ?? []);
      const question = questionTold(json<Policy>(`${story}/policy.json`), row.ask);
      const verified = verifyFile(written(await receiptFor(log, question)), sha256);
      assert.deepEqual(verified.faults, [], `case ${row.case}`);
      assert.ok(verified.kind === 'receipt' && verified.decidedAgain);
    }
  });
}

const RICE = logOfStory('01-rice', ['relay']);
const ASKED = questionTold(json<Policy>('01-rice/policy.json'), {
  at: '2024-10-01',
  asset: 'white-rice except broken-rice',
  price: '500 USD/t',
  asPublishedBy: '2024-12-01',
  asRecordedBy: '2025-01-01',
});

test('a receipt tells question, answers, words and what it proves, in plain sentences', async () => {
  const receipt = await receiptFor(RICE, ASKED);
  assert.match(receipt.said.asReported, /llowed/);
  assert.deepEqual(
    receipt.words.map(({ claim, part }) => `${claim} ${part}`),
    ['R1 gave way', 'R2 decided', 'relay decided', 'R4 decided'],
  );
  assert.equal(receipt.proves.length, 3);
  assert.match(
    receipt.proves[0]!,
    new RegExp(`held ${RICE.head.size} entries under the root ${RICE.head.root}`),
  );
  assert.match(receipt.doesNotProve[0]!, /^That nothing else was on record/);
});

type Change = { place: string; changed: unknown };

/** Every value of a JSON tree changed in turn, every member left out, and a strange one put in. */
function* changesOf(value: unknown, place = ''): Generator<Change> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries())
      for (const { place: at, changed } of changesOf(item, `${place}/${i}`))
        yield { place: at, changed: value.with(i, changed) };
    if (value.length > 0) yield { place, changed: value.slice(1) };
    yield { place, changed: [...value, 'more'] };
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      for (const { place: at, changed } of changesOf(member, `${place}/${name}`))
        yield { place: at, changed: { ...value, [name]: changed } };
      const { [name]: _, ...others } = value as Record<string, unknown>;
      yield { place, changed: others };
    }
    yield { place, changed: { ...value, strange: 1 } };
  } else if (typeof value === 'string') {
    yield { place, changed: `${value}x` };
    if (value.toUpperCase() !== value) yield { place, changed: value.toUpperCase() };
  } else if (typeof value === 'number') {
    yield { place, changed: value + 1 };
    yield { place, changed: -value - 1 };
  } else yield { place, changed: value === null ? 'something' : !value };
}

/** `/entries/3`, else the member: as deep as a place can always be told. */
const region = (place: string): string => /^\/entries\/\d+|^\/[^/]*/.exec(place)?.[0] ?? '';

test('a change anywhere in a receipt is told, with the place', async () => {
  const receipt = written(await receiptFor(RICE, ASKED));
  let changes = 0;
  for (const { place, changed } of changesOf(receipt)) {
    changes += 1;
    const { faults } = verifyFile(changed, sha256);
    assert.ok(faults.length > 0, `a change at ${place || 'the top'} is not told`);
    // A sum and what it is of bear witness against each other.
    const places = [region(place), region(place.replace(/^\/sums(?=\/)/, ''))];
    assert.ok(
      place === '' || faults.some((fault) => places.some((at) => fault.place.startsWith(at))),
      `a change at ${place} is told at ${faults.map((fault) => fault.place).join(', ')}`,
    );
  }
  assert.ok(changes > 1000, `${changes}`);
});

test('a byte changed anywhere in the file is told, where it says something else then', async () => {
  const file = Buffer.from(JSON.stringify(await receiptFor(RICE, ASKED), null, 2));
  const whole = canonicalJson(JSON.parse(file.toString()));
  const position = fc.integer({ min: 0, max: file.length - 1 });
  fc.assert(
    fc.property(position, fc.integer({ min: 1, max: 255 }), (at, mask) => {
      const changed = Buffer.from(file);
      changed[at]! ^= mask;
      let value: unknown;
      try {
        value = JSON.parse(changed.toString());
      } catch {
        return;
      }
      const same = canonicalJson(value) === whole;
      assert.equal(verifyFile(value, sha256).faults.length === 0, same, `byte ${at}`);
    }),
    { numRuns: 1000 },
  );
});

test('who changes an entry and all sums with it is told all the same', async () => {
  const receipt = await receiptFor(RICE, ASKED);
  const at = receipt.entries.findIndex(({ body }) => body.kind === 'claim');
  const entry = receipt.entries[at]!;
  assert.ok(entry.body.kind === 'claim');
  const forged = { ...entry, body: { ...entry.body, claim: { ...entry.body.claim, from: '1999-01-01' } } };
  const entries = receipt.entries.with(at, forged);
  const seen = seenIn(ASKED, entries);
  const answers = answersIn(seen, ASKED);
  const whole = receiptOf(
    { ...receipt, entries, answers, said: saidOf(seen, ASKED, answers), known: seen.known.length },
    sha256,
  );
  assert.deepEqual(
    verifyFile(written(whole), sha256).faults.map(({ place }) => place),
    [`/entries/${at}`],
  );
});

test('a head that was taken before its entries is told', async () => {
  const receipt = await receiptFor(RICE, ASKED);
  const head = { ...receipt.head, recorded: '2000-01-01T00:00:00.000Z' };
  const forged = receiptOf({ ...receipt, head, known: receipt.claims.known }, sha256);
  assert.ok(verifyFile(written(forged), sha256).faults.every(({ place }) => place === '/head/recorded'));
  assert.ok(verifyFile(written(forged), sha256).faults.length > 0);
});

test('a receipt without a claim that was looked at does not hold for whole', async () => {
  const { head, entries, ...receipt } = await receiptFor(RICE, ASKED);
  const without = entries.filter(({ body }) => body.kind !== 'claim' || body.claim.id !== 'R4');
  const whole = receiptOf({ ...receipt, head, entries: without, known: receipt.claims.known - 1 }, sha256);
  const { faults } = verifyFile(written(whole), sha256);
  assert.ok(
    faults.some(({ place }) => place.startsWith('/answers')),
    JSON.stringify(faults),
  );
});

test('a receipt that carries only some claims says so, and its answers are not decided again', async () => {
  const receipt = await receiptFor(RICE, ASKED, 2);
  assert.deepEqual(receipt.claims.carried, 2);
  assert.ok(receipt.claims.known > 2);
  assert.match(receipt.doesNotProve.at(-1)!, /carries 2 of the \d claims/);
  const verified = verifyFile(written(receipt), sha256);
  assert.deepEqual(verified.faults, []);
  assert.ok(verified.kind === 'receipt' && !verified.decidedAgain);
});

test('a head from elsewhere must be the same, or be linked by a proof', async () => {
  const file = written(await receiptFor(RICE, ASKED));
  const { size, root } = RICE.head;
  const check = (head: { size: number; root: string }, growth?: unknown) => {
    const { faults, compared } = verifyFile(file, sha256, { head, ...(growth ? { growth } : {}) });
    return faults.length === 0 ? compared : faults.map(({ place }) => place).join();
  };
  const older = { size: 3, root: await rootAt(3, RICE.nodes, sha256) };
  const growth = {
    schema: 'proviso/consistency/1',
    older,
    newer: { size, root },
    proof: await consistencyProof(3, size, RICE.nodes, sha256),
  };
  assert.equal(verifyFile(file, sha256).compared, 'not compared');
  assert.equal(check({ size, root }), 'the same');
  assert.equal(check({ size, root: sha256('another') }), '/head/root');
  assert.equal(check(older), '/head/size');
  assert.equal(check(older, growth), 'linked by a proof');
  assert.equal(check({ ...older, root: sha256('another') }, growth), '/head');
  assert.equal(check(older, { ...growth, proof: [] }), '/head');
  assert.equal(check(older, { another: 'file' }), '/head/size');
  assert.deepEqual(verifyFile(growth, sha256).faults, []);
  assert.equal(verifyFile(growth, sha256, { head: older }).compared, 'the same');
  assert.equal(verifyFile({ ...growth, proof: growth.proof.slice(1) }, sha256).faults[0]?.place, '/proof');
});

test('the proof of one entry stands alone', async () => {
  const { hash: _, ...entry } = RICE.entries[4]!;
  const proof = await inclusionProof(4, RICE.head.size, RICE.nodes, sha256);
  const file = { schema: 'proviso/entry/1', head: RICE.head, entry: { ...entry, proof } };
  assert.deepEqual(verifyFile(written(file), sha256).faults, []);
  const moved = { ...file, entry: { ...file.entry, seq: 4 } };
  assert.equal(verifyFile(written(moved), sha256).faults[0]?.place, '/entry');
});

const STRANGE: [what: string, file: unknown][] = [
  ['nothing', null],
  ['a text', 'receipt'],
  ['a list', []],
  ['an empty object', {}],
  ['another schema', { schema: 'proviso/tracker/1' }],
  ['a schema that every object has', { schema: 'constructor' }],
  ['a schema alone', { schema: 'proviso/receipt/1' }],
];
for (const [what, file] of STRANGE) {
  test(`${what} is no receipt, and that is told`, () => {
    const { kind, faults } = verifyFile(file, sha256);
    assert.equal(kind, 'unknown');
    assert.ok(faults.length > 0);
  });
}

test('a head is told on one line', () => {
  const { size, root } = RICE.head;
  assert.deepEqual(headFrom(` ${size}:${root}\n`), { size, root });
  for (const wrong of [
    '',
    `${root}`,
    `${size}:${root.toUpperCase()}`,
    `-1:${root}`,
    `${size}:${root.slice(1)}`,
  ])
    assert.equal(headFrom(wrong), null, wrong);
});

test('the ledger of the entries is the record’s own, as far as it bears on the question', () => {
  const { known } = seenIn({ ...ASKED, asPublishedBy: null, asRecordedBy: null }, RICE.entries);
  assert.deepEqual(known, fold(RICE.entries).claims);
});
