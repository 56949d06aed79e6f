import type { EncoderWord } from './encoder-words.ts';

/**
 * A run of words that the encoder reads at once. Each word is some window's own exactly once; what lies before and
 * after `ownFirst` and `ownEnd` is there to be looked at.
 */
export type Window = { first: number; end: number; ownFirst: number; ownEnd: number };

/** In pieces, as the model was taught, without the two that open and close a window. */
const ROOM = 190;
const OWN = 160;

/** Words → windows of whole sentences in order; only a sentence longer than a window is cut. */
export function windowsOf(words: readonly EncoderWord[]): Window[] {
  const sentences = sentencesOf(words);
  const windows: Window[] = [];
  for (let at = 0; at < sentences.length; ) {
    let until = at + 1;
    let size = sentences[at]!.size;
    while (until < sentences.length && size + sentences[until]!.size <= OWN) size += sentences[until++]!.size;
    let before = at;
    let after = until;
    for (let grown = true; grown; ) {
      grown = false;
      const next = sentences[after];
      if (next && size + next.size <= ROOM) {
        size += next.size;
        after++;
        grown = true;
      }
      const last = sentences[before - 1];
      if (last && size + last.size <= ROOM) {
        size += last.size;
        before--;
        grown = true;
      }
    }
    windows.push({
      first: sentences[before]!.first,
      end: sentences[after - 1]!.end,
      ownFirst: sentences[at]!.first,
      ownEnd: sentences[until - 1]!.end,
    });
    at = until;
  }
  return windows;
}

type Stretch = { first: number; end: number; size: number };

function sentencesOf(words: readonly EncoderWord[]): Stretch[] {
  const stretches: Stretch[] = [];
  words.forEach(({ pieces, sentence }, at) => {
    const last = stretches.at(-1);
    const goesOn = last && words[last.first]!.sentence === sentence && last.size + pieces.length <= ROOM;
    if (goesOn) {
      last.end = at + 1;
      last.size += pieces.length;
    } else stretches.push({ first: at, end: at + 1, size: pieces.length });
  });
  return stretches;
}
