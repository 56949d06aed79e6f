/**
 * The JSON-LD scripts of a page → the fields of its article. Graphs and arrays are opened and `@id`s followed; of several
 * articles the one that has the page's address, then its title, then the first.
 */

import { wordsOfHtml } from '../page/markup.ts';
import types from './json-ld-types.json' with { type: 'json' };
import { type Json, parseLeniently } from './lenient-json.ts';
import { namesOfPerson } from './names.ts';
import { lettersOf } from './outlets.ts';

type Thing = { [key: string]: Json };

/** As told: days are not yet read, addresses not yet made whole. */
export type JsonLdFacts = {
  headline: string | null;
  standfirst: string | null;
  /** Persons, and names that have no type. */
  authors: string[];
  /** Those of them that the script types as persons. */
  persons: string[];
  /** Authors that are organisations. */
  bodies: string[];
  publisher: string | null;
  /** Every name that the scripts give an organisation or a site. */
  outlets: string[];
  /** Names of those that are a person and an organisation at once: the writers of their own outlets. */
  ownNames: string[];
  section: string | null;
  published: string | null;
  modified: string | null;
  language: string | null;
  url: string | null;
};

const ARTICLE_TYPES = new Set(types.article);
const PAGE_TYPES = new Set(types.page);
const OUTLET_TYPES = new Set(types.outlet);
/** Enough for any graph seen; the bound holds against hostile scripts. */
const MOST_THINGS = 2000;

export function factsOfJsonLd(
  scripts: readonly string[],
  page: { url: string | null; title: string },
): JsonLdFacts {
  const things = scripts.flatMap((script) => thingsIn(parseLeniently(bare(script))));
  const typed = (kinds: Set<string>) => things.filter((t) => typesOf(t).some((type) => kinds.has(type)));
  const articles = typed(ARTICLE_TYPES);
  const pages = typed(PAGE_TYPES);
  const article = chosen(articles, page) ?? pages[0];
  const byId = new Map<string, Thing>();
  for (const thing of things) {
    const id = textOf(thing['@id']);
    if (id && thing.name !== undefined && (thing['@type'] !== undefined || !byId.has(id)))
      byId.set(id, thing);
  }
  const follow = (value: Json | undefined): Json | undefined =>
    isThing(value) && (value.name === undefined || value['@type'] === undefined)
      ? (byId.get(textOf(value['@id']) ?? '') ?? value)
      : value;
  const outlets = things.filter(isOrganisation).flatMap((t) => nameOf(t) ?? []);
  const publisher = follow(listOf(article?.publisher)[0] ?? listOf(article?.sourceOrganization)[0]);
  const ownNames = [...things.filter(isOwnOutlet), ...(isPerson(publisher) ? [publisher!] : [])].flatMap(
    (t) => nameOf(t) ?? [],
  );
  if (!article) return { ...SILENT, outlets, ownNames };
  const isArticle = articles.length > 0;
  const makers = listOf(article.author ?? article.creator).map(follow);
  const organised = makers.filter(isOrganisation);
  const others = makers.filter((maker) => !isOrganisation(maker));
  return {
    headline: textOf(article.headline) ?? (isArticle ? textOf(article.name) : null),
    standfirst: isArticle ? textOf(article.alternativeHeadline) : null,
    authors: others.flatMap(authorNames),
    persons: others.filter(isPerson).flatMap(authorNames),
    bodies: organised.flatMap((maker) => nameOf(maker) ?? []),
    publisher: nameOf(publisher),
    ownNames,
    outlets,
    section: textOf(article.articleSection),
    published: dateTold(article) ?? (isArticle ? dateTold(pages[0]) : null),
    modified: textOf(article.dateModified),
    language: textOf(listOf(article.inLanguage)[0]),
    url: textOf(article.url) ?? textOf(article.mainEntityOfPage),
  };
}

const SILENT: JsonLdFacts = {
  headline: null,
  standfirst: null,
  authors: [],
  persons: [],
  bodies: [],
  publisher: null,
  outlets: [],
  ownNames: [],
  section: null,
  published: null,
  modified: null,
  language: null,
  url: null,
};

