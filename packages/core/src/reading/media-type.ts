/**
 * Bytes, and what is told of them → an IANA media type. The first bytes outrank a vague or wrong telling: servers
 * call feeds `text/html` and pages `text/plain`.
 */
import types from './media-types.json' with { type: 'json' };

const SNIFFED_BYTES = 1024;
const VAGUE = new Set(types.vague);

export function mediaTypeOf(bytes: Uint8Array, told: { name?: string; mediaType?: string }): string {
  const binary = binaryTypeOf(bytes);
  if (binary) return binary;
  const stated = told.mediaType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (stated === 'application/feed-item+xml') return stated;
  const seen = markupTypeOf(bytes);
  if (seen && (stated === '' || VAGUE.has(stated) || seen !== 'text/html')) return seen;
  if (stated && !VAGUE.has(stated)) return stated;
  const ending = /\.([a-z0-9]+)$/i.exec((told.name ?? '').split(/[?#]/)[0] ?? '')?.[1]?.toLowerCase();
  const named = (types.endings as Record<string, string>)[ending ?? ''];
  return named ?? (stated || 'text/plain');
}

/** The type of a format that is no text, known by its first bytes; null where they show none. */
export function binaryTypeOf(bytes: Uint8Array): string | null {
  const hex = Array.from(bytes.subarray(0, 16), (b) => b.toString(16).padStart(2, '0')).join('');
  return types.magic.find((m) => hex.slice(m.at * 2).startsWith(m.hex))?.type ?? null;
}

function markupTypeOf(bytes: Uint8Array): string | null {
  const head = asciiOf(bytes.subarray(0, SNIFFED_BYTES)).replace(/^[^<\w]+/, '');
  if (!head.startsWith('<')) return null;
  const root = head
    .replace(/<[?!][^>]*>|<!--[\s\S]*?-->/g, '')
    .trimStart()
    .toLowerCase();
  if (root.startsWith('<rss')) return 'application/rss+xml';
  if (root.startsWith('<feed')) return 'application/atom+xml';
  if (root.startsWith('<rdf:rdf')) return 'application/rdf+xml';
  if (/<!doctype html/i.test(head)) return 'text/html';
  return types.htmlStarts.some((tag) => new RegExp(`^<${tag}[\\s>]`).test(root)) ? 'text/html' : null;
}

/** Bytes as Latin letters, NULs left out, so that UTF-16 shows its tags too. */
export function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) if (byte !== 0) text += String.fromCharCode(byte);
  return text;
}
