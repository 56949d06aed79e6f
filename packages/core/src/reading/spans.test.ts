/** Whatever is read, the article keeps the contract of `read --json`: so it is for any text, any markup, any bytes. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Hints } from '../vocabulary/index.ts';
import { decode } from './charset/decode.ts';
import { mediaTypeOf, readArticle, unfold } from './index.ts';
import { contractBreaks } from './testing/contract.ts';

const PAGES = join(import.meta.dirname, '../../../../../shared/data/reading/readability.jsonl.gz');
const EVERY = 12;

/** Gives the article's text; null where it was refused, with a code. */
function keeps(bytes: Uint8Array, mediaType: string, hints: Hints = {}): string | null {
  const article = readArticle(bytes, mediaType, hints);
  if ('code' in article) {
    assert.match(article.code, /^E_[A-Z_]+$/);
    assert.notEqual(article.code, 'E_INTERNAL');
    return null;
  }
  assert.deepEqual(contractBreaks(article), []);
  return article.text;
}

const WORDS = fc.constantFrom(
  '\n',
  '\n\n',
  ' ',
  '\r\n',
  '\r',
  '\t',
  '\u00a0',
  '\u2028',
  '\u200b',
  'Read more:',
  'Follow live:',
  'Related articles',
  'Ban lifted in part',
  'The ban is lifted, officials said.',
  'Der Zoll fällt weg, teilte das Amt am Donnerstag mit.',
  'By A Courier, B Wire and C',
  '30 May 2024',
  'Updated 9:30 am',
  '(AP)',
  '© 2024',
  '🙂',
  '👨‍👩‍👧',
  '禁止令は解除された。',
  '5 km (3 miles)',
  '- ',
  '> ',
  '# ',
  '| a | b |',
  '**',
  '[a](b)',
  '```',
  '---',
);
const MARKS = fc.constantFrom(
  '<p>',
  '</p>',
  '<div class="related">',
  '<div class="comments">',
  '</div>',
  '<article>',
  '</article>',
  '<h1>',
  '</h1>',
  '<h2>',
  '<br>',
  '<hr>',
  '<li>',
  '<ul>',
  '<blockquote>',
  '<table><tr><td>',
  '<td>',
  '<figcaption>',
  '<span class="byline">',
  '<time datetime="2024-05-30">',
  '<a href="/">',
  '</a>',
  '<b>',
  '</b>',
  '<script>',
  '</script>',
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ban","datePublished":"2024"}</script>',
  '<title>Ban - A</title>',
  '<meta property="og:title" content="Ban">',
  '<plaintext>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<',
  '&',
  '&amp;',
  '&#xD800;',
  '&#0;',
  '&nbsp;',
);
const STRAY = fc.string({ unit: 'binary', maxLength: 8 });
const textOf = (...pieces: fc.Arbitrary<string>[]) =>
  fc.array(fc.oneof(...pieces), { maxLength: 60 }).map((list) => list.join(''));

test('plain text stays as it is, and its blocks cover it', () => {
  fc.assert(
    fc.property(textOf(WORDS, STRAY), (text) => {
      const bytes = Buffer.from(`x${text}`);
      const read = keeps(bytes, 'text/plain');
      const decoded = decode(bytes);
      if (read !== null) assert.equal(read, 'text' in decoded ? decoded.text : '');
    }),
    { numRuns: 1500 },
  );
});

for (const [mediaType, frame] of [
  ['text/html', (text: string) => `<p>x</p>${text}`],
  ['text/markdown', (text: string) => `x\n\n${text}`],
  [
    'application/feed-item+xml',
    (text: string) => `<item><title>x</title><description>${text}</description></item>`,
  ],
  [
    'application/feed-item+json',
    (text: string) => JSON.stringify({ title: text, content_html: text, date_published: text }),
  ],
] as const)
  test(`${mediaType}: blocks cover what is read`, () => {
    fc.assert(
      fc.property(textOf(WORDS, MARKS, STRAY), (text) => {
        keeps(Buffer.from(frame(text)), mediaType);
      }),
      { numRuns: 1000 },
    );
  });

test('any bytes, of any type and charset, are read or refused', () => {
  const types = fc.constantFrom(
    'text/html',
    'text/plain',
    'text/markdown',
    'application/rss+xml',
    'application/feed+json',
  );
  const charsets = fc.constantFrom(
    undefined,
    'utf-8',
    'utf-16le',
    'shift_jis',
    'koi8-r',
    'gb18030',
    'x-none',
  );
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      textOf(WORDS, MARKS),
      types,
      charsets,
      (noise, text, told, charset) => {
        const bytes = Buffer.concat([Buffer.from(text), noise]);
        const mediaType = mediaTypeOf(bytes, { mediaType: told });
        for (const item of unfold(bytes, mediaType) ?? [{ bytes, mediaType, hints: {} }])
          if (!('error' in item))
            keeps(item.bytes, item.mediaType, charset ? { ...item.hints, charset } : item.hints);
      },
    ),
    { numRuns: 1500 },
  );
});

test('real pages keep it', { skip: existsSync(PAGES) ? false : `no corpus at ${PAGES}` }, () => {
  const lines = gunzipSync(readFileSync(PAGES)).toString('utf8').split('\n');
  for (const [i, line] of lines.entries()) {
    if (i % EVERY !== 0 || line === '') continue;
    const { html } = JSON.parse(line) as { html: string };
    assert.notEqual(keeps(Buffer.from(html), 'text/html'), null);
  }
});
