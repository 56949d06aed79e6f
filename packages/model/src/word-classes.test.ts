import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PartOfSpeech, Token } from '@proviso/core/vocabulary';
import type { EncoderWord } from './encoder-words.ts';
import { mendClasses } from './word-classes.ts';

type Row = {
  name: string;
  word: string;
  /** What the tagger says, and the encoder, and how sure of it. */
  tagger: PartOfSpeech;
  encoder: PartOfSpeech;
  likely: number;
  taken: PartOfSpeech;
};

const rows: Row[] = [
  {
    name: 'a verb taken for an adjective',
    word: 'relaxed',
    tagger: 'ADJ',
    encoder: 'VERB',
    likely: 0.95,
    taken: 'VERB',
  },
  {
    name: 'a noun taken for a verb',
    word: 'permit',
    tagger: 'VERB',
    encoder: 'NOUN',
    likely: 0.99,
    taken: 'NOUN',
  },
  {
    name: 'what the encoder is not sure of',
    word: 'permit',
    tagger: 'VERB',
    encoder: 'NOUN',
    likely: 0.6,
    taken: 'VERB',
  },
  {
    name: 'an auxiliary is of a closed class',
    word: 'may',
    tagger: 'AUX',
    encoder: 'NOUN',
    likely: 0.99,
    taken: 'AUX',
  },
  {
    name: 'a name stays one',
    word: 'March',
    tagger: 'PROPN',
    encoder: 'VERB',
    likely: 0.99,
    taken: 'PROPN',
  },
  {
    name: 'no verb ends so',
    word: 'importers',
    tagger: 'NOUN',
    encoder: 'VERB',
    likely: 0.9,
    taken: 'NOUN',
  },
];

const wordAt = (start: number, end: number): EncoderWord => ({
  start,
  end,
  pieces: [1],
  sentence: 0,
  shape: 0,
  quoted: 0,
  opens: 0,
  joined: 0,
});

for (const { name, word, tagger, encoder, likely, taken } of rows)
  test(name, () => {
    const token: Token = {
      start: 4,
      end: 4 + word.length,
      text: word,
      lemma: word,
      pos: tagger,
      sentence: 0,
    };
    const words = [wordAt(0, 3), wordAt(4, 4 + word.length)];
    const [mended] = mendClasses([token], words, [
      { pos: 'DET', likely: 1 },
      { pos: encoder, likely },
    ]);
    assert.equal(mended?.pos, taken);
  });

test('a token of several words keeps what the tagger said', () => {
  const token: Token = { start: 0, end: 9, text: 'duty-free', lemma: 'duty-free', pos: 'ADJ', sentence: 0 };
  const words = [wordAt(0, 4), wordAt(4, 5), wordAt(5, 9)];
  const classes = words.map(() => ({ pos: 'NOUN' as const, likely: 1 }));
  assert.equal(mendClasses([token], words, classes)[0]?.pos, 'ADJ');
});
