import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { wordsOf } from '../testing/words.ts';
import { windowsOf } from './windows.ts';

const paragraphs = fc.array(
  fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 90 }), {
    minLength: 1,
    maxLength: 6,
  }),
  { maxLength: 12 },
);

/** Paragraphs of sentences of so many words of one piece → the words at which windows open. */
const rows: { name: string; paragraphs: number[][]; opensAt: number[] }[] = [
  { name: 'what fits is one window', paragraphs: [[40, 40], [60]], opensAt: [0] },
  {
    name: 'a paragraph that does not fit opens the next',
    paragraphs: [
      [60, 60],
      [60, 60],
    ],
    opensAt: [0, 120],
  },
  {
    name: 'unless less than half a window were left',
    paragraphs: [[60], [60, 60, 60]],
    opensAt: [0, 180],
  },
  { name: 'a sentence longer than a window is cut', paragraphs: [[200]], opensAt: [0, 190] },
];

for (const { name, paragraphs: sizes, opensAt } of rows)
  test(name, () => {
    const ones = sizes.map((paragraph) => paragraph.map((words) => Array.from({ length: words }, () => 1)));
    assert.deepEqual(
      windowsOf(wordsOf(ones)).map(({ first }) => first),
      opensAt,
    );
  });

test('each word is in one window, and no window holds more than the encoder was taught to read', () => {
  fc.assert(
    fc.property(paragraphs, (sizes) => {
      const words = wordsOf(sizes);
      let cursor = 0;
      for (const { first, end } of windowsOf(words)) {
        assert.equal(first, cursor);
        assert.ok(first < end);
        assert.ok(words.slice(first, end).reduce((sum, w) => sum + w.pieces.length, 0) <= 190);
        cursor = end;
      }
      assert.equal(cursor, words.length);
    }),
  );
});
