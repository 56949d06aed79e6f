import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { canonicalJson } from '@proviso/core/record';
import {
  bareArticle,
  bareFinding,
  type EntryBody,
  type ErrorCode,
  type Finding,
  type FullReading,
  type Policy,
  type ProvisoError,
  type Reviewer,
} from '@proviso/core/vocabulary';
import { openMemoryStore } from '@proviso/store';
import type { Desk, Effects, Store } from './index.ts';
import { openDesk } from './index.ts';

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
const reviewer: Reviewer = { kind: 'person', name: 'a reviewer' };
const NOON = Date.UTC(2024, 5, 1, 12);

const policy: Policy = {
  id: 'rice',
  name: 'Rice exports',
  authorities: [{ id: 'directorate', name: 'DGFT' }],
  issuers: ['directorate'],
  nodes: {
    party: [{ id: 'anyone', name: 'anyone' }],
    action: [{ id: 'export', name: 'export' }],
    asset: [
      { id: 'rice', name: 'rice' },
      { id: 'white-rice', name: 'white rice', within: ['rice'] },
    ],
    place: [
      { id: 'anywhere', name: 'anywhere' },
      { id: 'bhutan', name: 'Bhutan', within: ['anywhere'] },
    ],
    purpose: [{ id: 'any', name: 'any purpose' }],
  },
};

/** An ease for one destination, and what stays forbidden of it. */
const TEXT = 'DGFT allowed exports of white rice to Bhutan. Exports to other places stay forbidden.';
function reading(name: string): FullReading {
  const quote = (words: string) => {
    const start = TEXT.indexOf(words);
    return { start, end: start + words.length, text: words };
  };
  const finding = (words: string): Finding => ({
    ...bareFinding(quote(words)),
    channel: 'anonymous_official',
  });
  const { slots: noSlots } = finding('DGFT');
  return {
    report: {
      source: `samples/${name}.txt`,
      mediaType: 'text/plain',
      sha256: sha256(name),
      bytes: TEXT.length,
      retrieved: null,
    },
    article: {
      ...bareArticle(TEXT, [{ kind: 'paragraph', start: 0, end: TEXT.length }]),
      publisher: name,
      published: '2024-05-30',
    },
    statements: [],
    stances: [],
    findings: [
      {
        ...finding('allowed'),
        move: 'ease',
        slots: {
          ...noSlots,
          issuer: quote('DGFT'),
          action: quote('exports'),
          item: quote('white rice'),
          place: quote('Bhutan'),
        },
      },
      {
        ...finding('stay forbidden'),
        id: 'f2',
        move: 'keep',
        residueOf: 'f1',
        slots: { ...noSlots, action: quote('Exports') },
      },
    ],
  };
}

const effectsOn = (store: Store): Effects => ({
  store,
  analyse: async () => ({ tokens: [], sentences: [], entities: [], quotations: [], proposals: [] }),
  gazetteer: { longestAt: () => null, named: () => null },
  now: () => NOON,
  sha256,
});

async function deskOn(bodies: EntryBody[]): Promise<{ desk: Desk; store: Store }> {
  const store = openMemoryStore();
  await store.append(bodies, NOON);
  return { desk: openDesk(effectsOn(store)), store };
}
const readingEntry = (name: string): EntryBody => ({
  kind: 'reading',
  program: 'proviso 0',
  reading: reading(name),
});
const WITH_POLICY: EntryBody[] = [readingEntry('coast'), { kind: 'policy', policy }];
const coast = sha256('coast');
const ids = async (desk: Desk, live = true) =>
  (await desk.ledger()).claims.filter((c) => !live || !c.retracted).map((c) => c.id.slice(13));

const refusedWith = (code: ErrorCode) => (error: ProvisoError) => {
  assert.equal(error.code, code, error.message);
  return true;
};

test('a finding waits until somebody has spoken, and waits on when held', async () => {
  const { desk } = await deskOn(WITH_POLICY);
  assert.deepEqual(
    (await desk.suggestions()).map(({ ref, policies, held }) => [ref, policies, held]),
    [
      [`${coast}:f1`, ['rice'], false],
      [`${coast}:f2`, ['rice'], false],
    ],
  );
  await desk.accept(`${coast.slice(0, 6)}:f1`, reviewer);
  await desk.hold(`${coast}:f2`, 'who says so?', reviewer);
  assert.deepEqual(
    (await desk.suggestions()).map(({ ref, held }) => [ref, held]),
    [[`${coast}:f2`, true]],
  );
});

