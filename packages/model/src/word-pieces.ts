import type { Span } from '@proviso/core/vocabulary';

/** A word of the encoder's: a run of letters and digits, or one sign; its ids in the encoder's vocabulary. */
export type PieceWord = Span & { pieces: number[] };

export type WordPieces = {
  /** The words of `text` between `start` and `end`; offsets are UTF-16 units of `text`. */
  split: (text: string, start: number, end: number) => PieceWord[];
  unknown: number;
};

const LONGEST_WORD = 100;
/** Words whose pieces are remembered: enough for a language, and no more than a few megabytes. */
const MOST_KNOWN = 50_000;
const SPACE = /[\p{Z}\t\n\r]/u;
const IGNORED = /[\p{C}\ufffd]/u;
const MARK = /\p{Mn}/u;
const SIGN = /[\p{P}$+<=>^`|~]/u;
const IDEOGRAPH = /[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\u{20000}-\u{2ceaf}\u{2f800}-\u{2fa1f}]/u;

/**
 * BERT's uncased word pieces with offsets: a vocabulary, one piece a line → a splitter. Accents and case are dropped in
 * the pieces but never in the offsets, which is why no ready tokeniser serves: the ready ones count after normalising.
 */
export function createWordPieces(vocabulary: string): WordPieces {
  const ids = new Map(vocabulary.split(/\r?\n/).map((piece, id) => [piece, id]));
  const unknown = ids.get('[UNK]') ?? 0;
  const known = new Map<string, number[]>();

  function piecesOf(word: string): number[] {
    const seen = known.get(word);
    if (seen) return seen;
    const pieces = longestFirst(word, ids) ?? [unknown];
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, pieces);
    return pieces;
  }

  function split(text: string, start: number, end: number): PieceWord[] {
    const words: PieceWord[] = [];
    let letters = '';
    let from = start;
    let until = start;
    const close = () => {
      if (letters) words.push({ start: from, end: until, pieces: piecesOf(letters) });
      letters = '';
    };
    for (let at = start; at < end; ) {
      const sign = String.fromCodePoint(text.codePointAt(at)!);
      const next = at + sign.length;
      if (SPACE.test(sign)) close();
      else if (IGNORED.test(sign)) {
        // Neither ends a word nor belongs to one.
      } else if (SIGN.test(sign) || IDEOGRAPH.test(sign)) {
        close();
        words.push({ start: at, end: next, pieces: piecesOf(plain(sign)) });
      } else {
        const added = plain(sign);
        if (added) {
          if (!letters) from = at;
          letters += added;
          until = next;
        } else if (letters) until = next;
      }
      at = next;
    }
    close();
    return words;
  }

  return { split, unknown };
}

const plain = (sign: string): string =>
  sign < '\u0080'
    ? sign.toLowerCase()
    : [...sign.normalize('NFD')]
        .filter((c) => !MARK.test(c))
        .join('')
        .toLowerCase();

function longestFirst(word: string, ids: ReadonlyMap<string, number>): number[] | null {
  const signs = [...word];
  if (signs.length > LONGEST_WORD) return null;
  const pieces: number[] = [];
  for (let start = 0; start < signs.length; ) {
    let end = signs.length;
    let id: number | undefined;
    for (; end > start; end--) {
      const part = signs.slice(start, end).join('');
      id = ids.get(start > 0 ? `##${part}` : part);
      if (id !== undefined) break;
    }
    if (id === undefined) return null;
    pieces.push(id);
    start = end;
  }
  return pieces;
}
