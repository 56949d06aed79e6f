/** Blocks stand in order, do not overlap, and leave nothing uncovered but white space; so it is for any text. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Article } from '../vocabulary/index.ts';
import { readArticle } from './index.ts';

const PAGES = join(import.meta.dirname, '../../../../../shared/data/reading/readability.jsonl.gz');
const EVERY = 12;

function covers(article: Article): void {
  let at = 0;
  for (const { start, end } of article.blocks) {
    assert.ok(start >= at && end > start, `block ${start}..${end} after ${at}`);
    assert.equal(article.text.slice(at, start).trim(), '');
    at = end;
  }
  assert.equal(article.text.slice(at).trim(), '');
  for (const { quote } of article.measures)
    assert.equal(quote.text, article.text.slice(quote.start, quote.end));
}

const PIECE = fc.constantFrom(
  '\n',
  '\n\n',
  ' ',
  'Read more:',
  'Follow live:',
  'Ban lifted in part',
  'The ban is lifted, officials said.',
  '© 2024',
  '🙂',
  '\u00a0',
  '\r\n',
  '5 km (3 miles)',
);
const TAG = fc.constantFrom(
  '<p>',
  '</p>',
  '<div class="related">',
  '</div>',
  '<h1>',
  '</h1>',
  '<br>',
  '<li>',
  '<a href="/">',
  '</a>',
  '<td>',
  '&amp;',
  '<',
  '<!--',
);

test('blocks cover any plain text', () => {
  fc.assert(
    fc.property(fc.array(PIECE, { maxLength: 40 }), (pieces) => {
      const text = `x${pieces.join('')}`;
      const article = readArticle(Buffer.from(text), 'text/plain');
      assert.ok(!('code' in article));
      assert.equal(article.text, text);
      covers(article);
    }),
  );
});

test('blocks cover any page', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(PIECE, TAG), { maxLength: 60 }), (pieces) => {
      const article = readArticle(Buffer.from(`<p>x</p>${pieces.join('')}`), 'text/html');
      assert.ok(!('code' in article));
      covers(article);
    }),
  );
});

test('blocks cover real pages', { skip: existsSync(PAGES) ? false : `no corpus at ${PAGES}` }, () => {
  const lines = gunzipSync(readFileSync(PAGES)).toString('utf8').split('\n');
  for (const [i, line] of lines.entries()) {
    if (i % EVERY !== 0 || line === '') continue;
    const { html } = JSON.parse(line) as { html: string };
    const article = readArticle(Buffer.from(html), 'text/html');
    assert.ok(!('code' in article));
    covers(article);
  }
});
