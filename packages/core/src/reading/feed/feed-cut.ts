/**
 * A feed's bytes and their text → what cuts items out of the bytes. Parsers count UTF-16 units of the text, so each slice
 * is led back to bytes through the charset's own lengths.
 */
import type { Span } from '../../vocabulary/index.ts';
import type { Decoded } from '../charset/decode.ts';
import { bytesOfUtf8 } from '../charset/utf8.ts';

export type Cut = (slice: Span) => { content: Uint8Array; charset?: string };

/**
 * Slices come in order, so one walk over UTF-8 serves all; UTF-16 has two bytes a unit, and where there are as many
 * bytes as units each is one. In the other charsets (GBK, Shift_JIS) lengths vary: there items are rewritten as UTF-8.
 */
export function cutter(bytes: Uint8Array, { text, charset }: Decoded): Cut {
  if (charset === 'utf-8') {
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const seek = walk(text, mark);
    return ({ start, end }) => {
      const from = seek(start);
      return { content: bytes.slice(from, seek(end)), charset };
    };
  }
  if (charset.startsWith('utf-16')) {
    const mark = bytes[0]! >= 0xfe ? 2 : 0;
    return ({ start, end }) => ({ content: bytes.slice(mark + start * 2, mark + end * 2), charset });
  }
  if (text.length === bytes.length)
    return ({ start, end }) => ({ content: bytes.slice(start, end), charset });
  return ({ start, end }) => ({ content: bytesOfUtf8(text.slice(start, end)), charset: 'utf-8' });
}

/** Gives the byte at which a unit of the text begins; to be asked in rising order. */
function walk(text: string, mark: number): (unit: number) => number {
  let unit = 0;
  let byte = mark;
  return (to) => {
    for (; unit < to; unit++) byte += unitBytes(text.charCodeAt(unit));
    return byte;
  };
}

/** Both halves of a surrogate pair count two: four bytes together. */
const unitBytes = (unit: number): number =>
  unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
