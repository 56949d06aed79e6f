/**
 * A page's elements, as they open and close → what they say of the page. Text that names an author, a publisher or a
 * day is kept apart while its element is open; inside a comment thread nothing is noted.
 */
import { emptyHead, type Head, noteMeta, noteTime } from './head.ts';
import { HINT } from './hints.ts';

type Attributes = Record<string, string>;

/** `depth` counts the elements around it; `run` is the index of the run of text that it opens in. */
export type Opened = {
  tag: string;
  attributes: Attributes;
  hints: number;
  depth: number;
  run: number;
  comments: boolean;
};

export type HeadNotes = {
  head: Head;
  /** An element that holds nothing: `<meta>`, `<link>`. */
  empty(tag: string, attributes: Attributes): void;
  open(element: Opened): void;
  text(words: string): void;
  /** The element at this depth ends. */
  close(depth: number): void;
};

type Kept = {
  depth: number;
  kind: 'title' | 'jsonLd' | 'author' | 'sure author' | 'publisher';
  text: string;
};

const MOST_AUTHOR_LETTERS = 200;

export function headNotes(): HeadNotes {
  const head = emptyHead();
  let kept: Kept | null = null;
  return {
    head,
    empty: (tag, attributes) => noteMeta(head, tag, attributes),
    open(element) {
      const { tag, attributes, depth, comments } = element;
      if (tag === 'html') head.language ||= attributes.lang ?? attributes['xml:lang'] ?? '';
      if (attributes.content !== undefined) noteMeta(head, tag, attributes);
      if (!comments) noteTime(head, tag, attributes);
      const kind = comments && tag !== 'script' ? null : keptKind(element, head);
      if (kind && (kept === null || (kept.kind === 'author' && kind === 'sure author')))
        kept = { depth, kind, text: '' };
    },
    text(words) {
      if (kept && (kept.kind === 'title' || kept.kind === 'jsonLd' || kept.text.length < MOST_AUTHOR_LETTERS))
        kept.text += words;
    },
    close(depth) {
      if (kept?.kind.endsWith('author')) kept.text += ' ';
      if (kept?.depth !== depth) return;
      note(head, kept);
      kept = null;
    },
  };
}

function keptKind({ tag, attributes, hints }: Opened, head: Head): Kept['kind'] | null {
  if (tag === 'title') return head.title === '' ? 'title' : null;
  if (tag === 'script') return /ld\+json/i.test(attributes.type ?? '') ? 'jsonLd' : null;
  const { rel, itemprop } = attributes;
  if (rel !== undefined && /\bauthor\b/i.test(rel)) return 'sure author';
  if (itemprop !== undefined && /^(author|creator)$/i.test(itemprop)) return 'sure author';
  if (itemprop !== undefined && /^publisher$/i.test(itemprop)) return 'publisher';
  return (hints & HINT.byline) !== 0 ? 'author' : null;
}

function note(head: Head, { kind, text }: Kept): void {
  const words = text.replace(/\s+/g, ' ').trim();
  if (kind === 'title') head.title = words;
  else if (kind === 'jsonLd') head.jsonLd.push(text);
  else if (kind === 'publisher') head.publisher ||= words;
  else if (words !== '') head.marked.push({ text: words, sure: kind === 'sure author' });
}
