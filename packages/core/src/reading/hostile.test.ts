/** Whatever comes in, reading gives an article or a code; it never throws and never hangs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mediaTypeOf, readArticle, unfold } from './index.ts';

const times = (text: string, n: number): string => text.repeat(n);
const SENTENCE = 'The ban on exports is lifted from Monday, the ministry said in a notice.';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const ROWS: { name: string; bytes: Uint8Array; told?: string; charset?: string; want: string }[] = [
  { name: 'nothing', bytes: bytesOf(''), want: 'E_EMPTY' },
  { name: 'only white space', bytes: bytesOf(' \n\t\r\n '), want: 'E_EMPTY' },
  { name: 'a PDF', bytes: bytesOf('%PDF-1.7 ...'), want: 'E_BINARY' },
  { name: 'a zip file', bytes: Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0), want: 'E_BINARY' },
  {
    name: 'a PNG called HTML',
    bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0),
    told: 'text/html',
    want: 'E_BINARY',
  },
  { name: 'NUL bytes', bytes: bytesOf(`abc${times('\0', 60)}def`), want: 'E_BINARY' },
  {
    name: 'more bytes than a page has',
    bytes: new Uint8Array(33 * 1024 * 1024).fill(0x61),
    want: 'E_TOO_LARGE',
  },
  {
    name: 'tags nested a million deep',
    bytes: bytesOf(times('<div>', 1_000_000) + SENTENCE),
    told: 'text/html',
    want: 'E_TOO_DEEP',
  },
  {
    name: 'a million attributes',
    bytes: bytesOf(`<p ${times('a=1 ', 1_000_000)}>${SENTENCE}</p>`),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'a million attributes, each of another name',
    bytes: bytesOf(`<p ${Array.from({ length: 1_000_000 }, (_, i) => `a${i}`).join(' ')}>${SENTENCE}</p>`),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'a hundred thousand tags, none written twice',
    bytes: bytesOf(`${Array.from({ length: 100_000 }, (_, i) => `<img a${i}>`).join('')}<p>${SENTENCE}</p>`),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'more elements than the largest table has',
    bytes: bytesOf(times('<p>', 1_000_000)),
    told: 'text/html',
    want: 'E_TOO_LARGE',
  },
  {
    name: 'more tags than any page has',
    bytes: bytesOf(times('<b></b>', 500_001) + SENTENCE),
    told: 'text/html',
    want: 'E_TOO_LARGE',
  },
  {
    name: 'a million tags, each of another name',
    bytes: bytesOf(Array.from({ length: 1_000_000 }, (_, i) => `<x${i}></x${i}>`).join('') + SENTENCE),
    told: 'text/html',
    want: 'E_TOO_LARGE',
  },
  {
    name: 'JSON-LD longer than any report',
    bytes: bytesOf(
      `<script type="application/ld+json">{"headline":"${times('x\\u0041"y', 200_000)}"}</script>${SENTENCE}`,
    ),
    told: 'text/html',
    want: 'E_TOO_LARGE',
  },
  {
    name: 'many scripts of JSON-LD',
    bytes: bytesOf(
      times('<script type="application/ld+json">{"@type":"Person"}</script>', 100_000) + SENTENCE,
    ),
    told: 'text/html',
    want: 'E_TOO_LARGE',
  },
  {
    name: 'an item of a feed larger than a report',
    bytes: bytesOf(`{"content_text":[${times('[1],', 1_000_001)}1]}`),
    told: 'application/feed-item+json',
    want: 'E_TOO_LARGE',
  },
  { name: 'a line of ten megabytes', bytes: bytesOf(times('word ', 2_000_000)), want: 'E_TOO_LARGE' },
  {
    name: '140,000 lines of nothing but cues',
    bytes: bytesOf(times('Read more: x\n', 140_000)),
    want: 'article',
  },
  {
    name: 'plaintext that never ends',
    bytes: bytesOf(`<p>${SENTENCE}</p><plaintext>${times('<div>', 50_000)}`),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'CDATA that never ends',
    bytes: bytesOf(`<p>${SENTENCE}</p><![CDATA[${times('x<', 500_000)}`),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'halves of letters written as entities',
    bytes: bytesOf(`<p>${times('&#xD83D;&#xDE00; &#xDC00;', 10_000)} ${SENTENCE}</p>`),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'Markdown nested 100,000 deep',
    bytes: bytesOf(times('> ', 100_000) + SENTENCE),
    told: 'text/markdown',
    want: 'E_NO_STORY',
  },
  {
    name: 'Markdown of half-written emphases',
    bytes: bytesOf(times('*a _b ', 60_000)),
    told: 'text/markdown',
    want: 'article',
  },
  {
    name: 'Markdown longer than a book',
    bytes: bytesOf(times(`${SENTENCE}\n\n`, 10_000)),
    told: 'text/markdown',
    want: 'E_TOO_LARGE',
  },
  {
    name: 'a flood of entities',
    bytes: bytesOf(`<p>${times('&amp;', 400_000)} ${SENTENCE}</p>`),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'a flood of line breaks',
    bytes: bytesOf(`${times('<br>', 400_000)}${SENTENCE}`),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'a flood of paragraphs',
    bytes: bytesOf(times(`<p>${SENTENCE}</p>`, 6_000)),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'a story longer than a book',
    bytes: bytesOf(times(`<p>${SENTENCE}</p>`, 20_000)),
    told: 'text/html',
    want: 'E_TOO_LARGE',
  },
  {
    name: 'a flood of end tags',
    bytes: bytesOf(`${times('<b>', 900)}${times('</i>', 2_000_000)}${SENTENCE}`),
    told: 'text/html',
    want: 'article',
  },
  { name: 'one word of 400,000 letters', bytes: bytesOf(times('a', 400_000)), want: 'article' },
  { name: '400,000 digits', bytes: bytesOf(times('1', 400_000)), want: 'article' },
  { name: '400,000 brackets', bytes: bytesOf(times('(', 400_000)), want: 'article' },
  { name: 'a long line of spaces', bytes: bytesOf(`x${times(' ', 400_000)}x`), want: 'article' },
  { name: 'a long run of commas', bytes: bytesOf(`By ${times('A, ', 120_000)}`), want: 'article' },
  {
    name: 'a page cut in mid-tag',
    bytes: bytesOf(`<p>${SENTENCE}</p><p class="stor`),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'a comment that never ends',
    bytes: bytesOf(`<p>${SENTENCE}</p><!-- ${times('x', 100_000)}`),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'JSON-LD nested 50,000 deep',
    bytes: bytesOf(`<script type="application/ld+json">${times('[', 50_000)}</script><p>${SENTENCE}</p>`),
    told: 'text/html',
    want: 'article',
  },
  {
    name: 'a page without words',
    bytes: bytesOf('<html><body><img src=a></body></html>'),
    told: 'text/html',
    want: 'E_NO_STORY',
  },
  {
    name: 'an item of a feed that is no object',
    bytes: bytesOf('null'),
    told: 'application/feed-item+json',
    want: 'E_DAMAGED',
  },
  {
    name: 'an item of a feed with lists in lists',
    bytes: bytesOf(`{"title":${times('[', 50_000)}"x"${times(']', 50_000)},"content_text":"${SENTENCE}"}`),
    told: 'application/feed-item+json',
    want: 'article',
  },
  {
    name: 'a type that is not read',
    bytes: bytesOf('{"a":1}'),
    told: 'application/json',
    want: 'E_UNREADABLE',
  },
  {
    name: 'an unknown charset',
    bytes: Uint8Array.of(0x61, 0xe9, 0x62, 0x20),
    charset: 'klingon-8',
    want: 'E_CHARSET',
  },
];

for (const { name, bytes, told, charset, want } of ROWS)
  test(`${name}: ${want}`, () => {
    const type = mediaTypeOf(bytes, told ? { mediaType: told } : {});
    const result = readArticle(bytes, told ?? type, charset ? { charset } : {});
    assert.equal('code' in result ? result.code : 'article', want);
    if ('code' in result) assert.match(result.message, /^[a-z]/);
  });

const CHARSETS: { name: string; bytes: number[]; charset?: string; text: string }[] = [
  { name: 'UTF-8', bytes: [0x63, 0xc3, 0xa9], text: 'cé' },
  { name: 'windows-1252 that says nothing', bytes: [0x63, 0xe9, 0x21], text: 'cé!' },
  {
    name: 'UTF-8 told to be Latin-1 by the page',
    bytes: [...Buffer.from('<meta charset=iso-8859-1>é')],
    text: 'é',
  },
  { name: 'Cyrillic told by the transport', bytes: [0xc4, 0xe0], charset: 'windows-1251', text: 'Да' },
  { name: 'UTF-16 with its mark', bytes: [0xff, 0xfe, 0x41, 0, 0x42, 0], text: 'AB' },
];
for (const { name, bytes, charset, text } of CHARSETS)
  test(`charset: ${name}`, () => {
    const content = Uint8Array.from(bytes);
    const article = readArticle(content, mediaTypeOf(content, {}), charset ? { charset } : {});
    assert.ok(!('code' in article));
    assert.ok(article.text.endsWith(text), article.text);
  });

const FEEDS: { name: string; feed: string; told: string; items: number; code: string }[] = [
  {
    name: 'a feed nested without end',
    feed: `<rss>${times('<a>', 200_000)}`,
    told: 'application/rss+xml',
    items: 0,
    code: 'E_TOO_DEEP',
  },
  {
    name: 'a feed in JSON nested without end',
    feed: `{"version":"https://jsonfeed.org/version/1.1","items":${times('[', 200_000)}`,
    told: 'application/feed+json',
    items: 0,
    code: 'E_TOO_DEEP',
  },
  {
    name: 'a feed without items',
    feed: '<rss><channel><title>A</title></channel></rss>',
    told: 'application/rss+xml',
    items: 0,
    code: 'E_NO_STORY',
  },
  {
    name: 'a feed cut off in an item',
    feed: '<rss><channel><item><title>A</title></item><item><title>B</ti',
    told: 'application/rss+xml',
    items: 1,
    code: 'E_DAMAGED',
  },
  {
    name: 'a feed in JSON cut off in an item',
    feed: '{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"A"},{"id":"2","ti',
    told: 'application/json',
    items: 1,
    code: 'E_DAMAGED',
  },
  {
    name: 'an item of more elements than any feed has',
    feed: `<rss><channel><item/><item>${times('<a/>', 1_000_000)}</item></channel></rss>`,
    told: 'application/rss+xml',
    items: 1,
    code: 'E_TOO_LARGE',
  },
  {
    name: 'a feed of more items than any has',
    feed: `<rss><channel>${times('<item/>', 20_001)}</channel></rss>`,
    told: 'application/rss+xml',
    items: 20_000,
    code: 'E_TOO_LARGE',
  },
];
for (const { name, feed, told, items, code } of FEEDS)
  test(`${name}: ${code}`, () => {
    const found = unfold(bytesOf(feed), told) ?? [];
    assert.equal(found.length, items + 1);
    const last = found.at(-1)!;
    assert.equal('error' in last ? last.error.code : 'an item', code);
  });

test('entities that a feed makes of each other are not expanded', () => {
  const laughs = Array.from({ length: 30 }, (_, i) => `<!ENTITY l${i + 1} "${times(`&l${i};`, 10)}">`).join(
    '',
  );
  const feed = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${laughs}]><rss><channel><item><title>&l30; Ban lifted</title><description>${SENTENCE}</description></item></channel></rss>`;
  const [item] = unfold(bytesOf(feed), 'application/rss+xml') ?? [];
  assert.ok(item && !('error' in item));
  const article = readArticle(item.bytes, item.mediaType, item.hints);
  assert.ok(!('code' in article) && article.text.length < 1000);
});
