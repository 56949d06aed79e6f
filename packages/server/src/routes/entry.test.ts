/** The page of each entry, and the file of its proof. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { verifyFile } from '@proviso/core/publishing';
import { exampleDesk, NOW } from '../../testing/example-record.ts';
import { createApp } from '../app.ts';

const { desk, store } = await exampleDesk();
const around = { now: () => NOW, head: () => store.head() };
const app = createApp(desk, { ...around, fullText: true });
const get = (path: string) => app.request(`http://localhost${path}`);
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');

/** What a reader reads of a page. */
const read = async (path: string) =>
  (await (await get(path)).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

const PAGES: [entry: number, ...words: string[]][] = [
  [1, 'a policy', 'Policy put on record: Exports of rice'],
  [4, 'a report, as the machine read it', 'Report read: Notice 20', '1 finding to review', 'The report'],
  [5, 'a review', 'Finding accepted: rule imposed, ‹hereby prohibits›', 'Entered by a reviewer'],
  [6, 'a claim', 'Rule imposed: white rice', '‹The trade directorate hereby prohibits', 'From 20 July 2023'],
  [9, 'Told again: rule imposed: white rice'],
  [12, 'Told by a copy: rule imposed: white rice'],
  [20, 'Lifted: parboiled rice', 'Denied by a spokesman for the trade directorate'],
  [27, 'Tightened: parboiled rice', 'Taken back since, on 1 December 2024'],
  [
    35,
    'Loosened in part: supplied weapons',
    'Not changed long-range missiles · offensive strikes',
    'Not told: start',
  ],
  [41, 'Taken back: tightened: parboiled rice', 'The report spoke of parboiled wheat'],
  [42, 'a check', 'Reports looked through until 30 November 2024'],
];
for (const [entry, ...words] of PAGES)
  test(`entry ${entry} says ${words.map((word) => `“${word}”`).join(', ')}`, async () => {
    const page = await read(`/e/${entry}`);
    for (const word of words) assert.ok(page.includes(word), `${word} in ${page}`);
    assert.ok(page.includes(`Entry ${entry} of the record`));
  });

test('where whole texts are kept back, so is the file of an entry that holds one; all others are given', async () => {
  const open = createApp(desk, around);
  for await (const { seq, body } of store.entries()) {
    const { status } = await open.request(`http://localhost/e/${seq}.json`);
    assert.equal(status, body.kind === 'reading' ? 404 : 200, `${seq}`);
  }
  assert.match(await (await open.request('http://localhost/e/4')).text(), /is not given here/);
});

test('each entry has a file that proves it, and names its hash', async () => {
  const { size } = await desk.head();
  for await (const { seq, hash } of store.entries()) {
    const response = await get(`/e/${seq}.json`);
    assert.equal(response.headers.get('content-disposition'), `inline; filename="entry-${seq}.json"`);
    assert.deepEqual(verifyFile(await response.json(), sha256).faults, []);
    assert.ok((await read(`/e/${seq}`)).includes(hash));
  }
  assert.match(await (await get('/e/1')).text(), /rel="next"/);
  assert.doesNotMatch(await (await get(`/e/${size}`)).text(), /rel="next"/);
});

for (const path of [
  '/e/0',
  '/e/43',
  '/e/nope',
  '/e/-1',
  '/e/1.xml',
  '/e/1.json.json',
  '/e/1e3',
  '/e/99999999999999999999',
])
  test(`${path} is no entry`, async () => {
    const response = await get(path);
    assert.equal(response.status, 404);
    assert.match(await response.text(), /E_ENTRY_UNKNOWN/);
  });
