import { type EncoderWord, opensBlock } from './encoder-words.ts';

/** A run of words that the encoder reads at once, half-open. Windows follow on each other: no word is read twice. */
export type Window = { first: number; end: number };

/** In pieces, as the model was taught, without the two that open and close a window. */
const ROOM = 190;

/**
 * Words → windows of whole sentences in order. A paragraph goes into the next window where it does not fit and the window
 * would still be half full without it; only a sentence longer than a window is cut.
 */
export function windowsOf(words: readonly EncoderWord[]): Window[] {
  const sentences = sentencesOf(words);
  const windows: Window[] = [];
  for (let at = 0; at < sentences.length; ) {
    let until = at + 1;
    let size = sentences[at]!.size;
    while (until < sentences.length && size + sentences[until]!.size <= ROOM)
      size += sentences[until++]!.size;
    let back = until;
    while (back > at && back < sentences.length && !opensBlock(words[sentences[back]!.first]!))
      size -= sentences[--back]!.size;
    if (back > at && size >= ROOM / 2) until = back;
    windows.push({ first: sentences[at]!.first, end: sentences[until - 1]!.end });
    at = until;
  }
  return windows;
}

type Stretch = Window & { size: number };

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
