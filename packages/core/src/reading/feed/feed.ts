/**
 * A feed's bytes → its items, each the exact slice of the feed's bytes; null where the document is no feed. What is wrong
 * with the feed as a whole comes last, after the items that could be read.
 */
import type { Coded, Hints, NotUnpacked, Span } from '../../vocabulary/index.ts';
import { decode } from '../charset/decode.ts';
import { MOST_FEED_DEPTH, MOST_FEED_ELEMENTS, MOST_FEED_ITEMS } from '../limits.ts';
import { baseType } from '../media-type.ts';
import { cutter } from './feed-cut.ts';
import { outlineOfJson } from './feed-json.ts';
import { outlineOfXml } from './feed-xml.ts';

export type FeedItem = {
  id: string;
  bytes: Uint8Array;
  mediaType: 'application/feed-item+xml' | 'application/feed-item+json';
  hints: Hints;
};

/** Where an item stands in the feed's text, and its own id, or nothing. */
export type Slice = Span & { id: string };

/** `ended`: how the feed came to its end. */
export type Outline = {
  isFeed: boolean;
  title: string;
  link: string;
  slices: Slice[];
  ended: 'whole' | 'cut' | 'too deep' | 'too many' | 'too many elements';
};

const XML_TYPES = new Set([
  'application/rss+xml',
  'application/atom+xml',
  'application/rdf+xml',
  'application/xml',
  'text/xml',
]);
const JSON_TYPES = new Set(['application/feed+json', 'application/json']);

export function unfold(bytes: Uint8Array, mediaType: string): (FeedItem | NotUnpacked)[] | null {
  const type = baseType(mediaType);
  const isJson = JSON_TYPES.has(type);
  if (!isJson && !XML_TYPES.has(type)) return null;
  const decoded = decode(bytes);
  if ('code' in decoded) return null;
  const outline = isJson ? outlineOfJson(decoded.text) : outlineOfXml(decoded.text);
  if (!outline.isFeed) return null;
  const hints: Hints = {};
  if (outline.title) hints.publisher = outline.title;
  if (outline.link) hints.baseUrl = outline.link;
  const seen = new Set<string>();
  const cut = cutter(bytes, decoded);
  const items = outline.slices.map((slice, i): FeedItem => {
    const told = slice.id.trim();
    const id = told !== '' && !seen.has(told) ? told : String(i + 1);
    seen.add(id);
    const { content, charset } = cut(slice);
    return {
      id,
      bytes: content,
      mediaType: isJson ? 'application/feed-item+json' : 'application/feed-item+xml',
      hints: charset ? { ...hints, charset } : hints,
    };
  });
  const error = errorIn(outline);
  return error ? [...items, { id: null, bytes, mediaType: type, error }] : items;
}

function errorIn({ ended, slices }: Outline): Coded | null {
  if (ended === 'too deep')
    return {
      code: 'E_TOO_DEEP',
      message: `more than \`${MOST_FEED_DEPTH}\` elements of the feed are open at once; pass one that closes them`,
    };
  if (ended === 'too many')
    return {
      code: 'E_TOO_LARGE',
      message: `the feed has more than \`${MOST_FEED_ITEMS}\` items; the first were read`,
    };
  if (ended === 'too many elements')
    return {
      code: 'E_TOO_LARGE',
      message: `the feed has more than \`${MOST_FEED_ELEMENTS}\` elements; the items before that were read`,
    };
  if (ended === 'cut')
    return {
      code: 'E_DAMAGED',
      message: `the feed breaks off after item \`${slices.length}\`; get it again`,
    };
  return slices.length === 0
    ? { code: 'E_NO_STORY', message: 'the feed has no items yet; pass one that has' }
    : null;
}
