import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Marked, segmentsOf } from './segments.ts';

const TEXT = 'the ban was partly lifted today';
const mark = (words: string, finding: string, strong: boolean): Marked => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, finding, strong };
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
    'a mark of another block is no part',
    [{ start: 40, end: 50, finding: 'f1', strong: true }],
    'the ban was partly lifted today',
  ],
];
for (const [name, marks, runs] of CASES) {
  test(name, () => {
    const found = segmentsOf(TEXT, { start: 0, end: TEXT.length }, marks).map(
      ({ text, findings, strong }) => {
        const told = [text, ...findings].join(' ');
        return findings.length === 0 ? text : strong ? `[${told}]` : `(${told})`;
      },
    );
    assert.equal(found.join('|'), runs);
  });
}
