import type { EncoderWord } from '../src/encoder-words.ts';

/** Paragraphs of sentences of words, each given by its number of pieces → the encoder's words. */
export const wordsOf = (paragraphs: readonly (readonly (readonly number[])[])[]): EncoderWord[] => {
  let sentence = 0;
  return paragraphs.flatMap((sentences) =>
    sentences.flatMap((words, ofParagraph) => {
      sentence++;
      return words.map((size, i) => ({
        start: i,
        end: i + 1,
        pieces: Array.from({ length: size }, () => 7),
        sentence,
        shape: 0,
        quoted: 0,
        opens: i > 0 ? 0 : ofParagraph > 0 ? 1 : 2,
        joined: 0,
      }));
    }),
  );
};
