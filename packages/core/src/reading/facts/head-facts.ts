/**
 * What a page's head, JSON-LD and marked elements say → for each field its sources by name, to be weighed with what stands
 * on the page (`page-facts.ts`). The outlet's names are gathered first, for an author that is the outlet is none.
 */

import { wordsOfHtml } from '../page/markup.ts';
import { agency } from './credits.ts';
import type { Head } from './head.ts';
import { factsOfJsonLd, type JsonLdFacts } from './json-ld.ts';
import names from './metas.json' with { type: 'json' };
import { type IsOutlet, lettersOf, outletNames } from './outlets.ts';
import { type Sources, settled, told } from './precedence.ts';

/** A longer title is a headline, not an outlet's name. */
const MOST_OUTLET_WORDS = 5;

type Named = keyof typeof names;

export type Told = {
  head: Head;
  jsonLd: JsonLdFacts;
  /** The first value among the metas that `metas.json` lists under this name. */
  meta(name: Named): string | null;
  isOutlet: IsOutlet;
  /** The titles told, by source; `headline` is the first, `titles` are all in order. */
  headlines: Sources<string>;
  headline: string | null;
  titles: readonly string[];
  /** Whether JSON-LD or OpenGraph tells a headline. */
  isSure: boolean;
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
  const isLong = head.title.split(' ').length > MOST_OUTLET_WORDS;
  const said = [jsonLd.headline, meta('sharedHeadline'), isLong ? head.title : null].map((title) =>
    lettersOf(title ?? ''),
  );
  const named = (name: string | null | undefined) => publisherNamed(name, address, said);
  const publisher = settled('publisher', {
    'json-ld': () => named(jsonLd.publisher),
    opengraph: () => named(meta('site')),
    meta: () => named(meta('publisher')),
    microdata: () => named(head.publisher),
    site: () => named(jsonLd.outlets[0]),
  });
  const isOutlet = outletNames(
    [publisher, ...[meta('site'), meta('publisher'), head.publisher, ...jsonLd.outlets].map(named)],
    address,
    jsonLd.ownNames,
  );
  const bare = (title: string | null) => withoutOutlet(title, isOutlet);
  const headlines = {
    'json-ld': () => jsonLd.headline,
    opengraph: () => bare(meta('sharedHeadline')),
    microdata: () => head.headline,
    meta: () => bare(meta('headline')),
    title: () => bare(head.title),
  };
  const given = [...told('headline', headlines)];
  // As given too: a piece that was taken for the outlet's name may be the end of the headline.
  const whole = [meta('sharedHeadline') ?? '', head.title];
  const titles = [...new Set([...given, ...whole])].filter((title) => title !== '' && !isOutlet(title));
  return {
    head,
    jsonLd,
    meta,
    publisher,
    isOutlet,
    headline: titles[0] ?? given[0] ?? null,
    titles,
    isSure: !!(jsonLd.headline ?? meta('sharedHeadline')),
    headlines,
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

/** Without "@" and what follows a bar; an address, the headline itself, and an agency on another's page are no publisher. */
function publisherNamed(
  told: string | null | undefined,
  address: string | null,
  headlines: readonly string[],
): string | null {
  const name = (told ?? '')
    .split(/\s[|｜]\s/, 1)[0]!
    .replace(/^@/, '')
    .trim();
  if (name === '' || /^https?:/.test(name) || headlines.includes(lettersOf(name))) return null;
  const host = /^https?:\/\/([^/?#]+)/.exec(address ?? '')?.[1];
  const isGuest = host !== undefined && agency(name) !== null && !isHostOf(host, name);
  return isGuest ? null : name;
}

/** apnews.com is the Associated Press's: its letters, or the first letters of its words, open a part of the name. */
const isHostOf = (host: string, name: string): boolean => {
  const initials = name
    .split(/\s+/)
    .map((word) => word[0])
    .join('')
    .toLowerCase();
  return host.split('.').some((label) => label.startsWith(lettersOf(name)) || label.startsWith(initials));
};

/** "Ban eased | The Daily" → "Ban eased": a piece falls at either end when it is the outlet's name, the last also when much the shorter. */
function withoutOutlet(title: string | null, isOutlet: IsOutlet): string | null {
  if (!title) return null;
  const whole = title.replace(/\s*[|–—·»›•-]\s*$/, '');
  const pieces = whole.split(PARTING);
  if (pieces.length < 2) return whole;
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  const start = isOutlet(first) ? whole.indexOf(pieces[1]!, first.length) : 0;
  const end = whole.lastIndexOf(last);
  const rest = whole
    .slice(start, end)
    .replace(/\s*[|–—·»›•-]\s*$/, '')
    .trim();
  const bar = /[|»·›•]/.test(whole.slice(start + rest.length));
  const falls = isOutlet(last) || (last.split(' ').length <= (bar ? 6 : 4) && rest.length > last.length);
  return rest !== '' && falls ? rest : whole.slice(start).trim();
}

const PARTING = /\s+[|–—·»›•]\s+|\s+-\s+|[|｜]/;

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
