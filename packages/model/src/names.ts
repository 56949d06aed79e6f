import type { RawToken } from './sentence-ends.ts';

/**
 * Tokens → the same, where a capitalised "verb" right after a proper noun is a name too ("Cordell Hull"). Sentences that
 * are capitalised throughout, as headlines are, tell nothing by their capitals and are left alone.
 */
export function mendNames(tokens: readonly RawToken[]): RawToken[] {
  const mended: RawToken[] = [];
  for (let first = 0; first < tokens.length; ) {
    let end = first;
    while (end < tokens.length && !tokens[end]!.breaks) end++;
    const sentence = tokens.slice(first, end + 1);
    const plain = !isTitleCase(sentence);
    sentence.forEach((token, i) => {
      const before = mended.at(-1);
      const name =
        plain &&
        i > 0 &&
        token.pos === 'VERB' &&
        isCapital(token) &&
        before?.pos === 'PROPN' &&
        isCapital(before);
      mended.push(name ? { ...token, pos: 'PROPN' } : token);
    });
    first = end + 1;
  }
  return mended;
}

const isCapital = ({ text }: RawToken) => /^\p{Lu}/u.test(text);

function isTitleCase(sentence: readonly RawToken[]): boolean {
  const words = sentence.filter(({ text }) => /^\p{L}{4,}/u.test(text));
  return words.filter(isCapital).length * 2 > words.length;
}