test('an acceptance makes its claim in the same batch, once', async () => {
  const { desk, store } = await deskOn(WITH_POLICY);
  const claims = await desk.accept(`${coast}:f1`, reviewer);
  assert.deepEqual(
    claims.map((claim) => claim.scopes),
    [[{ party: 'anyone', action: 'export', asset: 'white-rice', place: 'bhutan', purpose: 'any' }]],
  );
  const { size } = await store.head();
  assert.equal(size, 4);
  assert.deepEqual(await desk.accept(`${coast}:f1`, reviewer), []);
  assert.equal((await store.head()).size, size);
});

test('a rejection takes back what an acceptance had claimed, and another acceptance enters it anew', async () => {
  const { desk } = await deskOn(WITH_POLICY);
  await desk.accept(`${coast}:f1`, reviewer);
  await desk.accept(`${coast}:f2`, reviewer);
  await desk.reject(`${coast}:f1`, 'misread', reviewer);
  const { claims } = await desk.ledger();
  assert.equal(claims[0]?.retracted?.reason, 'misread');
  assert.deepEqual(await ids(desk), ['f2@rice']);
  await desk.accept(`${coast}:f1`, reviewer);
  assert.deepEqual(await ids(desk), ['f1@rice~2', 'f2@rice~2']);
  assert.equal((await desk.ledger()).claims.at(-1)?.residueOf, `${coast.slice(0, 12)}:f1@rice~2`);
});

test('a claim that was taken back stays so, until somebody accepts its finding again', async () => {
  const { desk } = await deskOn(WITH_POLICY);
  const [claim] = await desk.accept(`${coast}:f1`, reviewer);
  await desk.retract(claim!.id, 'the outlet corrected it', reviewer);
  await desk.retract(claim!.id, 'twice', reviewer);
  await desk.addPolicy({ ...policy, about: 'A new version.' });
  assert.deepEqual(await ids(desk), []);
  await desk.accept(`${coast}:f1`, reviewer);
  assert.deepEqual(await ids(desk), ['f1@rice~2']);
});

test('a policy that comes later makes the claims of what was accepted before', async () => {
  const { desk } = await deskOn([readingEntry('coast')]);
  assert.deepEqual(await desk.accept(`${coast}:f1`, reviewer), []);
  await desk.addPolicy(policy);
  assert.deepEqual(await ids(desk), ['f1@rice']);
  await desk.addPolicy(policy);
  assert.deepEqual(await ids(desk), ['f1@rice']);
});

test('a new version of a policy ties anew what its words tie otherwise', async () => {
  const { desk } = await deskOn(WITH_POLICY);
  await desk.accept(`${coast}:f1`, reviewer);
  await desk.accept(`${coast}:f2`, reviewer);
  const asset = [
    { id: 'rice', name: 'rice' },
    { id: 'milled', name: 'milled rice', words: ['white rice'], within: ['rice'] },
  ];
  await desk.addPolicy({ ...policy, nodes: { ...policy.nodes, asset } });
  assert.deepEqual(await ids(desk), ['f1@rice~2', 'f2@rice~2']);
  assert.deepEqual(
    (await desk.ledger()).claims.filter((c) => !c.retracted).map((c) => c.scopes[0]?.asset),
    ['milled', 'milled'],
  );
});

test('a policy made from a finding takes its words, and makes the claims of what was accepted', async () => {
  const { desk } = await deskOn([readingEntry('coast')]);
  await desk.accept(`${coast}:f1`, reviewer);
  const made = await desk.newPolicyFrom(`${coast}:f2`, { id: 'made', name: 'Made' });
  assert.deepEqual(
    [made.id, made.name, made.nodes.asset.map((n) => n.name), made.nodes.place.map((n) => n.name)],
    ['made', 'Made', ['white rice'], ['Bhutan']],
  );
  assert.deepEqual(await ids(desk), ['f1@made']);
  await assert.rejects(desk.newPolicyFrom(`${coast}:f1`, { id: 'made' }), refusedWith('E_POLICY_EXISTS'));
});

