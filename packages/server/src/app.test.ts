/** The pages of the example record, asked for without a socket. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { openMemoryStore } from '@proviso/store';
import type { Hono } from 'hono';
import { type Example, emptyDesk, exampleDesk, NOW } from '../testing/example-record.ts';
import { createApp } from './app.ts';

let example: Example;
let app: Hono;
before(async () => {
  example = await exampleDesk();
  app = createApp(example.desk, { now: () => NOW, head: () => example.store.head() });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(`http://localhost:4321${path}`, { headers });
const textOf = async (path: string) => (await get(path)).text();
/** What a reader reads: without tags, white space run together. */
const read = async (path: string) =>
  (await textOf(path))
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ');

/** Path, status, and what stands on the page. */
const PAGES: [path: string, status: number, ...words: string[]][] = [
  [
    '/',
    200,
    'Exports of rice',
    'Use of supplied weapons across the border',
    'Parts for drones',
    'fits no policy yet',
  ],
  [
    '/p/rice',
    200,
    'In official text',
    'Allowed by Trade Directorate Gazette',
    'Checked through 30 November 2024',
    'Denied',
  ],
  [
    '/p/rice',
    200,
    '1 January 2025 starts : broken rice · Kenya',
    'The report spoke of parboiled wheat',
    'a reviewer',
    '1 copy of it',
  ],
  [
    '/p/rice?at=2023-10-01',
    200,
    'Map where places differ',
    'allowed : Bhutan, Mauritius and Singapore',
    'Kenya: forbidden',
  ],
  [
    '/p/supplied-weapons',
    200,
    'no official text on record',
    'How many officials',
    'alters no rule',
    'Check the issuer’s notice before acting',
  ],
  [
    '/p/supplied-weapons?published-by=2024-05-29',
    200,
    'as published by 29 May 2024',
    'Reported forbidden by the White House',
    'published through 20 May 2024',
  ],
  [
    '/p/supplied-weapons?published-by=2020-01-01',
    200,
    'No report on record bears on this',
    'Nothing on record was published by then',
  ],
  ['/p/supplied-weapons?recorded-by=2024-05-21', 200, 'as recorded by 21 May 2024'],
  ['/p/drone-parts', 200, 'No report on record bears on this', 'Nothing on record was taken back', 'Add one'],
  [
    '/p/rice/ask?asset=white+rice&place=Kenya',
    200,
    'White rice · Kenya, on 1 December 2024',
    'Forbidden by Trade Directorate Gazette, since 20 July 2023',
    'Decided',
  ],
  [
    '/p/rice/ask?asset=white+rice&place=Bhutan&at=2023-09-01',
    200,
    'on 1 September 2023',
    'Allowed by Trade Directorate Gazette',
    'Set aside',
    'speaks of less',
  ],
  ['/p/rice/ask?asset=rice,!white+rice', 200, 'Rice except white rice'],
  ['/p/rice/ask?place=Kenia', 400, 'nearest: Kenya'],
  ['/p/rice/ask?at=never', 400, 'is no date'],
  ['/p/rice?at=31+May', 400, 'That cannot be asked', '31 May'],
  ['/p/nope', 404, 'Nothing stands here', 'E_POLICY_UNKNOWN'],
  ['/p/rice.xml', 404, 'take .json or .csv'],
  ['/p/..%2f..%2fetc%2fpasswd', 404, 'Nothing stands here'],
  ['/reports/0000', 404, 'is on record'],
  ['/reports/..%2f..%2fetc%2fpasswd', 404, 'is on record'],
  ['/%E0%A4%A', 404, 'Nothing stands here'],
  ['/nope', 404, 'There is no page /nope here'],
  ['/review', 200, 'New to the record', 'cod', 'Fits no policy yet', 'Adds nothing', 'lifting called for'],
  ['/p/rice/review', 200, 'What waits and bears on Exports of rice', 'lifting called for'],
  ['/p/nope/review', 404, 'E_POLICY_UNKNOWN'],
  ['/add', 200, 'These pages can only be read'],
];
describe('pages', () => {
  for (const [path, status, ...words] of PAGES) {
    test(`${path} answers ${status} with ${words.map((word) => `“${word}”`).join(', ')}`, async () => {
      const response = await get(path);
      assert.equal(response.status, status);
      const page = await read(path);
      for (const word of words) assert.ok(page.includes(word.replace(/ :/g, ' :')), `${word} in ${page}`);
    });
  }

  test('a report’s old address leads to its own, and nowhere else', async () => {
    const found = await get('/r/0a1b');
    assert.equal(found.status, 301);
    assert.equal(found.headers.get('location'), '/reports/0a1b');
    const slashes = await get('/r/%2f%2fevil.example%0d%0aset-cookie:a=b');
    assert.match(slashes.headers.get('location') ?? '', /^\/reports\/%2F%2Fevil\.example%0D%0A/);
  });

  test('what waits for one policy is no other’s', async () => {
    assert.doesNotMatch(await read('/p/rice/review'), /cod/);
    assert.match(await read('/p/drone-parts/review'), /Nothing waits for review/);
  });

  test('the form keeps what was typed', async () => {
    const page = await textOf('/p/rice/ask?asset=white+rice&place=Kenia&at=2024-01-02');
    assert.match(page, /name="asset" value="white rice"/);
    assert.match(page, /name="place" value="Kenia"/);
    assert.match(page, /name="at" value="2024-01-02"/);
  });

  test('the parts of a tracker page stand in the order of the voice', async () => {
    const page = await textOf('/p/rice');
    const parts = [
      'state-now',
      'changes',
      'dates',
      'timeline',
      'voices',
      'ask',
      'reports',
      'follow',
      'corrections',
      'map',
      'method',
    ];
    const found = [...page.matchAll(/<h2 id="([\w-]+)"/g)].map(([, id]) => id);
    assert.deepEqual(found, parts);
  });

  test('an empty record says what to do first', async () => {
    const store = openMemoryStore();
    const empty = createApp(emptyDesk(store), { now: () => NOW, head: () => store.head() });
    const page = await (await empty.request('http://localhost/')).text();
    assert.match(page, /No policy is on record yet/);
    assert.match(page, /proviso add report.html/);
    assert.match(await (await empty.request('http://localhost/review')).text(), /Nothing waits for review/);
  });
});

