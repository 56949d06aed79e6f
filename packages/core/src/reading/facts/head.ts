/** The parts of a page that speak of the page itself, as found: nothing is weighed or parsed here. */
import type { Attributes } from '../page/attributes.ts';
import fields from './metas.json' with { type: 'json' };

/** How a page marks a text as naming its author: by relation, microdata, the author's own page, or class. */
export type Mark = 'rel' | 'microdata' | 'profile' | 'class';

export type Head = {
  title: string;
  /** By name, property or itemprop, lower-case; the first of each wins. */
  metas: Map<string, string>;
  /** Values of metas that name authors, in order. */
  authors: string[];
  /** Texts of elements that name an author; `run` is the run of text in which each opens. */
  marked: { text: string; by: Mark; run: number }[];
  /** What microdata names as the publisher and as the headline. */
  publisher: string;
  headline: string;
  /** Addresses of `<link>`, by rel. */
  links: Map<string, string>;
  jsonLd: string[];
  /** Dates of `<time>` and its kin, in order: the machine's where there is one, else the words. */
  times: { when: string; kind: 'published' | 'modified' | null; run: number }[];
  language: string;
};

export const emptyHead = (): Head => ({
  title: '',
  metas: new Map(),
  authors: [],
  marked: [],
  publisher: '',
  headline: '',
  links: new Map(),
  jsonLd: [],
  times: [],
  language: '',
});

const AUTHORS = new Set(fields.authors);
const LABELS = new Set(fields.authorLabels);
/** More than any page has; the bound holds against hostile ones. */
const MOST_NOTED = 500;

export function noteMeta(head: Head, tag: string, attributes: Attributes): void {
  if (tag === 'link') {
    if (attributes.href === undefined) return;
    const relation = (attributes.rel ?? '').toLowerCase();
    if (!head.links.has(relation) && head.links.size < MOST_NOTED) head.links.set(relation, attributes.href);
    return;
  }
  const value = attributes.content?.trim();
  if (!value) return;
  for (const name of [attributes.property, attributes.name, attributes.itemprop, attributes['http-equiv']]) {
    if (!name) continue;
    const key = name
      .trim()
      .toLowerCase()
      .replace(/^schema:/, '');
    if (!head.metas.has(key) && head.metas.size < MOST_NOTED) head.metas.set(key, value);
    if (namesAuthors(key, head) && head.authors.length < MOST_NOTED) head.authors.push(value);
  }
}

/** "author", "article:author"; and the value beside the label "Written by". */
function namesAuthors(key: string, head: Head): boolean {
  if (key === 'twitter:data1') return LABELS.has((head.metas.get('twitter:label1') ?? '').toLowerCase());
  return AUTHORS.has(key) || (AUTHORS.has(key.split(/[:.]/).at(-1)!) && !key.startsWith('twitter'));
}
