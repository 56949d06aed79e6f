/** The board and the queue, page by page, beside the whole that they are pages of. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { waitingFindings } from '@proviso/core/publishing';
import {
  bareArticle,
  bareFinding,
  type FullReading,
  type Policy,
  type Reviewer,
} from '@proviso/core/vocabulary';
import { openMemoryStore } from '@proviso/store';
import { openDesk } from './index.ts';

const NOON = Date.UTC(2024, 5, 1, 12);
const reviewer: Reviewer = { kind: 'person', name: 'a reviewer' };
const GOODS = ['rice', 'wheat', 'steel', 'timber', 'cotton'];
const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

const policyOn = (good: string): Policy => ({
  id: good,
  name: `Exports of ${good}`,
  authorities: [{ id: 'ministry', name: 'the ministry' }],
  issuers: ['ministry'],
  nodes: {
    party: [{ id: 'anyone', name: 'anyone' }],
    action: [{ id: 'export', name: 'export', words: ['exports'] }],
    asset: [{ id: good, name: good }],
    place: [{ id: 'anywhere', name: 'anywhere' }],
    purpose: [{ id: 'any', name: 'any purpose' }],
  },
});

/** One finding, of a ban on one good. */
function reportOn(good: string): FullReading {
  const text = `The ministry banned exports of ${good}.`;
  const quote = (words: string) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length, text: words };
  };
  const bare = bareFinding(quote('banned'));
  return {
    report: {
      source: `${good}.txt`,
      mediaType: 'text/plain',
      sha256: sha256(good),
      bytes: text.length,
      retrieved: null,
    },
    article: {
      ...bareArticle(text, [{ kind: 'paragraph', start: 0, end: text.length }]),
      published: '2024-05-30',
    },
    statements: [],
    stances: [],
    findings: [
      {
        ...bare,
        slots: { ...bare.slots, issuer: quote('The ministry'), action: quote('exports'), item: quote(good) },
      },
    ],
  };
}

async function deskOf(policies: readonly string[], reports: readonly string[]) {
  const store = openMemoryStore();
  const desk = openDesk({
    store,
    analyse: async () => ({ tokens: [], sentences: [], entities: [], quotations: [], proposals: [] }),
    gazetteer: { longestAt: () => null, named: () => null },
    now: () => NOON,
    sha256,
  });
  for (const good of policies) await desk.addPolicy(policyOn(good));
  await store.append(
    reports.map((good) => ({ kind: 'reading', program: 'by hand', reading: reportOn(good) })),
    NOON,
  );
  return desk;
}

test('the pages of the board hold every policy once, those that changed last first', async () => {
  const desk = await deskOf(GOODS, GOODS);
  for (const good of ['wheat', 'cotton']) await desk.accept(`${sha256(good)}:f1`, reviewer);
  const pages = await Promise.all([0, 2, 4].map((after) => desk.board({ after, most: 2 })));
  assert.deepEqual(
    pages.map(({ policies }) => policies.map(({ policy }) => policy.id)),
    [['cotton', 'wheat'], ['rice', 'steel'], ['timber']],
  );
  assert.ok(pages.every(({ total }) => total === GOODS.length));
});

test('a line of the board tells where its policy stands, what changed last and what waits', async () => {
  const desk = await deskOf(['rice', 'wheat'], ['rice', 'wheat']);
  await desk.accept(`${sha256('rice')}:f1`, reviewer);
  const [rice, wheat] = (await desk.board()).policies;
  assert.equal(rice?.lastChange?.label, 'rule imposed');
  assert.match(rice?.asReported.sentence ?? '', /^Reported forbidden/);
  assert.deepEqual([rice?.waiting, wheat?.waiting], [0, 1]);
  assert.deepEqual([wheat?.lastChange, wheat?.changed], [null, null]);
});

test('a line of the board is told anew when the record grows', async () => {
  const desk = await deskOf(['rice'], ['rice']);
  assert.equal((await desk.board()).policies[0]?.lastChange, null);
  await desk.accept(`${sha256('rice')}:f1`, reviewer);
  assert.equal((await desk.board()).policies[0]?.lastChange?.label, 'rule imposed');
});

test('a line of the board follows a check, a new version and a claim taken back', async () => {
  const desk = await deskOf(['rice', 'wheat'], ['rice']);
  const riceNow = async () =>
    (await desk.board()).policies.find(({ policy }) => policy.id === 'rice') ?? assert.fail();
  const [claim] = await desk.accept(`${sha256('rice')}:f1`, reviewer);
  assert.equal((await riceNow()).lastChange?.label, 'rule imposed');
  await desk.check('rice', '2024-05-31');
  assert.equal((await riceNow()).checkedThrough, '2024-05-31');
  await desk.addPolicy({ ...policyOn('rice'), name: 'Rice, leaving' });
  assert.equal((await riceNow()).policy.name, 'Rice, leaving');
  await desk.retract(claim!.id, 'misread', reviewer);
  assert.equal((await riceNow()).lastChange, null);
});

test('the pages of the queue hold what waits on the whole record, once, with the policies that each fits', async () => {
  const desk = await deskOf(['rice', 'wheat', 'steel'], GOODS);
  await desk.accept(`${sha256('wheat')}:f1`, reviewer);
  const pages = await Promise.all([0, 1, 2, 3].map((after) => desk.queue({ after, most: 1 })));
  const found = pages.flatMap(({ findings }) => findings);
  const all = waitingFindings(await desk.ledger());
  assert.deepEqual(
    found.map(({ report, policies }) => [report, policies]),
    [
      [sha256('rice'), ['rice']],
      [sha256('steel'), ['steel']],
      [sha256('timber'), []],
      [sha256('cotton'), []],
    ],
  );
  assert.deepEqual(new Set(found.map(({ ref }) => ref)), new Set(all.map(({ ref }) => ref)));
  assert.deepEqual([pages[0]?.bearing, pages[0]?.homeless], [2, 2]);
});