test('two programs on one record see what the other added', async () => {
  const { desk, store } = await deskOn(WITH_POLICY);
  const other = openDesk(effectsOn(store));
  await Promise.all([
    desk.accept(`${coast}:f1`, reviewer),
    other.accept(`${coast}:f1`, reviewer),
    desk.accept(`${coast}:f2`, reviewer),
    other.check('rice', '2024-05-31'),
  ]);
  assert.deepEqual(await ids(desk, false), ['f1@rice', 'f2@rice']);
  assert.equal(canonicalJson([...(await desk.ledger()).checks]), '[["rice","2024-05-31"]]');
  assert.deepEqual(await other.ledger(), await desk.ledger());
});

test('a review file chooses by words, tells what it could not choose, and twice adds nothing', async () => {
  const { desk, store } = await deskOn([...WITH_POLICY, readingEntry('inland')]);
  const line = { move: 'ease', phase: 'in_force', words: 'allowed', decision: 'accept', reason: null };
  const file = {
    by: 'the samples',
    reviews: [
      { ...line, report: 'coast.txt' },
      {
        ...line,
        report: sha256('inland'),
        words: 'white rice to  Bhutan',
        decision: 'reject',
        reason: 'a copy',
      },
      { ...line, report: 'coast.txt', move: 'keep', words: 'forbidden' },
      { ...line, report: 'inland.txt', words: 'permitted' },
      { ...line, report: 'valley.txt' },
    ],
  };
  const unmatched = ['inland.txt: ease, in_force, ‹permitted›', 'valley.txt: ease, in_force, ‹allowed›'];
  assert.deepEqual(await desk.loadReviews(file), { applied: 3, known: 0, unmatched });
  const { size } = await store.head();
  assert.deepEqual(await desk.loadReviews(file), { applied: 0, known: 3, unmatched });
  assert.equal((await store.head()).size, size);
  const { claims, reviews } = await desk.ledger();
  assert.deepEqual(
    claims.map((claim) => [claim.finding, claim.acceptedBy.name]),
    [
      ['f1', 'the samples'],
      ['f2', 'the samples'],
    ],
  );
  assert.equal(reviews.get(`${sha256('inland')}:f1`)?.reason, 'a copy');
});

const REFUSALS: [what: string, code: ErrorCode, act: (desk: Desk) => Promise<unknown>][] = [
  ['a finding without a report', 'E_FINDING_UNKNOWN', (desk) => desk.accept('f1', reviewer)],
  ['a report that is not on record', 'E_REPORT_UNKNOWN', (desk) => desk.accept('zz:f1', reviewer)],
  ['a start that two reports share', 'E_REPORT_UNKNOWN', (desk) => desk.accept(`${twins[0]}:f1`, reviewer)],
  ['a finding that the report has not', 'E_FINDING_UNKNOWN', (desk) => desk.accept(`${coast}:f9`, reviewer)],
  ['a claim that is not on record', 'E_FINDING_UNKNOWN', (desk) => desk.retract('none', 'why', reviewer)],
  ['a policy that is not on record', 'E_POLICY_UNKNOWN', (desk) => desk.question('wheat', {})],
  [
    'a check of a policy that is not on record',
    'E_POLICY_UNKNOWN',
    (desk) => desk.check('wheat', '2024-05-30'),
  ],
  ['a check until no date', 'E_DATE', (desk) => desk.check('rice', 'May')],
  ['a check until tomorrow', 'E_DATE', (desk) => desk.check('rice', '2024-06-02')],
  ['a policy that does not hold', 'E_POLICY_INVALID', (desk) => desk.addPolicy({})],
  [
    'a review file that does not hold',
    'E_REVIEW_INVALID',
    (desk) => desk.loadReviews({ by: 'me', reviews: [{}] }),
  ],
];
/** Two names whose hashes begin alike. */
const twins = twinNames();
function twinNames(): [start: string, a: string, b: string] {
  const seen = new Map<string, string>();
  for (let i = 0; ; i++) {
    const start = sha256(`${i}`).slice(0, 2);
    const other = seen.get(start);
    if (other !== undefined) return [start, other, `${i}`];
    seen.set(start, `${i}`);
  }
}
for (const [what, code, act] of REFUSALS) {
  test(`${what} is refused: ${code}`, async () => {
    const { desk } = await deskOn([...WITH_POLICY, readingEntry(twins[1]), readingEntry(twins[2])]);
    await assert.rejects(act(desk), refusedWith(code));
  });
}
