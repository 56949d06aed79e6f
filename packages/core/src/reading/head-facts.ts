/**
 * What a page's head and JSON-LD say → facts. Where they disagree: JSON-LD, then OpenGraph and article metas, then
 * other metas, then `<time>`; the `<title>` last, without the outlet's name that most pages add to it.
 */
import { namesIn } from './bylines.ts';
import { stampOf } from './dates.ts';
import type { Facts } from './draft.ts';
import { factsOfJsonLd } from './json-ld.ts';
import names from './metas.json' with { type: 'json' };
import type { Head, Scanned } from './scan-html.ts';

export function factsOfHead({ head }: Scanned, baseUrl: string | undefined): Facts {
  const meta = (keys: readonly string[]): string | null => {
    for (const key of keys) {
      const value = head.metas.get(key);
      if (value) return value.replace(/\s+/g, ' ').trim();
    }
    return null;
  };
  const url = absolute(head.links.get('canonical') ?? meta(names.url), baseUrl) ?? baseUrl ?? null;
  const told = factsOfJsonLd(head.jsonLd, url);
  const publisher = told.publisher ?? meta(names.publisher);
  return {
    headline: told.headline ?? withoutOutlet(meta(names.headline) ?? (head.title || null), publisher),
    standfirst: null,
    bylines: told.bylines.length > 0 ? told.bylines : authorsOf(head),
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

/** Addresses of profiles and a page's own name are no authors. */
function authorsOf(head: Head): string[] {
  const found: string[] = [];
  for (const value of head.authors)
    if (!/^https?:|facebook\.com/.test(value))
      for (const name of namesIn(value)) if (!found.includes(name)) found.push(name);
  return found;
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
function languageTag(told: string): string | null {
  const tag = told.trim().replace('_', '-');
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(tag) ? tag : null;
}