describe('safety', () => {
  const HEADERS: [string, RegExp][] = [
    [
      'content-security-policy',
      /^default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; .*frame-ancestors 'none'$/,
    ],
    ['x-content-type-options', /^nosniff$/],
    ['referrer-policy', /^same-origin$/],
  ];
  test('every answer carries the headers, errors too', async () => {
    for (const path of [
      '/',
      '/p/rice',
      '/nope',
      '/healthz',
      '/readyz',
      '/p/rice.json',
      '/p/rice/feed.rss',
      '/favicon.svg',
    ])
      for (const [name, value] of HEADERS)
        assert.match((await get(path)).headers.get(name) ?? '', value, `${path} ${name}`);
  });

  test('no page has a script, a style of its own, or a handler', async () => {
    for (const path of ['/', '/p/rice', '/review', `/reports/${example.shaOf('rumour')}`, '/p/rice/ask'])
      assert.doesNotMatch(await textOf(path), /<script|<style|\sstyle=|\son\w+=/i, path);
  });

  const HOSTS: [host: string, listening: string | undefined, status: number][] = [
    ['localhost:4321', undefined, 200],
    ['127.0.0.1:4321', undefined, 200],
    ['[::1]:4321', undefined, 200],
    ['LOCALHOST', undefined, 200],
    ['evil.example', undefined, 421],
    ['localhost.evil.example', undefined, 421],
    ['192.168.1.7:4321', undefined, 421],
    ['desk.lan:4321', 'desk.lan', 200],
    ['evil.example', 'desk.lan', 421],
    ['192.168.1.7:4321', '0.0.0.0', 200],
  ];
  for (const [host, listening, status] of HOSTS) {
    test(`a request for the host ${host} is answered ${status} where it listens on ${listening ?? 'this machine'}`, async () => {
      const around = {
        now: () => NOW,
        head: () => example.store.head(),
        ...(listening ? { host: listening } : {}),
      };
      const response = await createApp(example.desk, around).request('/', { headers: { host } });
      assert.equal(response.status, status);
    });
  }

  test('only reading is taken', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      const response = await app.request('http://localhost/p/rice', { method });
      assert.equal(response.status, 405, method);
      assert.equal(response.headers.get('allow'), 'GET, HEAD');
    }
    assert.equal((await app.request('http://localhost/p/rice', { method: 'HEAD' })).status, 200);
  });

  test('what comes in from an address is escaped', async () => {
    const evil = encodeURIComponent('"><script>alert(1)</script>');
    for (const path of [
      `/p/${evil}`,
      `/p/rice/ask?place=${evil}`,
      `/p/rice?at=${evil}`,
      `/reports/${evil}`,
      `/${evil}`,
    ])
      assert.doesNotMatch(await textOf(path), /<script/, path);
  });
});

