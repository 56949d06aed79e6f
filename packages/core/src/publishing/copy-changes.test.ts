/** A first report and its copy, sentence by sentence → what the copy changed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyChanges } from './copy-changes.ts';

type Told = [headline: string, ...sentences: string[]];
type Row = [law: string, first: Told, copy: Told, headline: boolean, leftOut: string[], added: string[]];

const BAN = 'India banned exports of white rice.';
const WHO = 'Two officials said so.';
const ROWS: Row[] = [
  ['the same words change nothing', ['Ban', BAN, WHO], ['Ban', BAN, WHO], false, [], []],
  [
    'signs and case change nothing',
    ['Ban', 'India banned exports of “white rice”.'],
    ['BAN', 'INDIA banned exports of "white rice".'],
    false,
    [],
    [],
  ],
  ['a sentence left out is told', ['Ban', BAN, WHO], ['Ban', BAN], false, [WHO], []],
  ['a headline of its own is told', ['Ban', BAN], ['India shuts its ports', BAN], true, [], []],
  [
    'a sentence in other words is both left out and added',
    ['Ban', BAN],
    ['Ban', 'India banned all exports of white rice.'],
    false,
    [BAN],
    ['India banned all exports of white rice.'],
  ],
  [
    'U.S. ends no sentence before a small letter',
    ['Ban', 'U.S. officials said so.'],
    ['Ban'],
    false,
    ['U.S. officials said so.'],
    [],
  ],
];

for (const [law, first, copy, headline, leftOut, added] of ROWS) {
  test(`what a copy changed: ${law}`, () => {
    const told = ([title, ...sentences]: Told) => ({ headline: title, story: sentences.join(' ') });
    assert.deepEqual(copyChanges(told(first), told(copy)), { headline, leftOut, added });
  });
}
