/** The desk in the browser, without a socket: a report comes in, is read, and a person's words on it are kept. */
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { ProvisoError } from '@proviso/core/vocabulary';
import { type Example, emptyDesk, exampleDesk } from '../testing/example-record.ts';
import { type Writable, writable } from '../testing/writable.ts';

let example: Example;
let desk: Writable;
beforeEach(async () => {
  example = await exampleDesk();
  desk = writable(example);
});

/** What a reader reads: without tags, white space run together. */
const read = (page: string) =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');

const STORY = 'Board reopens the bay\n\nThe fisheries board let boats back into the bay, its chair said.\n';

describe('adding', () => {
  test('a text that tells no day and no outlet is asked for both, and is kept meanwhile', async () => {
    const asked = await desk.send('/add', { text: STORY.replaceAll('\n', '\r\n') });
    assert.equal(asked.status, 200);
    const page = await asked.text();
    assert.match(
      read(page),
      /‹Board reopens the bay› does not tell when it was published and who published it/,
    );
    assert.match(page, /<textarea[^>]*>Board reopens the bay\n\nThe fisheries board/);
    const added = await desk.send('/add', {
      text: STORY,
      asked: 'yes',
      published: '2024-11-30',
      publisher: 'Island Herald',
    });
    assert.equal(added.status, 303);
    const report = await (await desk.get(added.headers.get('location') ?? '')).text();
    assert.match(read(report), /Island Herald · 30 November 2024/);
  });

  test('what is not known stays not told', async () => {
    const added = await desk.send('/add', { text: STORY, asked: 'yes', published: '', publisher: '' });
    const report = await (await desk.get(added.headers.get('location') ?? '')).text();
    assert.match(read(report), /outlet not told · date not told/);
    assert.match(read(report), /Not stated in it: publisher, byline, date/);
  });

  test('a file is kept on this side until its day is told', async () => {
    const file = new File([STORY], 'C:\\reports\\bay.txt', { type: 'text/plain' });
    const page = await (await desk.send('/add', { file })).text();
    const [, key = ''] = /name="kept" value="([^"]+)"/.exec(page) ?? [];
    assert.match(page, /bay\.txt is kept here meanwhile/);
    const added = await desk.send('/add', { kept: key, asked: 'yes', published: '2024-11', publisher: '' });
    assert.equal(added.status, 303);
    const again = await desk.send('/add', { kept: key, asked: 'yes' });
    assert.equal(again.status, 404);
  });

  test('a day that cannot be understood is asked for again, with the file kept', async () => {
    const page = await (await desk.send('/add', { file: new File([STORY], 'bay.txt') })).text();
    const [, key = ''] = /name="kept" value="([^"]+)"/.exec(page) ?? [];
    const again = await desk.send('/add', {
      kept: key,
      asked: 'yes',
      published: 'Thursday',
      publisher: 'Herald',
    });
    assert.equal(again.status, 400);
    const asked = await again.text();
    assert.match(asked, /role="alert"[\s\S]*<code>Thursday<\/code> is no date/);
    assert.match(asked, /name="publisher" value="Herald"/);
    const [, kept = ''] = /name="kept" value="([^"]+)"/.exec(asked) ?? [];
    const added = await desk.send('/add', {
      kept,
      asked: 'yes',
      published: '2024-11-30',
      publisher: 'Herald',
    });
    assert.equal(added.status, 303);
  });

  test('an address is fetched once, and opens where its page says it stands', async () => {
    let asked = 0;
    const html = `<html lang="en"><head><title>Bay</title><meta property="article:published_time" content="2024-11-30"><meta property="og:site_name" content="Island Herald"></head><body><article><h1>Board reopens the bay</h1><p>${STORY.repeat(4)}</p></article></body></html>`;
    const fetchReport = async (address: string) => {
      asked++;
      const bytes = new TextEncoder().encode(html);
      return { bytes, mediaType: 'text/html', url: address, retrieved: '2024-12-01T12:00:00.000Z' };
    };
    desk = writable(example, { fetchReport });
    const added = await desk.send('/add', { address: 'https://island.example/bay' });
    assert.equal(added.status, 303);
    assert.equal(asked, 1);
    const page = await (await desk.get(added.headers.get('location') ?? '')).text();
    assert.match(page, /href="https:\/\/island\.example\/bay"[^>]*>the page itself/);
    assert.match(read(page), /fetched 1 December 2024/);
  });

  test('an address that may not be asked is told, and kept in its form', async () => {
    const refuse = async (): Promise<never> => {
      throw new ProvisoError('E_FETCH_REFUSED', '`intranet` leads to `10.0.0.1`, which is no public address');
    };
    desk = writable(example, { fetchReport: refuse });
    const response = await desk.send('/add', { address: 'http://intranet/' });
    assert.equal(response.status, 400);
    const page = await response.text();
    assert.match(page, /role="alert"/);
    assert.match(page, /name="address" value="http:\/\/intranet\/"/);
  });

  const REFUSED: [what: string, fields: Record<string, string | File>, status: number, says: RegExp][] = [
    ['nothing', { text: '  \n' }, 400, /Nothing was sent/],
    ['a day that is none', { text: STORY, published: 'Thursday' }, 400, /<code>Thursday<\/code> is no date/],
    [
      'an address where none is fetched',
      { address: 'https://island.example/' },
      400,
      /no address is fetched here/i,
    ],
    [
      'a picture',
      { file: new File([new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0])], 'a.png') },
      400,
      /E_BINARY/,
    ],
  ];
  for (const [what, fields, status, says] of REFUSED)
    test(`${what} is told above the form`, async () => {
      const response = await desk.send('/add', fields);
      assert.equal(response.status, status);
      assert.match(await response.text(), says);
    });

  test('one report is read at a time; the other is told to wait, with its text kept', async () => {
    let go = () => {};
    const waits = new Promise<void>((resolve) => {
      go = resolve;
    });
    const fetchReport = async (): Promise<never> => {
      await waits;
      throw new ProvisoError('E_FETCH_FAILED', 'the server answered 404');
    };
    desk = writable(example, { fetchReport });
    const first = desk.send('/add', { address: 'https://slow.example/' });
    const second = await desk.send('/add', { text: STORY });
    assert.equal(second.status, 503);
    assert.equal(second.headers.get('retry-after'), '10');
    assert.match(await second.text(), /E_BUSY[\s\S]*<textarea[^>]*>Board reopens/);
    go();
    assert.equal((await first).status, 502);
    assert.equal((await desk.send('/add', { text: STORY })).status, 200);
  });

  test('a feed of several reports leads to a list of them', async () => {
    const item = (n: number) =>
      `<item><title>Bay ${n}</title><guid>bay-${n}</guid><pubDate>Sat, 30 Nov 2024 12:00:00 GMT</pubDate><description>${STORY} (${n})</description></item>`;
    const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Island Herald</title>${item(1)}${item(2)}</channel></rss>`;
    const response = await desk.send('/add', { file: new File([feed], 'feed.xml') });
    assert.equal(response.status, 200);
    assert.match(read(await response.text()), /2 reports read .* Bay 1 .* Bay 2/);
  });
});

describe('a word on a finding', () => {
  const bay = () => example.shaOf('no-policy');
  const reviewed = async () => (await example.desk.ledger()).reviews.get(`${bay()}:f1`);

  test('who reviews is asked once, and the word goes on from there', async () => {
    const path = `/reports/${bay()}/review`;
    const asked = await desk.send(path, { finding: 'f1', decision: 'reject', reason: 'not followed here' });
    const page = await asked.text();
    assert.match(read(page), /Who reviews\?/);
    for (const [name, value] of [
      ['finding', 'f1'],
      ['decision', 'reject'],
      ['reason', 'not followed here'],
    ])
      assert.match(page, new RegExp(`name="${name}" value="${value}"`));
    assert.equal(await reviewed(), undefined);
    const signed = await desk.send(path, {
      finding: 'f1',
      decision: 'reject',
      reason: 'not followed here',
      by: 'Åsa Öberg',
    });
    assert.equal(signed.status, 303);
    assert.equal(signed.headers.get('location'), `/reports/${bay()}#n-f1`);
    const cookie = signed.headers.get('set-cookie') ?? '';
    assert.match(cookie, /^proviso-reviewer=[\w%]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Strict$/);
    const review = await reviewed();
    assert.deepEqual(
      [review?.decision, review?.by.name, review?.reason],
      ['reject', 'Åsa Öberg', 'not followed here'],
    );
    const own = { cookie: cookie.split(';')[0] ?? '' };
    assert.match(read(await (await desk.get(`/reports/${bay()}`, own)).text()), /You review as Åsa Öberg/);
    const undone = await desk.send(path, { finding: 'f1', decision: 'undo' }, own);
    assert.equal(undone.status, 303);
    assert.equal((await reviewed())?.decision, 'hold');
  });

  test('to reject takes a reason', async () => {
    const response = await desk.send(`/reports/${bay()}/review`, {
      finding: 'f1',
      decision: 'reject',
      by: 'A',
    });
    assert.equal(response.status, 400);
    assert.match(await response.text(), /To reject takes a reason/);
  });

  for (const [what, fields, status] of [
    ['of an unknown kind', { finding: 'f1', decision: 'burn' }, 400],
    ['on an unknown finding', { finding: 'f77', decision: 'accept' }, 404],
    ['on none', { decision: 'accept' }, 404],
  ] as const)
    test(`a word ${what} is refused with ${status}`, async () => {
      const response = await desk.send(`/reports/${bay()}/review`, { by: 'A', ...fields });
      assert.equal(response.status, status);
    });

  test('a word said in the queue leads back to its page of the queue', async () => {
    const fields = { finding: 'f1', decision: 'hold', reason: 'ask', by: 'A', next: '/review?after=50' };
    const response = await desk.send(`/reports/${bay()}/review`, fields);
    assert.equal(response.headers.get('location'), '/review?after=50');
  });

  test('what was accepted can be taken back, and accepted together with what hangs on it', async () => {
    const sha = example.shaOf('weapons-ease');
    const claims = async () =>
      (await example.desk.ledger()).claims.filter((claim) => claim.report === sha && !claim.retracted).length;
    const before = await claims();
    for (const finding of ['f1', 'f2', 'f3'])
      await desk.send(`/reports/${sha}/review`, { finding, decision: 'undo', by: 'A' });
    assert.equal(await claims(), 0);
    const page = await (await desk.get(`/reports/${sha}`)).text();
    assert.match(read(page), /Accepting all of it changes the answer of Use of supplied weapons/);
    assert.match(page, /Accept, with what hangs on it \(2\)/);
    await desk.send(`/reports/${sha}/review`, {
      finding: 'f1',
      with: ['f2', 'f3'],
      decision: 'accept-all',
      by: 'A',
    });
    assert.equal(await claims(), before);
  });

  test('what one sentence keeps is decided, and taken back, together', async () => {
    const sha = example.shaOf('weapons-ease');
    const decision = async (finding: string) =>
      (await example.desk.ledger()).reviews.get(`${sha}:${finding}`)?.decision;
    await desk.send(`/reports/${sha}/review`, { finding: 'f2', also: ['f3'], decision: 'undo', by: 'A' });
    assert.deepEqual([await decision('f2'), await decision('f3')], ['hold', 'hold']);
  });
});

