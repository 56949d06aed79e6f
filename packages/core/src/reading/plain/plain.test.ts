/** What plain text must and must not lose: rows of a text and the lines that are kept as its story. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArticle } from '../index.ts';

const read = (text: string) => {
  const article = readArticle(new TextEncoder().encode(text), 'text/plain');
  assert.ok(!('code' in article), JSON.stringify(article));
  return article;
};
const SENTENCE =
  'The office said on Monday that the ban on seed imports ends with the month, as growers had asked.';

const ROWS: { name: string; text: string; story: string[] }[] = [
  { name: 'one pasted sentence', text: SENTENCE, story: [SENTENCE] },
  { name: 'a few words', text: 'Ban lifted', story: [] },
  {
    name: 'three pasted lines, one of them short',
    text: `${SENTENCE}\nNo date was given.\nImporters wait.`,
    story: [SENTENCE, 'No date was given.', 'Importers wait.'],
  },
  {
    name: 'a cue after a sentence, on its line',
    text: `${SENTENCE} Read more: Growers count their losses\n\n${SENTENCE}`,
    story: [SENTENCE, SENTENCE],
  },
  {
    name: 'a quotation that begins like a cue',
    text: `${SENTENCE}\n\n"Read more: that is what I told every importer who asked me for a way around the list," an official said.`,
    story: [
      SENTENCE,
      '"Read more: that is what I told every importer who asked me for a way around the list," an official said.',
    ],
  },
  {
    name: 'questions and answers',
    text: [SENTENCE, 'Who pays?', 'The importer pays, the office said.', 'Since when?', 'Since Monday.'].join(
      '\n\n',
    ),
    story: [SENTENCE, 'Who pays?', 'The importer pays, the office said.', 'Since when?', 'Since Monday.'],
  },
];

for (const { name, text, story } of ROWS)
  test(`the story of ${name}`, () => {
    assert.deepEqual(read(text).story.split('\n\n').filter(Boolean), story);
  });

test('a notice of numbered items alone loses none of them', () => {
  const items = Array.from(
    { length: 12 },
    (_, i) => `${i + 1}. Goods of heading ${1001 + i} may be brought in until 30 June.`,
  );
  assert.deepEqual(read(['Notice 12/2024', '', ...items].join('\n')).story.split('\n\n'), items);
});

test('a text of two hundred thousand lines is read as it stands', () => {
  const article = readArticle(new TextEncoder().encode('Share\nShips wait.\n'.repeat(10_500)), 'text/plain');
  assert.ok(!('code' in article) && article.blocks.every(({ cue }) => cue !== 'share'));
});

test('a line is flagged and never deleted', () => {
  const text = `${SENTENCE}\n\nFollow live:\nVotes are counted\n\n${SENTENCE}`;
  const { blocks, text: kept } = read(text);
  assert.equal(kept, text);
  assert.deepEqual(
    blocks
      .filter(({ kind }) => kind === 'furniture')
      .map(({ cue, start, end }) => [cue, kept.slice(start, end)]),
    [
      ['follow-live', 'Follow live:'],
      ['follow-live', 'Votes are counted'],
    ],
  );
});
