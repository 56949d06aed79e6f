/** What somebody may try against the pages: words that would run, forms from elsewhere, bodies without end, paths that climb. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { ATTACK, hostileDesk } from '../testing/example-dossiers.ts';
import { type Example, exampleDesk, NOW } from '../testing/example-record.ts';
import { HERE, type Writable, writable } from '../testing/writable.ts';
import { createApp } from './app.ts';

const FEEDS = ['atom', 'rss', 'json'];
const OF_POLICY = [
  '',
  '/ask',
  '/bulletin',
  '/bulletin.md',
  '/dossier.html',
  '.json',
  '.csv',
  ...FEEDS.map((feed) => `/feed.${feed}`),
];

describe('words that would run', () => {
  let hostile: Example;
  let desk: Writable;
  let pages: string[] = [];
  before(async () => {
    hostile = await hostileDesk();
    desk = writable(hostile);
    const ledger = await hostile.desk.ledger();
    const reports = [...ledger.readings.keys()];
    const [waiting = ''] = (await hostile.desk.suggestions()).map(({ ref }) => ref);
    const by = { kind: 'person' as const, name: `A reviewer ${ATTACK}` };
    await hostile.desk.hold(waiting, `a reason ${ATTACK}`, by);
    const accepted = ledger.claims.find(({ retracted }) => !retracted);
    await hostile.desk.reject(`${accepted?.report}:${accepted?.finding}`, `another ${ATTACK}`, by);
    const policies = [...ledger.policies.keys()];
    pages = [
      '/',
      '/review',
      '/add',
      `/reviewer?next=${encodeURIComponent(`/review?${ATTACK.toWellFormed()}`)}`,
      `/policies/new?from=${waiting}`,
      ...reports.map((sha) => `/reports/${sha}`),
      ...policies.flatMap((id) => OF_POLICY.map((of) => `/p/${id}${of}`)),
      ...FEEDS.map((feed) => `/feed.${feed}`),
      ...Array.from({ length: (await hostile.store.head()).size }, (_, i) => `/e/${i + 1}`),
      `/?q=${encodeURIComponent('"white rice"')}`,
      `/?q=${encodeURIComponent(ATTACK.toWellFormed())}`,
    ];
  });

  const RUNS = /<(?:img|svg) (?:src=x|onload)|<script>pwned|<\/script><\/style>|<!--<|on(?:error|load)="/i;
  /** Data is no page: what it holds is quoted in its own way, and a browser shows it as it is. */
  const isPage = (type: string | null) => /html|atom|xml/.test(type ?? '');

  for (const writes of [true, false])
    test(`run on no page ${writes ? 'where the record may be changed' : 'that can only be read'}`, async () => {
      const app = writes
        ? desk.app
        : createApp(hostile.desk, { now: () => NOW, head: () => hostile.store.head() });
      let told = 0;
      for (const path of pages) {
        const response = await app.request(HERE + path, {
          headers: { cookie: `proviso-reviewer=${encodeURIComponent(ATTACK.slice(0, 60))}` },
        });
        const body = await response.text();
        // What has forms stands only where the record may be changed.
        const isForm = /^\/(?:reviewer|policies)\b/.test(path);
        assert.equal(response.status, isForm && !writes ? 404 : 200, path);
        if (body.includes('&lt;img src=x')) told++;
        if (isPage(response.headers.get('content-type'))) assert.doesNotMatch(body, RUNS, path);
        else assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
      }
      assert.ok(told > 10, `the attack stands, harmless, on ${told} pages`);
    });

  test('run on no page of what was typed', async () => {
    // What holds a NUL is no text, and is refused as none.
    const typed = ATTACK.replaceAll('\0', '');
    const fields = { text: `${typed}\n\nA story ${typed}.`, publisher: ATTACK, published: ATTACK };
    const refused = await desk.send('/add', fields);
    assert.equal(refused.status, 400);
    assert.doesNotMatch(await refused.text(), RUNS);
    const asked = await desk.send('/add', { text: fields.text });
    assert.equal(asked.status, 200);
    assert.doesNotMatch(await asked.text(), RUNS);
    const file = new File(['A story without a day.'], `${ATTACK}.txt`);
    assert.doesNotMatch(await (await desk.send('/add', { file })).text(), RUNS);
  });

  test('an address that is no web address becomes no link', async () => {
    const { desk: plain, store } = await exampleDesk();
    const [reading] = (await plain.ledger()).readings.values();
    const evil = structuredClone(reading!);
    evil.report.sha256 = 'e'.repeat(64);
    evil.article.url = 'javascript:alert(1)';
    evil.report.source = 'data:text/html,<script>alert(1)</script>';
    await store.append([{ kind: 'reading', program: 'by hand', reading: evil }], NOW);
    const page = await (await writable({ desk: plain, store }).get(`/reports/${evil.report.sha256}`)).text();
    assert.doesNotMatch(page, /href="(?:javascript|data):/i);
    assert.match(page, /data:text\/html,&lt;script&gt;/);
  });
});

