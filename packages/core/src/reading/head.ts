/** The parts of a page that speak of the page itself, as found: nothing is weighed or parsed here. */
import tags from './tags.json' with { type: 'json' };

export type Head = {
  title: string;
  /** By name, property or itemprop, lower-case; the first of each wins. */
  metas: Map<string, string>;
  authors: string[];
  /** Texts of elements that the page marks as naming its author; `sure` by rel or itemprop, else by class. */
  marked: { text: string; sure: boolean }[];
  /** What microdata names as the publisher. */
  publisher: string;
  /** Addresses of `<link>`, by rel. */
  links: Map<string, string>;
  jsonLd: string[];
  /** Machine dates of `<time>` and its kin, in order. */
  times: { when: string; published: boolean }[];
  language: string;
};

export const emptyHead = (): Head => ({
  title: '',
  metas: new Map(),
  authors: [],
  marked: [],
  publisher: '',
  links: new Map(),
  jsonLd: [],
  times: [],
  language: '',
});

type Attributes = Record<string, string>;

export function noteMeta(head: Head, tag: string, attributes: Attributes): void {
  if (tag === 'link' && attributes.href) {
    const relation = (attributes.rel ?? '').toLowerCase();
    if (!head.links.has(relation)) head.links.set(relation, attributes.href);
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
    if (!head.metas.has(key)) head.metas.set(key, value);
    if (tags.authorMetas.includes(key)) head.authors.push(value);
  }
}

/** `<time datetime>`, and `<abbr class="published" title>` of older pages. */
export function noteTime(head: Head, tag: string, attributes: Attributes): void {
  const kind = `${attributes.itemprop ?? ''} ${attributes.class ?? ''}`;
  const when =
    tag === 'time'
      ? attributes.datetime
      : tag === 'abbr' && /published/.test(kind)
        ? attributes.title
        : undefined;
  if (when)
    head.times.push({ when, published: /publish|created/i.test(kind) || attributes.pubdate !== undefined });
}
