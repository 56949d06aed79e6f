import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { EncoderWord } from './encoder-words.ts';
import { windowsOf } from './windows.ts';

const sentences = fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 90 }), {
  maxLength: 30,
});

const wordsOf = (sizes: number[][]): EncoderWord[] =>
  sizes.flatMap((words, sentence) =>
    words.map((size, i) => ({
      start: i,
      end: i + 1,
      pieces: Array.from({ length: size }, () => 7),
      sentence,
      shape: 0,
      quoted: 0,
      opens: 0,
      joined: 0,
    })),
  );

test('each word is some window’s own once, and no window holds more than the encoder was taught to read', () => {
  fc.assert(
    fc.property(sentences, (sizes) => {
      const words = wordsOf(sizes);
      let cursor = 0;
      for (const { first, end, ownFirst, ownEnd } of windowsOf(words)) {
        assert.equal(ownFirst, cursor);
        assert.ok(first <= ownFirst && ownFirst < ownEnd && ownEnd <= end);
        assert.ok(words.slice(first, end).reduce((sum, w) => sum + w.pieces.length, 0) <= 190);
        cursor = ownEnd;
      }
      assert.equal(cursor, words.length);
    }),
  );
});