describe('forms from elsewhere', () => {
  let example: Example;
  let desk: Writable;
  before(async () => {
    example = await exampleDesk();
    desk = writable(example);
  });

  const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
  const OWN = { origin: HERE, ...FORM };
  const SENT: [what: string, headers: Record<string, string>, status: number][] = [
    ['another site', { ...FORM, origin: 'https://evil.example' }, 403],
    ['another port of this machine', { ...FORM, origin: 'http://localhost:9999' }, 403],
    ['another scheme', { ...FORM, origin: 'https://localhost:4321' }, 403],
    ['this machine by its other name', { ...FORM, origin: 'http://127.0.0.1:4321' }, 403],
    ['no origin that is told (a sandboxed frame, a file)', { ...FORM, origin: 'null' }, 403],
    ['a site of the same family', { ...OWN, 'sec-fetch-site': 'same-site' }, 403],
    ['another site, by what the browser says', { ...OWN, 'sec-fetch-site': 'cross-site' }, 403],
    ['no page at all', { ...OWN, 'sec-fetch-site': 'none' }, 403],
    ['nobody who says', FORM, 403],
    ['this server, as text', { ...OWN, 'content-type': 'text/plain' }, 415],
    ['this server, as JSON', { ...OWN, 'content-type': 'application/json' }, 415],
    ['this server, as nothing told', { origin: HERE }, 415],
    ['this server, without its token', OWN, 403],
  ];
  for (const [what, headers, status] of SENT)
    test(`a form from ${what} is refused with ${status} and changes nothing`, async () => {
      const before = await example.store.head();
      for (const path of ['/add', '/policies', '/reviewer', `/reports/${example.shaOf('rumour')}/review`]) {
        const body = new TextEncoder().encode('finding=f9&decision=accept&by=Mallory&text=x');
        const response = await desk.app.request(HERE + path, { method: 'POST', body, headers });
        assert.equal(response.status, status, path);
        assert.equal(response.headers.get('set-cookie'), null);
        assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
      }
      assert.deepEqual(await example.store.head(), before);
    });

  test('a token of an earlier start is refused, with what to do', async () => {
    const response = await desk.send('/reviewer', { token: 'of-yesterday', by: 'A reviewer' });
    assert.equal(response.status, 403);
    assert.match(await response.text(), /started anew since this page was opened/);
  });

  test('where the pages can only be read, every form is refused with a plain sentence', async () => {
    const reading = writable(example, { writes: false });
    for (const path of ['/add', '/policies', '/reviewer', '/p/rice', '/nope']) {
      const response = await reading.app.request(HERE + path, { method: 'POST', headers: OWN, body: 'a=b' });
      assert.equal(response.status, 405, path);
      assert.equal(response.headers.get('allow'), 'GET, HEAD');
      assert.match(await response.text(), /these pages can only be read/);
    }
  });

  test('only forms are taken, and only where a page has one', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
      assert.equal((await desk.app.request(`${HERE}/add`, { method, headers: OWN })).status, 405, method);
    const nowhere = await desk.send('/p/rice', {});
    assert.equal(nowhere.status, 405);
    assert.equal(nowhere.headers.get('allow'), 'GET, HEAD');
  });

  test('a page with forms is kept by no cache, and framed by no other', async () => {
    for (const path of ['/add', '/review', `/reports/${example.shaOf('rumour')}`, '/reviewer']) {
      const { headers } = await desk.get(path);
      assert.equal(headers.get('cache-control'), 'no-store', path);
      assert.match(
        headers.get('content-security-policy') ?? '',
        /form-action 'self'.*frame-ancestors 'none'/,
      );
    }
  });
});

