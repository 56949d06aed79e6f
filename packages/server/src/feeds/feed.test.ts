/** All three forms of a feed, read back by two parsers that are not ours: the same items, whatever stands in their words. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Desk, Store } from '@proviso/desk';
import { openMemoryStore } from '@proviso/store';
import { parseFeed as parseByFeedParser } from '@rowanmanning/feed-parser';
import { parseFeed as parseByFeedsmith } from 'feedsmith';
import { emptyDesk, exampleDesk, NOW } from '../../testing/example-record.ts';
import { HOSTILE, hostileDesk } from '../../testing/hostile-record.ts';
import { createApp } from '../app.ts';
import { FEED_KINDS, FEED_TYPES, type FeedKind } from '../pages/links.ts';

const ORIGIN = 'http://localhost:4321';

async function asked({ desk, store }: { desk: Desk; store: Store }, path: string) {
  const response = await createApp(desk, { now: () => NOW, head: () => store.head() }).request(ORIGIN + path);
  assert.equal(response.status, 200, path);
  return { response, text: await response.text() };
}

type Item = { id: string; title: string; page: string; content: string };
type Loose = Record<string, unknown>;

/** As feedsmith reads it; its shape differs with the kind. */
function itemsIn(text: string): Item[] {
  const { feed } = parseByFeedsmith(text) as { feed: Loose };
  const items = (feed.items ?? feed.entries ?? []) as Loose[];
  return items.map((item) => ({
    id: said(item.id ?? item.guid),
    title: said(item.title),
    page: String(item.url ?? item.link ?? (item.links as Loose[])[0]!.href),
    content: said(item.content_html ?? item.content ?? item.description),
  }));
}

const said = (told: unknown): string =>
  typeof told === 'object' && told !== null && 'value' in told ? String(told.value) : String(told);

const FEEDS = [
  ['/feed', 14],
  ['/p/rice/feed', 9],
  ['/p/supplied-weapons/feed', 5],
  ['/p/drone-parts/feed', 0],
] as const;

describe('a feed', () => {
  for (const [path, count] of FEEDS)
    test(`${path} has the same items in each form, told by another parser`, async () => {
      const example = await exampleDesk();
      const all = new Map<FeedKind, Item[]>();
      for (const kind of FEED_KINDS) {
        const { response, text } = await asked(example, `${path}.${kind}`);
        assert.equal(response.headers.get('content-type'), `${FEED_TYPES[kind]}; charset=utf-8`);
        all.set(kind, itemsIn(text));
        if (kind === 'json') continue;
        const byAnother = parseByFeedParser(text).items.map(({ id, title, url }) => [id, title, url]);
        const items = all.get(kind)!.map(({ id, title, page }) => [id, title, page]);
        assert.deepEqual(byAnother, items, `${path}.${kind}`);
      }
      assert.equal(all.get('atom')!.length, count);
      const [atom, rss, json] = FEED_KINDS.map((kind) => all.get(kind)!);
      const plain = (items: Item[]) =>
        items.map(({ id, title, page, content }) => ({
          id,
          title,
          page,
          content: content.replace(/\s+/g, ' ').trim(),
        }));
      assert.deepEqual(plain(rss!), plain(atom!));
      assert.deepEqual(plain(json!), plain(atom!));
    });

  test('each item says the change, who says so, what stays, and has its own page', async () => {
    const { text } = await asked(await exampleDesk(), '/p/supplied-weapons/feed.atom');
    const item = itemsIn(text).find(({ title }) => title === 'Loosened in part: supplied weapons');
    const words = item!.content.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
    assert.match(
      words,
      /‹The president has partially lifted a ban .*› – officials \(unnamed\), Northern Post/,
    );
    assert.match(words, /Limit: supplied weapons · defence of the northern region – some reports/);
    assert.match(words, /Not changed long-range missiles · offensive strikes – officials/);
    assert.match(words, /Not told: start, end, how many officials/);
    assert.equal(item!.page, `${ORIGIN}/e/35`);
    for (const [, href] of item!.content.matchAll(/href="([^"]*)"/g))
      assert.match(href!, /^http:\/\/localhost:4321\//);
  });

  test('an item has the same id in a record that holds more before it', async () => {
    const before = await exampleDesk();
    const after = openMemoryStore();
    await after.append([{ kind: 'check', policy: 'rice', through: '2024-01-01' }], NOW);
    for await (const { body, recorded } of before.store.entries())
      await after.append([body], Date.parse(recorded));
    const ids = async (of: { desk: Desk; store: Store }) =>
      itemsIn((await asked(of, '/p/rice/feed.rss')).text).map(({ id }) => id);
    const first = await ids(before);
    assert.ok(first.length > 5 && new Set(first).size === first.length);
    assert.deepEqual(await ids({ desk: emptyDesk(after), store: after }), first);
  });
});

describe('whatever stands in a policy and its claims', () => {
  for (const kind of FEED_KINDS)
    test(`${kind}: no word leaves its place`, async () => {
      const hostile = await hostileDesk();
      const kindly = await exampleDesk();
      for (const path of ['/feed', '/p/rice/feed', '/p/supplied-weapons/feed']) {
        const { text, response } = await asked(hostile, `${path}.${kind}`);
        const plain = await asked(kindly, `${path}.${kind}`);
        const items = itemsIn(text);
        assert.deepEqual(
          items.map(({ id }) => id),
          itemsIn(plain.text).map(({ id }) => id),
        );
        assert.equal(response.headers.get('x-evil'), null);
        if (kind !== 'json') assert.doesNotMatch(text, /<script|<img|]]>/);
        for (const { title, content } of items) {
          assert.ok(title.includes('<script>alert(1)</script>'), 'the words are kept as words');
          assert.deepEqual(strangeIn(content), []);
        }
      }
    });

  test('no page runs or draws any of it', async () => {
    const hostile = await hostileDesk();
    const { size } = await hostile.store.head();
    const paths = ['/', '/p/rice', '/p/supplied-weapons', '/review'];
    for (let seq = 1; seq <= size; seq++) paths.push(`/e/${seq}`);
    for (const path of paths) {
      const { text, response } = await asked(hostile, path);
      assert.doesNotMatch(text, /<script>|<img|\sonerror=(?!alert\(1\)&)/, path);
      assert.equal(response.headers.get('x-evil'), null);
    }
    assert.ok(HOSTILE.includes('<script>'));
  });
});

/** Tags that are none of our own markup of an item; words hold no bare `<`. */
const strangeIn = (markup: string): string[] =>
  [...markup.matchAll(/<[^>]*>?/g)].map(([tag]) => tag).filter((tag) => !OWN_TAG.test(tag));
const OWN_TAG = /^<\/?(?:div|p|a|ul|li|h2)(?: (?:class|href)="[^"<>]*")*>$/;