describe('a new policy', () => {
  test('begins from a finding that fits none, and the finding then fits it', async () => {
    const sha = example.shaOf('no-policy');
    const draft = await (await desk.get(`/policies/new?from=${sha}:f1`)).text();
    assert.match(read(draft), /what cod where bay/);
    assert.equal((await example.desk.ledger()).policies.size, 3);
    const made = await desk.send('/policies', { from: `${sha}:f1`, name: 'Cod in the bay' });
    assert.equal(made.headers.get('location'), `/reports/${sha}#told`);
    assert.ok((await example.desk.ledger()).policies.has('cod-in-the-bay'));
    const page = await (await desk.get(`/reports/${sha}`)).text();
    assert.match(
      read(page),
      /Accepting changes the answer of Cod in the bay : As reported , from Nothing on record covers this/,
    );
  });

  test('of an id that is taken is asked for another, with what was typed', async () => {
    const sha = example.shaOf('no-policy');
    const response = await desk.send('/policies', { from: `${sha}:f1`, name: 'Rice' });
    assert.equal(response.status, 409);
    const page = await response.text();
    assert.match(page, /name="name" value="Rice"/);
    assert.match(page, /name="id" value="rice"/);
    const again = await desk.send('/policies', { from: `${sha}:f1`, name: 'Rice', id: 'rice-of-the-bay' });
    assert.equal(again.status, 303);
  });

  test('of a finding that is not there is told', async () => {
    assert.equal((await desk.get('/policies/new?from=0000:f1')).status, 404);
    assert.equal((await desk.get('/policies/new')).status, 404);
  });
});

test('an empty record leads to adding', async () => {
  const { openMemoryStore } = await import('@proviso/store');
  const store = openMemoryStore();
  const empty = writable({ desk: emptyDesk(store), store });
  assert.match(await (await empty.get('/review')).text(), /href="\/add">add one/);
});
