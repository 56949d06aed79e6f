/** Whatever a page says of itself, reading it neither throws nor hangs, and tells days that are days. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isDateStamp } from '../../vocabulary/index.ts';
import { readArticle } from '../read-article.ts';
import { bylineNames } from './bylines.ts';
import { creditsIn } from './credits.ts';
import { dateIn, dateLine, stampOf } from './dates.ts';
import { parseLeniently } from './lenient-json.ts';
import { namesIn } from './names.ts';

const times = (text: string, n: number): string => text.repeat(n);
const STORY = '<p>The ban on exports is lifted from Monday, the ministry said in a notice.</p>';
const LONG = 200_000;

const PAGES: { name: string; html: string }[] = [
  { name: 'an author of 200,000 letters', html: `<meta name=author content="${times('a', LONG)}">` },
  { name: 'an author of 200,000 words', html: `<meta name=author content="${times('Jane ', LONG)}">` },
  { name: 'an author of commas', html: `<meta name=author content="${times('A, ', LONG)}">` },
  { name: 'an author of brackets', html: `<meta name=author content="${times('(', LONG)}">` },
  { name: '100,000 authors', html: times('<meta name=author content="Jane Doe">', 100_000) },
  { name: '50,000 marks', html: times('<span class=author>Jane Doe</span> ', 50_000) },
  { name: 'marks within marks', html: times('<b class=author>Jane ', 900) },
  { name: 'a class of 200,000 letters', html: `<p class="${times('author-', LONG / 7)}">By Jane Doe</p>` },
  { name: 'a link of 200,000 folders', html: `<a href="${times('/author', LONG / 7)}">Jane Doe</a>` },
  { name: 'a title of bars', html: `<title>${times('a | ', LONG / 4)}</title>` },
  { name: 'a title of dashes', html: `<title>${times(' - ', LONG / 3)}</title>` },
  {
    name: 'a day of digits',
    html: `<meta name=date content="${times('1', LONG)}"><time>${times('1.', LONG)}</time>`,
  },
  { name: '50,000 days', html: times('<time datetime="2024-05-30">30 May</time> ', 50_000) },
  {
    name: 'JSON-LD of quotation marks',
    html: `<script type="application/ld+json">{"a":${times('"', LONG)}</script>`,
  },
  {
    name: 'JSON-LD of one long string',
    html: `<script type="application/ld+json">{"a":"${times('" x', LONG / 3)}</script>`,
  },
  {
    name: 'JSON-LD of 50,000 articles',
    html: `<script type="application/ld+json">[${times('{"@type":"Article","headline":"x"},', 50_000)}</script>`,
  },
  {
    name: 'JSON-LD that points at itself',
    html: '<script type="application/ld+json">{"@id":"#a","@type":"Article","author":{"@id":"#a"}}</script>',
  },
  {
    name: 'JSON-LD with names of the language',
    html: '<script type="application/ld+json">{"__proto__":{"@type":"Article"},"constructor":1,"@type":"Article","author":{"toString":1},}</script>',
  },
];

for (const { name, html } of PAGES)
  test(`${name} ends in an article`, () => {
    const article = readArticle(
      new TextEncoder().encode(`<html lang=en>${html}<h1>Ban lifted</h1>${STORY}`),
      'text/html',
    );
    assert.ok(!('code' in article) || article.code === 'E_TOO_LARGE');
    if (!('code' in article)) assert.ok(article.bylines.length <= 100);
  });

const words = fc.array(
  fc.oneof(
    fc.constantFrom(
      'By',
      'Von',
      'Jane',
      'Doe',
      'and',
      ',',
      '|',
      '(',
      ')',
      'Reuters',
      'dpa',
      '/',
      '-',
      '–',
      ':',
      '.',
      '30',
      'May',
      '2024',
      '12:30',
      'Uhr',
      '1.2.2024',
      'Quelle',
      '\n',
      '\u00ad',
      '"',
    ),
    fc.string({ maxLength: 12, unit: 'grapheme' }),
  ),
  { maxLength: 30 },
);

test('any line gives names without line breaks, days that are days, and credits', () => {
  fc.assert(
    fc.property(words, (given) => {
      const line = given.join(' ');
      for (const names of [bylineNames(line, true) ?? [], bylineNames(line, false) ?? [], namesIn(line)])
        for (const name of names) assert.ok(name.length > 1 && name.length <= 60 && !name.includes('\n'));
      for (const stamp of [stampOf(line), dateIn(line)?.stamp ?? null, dateLine(line)?.stamp ?? null])
        if (stamp !== null) assert.ok(isDateStamp(stamp), stamp);
      for (const name of creditsIn([{ text: line, kind: 'paragraph' }])) assert.ok(name.length <= 60);
    }),
    { numRuns: 500 },
  );
});

test('a date stands where it is said to stand', () => {
  fc.assert(
    fc.property(words, (given) => {
      const line = given.join(' ');
      const found = dateIn(line);
      if (found) assert.ok(found.at >= 0 && found.at + found.length <= line.length);
    }),
    { numRuns: 500 },
  );
});

test('JSON that is whole is read as it is, and any other as something', () => {
  fc.assert(
    fc.property(fc.json(), fc.string(), (json, any) => {
      assert.deepEqual(parseLeniently(json), JSON.parse(json));
      parseLeniently(json.slice(0, json.length / 2));
      parseLeniently(any);
    }),
    { numRuns: 300 },
  );
});
