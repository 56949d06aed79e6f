/**
 * What a page's head and JSON-LD say → facts. Where they disagree: JSON-LD, then OpenGraph and article metas, then
 * other metas, then microdata and `<time>`; the `<title>` last, without the outlet's name that most pages add to it.
 */
import { bylineNames, namesIn } from './bylines.ts';
import { stampOf } from './dates.ts';
import type { Facts } from './draft.ts';
import type { Head } from './head.ts';
import { factsOfJsonLd } from './json-ld.ts';
import { wordsOfHtml } from './markup.ts';
import names from './metas.json' with { type: 'json' };
import type { Scanned } from './scan-html.ts';

export function factsOfHead({ head }: Scanned, baseUrl: string | undefined): Facts {
  const meta = (keys: readonly string[]): string | null => {
    for (const key of keys) {
      const value = head.metas.get(key);
      if (value) return wordsOfHtml(value);
    }
    return null;
  };
  const url = absolute(head.links.get('canonical') ?? meta(names.url), baseUrl) ?? baseUrl ?? null;
  const told = factsOfJsonLd(head.jsonLd, url);
  const publisher = told.publisher ?? meta(names.publisher) ?? (head.publisher || null);
  return {
    headline: told.headline ?? withoutOutlet(meta(names.headline) ?? (head.title || null), publisher),
    standfirst: null,
    bylines: told.bylines.length > 0 ? told.bylines : authorsOf(head, publisher),
    publisher,
    published:
      told.published ??
      stampOf(meta(names.published)) ??
      stampOf(head.times.find((t) => t.published)?.when) ??
      stampOf(head.times[0]?.when),
    modified: told.modified ?? stampOf(meta(names.modified)),
    language: languageTag(head.language || told.language || meta(names.language) || ''),
    url: url ?? absolute(told.url, baseUrl),
    creditedTo: [],
  };
}

/** Metas, then rel and itemprop, then class; addresses of profiles and the outlet's own name are no authors. */
function authorsOf(head: Head, publisher: string | null): string[] {
  const outlet = publisher?.toLowerCase();
  const names = (values: readonly string[]): string[] => {
    const told = values
      .filter((value) => !/^https?:|facebook\.com/.test(value))
      .flatMap((value) => namesIn(value));
    return [...new Set(told)].filter((name) => name.toLowerCase() !== outlet);
  };
  const fromMetas = names(head.authors);
  if (fromMetas.length > 0) return fromMetas;
  const sure = names(
    head.marked
      .filter((m) => m.sure)
      .slice(0, 4)
      .map((m) => m.text),
  );
  if (sure.length > 0) return sure;
  for (const { text } of head.marked) {
    const found = (bylineNames(text, true) ?? []).filter((name) => name.toLowerCase() !== outlet);
    if (found.length > 0) return found;
  }
  return [];
}

/** "Ban eased | The Daily" → "Ban eased": the last piece falls when it is the outlet's name or much the shorter. */
function withoutOutlet(title: string | null, publisher: string | null): string | null {
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
function languageTag(told: string): string | null {
  const tag = told.trim().replace('_', '-');
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}
