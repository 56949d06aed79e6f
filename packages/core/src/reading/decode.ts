/**
 * Bytes → text. Order of belief: byte order mark, transport, then valid UTF-8 over what the page says of itself
 * (pages copied from one server to another keep the old declaration), then the page, then windows-1252.
 */
import type { Coded } from '../vocabulary/index.ts';
import { asciiOf, binaryTypeOf } from './media-type.ts';

/** What core needs of the runtime's decoder; core has neither DOM nor Node types. */
type Decoder = { decode(bytes: Uint8Array): string };
declare const TextDecoder: new (label: string, options?: { fatal?: boolean }) => Decoder;

/** Larger documents are no news report; the limit keeps the time for one under ten seconds. */
const MOST_BYTES = 32 * 1024 * 1024;
const DECLARED_WITHIN_BYTES = 4096;

/** The text, and the charset in which it was written. */
export type Decoded = { text: string; charset: string };

export function decode(bytes: Uint8Array, toldCharset?: string): Decoded | Coded {
  if (bytes.length > MOST_BYTES)
    return {
      code: 'E_TOO_LARGE',
      message: `the document has \`${bytes.length}\` bytes, more than ${MOST_BYTES}; pass the page of one report`,
    };
  const binary = binaryTypeOf(bytes);
  if (binary)
    return {
      code: 'E_BINARY',
      message: `the document is \`${binary}\`, not text; pass its text or the HTML page`,
    };
  const found = decoded(bytes, toldCharset);
  if ('code' in found) return found;
  const { text } = found;
  if (text.includes('\0') && nulShare(text) > 0.001)
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

function decoded(bytes: Uint8Array, toldCharset: string | undefined): Decoded | Coded {
  const mark = byteOrder(bytes);
  if (mark) return { text: new TextDecoder(mark).decode(bytes), charset: mark };
  if (toldCharset && toldCharset.trim() !== '') {
    const told = decoderFor(toldCharset);
    if (told && !isUtf8(toldCharset)) return { text: told.decode(bytes), charset: toldCharset };
    if (!told && strictUtf8(bytes) === null)
      return {
        code: 'E_CHARSET',
        message: `the charset \`${toldCharset}\` is not known and the bytes are no UTF-8; pass the report as UTF-8`,
      };
  }
  const utf8 = strictUtf8(bytes);
  if (utf8 !== null) return { text: utf8, charset: 'utf-8' };
  const declared = declaredCharset(bytes);
  const decoder = declared && !isUtf8(declared) ? decoderFor(declared) : null;
  return declared && decoder ? { text: decoder.decode(bytes), charset: declared } : mostlyUtf8(bytes);
}

function byteOrder(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  return a !== 0 && b === 0 && c !== 0 && d === 0 ? 'utf-16le' : null;
}

/** UTF-8 with a few broken places stays UTF-8; where the broken outnumber the whole it never was. */
function mostlyUtf8(bytes: Uint8Array): Decoded {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let whole = 0;
  for (const letter of text) {
    if (letter === '\ufffd') broken++;
    else if (letter > '\x7f') whole++;
  }
  return broken > whole
    ? { text: new TextDecoder('windows-1252').decode(bytes), charset: 'windows-1252' }
    : { text, charset: 'utf-8' };
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decoderFor(label: string): Decoder | null {
  try {
    return new TextDecoder(label.trim());
  } catch {
    return null;
  }
}

const isUtf8 = (label: string): boolean => /^\s*utf-?8\s*$/i.test(label);

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
