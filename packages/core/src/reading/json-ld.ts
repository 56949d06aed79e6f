/**
 * The JSON-LD scripts of a page → the fields of its article. Graphs and arrays are opened, line breaks inside strings
 * and trailing commas are mended; a script that stays broken is passed over.
 */
import { namesIn } from './bylines.ts';
import { stampOf } from './dates.ts';
import { type Facts, silentFacts } from './draft.ts';
import types from './json-ld-types.json' with { type: 'json' };
import { wordsOfHtml } from './markup.ts';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
type Thing = { [key: string]: Json };

const ARTICLE_TYPES = new Set(types.article);
const PAGE_TYPES = new Set(types.page);
/** Enough for any graph seen; the bound holds against hostile scripts. */
const MOST_THINGS = 2000;

export function factsOfJsonLd(scripts: readonly string[], pageUrl: string | null): Facts {
  const things = scripts.flatMap((script) => thingsIn(parsed(script)));
  const typed = (kinds: Set<string>) => things.filter((t) => typesOf(t).some((type) => kinds.has(type)));
  const articles = typed(ARTICLE_TYPES);
  const article =
    articles.find((t) => pageUrl !== null && textOf(t.url) === pageUrl) ??
    articles[0] ??
    typed(PAGE_TYPES)[0];
  const facts = silentFacts();
  if (!article) return facts;
  const byId = new Map(
    things.flatMap((t) => (t.name === undefined ? [] : [[textOf(t['@id']) ?? '', t] as const])),
  );
  const follow = (value: Json | undefined): Json | undefined =>
    isThing(value) && value.name === undefined ? (byId.get(textOf(value['@id']) ?? '') ?? value) : value;
  facts.headline = textOf(article.headline) ?? (articles.length > 0 ? textOf(article.name) : null);
  facts.bylines = listOf(article.author ?? article.creator).flatMap((a) => authorNames(follow(a)));
  facts.publisher =
    nameOf(follow(listOf(article.publisher)[0])) ?? nameOf(follow(listOf(article.sourceOrganization)[0]));
  facts.published = stampOf(textOf(article.datePublished) ?? textOf(article.dateCreated));
  facts.modified = stampOf(textOf(article.dateModified));
  facts.language = textOf(listOf(article.inLanguage)[0]) ?? null;
  facts.url = textOf(article.url) ?? textOf(article.mainEntityOfPage);
  return facts;
}

function parsed(script: string): Json {
  const text = script
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>|\]\]>)\s*$/g, '')
    .trim();
  for (const attempt of [
    text,
    text
      .replace(/\p{Cc}+/gu, ' ')
      .replace(/,\s*([}\]])/g, '$1')
      .replace(/;\s*$/, ''),
  ])
    try {
      return JSON.parse(attempt) as Json;
    } catch {}
  return null;
}

/** Every object of the script, outermost first, each once: a work list instead of recursion. */
function thingsIn(root: Json): Thing[] {
  const found: Thing[] = [];
  const work: Json[] = [root];
  for (let i = 0; i < work.length && i < MOST_THINGS; i++) {
    const value = work[i]!;
    if (Array.isArray(value)) for (const inner of value) work.push(inner);
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
  Array.isArray(value) ? value : value === undefined ? [] : [value];

const typesOf = (thing: Thing): string[] =>
  listOf(thing['@type']).flatMap((t) => (typeof t === 'string' ? [t.replace(/^.*[/#:]/, '')] : []));

function textOf(value: Json | undefined): string | null {
  const one = Array.isArray(value) ? value[0] : value;
  const text = isThing(one) ? (one['@id'] ?? one.url ?? null) : one;
  return typeof text === 'string' && text.trim() !== '' ? wordsOfHtml(text) : null;
}

function nameOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return wordsOfHtml(value) || null;
  return isThing(value) && typeof value.name === 'string' ? wordsOfHtml(value.name) || null : null;
}

function authorNames(value: Json | undefined): string[] {
  if (isThing(value) && typesOf(value).includes('Organization') && !typesOf(value).includes('Person'))
    return [];
  if (isThing(value) && Array.isArray(value.name))
    return value.name.flatMap((n) => (typeof n === 'string' ? namesIn(n) : []));
  const name = nameOf(value);
  return name && !/^https?:/.test(name) ? namesIn(name) : [];
}
