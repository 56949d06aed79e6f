/**
 * A feed's bytes → its items, each the exact slice of the feed's bytes; null where the document is no feed. The parser
 * counts UTF-16 units of the decoded text, so each slice is led back to bytes through the charset's own lengths.
 */
import { Parser } from 'htmlparser2';
import type { Hints } from '../vocabulary/index.ts';
import { type Decoded, decode } from './decode.ts';
import { bytesOfUtf8 } from './utf8.ts';

export type FeedItem = {
  id: string;
  bytes: Uint8Array;
  mediaType: 'application/feed-item+xml';
  hints: Hints;
};

const FEED_TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/xml',
  'text/xml',
]);
const ROOTS = new Set(['rss', 'feed', 'rdf:rdf']);
const MOST_OPEN = 200;
const MOST_ITEMS = 20_000;

type Slice = { start: number; end: number; id: string };
type Outline = { isFeed: boolean; title: string; link: string; slices: Slice[] };

export function unfold(bytes: Uint8Array, mediaType: string): FeedItem[] | null {
  if (!FEED_TYPES.has(mediaType.split(';')[0]!.trim().toLowerCase())) return null;
  const decoded = decode(bytes);
  if ('code' in decoded) return null;
  const outline = outlineOf(decoded.text);
  if (!outline.isFeed) return null;
  const hints: Hints = {};
  if (outline.title) hints.publisher = outline.title;
  if (outline.link) hints.baseUrl = outline.link;
  const seen = new Set<string>();
  const cut = cutter(bytes, decoded);
  return outline.slices.map((slice, i) => {
    const told = slice.id.trim();
    const id = told !== '' && !seen.has(told) ? told : String(i + 1);
    seen.add(id);
    const { content, charset } = cut(slice);
    return {
      id,
      bytes: content,
      mediaType: 'application/feed-item+xml',
      hints: charset ? { ...hints, charset } : hints,
    };
  });
}

function outlineOf(text: string): Outline {
  const outline: Outline = { isFeed: false, title: '', link: '', slices: [] };
  const open: string[] = [];
  let item: Slice | null = null;
  let kept = '';
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = name.toLowerCase();
        if (open.length === 0 && outline.slices.length === 0) outline.isFeed ||= ROOTS.has(tag);
        open.push(tag);
        kept = '';
        if (!outline.isFeed || open.length > MOST_OPEN) return parser.pause();
        if (!item && (tag === 'item' || tag === 'entry'))
          item = { start: parser.startIndex, end: 0, id: attributes['rdf:about'] ?? '' };
        else if (
          !item &&
          tag === 'link' &&
          attributes.href &&
          (attributes.rel ?? 'alternate') === 'alternate'
        )
          outline.link ||= attributes.href;
      },
      ontext(words) {
        if (kept.length < 2000) kept += words;
      },
      onclosetag(name) {
        const tag = name.toLowerCase();
        const depth = open.length;
        open.pop();
        if (item && (tag === 'guid' || tag === 'id')) item.id ||= kept.trim();
        else if (item && (tag === 'item' || tag === 'entry') && !open.includes(tag)) {
          item.end = parser.endIndex + 1;
          outline.slices.push(item);
          item = null;
          if (outline.slices.length >= MOST_ITEMS) parser.pause();
        } else if (!item && depth <= 3 && tag === 'title' && !open.includes('image'))
          outline.title ||= kept.replace(/\s+/g, ' ').trim();
        else if (!item && depth <= 3 && tag === 'link' && !open.includes('image') && /^\s*https?:/.test(kept))
          outline.link ||= kept.trim();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return outline;
}

type Cut = (slice: Slice) => { content: Uint8Array; charset?: string };

/**
 * Slices come in order, so one walk over UTF-8 serves all; UTF-16 has two bytes a unit, and where there are as many
 * bytes as units each is one. In the other charsets (GBK, Shift_JIS) lengths vary: there items are rewritten as UTF-8.
 */
function cutter(bytes: Uint8Array, { text, charset }: Decoded): Cut {
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