const dateTold = (thing: Thing | undefined): string | null =>
  thing ? (textOf(thing.datePublished) ?? textOf(thing.dateCreated) ?? textOf(thing.uploadDate)) : null;

/** The scripts of some pages stand in comments or CDATA, or with their quotation marks as entities. */
function bare(script: string): string {
  const text = script.replace(/^\s*(?:<!--|(?:\/\/|\/\*)?\s*<!\[CDATA\[(?:\s*\*\/)?)/, '').trimStart();
  return text.startsWith('{&quot;') || text.startsWith('[{&quot;') ? wordsOfHtml(text) : text;
}

function chosen(
  articles: readonly Thing[],
  { url, title }: { url: string | null; title: string },
): Thing | undefined {
  if (articles.length < 2) return articles[0];
  const [address, words] = [addressKey(url), lettersOf(title)];
  const weight = (thing: Thing): number => {
    const own = [thing.url, thing.mainEntityOfPage, thing['@id']].some(
      (value) => address !== '' && addressKey(textOf(value)) === address,
    );
    const headline = lettersOf(textOf(thing.headline) ?? '');
    return (
      (own ? 2 : 0) + (headline !== '' && words.startsWith(headline) ? 2 : 0) + (dateTold(thing) ? 1 : 0)
    );
  };
  let best = articles[0]!;
  let most = weight(best);
  for (const thing of articles.slice(1)) {
    const its = weight(thing);
    if (its > most) [best, most] = [thing, its];
  }
  return best;
}

/** Without scheme, query, fragment and closing slash. */
const addressKey = (url: string | null): string =>
  (url ?? '')
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .split(/[?#]/, 1)[0]!
    .replace(/\/$/, '');

/** Every object of the script, outermost first, each once: a work list instead of recursion. */
function thingsIn(root: Json): Thing[] {
  const found: Thing[] = [];
  const work: Json[] = [root];
  for (let i = 0; i < work.length && i < MOST_THINGS; i++) {
    const value = work[i]!;
    if (Array.isArray(value)) for (const inner of value.slice(0, MOST_THINGS)) work.push(inner);
    else if (isThing(value)) {
      found.push(value);
      for (const inner of Object.values(value))
        if (typeof inner === 'object' && inner !== null) work.push(inner);
    }
  }
  return found;
}

const isThing = (value: Json | undefined): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: Json | undefined): Json[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];

const typesOf = (thing: Thing): string[] =>
  listOf(thing['@type']).flatMap((t) => (typeof t === 'string' ? [t.replace(/^.*[/#:]/, '')] : []));

function textOf(value: Json | undefined): string | null {
  const one = Array.isArray(value) ? value[0] : value;
  const text = isThing(one) ? (one['@value'] ?? one['@id'] ?? one.url ?? null) : one;
  return typeof text === 'string' && text.trim() !== '' ? wordsOfHtml(text) || null : null;
}

function nameOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return wordsOfHtml(value) || null;
  if (!isThing(value)) return null;
  const name = Array.isArray(value.name) ? value.name[0] : value.name;
  return typeof name === 'string' ? wordsOfHtml(name) || null : null;
}

const isOrganisation = (value: Json | undefined): value is Thing =>
  isThing(value) && typesOf(value).some((type) => OUTLET_TYPES.has(type)) && !isPerson(value);

const isOwnOutlet = (thing: Thing): boolean =>
  isPerson(thing) && typesOf(thing).some((type) => OUTLET_TYPES.has(type));

const isPerson = (value: Json | undefined): boolean => isThing(value) && typesOf(value).includes('Person');

function authorNames(value: Json | undefined): string[] {
  const told = isThing(value) && Array.isArray(value.name) ? value.name : [nameOf(value)];
  return told.flatMap((name) => {
    if (typeof name !== 'string' || /^https?:/.test(name)) return [];
    const names = namesOfPerson(wordsOfHtml(name));
    return names.length === 0 && isPerson(value) && isPenName(name) ? [wordsOfHtml(name)] : names;
  });
}

/** "Roving Reporter": where the script calls it a person, a role may be a name. */
const isPenName = (name: string): boolean =>
  /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}$/u.test(name.trim());
