/**
 * Bytes, and what is told of them → an IANA media type. The first bytes outrank a vague or wrong telling: servers
 * call feeds `text/html` and pages `text/plain`.
 */
import { decoderFor } from './charset/decoder.ts';
import types from './media-types.json' with { type: 'json' };

const SNIFFED_BYTES = 4096;
/** Mails that came a long way carry long headers. */
const MAIL_HEAD_BYTES = 32 * 1024;
const FEED_ITEMS = new Set(['application/feed-item+xml', 'application/feed-item+json']);
const SYNONYMS = new Map(Object.entries(types.synonyms));
const ENDINGS = new Map(Object.entries(types.endings));
const VAGUE = new Set(types.vague);

export function mediaTypeOf(bytes: Uint8Array, told: { name?: string; mediaType?: string }): string {
  const binary = binaryTypeOf(bytes);
  if (binary) return binary;
  const stated = baseType(told.mediaType ?? '');
  if (FEED_ITEMS.has(stated)) return stated;
  const seen = markupTypeOf(bytes) ?? wrappingTypeOf(bytes);
  if (seen && (stated === '' || VAGUE.has(stated) || seen !== 'text/html')) return seen;
  if (stated && !VAGUE.has(stated)) return stated;
  const ending = /\.([a-z0-9]+)$/i.exec((told.name ?? '').split(/[?#]/)[0] ?? '')?.[1]?.toLowerCase();
  const named = ENDINGS.get(ending ?? '');
  return named ?? (stated || 'text/plain');
}

/** `Text/HTML; charset=x` → `text/html`; of several names for one type the usual one. */
export function baseType(mediaType: string): string {
  const type = mediaType.split(';')[0]!.trim().toLowerCase();
  return SYNONYMS.get(type) ?? type;
}

/** The type of a format that is no text, known by its first bytes; null where they show none. */
export function binaryTypeOf(bytes: Uint8Array): string | null {
  const found = MAGIC.find(({ at, sign }) => sign.every((byte, i) => bytes[at + i] === byte));
  return found?.type ?? null;
}

const MAGIC = types.magic.map(({ type, at, hex }) => ({
  type,
  at,
  sign: hex.match(/../g)!.map((byte) => Number.parseInt(byte, 16)),
}));

function markupTypeOf(bytes: Uint8Array): string | null {
  const head = asciiOf(bytes.subarray(0, SNIFFED_BYTES)).replace(/^[^<\w]+/, '');
  if (!head.startsWith('<')) return null;
  const root = head
    .replace(/<!--[\s\S]*?(?:-->|$)|<[?!](?:[^>[]|\[[\s\S]*?\]\s*(?=>))*>/g, '')
    .trimStart()
    .toLowerCase();
  if (root.startsWith('<rss')) return 'application/rss+xml';
  if (root.startsWith('<feed')) return 'application/atom+xml';
  if (root.startsWith('<rdf:rdf')) return 'application/rdf+xml';
  if (/<!doctype html/i.test(head)) return 'text/html';
  return types.htmlStarts.some((tag) => new RegExp(`^<${tag}[\\s>]`).test(root)) ? 'text/html' : null;
}

/** Forms that begin with lines of text and hold reports further on: archives of pages, mails, feeds in JSON. */
function wrappingTypeOf(bytes: Uint8Array): string | null {
  const head = asciiOf(bytes.subarray(0, MAIL_HEAD_BYTES));
  if (/^WARC\/\d\.\d+\r?\n/.test(head)) return 'application/warc';
  if (/^[^\w{]{0,8}\{[^{]{0,400}"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/.test(head))
    return 'application/feed+json';
  const [top = ''] = head.split(/\r?\n\r?\n/, 1);
  const names = new Set(top.match(/^[!-9;-~]+(?=:)/gm)?.map((name) => name.toLowerCase()));
  if (!/^(?:From |[!-9;-~]+:)/.test(top) || !types.mailHeaders.some((name) => names.has(name))) return null;
  return names.has('snapshot-content-location') ? 'multipart/related' : 'message/rfc822';
}

/** Bytes as Latin letters, NULs left out, so that UTF-16 shows its tags too. */
export function asciiOf(bytes: Uint8Array): string {
  const text = decoderFor('latin1')!.decode(bytes);
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