describe('for programs', () => {
  test('an error has one shape', async () => {
    for (const [path, headers, code] of [
      ['/p/nope.json', {}, 'E_POLICY_UNKNOWN'],
      ['/p/nope', { accept: 'application/json' }, 'E_POLICY_UNKNOWN'],
      ['/nope.json', {}, 'E_NOT_FOUND'],
    ] as const) {
      const body = (await (await get(path, headers)).json()) as { error: { code: string; message: string } };
      assert.deepEqual(Object.keys(body), ['error']);
      assert.deepEqual(Object.keys(body.error), ['code', 'message']);
      assert.equal(body.error.code, code);
    }
  });

  test('a failure that nobody expected tells nothing of its insides, but the log does', async () => {
    const seen: unknown[] = [];
    const broken = { ...example.desk, queue: () => Promise.reject(new Error('secret path /root')) };
    const around = {
      now: () => NOW,
      head: () => example.store.head(),
      log: (thrown: unknown) => seen.push(thrown),
    };
    const response = await createApp(broken, around).request('http://localhost/review');
    assert.equal(response.status, 500);
    assert.doesNotMatch(await response.text(), /secret/);
    assert.equal(seen.length, 1);
  });

  test('the tracker as JSON names its schema and has every part of the page', async () => {
    const response = await get('/p/rice.json');
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
    const body = (await response.json()) as Record<string, unknown>;
    assert.equal(body.schema, 'proviso/tracker/1');
    for (const part of [
      'bulletin',
      'nextDates',
      'timeline',
      'positions',
      'stories',
      'corrections',
      'waiting',
    ])
      assert.ok(part in body, part);
  });

  test('the claims as CSV have as many values in each line as the first has names', async () => {
    const csv = await textOf('/p/rice.csv');
    const lines = csv.trimEnd().split('\r\n');
    const [names] = lines;
    assert.match(names!, /^"claim","policy","label"/);
    assert.equal(lines.length, 1 + 9);
    for (const line of lines) assert.equal(line.split('","').length, names!.split('","').length);
  });

  test('an unchanged record answers 304, and a new entry makes a new tag', async () => {
    const { desk, store } = await exampleDesk();
    const live = createApp(desk, { now: () => NOW, head: () => store.head() });
    const first = await live.request('http://localhost/p/rice');
    const tag = first.headers.get('etag') ?? '';
    assert.match(tag, /^"\d+-/);
    const again = await live.request('http://localhost/p/rice', { headers: { 'if-none-match': `W/${tag}` } });
    assert.equal(again.status, 304);
    assert.equal(await again.text(), '');
    assert.equal(again.headers.get('etag'), tag);
    await desk.check('drone-parts', '2024-11-01');
    const later = await live.request('http://localhost/p/rice', { headers: { 'if-none-match': tag } });
    assert.equal(later.status, 200);
    assert.notEqual(later.headers.get('etag'), tag);
  });

  test('a page is made once for as long as the record stays, and anew when it grows', async () => {
    const { desk, store } = await exampleDesk();
    let asked = 0;
    const counting = {
      ...desk,
      ask: (...given: Parameters<typeof desk.ask>) => {
        asked++;
        return desk.ask(...given);
      },
    };
    const live = createApp(counting, { now: () => NOW, head: () => store.head() });
    const first = await (await live.request('http://localhost/p/rice')).text();
    const again = await live.request('http://localhost/p/rice');
    assert.equal(await again.text(), first);
    assert.match(again.headers.get('content-type') ?? '', /^text\/html/);
    assert.equal(asked, 1);
    await live.request('http://localhost/p/rice?at=2023-08-01');
    assert.equal(asked, 2);
    await desk.check('rice', '2024-12-01');
    assert.match(await (await live.request('http://localhost/p/rice')).text(), /until 1 December 2024/);
    assert.equal(asked, 3);
  });

  test('the style sheet may be kept for ever, under an address that changes with it', async () => {
    const [, path = ''] = /href="(\/style-[0-9a-f]+\.css)"/.exec(await textOf('/')) ?? [];
    const response = await get(path);
    assert.equal(response.headers.get('content-type'), 'text/css; charset=utf-8');
    assert.match(response.headers.get('cache-control') ?? '', /immutable/);
  });

  test('healthz says that it is Proviso, and which', async () => {
    const body = (await (await get('/healthz')).json()) as { program: string; version: string };
    assert.equal(body.program, 'proviso');
    assert.match(body.version, /^\d+\.\d+\.\d+/);
  });
});
