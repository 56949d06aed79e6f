/** The quick words of a line are the plain ones, on hard lines and on lines put together at random. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { WordTable } from '../word-table.ts';
import { FIGURE, plainWords, TIME, WHICH, wordsOf } from './line-words.ts';

const LINES = [
  '• Read more: 12 things — it’s 9:05, 12:30:15 and 112:30',
  '© 2024 (C) Quay Wire (c) R&D re-open #:# #harbour * *',
  "Ähnliche BEITRÄGE l‘été 3d 4'5 -x &y 'z",
  '12:3 1:234 12:34:5 :30 5:',
  '日本語 пример ΣΊΣΥΦΟ 𝐁𝐨𝐥𝐝 x\ud835 ½ ²',
  '',
];

function assertAlike(line: string): void {
  const plain = plainWords(line);
  const known = [...new Set(plain)];
  const table = new WordTable(new Map(known.map((word, i) => [word, i + 1])));
  assert.deepEqual(
    wordsOf(line, table),
    plain.map(
      (word) =>
        (known.indexOf(word) + 1) |
        (/^\d+$/.test(word) ? FIGURE : 0) |
        (/^\d{1,2}:\d{2}/.test(word) ? TIME : 0),
    ),
  );
  assert.ok(wordsOf(line, new WordTable(new Map())).every((word) => (word & WHICH) === 0));
}

for (const line of LINES)
  test(`the words of \`${line}\``, () => {
    assertAlike(line);
  });

test('the words of lines put together at random', () => {
  const piece = fc.constantFrom(
    ..."a Z 1 23 : # * ( c C ) ' ’ & - © é Ж 日 . , | 😀 \ud835\udc01".split(' '),
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => assertAlike(pieces.join(''))),
    { numRuns: 1000 },
  );
});
