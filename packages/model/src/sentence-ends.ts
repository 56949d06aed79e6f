import type { PartOfSpeech } from '@proviso/core/vocabulary';
import abbreviations from './abbreviations.json' with { type: 'json' };

/** A token before its sentence is known; `breaks` says that the tagger's own rules end a sentence after it. */
export type RawToken = {
  start: number;
  end: number;
  text: string;
  lemma: string;
  pos: PartOfSpeech;
  breaks: boolean;
};

const ABBREVIATIONS = new Set(abbreviations);
/** A run of words without a stop is cut here: no later stage should pay for a page that is no prose. */
const LONGEST = 250;
const CLOSING = /^[”’)\]»]+$/;

/**
 * The tagger's tokens of one block → the same with better sentence ends: none after "Sen." or an initial before a name,
 * none before a small letter (“Who?” he asked.), and one after "said no. The", where the stop was taken into the word.
 */
export function mendSentenceEnds(tokens: readonly RawToken[]): RawToken[] {
  const mended: RawToken[] = [];
  let since = 0;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    since = mended.at(-1)?.breaks ? 1 : since + 1;
    if (since >= LONGEST) {
      mended.push({ ...token, breaks: true });
      return;
    }
    if (next && holdsFullStop(token, next)) {
      const cut = token.end - 1;
      mended.push({
        ...token,
        end: cut,
        text: token.text.slice(0, -1),
        lemma: token.lemma.replace(/\.$/, ''),
        breaks: false,
      });
      mended.push({ start: cut, end: token.end, text: '.', lemma: '.', pos: 'PUNCT', breaks: true });
    } else mended.push({ ...token, breaks: token.breaks && !(next && goesOn(token, next)) });
  });
  return mended;
}

function goesOn(token: RawToken, next: RawToken): boolean {
  if (/^\p{Ll}/u.test(next.text) || CLOSING.test(next.text)) return true;
  const initial = /^\p{Lu}\.$/u.test(token.text);
  return (initial || ABBREVIATIONS.has(token.text)) && (next.pos === 'PROPN' || next.pos === 'NUM');
}

/** "no." before "The": a small word with a stop, and a sentence's first word after it. */
const holdsFullStop = (token: RawToken, next: RawToken): boolean =>
  !token.breaks &&
  /^\p{Ll}+\.$/u.test(token.text) &&
  !ABBREVIATIONS.has(token.text) &&
  /^\p{Lu}/u.test(next.text) &&
  (next.pos === 'DET' ||
    next.pos === 'PRON' ||
    next.pos === 'ADP' ||
    next.pos === 'CCONJ' ||
    next.pos === 'ADV');
