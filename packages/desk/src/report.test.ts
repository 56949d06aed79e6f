import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { beforeEach, test } from 'node:test';
import {
  bareArticle,
  bareFinding,
  type Finding,
  type FullReading,
  type Policy,
  type ProvisoError,
  type Quote,
  type Reviewer,
} from '@proviso/core/vocabulary';
import { openMemoryStore } from '@proviso/store';
import type { Desk, Store } from './index.ts';
import { openDesk } from './index.ts';

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
const by: Reviewer = { kind: 'person', name: 'a reviewer' };
const node = (id: string, name = id) => ({ id, name });
const cod: Policy = {
  id: 'cod',
  name: 'Cod in the bay',
  issuers: ['board'],
  authorities: [node('board', 'the fisheries board')],
  nodes: {
    party: [node('boats')],
    action: [node('fishing')],
    asset: [node('cod')],
    place: [node('bay')],
    purpose: [{ ...node('any-purpose', 'any purpose') }, { ...node('bait'), within: ['any-purpose'] }],
  },
};

/** A ban that is lifted for one purpose; the rest of it stays. */
const TEXT =
  'The fisheries board allowed fishing of cod for bait. Fishing of cod for any purpose stays banned.';
function reading(name: string): FullReading {
  const quote = (words: string): Quote => {
    const start = TEXT.indexOf(words);
    return { start, end: start + words.length, text: words };
  };
  const finding = (words: string, more: Partial<Finding>): Finding => ({
    ...bareFinding(quote(words)),
    channel: 'official_text',
    ...more,
  });
  const { slots } = finding('cod', {});
  return {
    report: {
      source: `${name}.txt`,
      mediaType: 'text/plain',
      sha256: sha256(name),
      bytes: 1,
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
      finding('allowed', {
        move: 'ease',
        slots: { ...slots, issuer: quote('fisheries board'), item: quote('cod'), purpose: quote('bait') },
      }),
      finding('stays banned', {
        id: 'f2',
        move: 'keep',
        residueOf: 'f1',
        slots: { ...slots, item: quote('cod'), purpose: quote('any purpose') },
      }),
    ],
  };
}

let store: Store;
let desk: Desk;
const report = sha256('gazette');
beforeEach(async () => {
  store = openMemoryStore();
  desk = openDesk({
    store,
    analyse: async () => ({ tokens: [], sentences: [], entities: [], quotations: [], proposals: [] }),
    gazetteer: { longestAt: () => null, named: () => null },
    now: () => Date.UTC(2024, 5, 1),
    sha256,
  });
  await store.append(
    [{ kind: 'reading', program: 'by hand', reading: reading('gazette') }],
    Date.UTC(2024, 4, 30),
  );
});

const codeOf = (code: string) => (error: unknown) => (error as ProvisoError).code === code;

test('a report is found by its hash, and by a start that only it has', async () => {
  assert.equal((await desk.report(report)).reading.report.sha256, report);
  assert.equal((await desk.report(report.slice(0, 6).toUpperCase())).reading.report.sha256, report);
});

for (const told of ['0000', '', '%', '../etc', `${'f'.repeat(64)}`])
  test(`\`${told}\` is no report`, () => assert.rejects(desk.report(told), codeOf('E_REPORT_UNKNOWN')));

test('a start that two reports have is told', async () => {
  for (let n = 0; n < 40; n++)
    await store.append(
      [{ kind: 'reading', program: 'by hand', reading: reading(`${n}`) }],
      Date.UTC(2024, 5, 1),
    );
  await assert.rejects(desk.report(report.slice(0, 1)), codeOf('E_REPORT_UNKNOWN'));
});

test('before any policy, accepting changes nothing', async () => {
  assert.deepEqual(await desk.previews([[`${report}:f1`]]), [[]]);
});

test('a preview tells the answer as it is and as it would be, and changes nothing itself', async () => {
  await desk.addPolicy(cod);
  const before = await store.head();
  const [alone, together] = await desk.previews([[`${report}:f1`], [`${report}:f1`, `${report}:f2`]]);
  for (const previews of [alone, together])
    assert.deepEqual(
      previews?.map(({ policy, before: now }) => [policy.id, now.officialText.outcome]),
      [['cod', 'undetermined']],
    );
  assert.notDeepEqual(alone?.[0]?.after.officialText, together?.[0]?.after.officialText);
  assert.deepEqual(await store.head(), before);
});

test('what a preview told is what accepting brings', async () => {
  await desk.addPolicy(cod);
  const refs = [`${report}:f1`, `${report}:f2`];
  const [previews = []] = await desk.previews([refs]);
  const [preview] = previews;
  assert.equal(preview?.before.officialText.outcome, 'undetermined');
  const claims = await desk.accept(refs, by);
  assert.equal(claims.length, 2);
  assert.equal(claims[1]?.residueOf, claims[0]?.id);
  const now = await desk.ask(await desk.question('cod', {}));
  assert.deepEqual(
    [now.officialText.outcome, now.officialText.parts?.map(({ outcome }) => outcome).sort()],
    [
      preview?.after.officialText.outcome,
      preview?.after.officialText.parts?.map(({ outcome }) => outcome).sort(),
    ],
  );
  assert.deepEqual(await desk.previews([refs]), [[]], 'what was accepted waits no more');
});

test('several findings accepted together are one batch', async () => {
  await desk.addPolicy(cod);
  await desk.accept([`${report}:f1`, `${report}:f2`], by);
  const recorded = new Set<string>();
  for await (const { body, recorded: at } of store.entries())
    if (body.kind === 'review' || body.kind === 'claim') recorded.add(at);
  assert.equal(recorded.size, 1);
});

test('reports that tell the same story are told with a report', async () => {
  await desk.addPolicy(cod);
  await store.append(
    [{ kind: 'reading', program: 'by hand', reading: reading('copy') }],
    Date.UTC(2024, 5, 1),
  );
  await desk.accept(`${report}:f1`, by);
  await desk.accept(`${sha256('copy')}:f1`, by);
  const { sameStory } = await desk.report(sha256('copy'));
  assert.deepEqual(sameStory.map((claim) => claim.report).sort(), [report, sha256('copy')].sort());
});

test('a draft of a policy is put on no record', async () => {
  const before = await store.head();
  const draft = await desk.draftPolicy(`${report}:f1`, { name: 'Bait' });
  assert.equal(draft.name, 'Bait');
  assert.deepEqual(await store.head(), before);
});
