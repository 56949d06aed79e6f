/** A feed's items are slices of the feed, byte for byte, whatever its charset and kind. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaTypeOf, readArticle, unfold } from '../index.ts';

const ITEM = (tag: string, inner: string): string => `<${tag}>${inner}</${tag}>`;
const RSS_1 = ITEM(
  'item',
  '<title>Zölle auf Käse: 🧀 frei</title><guid>a-1</guid><link>https://a.example/1</link><pubDate>Thu, 30 May 2024 18:00:00 +0200</pubDate><dc:creator>Harbour Wire</dc:creator><description>Kurz.</description><content:encoded><![CDATA[<p>Der Zoll auf Käse fällt weg, teilte das Amt am Donnerstag mit.</p>]]></content:encoded>',
);
const RSS_2 = ITEM(
  'item',
  '<title>Duty &amp; quota stay</title><description>&lt;p&gt;The duty stays in force, the office said.&lt;/p&gt;</description>',
);
const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Prüfblatt</title><link>https://a.example/</link>\n${RSS_1}\n${RSS_2}</channel></rss>`;
const ENTRY =
  '<entry><id>tag:b,1</id><title>Ban eased</title><author><name>Harbour Wire</name></author><published>2024-05-30T10:00:00Z</published><updated>2024-05-31T10:00:00Z</updated><link rel="alternate" href="https://b.example/1"/><content type="html">&lt;p&gt;The ban is eased for seeds.&lt;/p&gt;</content></entry>';
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>B notices</title><link href="https://b.example/"/>${ENTRY}</feed>`;
const RDF = `<rdf:RDF><channel><title>C</title></channel>${'<item rdf:about="https://c.example/1"><title>Rule kept</title><description>The rule is kept.</description></item>'}</rdf:RDF>`;

const JSON_1 =
  '{"id": "https://d.example/1", "url": "https://d.example/1", "title": "Zölle: \\"frei\\"", "content_html": "<p>Der Zoll auf Käse fällt weg, teilte das Amt mit.</p>", "date_published": "2024-05-30T10:00:00+02:00", "authors": [{"name": "Harbour Wire"}], "tags": ["a]", "{b"]}';
const JSON_2 =
  '{"id": 2, "title": "Quota & duty stay", "content_text": "The duty stays in force, the office said.\\n\\nSo does the quota of < 5 t.", "date_modified": "2024-06-01T08:00:00Z"}';
const JSON_FEED = `{\n "version": "https://jsonfeed.org/version/1.1",\n "title": "D notices", "home_page_url": "https://d.example/",\n "items": [${JSON_1}, ${JSON_2}]\n}`;

const utf16 = (text: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
const ROWS: { name: string; bytes: Uint8Array; items: string[]; encoding: BufferEncoding }[] = [
  { name: 'RSS in UTF-8', bytes: Buffer.from(RSS), items: [RSS_1, RSS_2], encoding: 'utf8' },
  {
    name: 'RSS in UTF-8 with a mark',
    bytes: Buffer.from(`\ufeff${RSS}`),
    items: [RSS_1, RSS_2],
    encoding: 'utf8',
  },
  { name: 'RSS in UTF-16', bytes: utf16(RSS), items: [RSS_1, RSS_2], encoding: 'utf16le' },
  {
    name: 'RSS in Latin-1',
    bytes: Buffer.from(RSS.replace('🧀', ''), 'latin1'),
    items: [RSS_1.replace('🧀', ''), RSS_2],
    encoding: 'latin1',
  },
  { name: 'Atom', bytes: Buffer.from(ATOM), items: [ENTRY], encoding: 'utf8' },
  { name: 'JSON', bytes: Buffer.from(JSON_FEED), items: [JSON_1, JSON_2], encoding: 'utf8' },
  { name: 'JSON in UTF-16', bytes: utf16(JSON_FEED), items: [JSON_1, JSON_2], encoding: 'utf16le' },
];
for (const { name, bytes, items, encoding } of ROWS)
  test(`${name}: exact slices`, () => {
    const found = unfold(bytes, mediaTypeOf(bytes, {}));
    assert.deepEqual(
      found?.map((item) => Buffer.from(item.bytes).toString(encoding)),
      items,
    );
  });

const READ: { name: string; feed: string; at: number; id: string; fields: Record<string, unknown> }[] = [
  {
    name: 'RSS item',
    feed: RSS,
    at: 0,
    id: 'a-1',
    fields: {
      headline: 'Zölle auf Käse: 🧀 frei',
      bylines: ['Harbour Wire'],
      published: '2024-05-30T18:00:00+02:00',
      url: 'https://a.example/1',
      publisher: 'Prüfblatt',
      story: 'Der Zoll auf Käse fällt weg, teilte das Amt am Donnerstag mit.',
    },
  },
  {
    name: 'RSS item with a description alone',
    feed: RSS,
    at: 1,
    id: '2',
    fields: { headline: 'Duty & quota stay', story: 'The duty stays in force, the office said.' },
  },
  {
    name: 'Atom entry',
    feed: ATOM,
    at: 0,
    id: 'tag:b,1',
    fields: {
      headline: 'Ban eased',
      bylines: ['Harbour Wire'],
      published: '2024-05-30T10:00:00Z',
      modified: '2024-05-31T10:00:00Z',
      url: 'https://b.example/1',
      publisher: 'B notices',
    },
  },
  {
    name: 'RDF item',
    feed: RDF,
    at: 0,
    id: 'https://c.example/1',
    fields: { headline: 'Rule kept', story: 'The rule is kept.' },
  },
  {
    name: 'JSON item with HTML',
    feed: JSON_FEED,
    at: 0,
    id: 'https://d.example/1',
    fields: {
      headline: 'Zölle: "frei"',
      bylines: ['Harbour Wire'],
      published: '2024-05-30T10:00:00+02:00',
      url: 'https://d.example/1',
      publisher: 'D notices',
      story: 'Der Zoll auf Käse fällt weg, teilte das Amt mit.',
    },
  },
  {
    name: 'JSON item with text',
    feed: JSON_FEED,
    at: 1,
    id: '2',
    fields: {
      headline: 'Quota & duty stay',
      published: '2024-06-01T08:00:00Z',
      url: 'https://d.example/',
      story: 'The duty stays in force, the office said.\n\nSo does the quota of < 5 t.',
    },
  },
];
for (const { name, feed, at, id, fields } of READ)
  test(`${name} is read`, () => {
    const bytes = Buffer.from(feed);
    const item = unfold(bytes, mediaTypeOf(bytes, {}))![at]!;
    assert.equal(item.id, id);
    assert.ok(!('error' in item));
    const article = readArticle(item.bytes, item.mediaType, item.hints);
    assert.ok(!('code' in article));
    for (const [field, value] of Object.entries(fields))
      assert.deepEqual(article[field as keyof typeof article], value, field);
  });

test('a page is no feed', () => {
  const bytes = Buffer.from('<html><body><p>Not a feed.</p></body></html>');
  assert.equal(unfold(bytes, mediaTypeOf(bytes, {})), null);
});
