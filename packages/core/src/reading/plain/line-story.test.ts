/** Laws of the scorer of plain lines, and the cautions under which its beliefs may flag a line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { besideIn, storyBelief } from './line-story.ts';
import fitted from './line-weights.json' with { type: 'json' };

const SENTENCE =
  'The office said on Monday that the ban on seed imports ends with the month, as growers had asked.';
const LINE = fc.record({
  text: fc.oneof(
    fc.string({ minLength: 1, maxLength: 80 }),
    fc.constantFrom(SENTENCE, 'Share', '12 May 2024', '🙂', '((((', 'A B C D', '© 2024'),
  ),
  cue: fc.constantFrom(null, 'read-more', 'comments', 'share'),
});

test('every line gets a belief from nought to one', () => {
  fc.assert(
    fc.property(fc.array(LINE, { maxLength: 30 }), (lines) => {
      const beliefs = storyBelief(lines, fitted);
      assert.equal(beliefs.length, lines.length);
      for (const belief of beliefs) assert.ok(belief >= 0 && belief <= 1, `belief ${belief}`);
    }),
  );
});

const ROWS: {
  name: string;
  sentences: number;
  others: number;
  doubted: 'sentences' | 'others';
  flagged: number;
}[] = [
  { name: 'three sentences: no line is judged', sentences: 3, others: 3, doubted: 'others', flagged: 0 },
  { name: 'four sentences: the other lines are', sentences: 4, others: 3, doubted: 'others', flagged: 3 },
  { name: 'seven sentences, one doubted: kept', sentences: 7, others: 0, doubted: 'sentences', flagged: 0 },
  {
    name: 'eight sentences, two doubted: flagged',
    sentences: 8,
    others: 0,
    doubted: 'sentences',
    flagged: 2,
  },
  {
    name: 'two doubted in four: kept, and the others too',
    sentences: 4,
    others: 1,
    doubted: 'sentences',
    flagged: 0,
  },
];

for (const { name, sentences, others, doubted, flagged } of ROWS)
  test(name, () => {
    const texts = [
      ...Array<string>(sentences).fill(SENTENCE),
      ...Array<string>(others).fill('Harbour reopens'),
    ];
    const beliefs = texts.map((text, i) =>
      doubted === 'others' ? (text === SENTENCE ? 0.9 : 0.1) : i < 2 ? 0.1 : 0.9,
    );
    const beside = besideIn(
      texts.map((text) => ({ text, cue: null })),
      beliefs,
      { prose: 0.3, other: 0.3 },
    );
    assert.equal(beside.filter(Boolean).length, flagged);
  });

test('where a third of the sentences would go, none goes', () => {
  const lines = Array.from({ length: 9 }, () => ({ text: SENTENCE, cue: null }));
  const beliefs = lines.map((_, i) => (i < 4 ? 0.1 : 0.9));
  assert.ok(!besideIn(lines, beliefs, { prose: 0.3, other: 0.3 }).some(Boolean));
});

test('a credit in brackets is kept for those who read credits', () => {
  const lines = [...Array<string>(8).fill(SENTENCE), '(Harbour Wire)'].map((text) => ({ text, cue: null }));
  const beliefs = lines.map(({ text }) => (text === SENTENCE ? 0.9 : 0.01));
  assert.ok(!besideIn(lines, beliefs, { prose: 0.3, other: 0.3 }).some(Boolean));
});
