/** The board with its pages and its search, and the ways to an answer: choosing a policy, fields of the form, the receipt. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { verifyFile } from '@proviso/core/publishing';
import type { Hono } from 'hono';
import { type Example, exampleDesk, NOW } from '../testing/example-record.ts';
import { hostileDesk } from '../testing/hostile-record.ts';
import { createApp } from './app.ts';

let example: Example;
let app: Hono;
before(async () => {
  example = await exampleDesk();
  app = createApp(example.desk, { now: () => NOW, head: () => example.store.head() });
});
const get = (path: string) => app.request(`http://localhost:4321${path}`);
const textOf = async (path: string) => (await get(path)).text();

describe('the board', () => {
  test('tells both answers, the last change and the next date of each policy', async () => {
    const page = await textOf('/');
    assert.match(page, /In official text[\s\S]*As reported/);
    assert.match(page, /<dt>Last change<\/dt><dd><strong>[^<]+2024<\/strong>/);
    assert.match(page, /<dt>Next date<\/dt><dd><strong>1 January 2025<\/strong> starts/);
  });

  test('a page beyond the last says so, and leads back', async () => {
    const page = await textOf('/?after=20');
    assert.match(page, /none of 3/);
    assert.match(page, /<a href="\/\?after=8" rel="prev">/);
  });

  const FOUND: [query: string, ...words: string[]][] = [
    ['rice', '>Policies <', 'Exports of rice', '<mark>rice</mark>'],
    ['drones', 'Parts for drones'],
    ['zzz', 'Nothing on record holds all of “zzz”'],
    ['"', 'There is no word in what was typed'],
  ];
  for (const [query, ...words] of FOUND) {
    test(`a search for ${query} tells ${words.join(', ')}`, async () => {
      const page = await textOf(`/?q=${encodeURIComponent(query)}`);
      for (const word of words) assert.ok(page.includes(word), `${word} in ${page}`);
    });
  }
});

describe('asking', () => {
  const CHOSEN: [typed: string, to: string | null][] = [
    ['Exports of rice', '/p/rice/ask'],
    ['exports of RICE', '/p/rice/ask'],
    ['supplied-weapons', '/p/supplied-weapons/ask'],
    ['drones', '/p/drone-parts/ask'],
    ['', null],
    ['zirconium', null],
    ['//evil.example', null],
  ];
  for (const [typed, to] of CHOSEN) {
    test(`${typed || 'nothing'} leads to ${to ?? 'the list of policies'}`, async () => {
      const response = await get(`/ask?policy=${encodeURIComponent(typed)}`);
      assert.equal(response.headers.get('location'), to);
      assert.equal(response.status, to === null ? 200 : 302);
    });
  }

  const SAME: [fields: string, asked: string][] = [
    ['without-asset=white+rice', 'asset=!white+rice'],
    ['asset=rice&without-asset=white+rice,broken+rice', 'asset=rice,!white+rice,!broken+rice'],
    ['asset=rice&fact.price=450+USD/t', 'asset=rice&fact=price%3D450+USD/t'],
    ['as-published-by=2024-01-01', 'published-by=2024-01-01'],
  ];
  for (const [fields, asked] of SAME) {
    test(`the form's ${fields} asks what ${asked} asks`, async () => {
      const titleOf = async (query: string) =>
        /<h2 id="answer">([^<]+)</.exec(await textOf(`/p/rice/ask?${query}`))?.[1];
      assert.ok(await titleOf(fields));
      assert.equal(await titleOf(fields), await titleOf(asked));
    });
  }

  test('an id stands in no field and no list', async () => {
    const page = await textOf('/p/rice/ask?asset=white+rice');
    assert.doesNotMatch(page, /(?:value|label|placeholder)="white-rice"/);
    assert.match(page, /<option value="white rice"/);
  });

  test('the receipt of an answer verifies, and is of the question that was asked', async () => {
    const response = await get('/p/rice/receipt.json?asset=white+rice&place=Kenya');
    assert.match(response.headers.get('content-disposition') ?? '', /^attachment.*rice-receipt\.json/);
    const receipt = await response.json();
    assert.deepEqual(receipt.question.scope.asset.in, ['white-rice']);
    const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
    assert.deepEqual(verifyFile(receipt, sha256).faults, []);
  });

  test('hostile words stay words where policies are chosen, searched and asked', async () => {
    const { desk, store } = await hostileDesk();
    const hostile = createApp(desk, { now: () => NOW, head: () => store.head() });
    for (const path of [
      '/',
      '/?q=rice',
      '/?q=officials',
      '/ask',
      '/ask?policy=%3Cscript%3E',
      '/p/rice/ask?place=Kenya',
      '/p/rice?at=2023-10-01',
    ]) {
      const page = await (await hostile.request(`http://localhost${path}`)).text();
      assert.doesNotMatch(page, /<script>|<img/, path);
    }
  });
});