describe('bodies and paths', () => {
  let example: Example;
  let desk: Writable;
  before(async () => {
    example = await exampleDesk();
    desk = writable(example);
  });
  const own = { origin: HERE, 'content-type': 'application/x-www-form-urlencoded' };

  test('a form that is too large is refused by what it says of itself', async () => {
    for (const [path, bytes] of [
      ['/add', 64 * 1024 * 1024],
      ['/reviewer', 65 * 1024],
    ] as const) {
      const headers = { ...own, 'content-length': String(bytes) };
      const response = await desk.app.request(HERE + path, { method: 'POST', body: 'by=x', headers });
      assert.equal(response.status, 413, path);
      assert.match(await response.text(), /E_TOO_LARGE/);
    }
  });

  test('a form that is too large is refused as it comes, whatever it says', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 16_384;
        controller.enqueue(new Uint8Array(16_384).fill(97));
      },
    });
    const request = new Request(`${HERE}/reviewer`, {
      method: 'POST',
      body: endless,
      headers: { ...own, 'transfer-encoding': 'chunked' },
      duplex: 'half',
    } as RequestInit);
    assert.equal((await desk.app.request(request)).status, 413);
    assert.ok(sent < 200_000, `${sent} bytes were taken`);
  });

  test('a form that is broken is told', async () => {
    const headers = { origin: HERE, 'content-type': 'multipart/form-data; boundary=x' };
    const response = await desk.app.request(`${HERE}/add`, { method: 'POST', body: '--y\r\nno', headers });
    assert.equal(response.status, 400);
    assert.match(await response.text(), /cannot be read/);
  });

  for (const path of [
    '/reports/..%2f..%2f..%2fetc%2fpasswd',
    '/reports/%2e%2e/%2e%2e/etc/passwd',
    '/r/..%5c..%5cwindows',
    '/p/..%2f..%2frecord.db',
    '/p/%00',
    '/style-../../package.json',
    '/policies/new?from=../../etc/passwd:f1',
  ])
    test(`${path} leads to nothing`, async () => {
      const response = await desk.get(path);
      const body = await response.text();
      assert.ok([301, 404].includes(response.status), `${response.status}`);
      assert.doesNotMatch(body, /root:|"dependencies"/);
      assert.doesNotMatch(response.headers.get('location') ?? '', /^(?:\/\/|https?:)/);
    });

  test('a line break in a name ends up in no header', async () => {
    const response = await desk.send('/reviewer', { by: 'A\r\nset-cookie: admin=yes', next: '/review' });
    assert.equal(response.status, 400);
    assert.equal(response.headers.get('set-cookie'), null);
    const file = new File(['The ban was lifted.'], 'a\r\nset-cookie: b=c\r\n.txt');
    const added = await desk.send('/add', { file, asked: 'yes' });
    assert.equal(added.status, 303);
    assert.equal(added.headers.get('set-cookie'), null);
    const next = await desk.send('/reviewer', { by: 'A', next: '/review\r\nset-cookie: b=c' });
    assert.equal(next.headers.get('location'), '/review');
  });
});
