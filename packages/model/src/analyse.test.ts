import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Article, type Block, bareArticle } from '@proviso/core/vocabulary';
import { gazetteer } from '@proviso/gazetteer';
import fc from 'fast-check';
import { createAnalyser } from './index.ts';

type Row = { name: string; text: string; sentences: string[] };
const rows = JSON.parse(
  readFileSync(new URL('../../../spec/analysis/sentences.json', import.meta.url), 'utf8'),
) as Row[];
const analyse = createAnalyser(gazetteer);

function articleOf(text: string): Article {
  const blocks = [...text.matchAll(/\S[^\n]*/g)].map(
    (line): Block => ({ kind: 'paragraph', start: line.index, end: line.index + line[0].length }),
  );
  return bareArticle(text, blocks);
}

for (const row of rows) {
  test(row.name, async () => {
    const { sentences } = await analyse(articleOf(row.text));
    assert.deepEqual(
      sentences.map((s) => row.text.slice(s.start, s.end)),
      row.sentences,
    );
  });
}

test('tokens and sentences lie in order, hold exactly their words, and cover every sign but white space', async () => {
  const bits = [
    '“',
    '”',
    "''",
    ' U.S. ',
    'said no. ',
    'The ',
    '\n\n',
    "can't ",
    '$490/t. ',
    'é',
    '😀',
    ' ',
    '…',
    'No.',
  ];
  const text = fc.array(fc.constantFrom(...bits), { maxLength: 30 }).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(text, async (input) => {
      const { tokens, sentences } = await analyse(articleOf(input));
      let cursor = 0;
      for (const token of tokens) {
        assert.equal(input.slice(cursor, token.start).trim(), '');
        assert.equal(token.text, input.slice(token.start, token.end));
        cursor = token.end;
      }
      assert.equal(input.slice(cursor).trim(), '');
      sentences.forEach((sentence, index) => {
        assert.equal(sentence.start, tokens[sentence.firstToken]!.start);
        assert.equal(sentence.end, tokens[sentence.endToken - 1]!.end);
        assert.ok(tokens.slice(sentence.firstToken, sentence.endToken).every((t) => t.sentence === index));
      });
    }),
    { numRuns: 300 },
  );
});

test('a run without a space is cut into words of two hundred signs', async () => {
  const text = `See ${'a1/😀'.repeat(300)} there.`;
  const { tokens } = await analyse(articleOf(text));
  assert.ok(tokens.every((token) => [...token.text].length <= 200));
  assert.equal(tokens.map((token) => token.text).join(''), text.replaceAll(' ', ''));
});
