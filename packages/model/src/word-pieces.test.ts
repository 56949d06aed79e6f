import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readWeights } from './weights.ts';
import { createWordPieces } from './word-pieces.ts';

const { vocabulary } = readWeights();
const names = vocabulary.split('\n');
const pieces = createWordPieces(vocabulary);

/** A word's own letters, then its pieces. The pieces are those of the encoder's own tokeniser. */
const rows: { name: string; text: string; words: [string, string][] }[] = [
  {
    name: 'small letters and signs',
    text: 'The ban, lifted.',
    words: [
      ['The', 'the'],
      ['ban', 'ban'],
      [',', ','],
      ['lifted', 'lifted'],
      ['.', '.'],
    ],
  },
  { name: 'accents are dropped in the pieces only', text: 'Café', words: [['Café', 'cafe']] },
  { name: 'an accent that is a sign of its own', text: 'Cafe\u0301', words: [['Cafe\u0301', 'cafe']] },
  {
    name: 'a rare word falls into pieces',
    text: 'unembargoed',
    words: [['unembargoed', 'une ##mba ##rgo ##ed']],
  },
  {
    name: 'each stop of an abbreviation is a word',
    text: 'U.S.',
    words: [
      ['U', 'u'],
      ['.', '.'],
      ['S', 's'],
      ['.', '.'],
    ],
  },
  {
    name: 'a sign that no piece knows',
    text: 'no 😀',
    words: [
      ['no', 'no'],
      ['😀', '[UNK]'],
    ],
  },
  { name: 'a soft hyphen is no part of a word', text: 'tar\u00adiff', words: [['tar\u00adiff', 'tariff']] },
];

for (const row of rows) {
  test(row.name, () => {
    const found = pieces.split(row.text, 0, row.text.length);
    assert.deepEqual(
      found.map((w) => [row.text.slice(w.start, w.end), w.pieces.map((id) => names[id]).join(' ')]),
      row.words,
    );
  });
}

test('words lie in order and leave out nothing that can be seen', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      let cursor = 0;
      for (const { start, end, pieces: own } of pieces.split(text, 0, text.length)) {
        assert.ok(start >= cursor && end > start && own.length > 0);
        assert.ok(!/[\p{L}\p{N}\p{P}]/u.test(text.slice(cursor, start)));
        cursor = end;
      }
      assert.ok(!/[\p{L}\p{N}\p{P}]/u.test(text.slice(cursor)));
    }),
    { numRuns: 60 },
  );
});
