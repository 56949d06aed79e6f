/**
 * Bytes → text. A byte order mark is believed first, then the bytes where they are plainly UTF-16 or UTF-8 (pages keep old
 * declarations, servers send defaults), then the transport, then the page, then a guess by the letters.
 */
import type { Coded } from '../../vocabulary/index.ts';
import { MOST_DOCUMENT_BYTES, MOST_NUL_SHARE } from '../limits.ts';
import { asciiOf, binaryTypeOf } from '../media-type.ts';
import { guessCharset } from './charset-guess.ts';
import { decoderFor, strictUtf8 } from './decoder.ts';

const DECLARED_WITHIN_BYTES = 4096;

/** The text, and the charset in which it was written. */
export type Decoded = { text: string; charset: string };

export function decode(bytes: Uint8Array, toldCharset?: string): Decoded | Coded {
  if (bytes.length > MOST_DOCUMENT_BYTES)
    return {
      code: 'E_TOO_LARGE',
      message: `the document has \`${bytes.length}\` bytes, more than ${MOST_DOCUMENT_BYTES}; pass the page of one report`,
    };
  const binary = binaryTypeOf(bytes);
  if (binary)
    return {
      code: 'E_BINARY',
      message: `the document is \`${binary}\`, not text; pass its text or the HTML page`,
    };
  const found = decoded(bytes, toldCharset?.trim() || undefined);
  if ('code' in found) return found;
  const { text } = found;
  if (bytes.includes(0) && nulShare(text) > MOST_NUL_SHARE)
    return {
      code: 'E_BINARY',
      message: 'the document holds NUL bytes, so it is no text; pass its text or the HTML page',
    };
  if (text.trim() === '')
    return {
      code: 'E_EMPTY',
      message: 'the document is empty or only white space; pass one that holds a report',
    };
  return found;
}

function decoded(bytes: Uint8Array, told: string | undefined): Decoded | Coded {
  const evident = markedCharset(bytes) ?? evidentUtf16(bytes) ?? escapedJapanese(bytes);
  if (evident) return inCharset(bytes, evident);
  const declared = declaredCharset(bytes);
  const labels = [told, declared].filter((label) => label !== undefined && label !== null);
  const known = labels.flatMap((label) => decoderFor(label)?.encoding ?? []);
  // What servers say unasked.
  if (known[0] === 'windows-1252') known.reverse();
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null && !known.some((charset) => outweighsUtf8(charset, utf8)))
    return { text: utf8, charset: 'utf-8' };
  if (told && !decoderFor(told) && declared === null)
    return {
      code: 'E_CHARSET',
      message: `the charset \`${told}\` is not known and the bytes are no UTF-8; pass the report as UTF-8`,
    };
  for (const charset of known) {
    const found = charset === 'utf-8' ? mostlyUtf8(bytes) : fitting(bytes, charset);
    if (found) return found;
  }
  return mostlyUtf8(bytes) ?? inCharset(bytes, guessCharset(bytes));
}

const inCharset = (bytes: Uint8Array, charset: string): Decoded => ({
  text: decoderFor(charset)!.decode(bytes),
  charset,
});

function markedCharset([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

const UTF16_SAMPLE_BYTES = 4096;
/** Spaces, digits and tags have a zero for their upper byte in any script; the lower bytes hardly have one. */
const LEAST_ZERO_SHARE = 0.06;

/** UTF-16 without its mark. */
function evidentUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length - (bytes.length % 2), UTF16_SAMPLE_BYTES);
  const zeros = [0, 0] as [number, number];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2 === 0 ? 0 : 1]++;
  const [even, odd] = zeros;
  const least = (length / 2) * LEAST_ZERO_SHARE;
  if (odd > least && odd > even * 10) return 'utf-16le';
  return even > least && even > odd * 10 ? 'utf-16be' : null;
}

/** ISO-2022-JP writes in ASCII, with escapes. */
const escapedJapanese = (bytes: Uint8Array): string | null => {
  const at = bytes.indexOf(0x1b);
  return at >= 0 && bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)
    ? 'iso-2022-jp'
    : null;
};

const FEW_LETTERS = 4;

/** Whole UTF-8 is UTF-8, save where two bytes a letter were told and there are so few that it may be chance. */
const outweighsUtf8 = (charset: string, utf8: string): boolean =>
  /^(?:shift_jis|euc-|gb|big5)/.test(charset) && beyondAscii(utf8) > 0 && beyondAscii(utf8) < FEW_LETTERS;

function beyondAscii(text: string): number {
  let letters = 0;
  for (const letter of text) if (letter > '\x7f') letters++;
  return letters;
}

const LATIN = new Set(['windows-1252', 'iso-8859-15']);
const MOST_BROKEN_SHARE = 0.05;
const MOST_ACCENTS_TOGETHER = 0.5;

/** Null where the label is wrong: the text has holes, or its accented letters stand together as in no Latin script. */
function fitting(bytes: Uint8Array, charset: string): Decoded | null {
  if (charset.startsWith('utf-16') && !bytes.includes(0)) return null;
  const { text } = inCharset(bytes, charset);
  let broken = 0;
  let letters = 0;
  let together = 0;
  let before = false;
  for (const letter of text) {
    const isAccented = letter > '\xbf' && letter !== '\ufffd';
    if (letter === '\ufffd') broken++;
    else if (isAccented) letters++;
    if (isAccented && before) together++;
    before = isAccented;
  }
  if (broken > (letters + broken) * MOST_BROKEN_SHARE) return null;
  const isForeign = LATIN.has(charset) && together > letters * MOST_ACCENTS_TOGETHER;
  return isForeign && guessCharset(bytes) !== charset ? null : { text, charset };
}

/** UTF-8 with a few broken places stays UTF-8; null where the broken outnumber the whole, for then it never was. */
function mostlyUtf8(bytes: Uint8Array): Decoded | null {
  const { text } = inCharset(bytes, 'utf-8');
  let broken = 0;
  let whole = 0;
  for (const letter of text) {
    if (letter === '\ufffd') broken++;
    else if (letter > '\x7f') whole++;
  }
  return broken > whole ? null : { text, charset: 'utf-8' };
}

function declaredCharset(bytes: Uint8Array): string | null {
  const head = asciiOf(bytes.subarray(0, DECLARED_WITHIN_BYTES));
  const xml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head);
  const meta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head);
  return xml?.[1] ?? meta?.[1] ?? null;
}

function nulShare(text: string): number {
  let nuls = 0;
  for (let at = text.indexOf('\0'); at >= 0; at = text.indexOf('\0', at + 1)) nuls++;
  return nuls / text.length;
}
