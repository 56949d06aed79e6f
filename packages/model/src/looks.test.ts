import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { wordsOf } from '../testing/words.ts';
import type { EncoderWord } from './encoder-words.ts';
import { aroundCue, looksIn } from './looks.ts';
import type { Window } from './windows.ts';

const ones = (count: number) => Array.from({ length: count }, () => 1);
const paragraphsOf = (...sizes: number[]) => wordsOf(sizes.map((size) => [ones(size)]));

/** Paragraphs of so many words, and a cue of one word → the words that are searched for its source and content. */
const rows: { name: string; paragraphs: number[]; cue: number; searched: [number, number] }[] = [
  {
    name: 'short paragraphs beside it are searched too',
    paragraphs: [30, 30, 30],
    cue: 40,
    searched: [0, 90],
  },
  {
    name: 'the one after it goes before the one before it',
    paragraphs: [40, 40, 40],
    cue: 50,
    searched: [40, 120],
  },
  { name: 'none beside a long one', paragraphs: [60, 90, 60], cue: 100, searched: [60, 150] },
  { name: 'of a longer one, eighty words on either side', paragraphs: [400], cue: 200, searched: [120, 281] },
];

for (const { name, paragraphs, cue, searched } of rows)
  test(name, () => {
    const { from, until } = aroundCue(paragraphsOf(...paragraphs), { first: cue, end: cue + 1 });
    assert.deepEqual([from, until], searched);
  });

/** An encoder whose state of a word is the word's place in the article, and that counts what it was asked. */
const echo = () => {
  const asked: Window[] = [];
  return {
    asked,
    encode: async (_: readonly EncoderWord[], window: Window) => {
      asked.push(window);
      const states = Float32Array.from({ length: window.end - window.first }, (_, i) => window.first + i);
      return { window, cues: new Float32Array(), tags: new Float32Array(), states };
    },
  };
};

test('a look has the states of its words, whatever windows they were in, and waits for no more windows', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 40 }),
      async (sizes, every) => {
        const words = paragraphsOf(...sizes);
        const encoder = echo();
        const cuesIn = ({ window }: { window: Window }) =>
          Array.from({ length: Math.floor((window.end - window.first) / every) }, (_, i) => ({
            first: window.first + i * every,
            end: window.first + i * every + 1,
          }));
        let before = -1;
        for await (const { first, end, from, until, states } of looksIn(words, encoder, cuesIn)) {
          assert.ok(before < first && from <= first && end <= until && until <= words.length);
          assert.deepEqual(
            [...states],
            Array.from({ length: until - from }, (_, i) => from + i),
          );
          const last = encoder.asked.at(-1)!;
          assert.ok(last.first <= first || last.first < until);
          before = first;
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('of what the encoder saw of a book, no more is kept than of a page', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const words = paragraphsOf(...Array.from({ length: 2000 }, () => 60));
  const STATE = 192;
  const encode = async (_: readonly EncoderWord[], window: Window) => ({
    window,
    cues: new Float32Array(),
    tags: new Float32Array(),
    states: new Float32Array((window.end - window.first) * STATE),
  });
  const cuesIn = ({ window }: { window: Window }) => [{ first: window.first, end: window.first + 1 }];
  const bytes = () => {
    collect();
    return process.memoryUsage().arrayBuffers;
  };
  const before = bytes();
  let most = 0;
  let looks = 0;
  for await (const { states } of looksIn(words, { encode }, cuesIn)) {
    assert.ok(states.length > 0);
    if (looks++ % 50 === 0) most = Math.max(most, bytes() - before);
  }
  const all = words.length * STATE * Float32Array.BYTES_PER_ELEMENT;
  assert.ok(most < all / 4, `\`${most}\` of \`${all}\` bytes`);
});
