/** A feed in XML → where its items stand in its text, and what it says of itself. Entities of its own are not expanded. */
import { Parser } from 'htmlparser2';
import { MOST_FEED_DEPTH, MOST_FEED_ELEMENTS, MOST_FEED_ITEMS } from '../limits.ts';
import type { Outline, Slice } from './feed.ts';

const ROOTS = new Set(['rss', 'feed', 'rdf:rdf']);

export function outlineOfXml(text: string): Outline {
  const outline: Outline = { isFeed: false, title: '', link: '', slices: [], ended: 'whole' };
  const open: string[] = [];
  let item: Slice | null = null;
  let kept = '';
  let elements = 0;
  /** What is closed after it was left open. */
  let atEnd = false;
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = name.toLowerCase();
        if (open.length === 0 && outline.slices.length === 0) outline.isFeed ||= ROOTS.has(tag);
        open.push(tag);
        kept = '';
        if (!outline.isFeed) return parser.pause();
        if (open.length > MOST_FEED_DEPTH) {
          outline.ended = 'too deep';
          return parser.pause();
        }
        if (++elements > MOST_FEED_ELEMENTS) {
          outline.ended = 'too many elements';
          return parser.pause();
        }
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
        if (atEnd) outline.ended = 'cut';
        if (outline.ended !== 'whole') return;
        const tag = name.toLowerCase();
        const depth = open.length;
        open.pop();
        if (item && (tag === 'guid' || tag === 'id')) item.id ||= kept.trim();
        else if (item && (tag === 'item' || tag === 'entry') && !open.includes(tag)) {
          item.end = parser.endIndex + 1;
          outline.slices.push(item);
          item = null;
          if (outline.slices.length < MOST_FEED_ITEMS) return;
          outline.ended = 'too many';
          parser.pause();
        } else if (!item && depth <= 3 && tag === 'title' && !open.includes('image'))
          outline.title ||= kept.replace(/\s+/g, ' ').trim();
        else if (!item && depth <= 3 && tag === 'link' && !open.includes('image') && /^\s*https?:/.test(kept))
          outline.link ||= kept.trim();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  atEnd = true;
  parser.end();
  return outline;
}
