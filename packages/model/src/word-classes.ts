import type { PartOfSpeech, Token } from '@proviso/core/vocabulary';
import type { Seen } from './encoder.ts';
import type { EncoderWord } from './encoder-words.ts';

/** The classes that the encoder's states tell apart, in the order of its scores. */
const CLASSES: readonly PartOfSpeech[] = [
  'VERB',
  'AUX',
  'NOUN',
  'PROPN',
  'ADJ',
  'ADV',
  'ADP',
  'DET',
  'PRON',
  'CCONJ',
  'NUM',
  'PART',
  'INTJ',
  'PUNCT',
];

/** Of these alone: closed classes are few words, and the tagger knows them. */
const OPEN: ReadonlySet<PartOfSpeech> = new Set<PartOfSpeech>(['VERB', 'NOUN', 'ADJ']);
const SURE = 0.8;
/** Endings that no verb has. */
const NOUNS_ONLY = /(?:[eo]rs|ions?|ments?|ness|ity|ities)$/i;

/** What the encoder takes a word for, and how likely it is. */
export type WordClass = { pos: PartOfSpeech; likely: number };

/** The likeliest class of each word of a window. */
export function classesIn({ tags }: Pick<Seen, 'tags'>): WordClass[] {
  const found: WordClass[] = [];
  for (let at = 0; at < tags.length; at += CLASSES.length) {
    const scores = tags.subarray(at, at + CLASSES.length);
    const most = Math.max(...scores);
    const all = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
    found.push({ pos: CLASSES[scores.indexOf(most)]!, likely: 1 / all });
  }
  return found;
}

/**
 * Tokens → the same, where the tagger took a verb for a noun or an adjective, or either for a verb, and the encoder,
 * which reads the whole sentence, is sure of it. A token of several words keeps what the tagger said.
 */
export function mendClasses(
  tokens: readonly Token[],
  words: readonly EncoderWord[],
  classes: readonly (WordClass | undefined)[],
): Token[] {
  let at = 0;
  return tokens.map((token) => {
    while (at < words.length && words[at]!.start < token.start) at++;
    const word = words[at];
    const told = classes[at];
    const whole = word?.start === token.start && word.end === token.end;
    if (!whole || !told || told.likely < SURE || told.pos === token.pos) return token;
    if (told.pos === 'VERB' && NOUNS_ONLY.test(token.text)) return token;
    return OPEN.has(told.pos) && OPEN.has(token.pos) ? { ...token, pos: told.pos } : token;
  });
}
