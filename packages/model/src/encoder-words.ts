import type { Article, Sentence, Span } from '@proviso/core/vocabulary';
import type { PieceWord, WordPieces } from './word-pieces.ts';

/** A word as the encoder takes it: beside its pieces what their spelling hides, as small numbers. */
export type EncoderWord = PieceWord & {
  sentence: number;
  /** 0 small letters, 1 first letter great, 2 all great, 3 digits, 4 a sign, 5 mixed. */
  shape: number;
  /** 0 outside a quotation, 1 inside, 2 its opening mark, 3 its closing mark. */
  quoted: number;
  /** 0 within a sentence, 1 opens a sentence, 2 opens a block, 3 opens a headline or heading. */
  opens: number;
  /** 1 where no space stands before it. */
  joined: number;
};

/** Paragraphs, headings and items of lists are blocks. */
export const opensBlock = ({ opens }: EncoderWord): boolean => opens >= 2;

/** Article with its sentences and quotations → the encoder's words, in order; sentences are never split. */
export function encoderWords(
  article: Article,
  sentences: readonly Sentence[],
  quotations: readonly Span[],
  pieces: WordPieces,
): EncoderWord[] {
  const { text, blocks } = article;
  const words: EncoderWord[] = [];
  let quotation = 0;
  let block = -1;
  sentences.forEach((sentence, index) => {
    let opens = 1;
    if (sentence.block !== block) {
      block = sentence.block;
      const kind = blocks[block]!.kind;
      opens = kind === 'headline' || kind === 'heading' ? 3 : 2;
    }
    for (const word of pieces.split(text, sentence.start, sentence.end)) {
      while (quotations[quotation] && quotations[quotation]!.end <= word.start) quotation++;
      const joined = word.start > 0 && text[word.start - 1]! > ' ' ? 1 : 0;
      words.push({
        ...word,
        sentence: index,
        shape: shapeOf(text.slice(word.start, word.end)),
        quoted: quotedBy(quotations[quotation], word),
        opens,
        joined,
      });
      opens = 0;
    }
  });
  return words;
}

function quotedBy(quotation: Span | undefined, word: Span): number {
  if (!quotation || word.start < quotation.start) return 0;
  const isMark = word.end - word.start === 1;
  if (isMark && word.start - quotation.start < 2 && word.start === quotation.start) return 2;
  return isMark && word.end === quotation.end ? 3 : 1;
}

function shapeOf(word: string): number {
  if (/^\p{Ll}+$/u.test(word)) return 0;
  if (/^\p{Lu}\P{Lu}*$/u.test(word)) return 1;
  if (/^\p{Lu}+$/u.test(word)) return 2;
  if (/^\p{N}+$/u.test(word)) return 3;
  return /[\p{L}\p{N}]/u.test(word) ? 5 : 4;
}
