/**
 * What a page's head, JSON-LD and marked elements say → for each field its sources by name, to be weighed with what stands
 * on the page (`page-facts.ts`). The outlet's names are gathered first, for an author that is the outlet is none.
 */
import type { Head } from './head.ts';
import { factsOfJsonLd, type JsonLdFacts } from './json-ld.ts';
import { wordsOfHtml } from './markup.ts';
import names from './metas.json' with { type: 'json' };
import { type IsOutlet, outletNames } from './outlets.ts';
import { settled } from './precedence.ts';

type Named = keyof typeof names;

export type Told = {
  head: Head;
  jsonLd: JsonLdFacts;
  /** The first value among the metas that `metas.json` lists under this name. */
  meta(name: Named): string | null;
  isOutlet: IsOutlet;
  headline: string | null;
  publisher: string | null;
  url: string | null;
  /** BCP 47. */
  language: string | null;
};

export function toldByHead(head: Head, baseUrl: string | undefined): Told {
  const meta = (name: Named): string | null => {
    for (const key of names[name]) {
      const value = head.metas.get(key);
      const words = value ? wordsOfHtml(value) : '';
      if (words !== '') return words;
    }
    return null;
  };
  const canonical = absolute(head.links.get('canonical'), baseUrl);
  const shared = absolute(meta('sharedUrl'), baseUrl);
  const address = canonical ?? shared ?? baseUrl ?? null;
  const jsonLd = factsOfJsonLd(head.jsonLd, { url: address, title: meta('sharedHeadline') ?? head.title });
  const publisher = settled('publisher', {
    'json-ld': () => jsonLd.publisher,
    opengraph: () => meta('site'),
    meta: () => meta('publisher'),
    microdata: () => head.publisher,
    site: () => jsonLd.outlets[0],
  });
  return {
    head,
    jsonLd,
    meta,
    publisher,
    isOutlet: outletNames(
      [publisher, meta('site'), meta('publisher'), head.publisher, ...jsonLd.outlets],
      address,
      jsonLd.ownNames,
    ),
    headline: settled('headline', {
      'json-ld': () => jsonLd.headline,
      opengraph: () => withoutOutlet(meta('sharedHeadline'), publisher),
      microdata: () => head.headline,
      meta: () => withoutOutlet(meta('headline'), publisher),
      title: () => withoutOutlet(head.title || null, publisher),
    }),
    language: settled('language', {
      html: () => languageTag(head.language),
      'json-ld': () => languageTag(jsonLd.language),
      meta: () => languageTag(meta('language')),
    }),
    url: settled('url', {
      canonical: () => canonical,
      opengraph: () => shared,
      given: () => baseUrl,
      'json-ld': () => absolute(jsonLd.url, baseUrl),
    }),
  };
}

/** "Ban eased | The Daily" → "Ban eased": the last piece falls when it is the outlet's name or much the shorter. */
export function withoutOutlet(title: string | null, publisher: string | null): string | null {
  if (!title) return null;
  const pieces = title.split(/\s+[|–—·»]\s+|\s+-\s+/);
  if (pieces.length < 2) return title;
  const last = pieces.at(-1)!;
  const isOutlet = publisher !== null && last.toLowerCase().includes(publisher.toLowerCase());
  const rest = title
    .slice(0, title.lastIndexOf(last))
    .replace(/\s*[|–—·»-]\s*$/, '')
    .trim();
  const bar = /[|»·]/.test(title.slice(rest.length));
  return rest !== '' && (isOutlet || (last.split(' ').length <= (bar ? 6 : 4) && rest.length > last.length))
    ? rest
    : title;
}

function absolute(address: string | null | undefined, baseUrl: string | undefined): string | null {
  if (!address) return null;
  if (/^https?:\/\//i.test(address)) return address;
  const origin = /^(https?:)(\/\/[^/?#]+)/i.exec(baseUrl ?? '');
  if (!origin) return null;
  if (address.startsWith('//')) return origin[1] + address;
  return address.startsWith('/') ? origin[1]! + origin[2]! + address : null;
}

/** `en_US` → `en-US`; what is no tag is left out. */
function languageTag(told: string | null): string | null {
  const tag = (told ?? '').trim().replace('_', '-');
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}
