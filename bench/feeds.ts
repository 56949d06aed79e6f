/**
 * Reads the feeds of a conformance set, beside two libraries in the same run: how many are taken for feeds, in how many all
 * items are found, and how many expected titles, links and ids come out. `FOLDER`: `tests/wellformed` of feedparser's source.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed as parseByFeedParser } from '@rowanmanning/feed-parser';
import { parseFeed as parseByFeedsmith } from 'feedsmith';
import { fieldsOfXml } from '../packages/core/src/reading/feed/feed-fields.ts';
import { mediaTypeOf, unfold } from '../packages/core/src/reading/index.ts';

const folder = process.argv[2];
if (!folder || !existsSync(folder)) {
  console.log(
    "nothing to measure: name the folder `tests/wellformed` of feedparser's source (`pip download --no-binary :all: --no-deps feedparser`)",
  );
  process.exit(0);
}

type Field = 'title' | 'link' | 'id';
/** The number of items, and the first one's fields. */
type Seen = { items: number; first: Partial<Record<Field, unknown>> };
type Score = { feeds: number; allItems: number; titles: number; links: number; ids: number };

const READERS: Record<string, (bytes: Buffer) => Seen> = {
  proviso(bytes) {
    const found = unfold(bytes, mediaTypeOf(bytes, {}))?.filter((item) => !('error' in item));
    if (!found) throw new Error('no feed');
    const [first] = found;
    const told = first ? fieldsOfXml(new TextDecoder(first.hints.charset).decode(first.bytes)) : null;
    const link = told?.get('link')?.find(Boolean) ?? told?.get('permalink')?.[0];
    return { items: found.length, first: { title: told?.get('title')?.[0], link, id: first?.id } };
  },
  'feed-parser'(bytes) {
    const { items } = parseByFeedParser(bytes.toString('utf8'));
    const [first] = items;
    return { items: items.length, first: { title: first?.title, link: first?.url, id: first?.id } };
  },
  feedsmith(bytes) {
    // Its shape differs with the kind of feed.
    const { feed } = parseByFeedsmith(bytes.toString('utf8')) as { feed: Loose };
    const items = (feed.items ?? feed.entries ?? []) as Loose[];
    const first = items[0] ?? {};
    const links = (first.links ?? []) as Loose[];
    const linked = links.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links[0];
    return {
      items: items.length,
      first: {
        title: wordsIn(first.title),
        link: first.link ?? linked?.href,
        id: first.id ?? wordsIn(first.guid) ?? (first.rdf as Loose | undefined)?.about,
      },
    };
  },
};

type Loose = Record<string, unknown>;
const wordsIn = (told: unknown): unknown =>
  typeof told === 'object' && told !== null && 'value' in told ? told.value : told;

const scores: Record<string, Score> = {};
const asked = { feeds: 0, titles: 0, links: 0, ids: 0 };
for (const file of filesIn(folder)) {
  const bytes = readFileSync(file);
  const source = bytes.toString('latin1').replace(/<!--[\s\S]*?-->/g, '');
  if (!/<(?:\w+:)?(?:rss|feed|rdf)[\s>:]/i.test(source)) continue;
  const items = source.match(/<(?:\w+:)?(?:item|entry)[\s>/]/gi)?.length ?? 0;
  const expected = expectedIn(bytes.toString('utf8'));
  asked.feeds++;
  for (const field of expected.keys()) asked[`${field}s`]++;
  for (const [name, reader] of Object.entries(READERS)) {
    scores[name] ??= { feeds: 0, allItems: 0, titles: 0, links: 0, ids: 0 };
    try {
      const seen = reader(bytes);
      scores[name].feeds++;
      if (seen.items === items) scores[name].allItems++;
      for (const [field, want] of expected) if (same(seen.first[field], want)) scores[name][`${field}s`]++;
    } catch {
      // Not taken for a feed.
    }
  }
}
for (const [name, { feeds, allItems, titles, links, ids }] of Object.entries(scores))
  console.log(
    `${name.padEnd(12)} feeds ${feeds}/${asked.feeds}  all items ${allItems}/${asked.feeds}  titles ${titles}/${asked.titles}  links ${links}/${asked.links}  ids ${ids}/${asked.ids}`,
  );
console.log(JSON.stringify({ asked, scores }));

function filesIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.xml'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What the file's comment says of its first item: `entries[0]['title'] == 'Example'`. */
function expectedIn(text: string): Map<Field, string> {
  const told = /Expect:\s*([\s\S]*?)-->/.exec(text)?.[1] ?? '';
  const pairs = told.matchAll(/entries\[0\]\['(title|link|id)'\]\s*==\s*u?'((?:[^'\\]|\\.)*)'/g);
  return new Map([...pairs].map(([, field, value]) => [field as Field, unescaped(value!)]));
}

function unescaped(value: string): string {
  return value.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gi, (_, long, short, letter) =>
    letter === undefined
      ? String.fromCharCode(Number.parseInt(long ?? short, 16))
      : letter === 'n'
        ? '\n'
        : letter,
  );
}

/** Tags, entities and white space aside: libraries differ in how they hand on markup. */
function same(a: unknown, b: string): boolean {
  return plain(String(a ?? '')) === plain(b);
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
