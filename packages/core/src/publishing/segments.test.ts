import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Marked, segmentsOf } from './segments.ts';

const TEXT = 'the ban was partly lifted today';
const mark = (words: string, of: string, strong: boolean): Marked => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, of, role: strong ? 'move' : 'slot' };
};

/** Marks, and the runs: `words` plain, `(words f1)` a slot, `[words f1]` the words that carry a move. */
const CASES: [name: string, marks: Marked[], runs: string][] = [
  ['no mark leaves one run', [], 'the ban was partly lifted today'],
  [
    'a mark parts its block in three',
    [mark('partly lifted', 'f1', true)],
    'the ban was |[partly lifted f1]| today',
  ],
  [
    'a slot beside it',
    [mark('the ban', 'f1', false), mark('lifted', 'f1', true)],
    '(the ban f1)| was partly |[lifted f1]| today',
  ],
  [
    'words that carry a move outrank those of a slot',
    [mark('was partly lifted', 'f1', false), mark('lifted', 'f2', true)],
    'the ban |(was partly  f1)|[lifted f2]| today',
  ],
  [
    'one run for two findings',
    [mark('lifted', 'f1', true), mark('lifted', 'f2', true)],
    'the ban was partly |[lifted f1 f2]| today',
  ],
  [
    'words that carry a move stay together, though one of them fills a slot',
    [mark('partly lifted', 'f1', true), mark('lifted', 'f1', false)],
    'the ban was |[partly lifted f1]| today',
  ],
  [
    'two moves that overlap are parted',
    [mark('partly lifted', 'f1', true), mark('lifted', 'f2', true)],
    'the ban was |[partly  f1]|[lifted f1 f2]| today',
  ],
  [
    'a mark of another block is no part',
    [{ start: 40, end: 50, of: 'f1', role: 'move' }],
    'the ban was partly lifted today',
  ],
];
for (const [name, marks, runs] of CASES) {
  test(name, () => {
    const found = segmentsOf(TEXT, { start: 0, end: TEXT.length }, marks).map(({ text, findings, roles }) => {
      const told = [text, ...findings].join(' ');
      return findings.length === 0 ? text : roles.includes('move') ? `[${told}]` : `(${told})`;
    });
    assert.equal(found.join('|'), runs);
  });
}

test('a run has all that it is part of, the outermost first', () => {
  const marks: Marked[] = [
    { ...mark('the ban was partly lifted', 's1', false), role: 'content', lands: true },
    mark('the ban', 'f1', false),
    { ...mark('partly lifted', 'f1', true), lands: true },
  ];
  const runs = segmentsOf(TEXT, { start: 0, end: TEXT.length }, marks);
  assert.deepEqual(
    runs.map(({ text, roles, begins }) => [text, roles.join(' '), begins.join(' ')]),
    [
      ['the ban', 'content slot', 's1'],
      [' was ', 'content', ''],
      ['partly lifted', 'content move', 'f1'],
      [' today', '', ''],
    ],
  );
});
