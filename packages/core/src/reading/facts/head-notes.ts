/**
 * A page's elements, as they open and close → what they say of the page. Text that names an author, a publisher or a
 * day is kept apart while its element is open; inside a comment thread nothing is noted.
 */

import { ProvisoError } from '../../vocabulary/index.ts';
import { MOST_JSON_LD_LETTERS } from '../limits.ts';
import { type Attributes, NONE } from '../page/attributes.ts';
import { HINT } from '../page/hints.ts';
import { knownTag, type Tag } from '../page/tags.ts';
import { isPageOf, leadsToAuthor } from './author-marks.ts';
import { emptyHead, type Head, noteMeta } from './head.ts';

export type HeadNotes = {
  head: Head;
  /** An element that holds nothing: `<meta>`, `<link>`. */
  empty(tag: Tag, attributes: Attributes): void;
  /**
   * `hints` is what its class and id call it, `depth` counts the elements around it, and `run` is the index of the run of
   * text that it opens in. `skip`: not shown, as navigation, a menu or what is hidden.
   */
  open(
    tag: Tag,
    attributes: Attributes,
    hints: number,
    depth: number,
    run: number,
    comments: boolean,
    skip: boolean,
  ): void;
  text(words: string): void;
  /** The element at this depth ends. */
  close(depth: number): void;
};

type Kind =
  | 'title'
  | 'jsonLd'
  | 'rel'
  | 'microdata'
  | 'profile'
  | 'class'
  | 'publisher'
  | 'headline'
  | 'time';
/** Text of an open element; `name` is what microdata inside it gives as the name. */
type Kept = {
  depth: number;
  kind: Kind;
  text: string;
  name: string | null;
  attributes: Attributes;
  run: number;
};

const [HTML, BODY, TITLE, SCRIPT, TIME, ABBR, LINK] = [
  knownTag('html'),
  knownTag('body'),
  knownTag('title'),
  knownTag('script'),
  knownTag('time'),
  knownTag('abbr'),
  knownTag('a'),
];
const MOST_LETTERS = 240;
/** Open at once, and noted in all. */
const MOST_KEPT = 6;
const MOST_NOTED = 200;

export function headNotes(): HeadNotes {
  const head = emptyHead();
  const open: Kept[] = [];
  let nameDepth = -1;
  let scriptLetters = 0;

  const keep = (kind: Kind, attributes: Attributes, depth: number, run: number): void => {
    if (open.length < MOST_KEPT) open.push({ depth, kind, text: '', name: null, attributes, run });
  };
  const add = (words: string): void => {
    for (const kept of open)
      if (kept.kind === 'jsonLd') addScript(kept, words);
      else if (kept.text.length < MOST_LETTERS) kept.text += words;
  };
  const addScript = (kept: Kept, words: string): void => {
    scriptLetters += words.length;
    if (scriptLetters > MOST_JSON_LD_LETTERS)
      throw new ProvisoError(
        'E_TOO_LARGE',
        `the page has more than \`${MOST_JSON_LD_LETTERS}\` characters of JSON-LD; pass the page without its scripts`,
      );
    kept.text += words;
  };
  const empty = (tag: Tag, attributes: Attributes): void => {
    noteMeta(head, tag.name, attributes);
    const within = open.at(-1);
    if (within && attributes.itemprop === 'name' && attributes.content) within.name ??= attributes.content;
  };
  return {
    head,
    empty,
    open(tag, attributes, hints, depth, run, comments, skip) {
      if (attributes === NONE && open.length === 0 && tag !== TITLE && tag !== TIME) return;
      if (tag === HTML) head.language ||= attributes.lang ?? attributes['xml:lang'] ?? '';
      if (attributes.content !== undefined) empty(tag, attributes);
      if (open.length > 0 && tag.isBlock) add('\n');
      if (tag === TITLE) {
        if (head.title === '') keep('title', attributes, depth, run);
      } else if (tag === SCRIPT) {
        if (/ld\+json/i.test(attributes.type ?? '')) keep('jsonLd', attributes, depth, run);
      } else if (!comments) {
        const isMarked = !skip && tag !== BODY && (hints & (HINT.author | HINT.besideAuthor)) !== 0;
        if (isMarked && open.length > 0) add('\n');
        const byClass = isMarked && (hints & HINT.besideAuthor) === 0 ? 'class' : null;
        const kind = kindOf(tag, attributes) ?? byClass;
        if (kind) keep(kind, attributes, depth, run);
        else if (open.length > 0 && attributes.itemprop === 'name' && nameDepth < 0) nameDepth = depth;
      }
    },
    text(words) {
      if (open.length === 0) return;
      add(words);
      const within = open.at(-1)!;
      if (nameDepth >= 0 && (within.name?.length ?? 0) < MOST_LETTERS)
        within.name = (within.name ?? '') + words;
    },
    close(depth) {
      if (open.length === 0) return;
      if (depth <= nameDepth) nameDepth = -1;
      while (open.length > 0 && open.at(-1)!.depth >= depth) note(head, open.pop()!);
      if (open.length > 0) add(' ');
    },
  };
}

function kindOf(tag: Tag, { rel, itemprop, property, href, class: names, title }: Attributes): Kind | null {
  if (tag === TIME) return 'time';
  if (tag === ABBR) return title !== undefined && /published/.test(names ?? '') ? 'time' : null;
  if (rel !== undefined && /\bauthor\b/i.test(rel)) return 'rel';
  const told = (itemprop ?? property)?.toLowerCase().replace(/^schema:/, '');
  if (told === 'author' || told === 'creator') return 'microdata';
  if (told === 'publisher' || told === 'headline') return told;
  if (told === 'datepublished' || told === 'datemodified') return 'time';
  return tag === LINK && href !== undefined && leadsToAuthor(href) ? 'profile' : null;
}

function note(head: Head, { kind, text, name, attributes, run }: Kept): void {
  if (kind === 'jsonLd') {
    head.jsonLd.push(text);
    return;
  }
  if (kind === 'class' && text.length >= MOST_LETTERS) return;
  const words = linesOf((name ?? text).slice(0, MOST_LETTERS));
  if (kind === 'profile' && (words === '' || !isPageOf(attributes.href!, words))) return;
  if (kind === 'time') noteTime(head, words, attributes, run);
  else if (kind === 'title' || kind === 'publisher' || kind === 'headline')
    head[kind] ||= words.replace(/\n/g, ' ');
  else if (words !== '' && head.marked.length < MOST_NOTED) head.marked.push({ text: words, by: kind, run });
}

const linesOf = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

function noteTime(head: Head, words: string, attributes: Attributes, run: number): void {
  const when = attributes.datetime ?? attributes.content ?? attributes.title ?? words;
  if (when === '' || head.times.length >= MOST_NOTED) return;
  const about = `${attributes.itemprop ?? ''} ${attributes.property ?? ''} ${attributes.class ?? ''}`;
  const kind = /modif|updat/i.test(about)
    ? 'modified'
    : /publish|created/i.test(about) || attributes.pubdate !== undefined
      ? 'published'
      : null;
  head.times.push({ when: when.trim(), kind, run });
}
