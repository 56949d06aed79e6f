/** The dossier as the server hands it over: a file to keep, that holds, of the policy or of one answer, as it was known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyDossier } from '@proviso/dossier';
import { exampleDesk, NOW } from '../../testing/example-record.ts';
import { createApp } from '../app.ts';

const { desk, store } = await exampleDesk();
const app = createApp(desk, { now: () => NOW, head: () => store.head() });
const get = (path: string) => app.request(`http://localhost${path}`);

const ASKED: [path: string, question: RegExp][] = [
  ['/p/rice/dossier.html', /^Exports of rice: all of it; on 1 December 2024$/],
  ['/p/rice/dossier.html?at=2023-10-01', /on 1 October 2023$/],
  ['/p/rice/dossier.html?asset=white+rice&place=Bhutan', /white rice.*Bhutan/],
  ['/p/supplied-weapons/dossier.html?published-by=2024-05-29', /as published by 29 May 2024$/],
];
for (const [path, question] of ASKED)
  test(`${path} holds, and is handed over as a file`, async () => {
    const answer = await get(path);
    assert.equal(answer.status, 200);
    assert.match(
      answer.headers.get('content-disposition') ?? '',
      /^attachment; filename\*=UTF-8''[\w-]+\.html$/,
    );
    const { verified, page } = await verifyDossier(await answer.text());
    assert.deepEqual(verified.faults, []);
    assert.equal(page, 'drawn again');
    assert.ok(verified.kind === 'receipt');
    assert.match(verified.receipt.said.question, question);
  });

test('of a policy that is not there, or a question that is none, no file is made', async () => {
  assert.equal((await get('/p/nobody/dossier.html')).status, 404);
  assert.equal((await get('/p/rice/dossier.html?place=Kenia')).status, 400);
});

test('the page of a policy offers it with the clocks that it was asked by', async () => {
  const page = await (await get('/p/rice?at=2023-10-01')).text();
  assert.match(page, /href="\/p\/rice\/dossier\.html\?at=2023-10-01"/);
});
