/** What the scorer may change of the rules' roles, and what it may not, whatever it believes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FEATURES } from './block-features.ts';
import { draftOfHtml } from './html.ts';
import type { Scorer } from './story-scorer.ts';

const believing =
  (score: number): Scorer =>
  (rows) =>
    new Float64Array(rows.length / FEATURES.length).fill(score);

const sentence = (n: number) =>
  `<p>Sentence ${n} tells what the council has decided about the old bridge.</p>`;
const page = (sentences: number) =>
  `<html><head><title>Bridge to close</title></head><body><h1>Bridge to close</h1><p class="byline">By the city desk</p>
  <p>30 May 2024</p>${Array.from({ length: sentences }, (_, i) => sentence(i)).join('')}
  <p>Read more: Tunnel to open</p><div class="sidebar"><p>Weather: rain is expected in the evening.</p></div></body></html>`;

const kinds = (html: string, scorer: Scorer) =>
  new Map(draftOfHtml(html, undefined, scorer).parts.map(({ text, kind, cue }) => [text, cue ?? kind]));

const rows = [
  {
    belief: 'all is story',
    score: 9,
    text: 'Weather: rain is expected in the evening.',
    expected: 'paragraph',
  },
  { belief: 'all is story', score: 9, text: 'Read more: Tunnel to open', expected: 'read-more' },
  { belief: 'all is story', score: 9, text: 'Bridge to close', expected: 'headline' },
  { belief: 'all is story', score: 9, text: 'By the city desk', expected: 'byline' },
  { belief: 'all is story', score: 9, text: '30 May 2024', expected: 'dateline' },
  {
    belief: 'nothing is story',
    score: -9,
    text: 'Sentence 3 tells what the council has decided about the old bridge.',
    expected: 'beside',
  },
  { belief: 'nothing is story', score: -9, text: 'Bridge to close', expected: 'headline' },
];

for (const { belief, score, text, expected } of rows)
  test(`where ${belief}, "${text}" is ${expected}`, () => {
    assert.equal(kinds(page(20), believing(score)).get(text), expected);
  });

test('of a page of a few runs the rules alone speak', () => {
  const found = kinds(page(5), believing(-9));
  assert.equal(found.get('Sentence 3 tells what the council has decided about the old bridge.'), 'paragraph');
});
