/** The bulletin of the example record: for readers, for machines, as Markdown; and with words that try to break out of each. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Hono } from 'hono';
import { exampleDesk, NOW } from '../testing/example-record.ts';
import { HOSTILE, hostileDesk } from '../testing/hostile-record.ts';
import { createApp } from './app.ts';

type Thing = { '@type': string; headline?: string; text?: string; isBasedOn?: unknown[] };

const DATA = /<script type="application\/ld\+json">([^<]*)<\/script>/;
const textOf = async (app: Hono, path: string) => (await app.request(`http://localhost:4321${path}`)).text();
const graphOf = (page: string) => (JSON.parse(DATA.exec(page)?.[1] ?? '') as { '@graph': Thing[] })['@graph'];

describe('a bulletin', () => {
  let app: Hono;
  before(async () => {
    const { desk, store } = await exampleDesk();
    app = createApp(desk, { now: () => NOW, head: () => store.head() });
  });

  const HEADLINES: [path: string, headline: RegExp][] = [
    ['/p/rice/bulletin', /^The trade directorate is to loosen in part .*, deputy director Mira Sand says$/],
    ['/p/supplied-weapons/bulletin', /^The president loosens in part the rule on .*, officials say/],
    ['/p/drone-parts/bulletin', /^Parts for drones: no change is on record$/],
    [
      '/p/supplied-weapons/bulletin?as-published-by=2024-05-29',
      /^The president leaves the rule on supplied weapons as it is, the White House says$/,
    ],
  ];
  for (const [path, headline] of HEADLINES) {
    test(`${path} says no more in its headline than its source`, async () => {
      const [, title = ''] = /<h1>([^<]+)<\/h1>/.exec(await textOf(app, path)) ?? [];
      assert.match(title, headline);
    });
  }

  test('each sentence leads to its entries, and each entry is there', async () => {
    const page = await textOf(app, '/p/supplied-weapons/bulletin');
    const sentences = [...page.matchAll(/<span class="told">(.*?)<\/sup><\/span>/g)];
    assert.ok(sentences.length > 8);
    for (const [, told] of sentences)
      assert.match(told!, /<a href="(\/e\/\d+|\/p\/supplied-weapons#[\w-]+)"/);
    for (const seq of new Set([...page.matchAll(/href="\/e\/(\d+)"/g)].map(([, n]) => n)))
      assert.equal((await app.request(`http://localhost:4321/e/${seq}`)).status, 200, `entry ${seq}`);
  });

  test('stands as data beside itself: an article, its updates, its claims', async () => {
    const [article, live, ...claims] = graphOf(await textOf(app, '/p/rice/bulletin'));
    assert.deepEqual([article?.['@type'], live?.['@type']], ['NewsArticle', 'LiveBlogPosting']);
    assert.ok(claims.length > 3 && claims.every((claim) => claim['@type'] === 'Claim' && claim.text));
    assert.ok((article?.isBasedOn?.length ?? 0) > 1);
  });

  test('as Markdown it tells the same, and links by whole addresses', async () => {
    const told = await textOf(app, '/p/supplied-weapons/bulletin.md');
    assert.match(told, /^# The president loosens in part/);
    assert.match(told, /\(entry \[\d+\]\(http:\/\/localhost:4321\/e\/\d+\)\)/);
    assert.match(told, /## What is not told/);
  });
});

describe('a bulletin of hostile words', () => {
  let app: Hono;
  before(async () => {
    const { desk, store } = await hostileDesk();
    app = createApp(desk, { now: () => NOW, head: () => store.head() });
  });

  test('is a page on which nothing runs, with one block of data that reads as it was written', async () => {
    for (const id of ['rice', 'supplied-weapons']) {
      const page = await textOf(app, `/p/${id}/bulletin`);
      assert.doesNotMatch(page, /<script>|<img/);
      const [article] = graphOf(page);
      assert.ok(JSON.stringify(article).includes('<script>alert(1)'), 'the words stand in it, as words');
    }
  });

  test('is Markdown in which none of them formats anything', async () => {
    const told = await textOf(app, '/p/rice/bulletin.md');
    assert.ok(told.includes('\\<script\\>alert'));
    assert.doesNotMatch(told, /(?<!\\)<(?:script|img)/);
    assert.ok(!told.includes(HOSTILE));
  });
});
