/**
 * Pages of the corpora beside the project → windows of plain lines, one line a block, from eight lines before the story
 * to fifteen after, each with the truth whether it is of the story. Truth is read off the story's own text: a line is
 * of the story where most of its four-word runs stand there, in order.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { scanHtml } from '../../packages/core/src/reading/page/scan-html.ts';

/**
 * `site` is the name that two pages must not share across a fold; `isDated`: one of a set that was taken in a single week,
 * whose news no word may teach.
 */
export type Window = { id: string; site: string; isDated: boolean; lines: string[]; gold: boolean[] };

const DATA = join(import.meta.dirname, '../../../shared/data/reading');
const LINES_BEFORE = 8;
const LINES_AFTER = 15;
/** Share of a line's shingles that must stand in the story. */
const MOST = 0.5;
/** Of words that the story repeats, so many places are tried. */
const MOST_PLACES = 60;
const LEAST_STORY = 400;

/** The 181 pages with hand-made stories. */
export const goldWindows = (): Window[] =>
  rowsOf<{ id: string; url: string; html: string; articleBody: string }>('aeb.jsonl.gz').flatMap((row) =>
    windowOf({ id: row.id, site: siteOf(row.url), isDated: true }, row.html, row.articleBody),
  );

/** Readability's own 130 tests with its expected output; and what it makes of the 495 pages for metadata. */
export function silverWindows(): Window[] {
  const tests = rowsOf<{ id: string; html: string; expectedHtml: string }>('readability.jsonl.gz');
  const others = rowsOf<{ url: string; html: string }>('metadata.jsonl.gz');
  return [
    ...tests.flatMap(({ id, html, expectedHtml }) => {
      const site = siteOf(addressIn(html) ?? '') || id.replace(/-\d+$/, '');
      return windowOf({ id, site, isDated: false }, html, blocksOf(expectedHtml).join('\n'));
    }),
    ...others.flatMap(({ url, html }) => {
      const story = readable(html);
      const facts = { id: url, site: siteOf(url), isDated: false };
      return story.length < LEAST_STORY ? [] : windowOf(facts, html, story);
    }),
  ];
}

function readable(html: string): string {
  const { document } = parseHTML(html);
  // linkedom's document is not the DOM's own type, but has what Readability reads.
  const page = document as unknown as ConstructorParameters<typeof Readability>[0];
  return blocksOf(new Readability(page).parse()?.content ?? '').join('\n');
}

const addressIn = (html: string): string | undefined =>
  /(?:rel="canonical" href|property="og:url" content)="(https?:[^"]+)"/.exec(html)?.[1];

export const hasCorpora = (): boolean => existsSync(join(DATA, 'aeb.jsonl.gz'));

function rowsOf<T>(file: string): T[] {
  const text = gunzipSync(readFileSync(join(DATA, file))).toString('utf8');
  return text.split('\n').flatMap((line) => (line.trim() ? [JSON.parse(line) as T] : []));
}

const blocksOf = (html: string): string[] =>
  scanHtml(html).runs.map((run) => run.text.replace(/\s+/g, ' ').trim());

/** The name before the public suffix: `bbc` of `www.bbc.co.uk`. */
function siteOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const parts = new URL(url).hostname.split('.');
  const short = parts.length > 2 && parts.at(-2)!.length <= 3 && parts.at(-1)!.length === 2;
  return parts.at(short ? -3 : -2) ?? '';
}

/** Which of `folds` parts a site belongs to; `salt` makes inner folds differ from outer ones. */
export function foldOf(site: string, folds: number, salt = ''): number {
  let hash = 2166136261;
  for (const letter of `${salt}${site}`) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619) >>> 0;
  return (hash >>> 7) % folds;
}

function windowOf(facts: Pick<Window, 'id' | 'site' | 'isDated'>, html: string, story: string): Window[] {
  const lines = blocksOf(html);
  const gold = inStory(lines, story);
  return gold.includes(true) ? [cut({ ...facts, lines, gold }, LINES_BEFORE, LINES_AFTER)] : [];
}

/** So many lines before the first of the story, and after its last. */
export function cut(window: Window, before: number, after: number): Window {
  const from = Math.max(0, window.gold.indexOf(true) - before);
  const to = window.gold.lastIndexOf(true) + 1 + after;
  return { ...window, lines: window.lines.slice(from, to), gold: window.gold.slice(from, to) };
}

/**
 * Each block's place in the story; of blocks that repeat the same words only one can lie on the heaviest rising chain.
 * Between its ends, what the story itself says several times counts too.
 */
function inStory(blocks: readonly string[], story: string): boolean[] {
  const storyWords = wordsOf(story);
  const places = new Map<string, number[]>();
  for (let i = 0; i < storyWords.length; i++)
    for (const n of [1, 2, 3, 4]) {
      const key = storyWords.slice(i, i + n).join(' ');
      if (n < 4 && !opensLine(story, storyWords, i)) continue;
      places.set(key, [...(places.get(key) ?? []), i]);
    }
  const found = blocks.flatMap((block, i) => {
    const words = wordsOf(block);
    return words.length === 0 ? [] : placesOf(words, places).map((at) => ({ i, at, weight: words.length }));
  });
  const best = found.map((f) => f.weight);
  const before = found.map(() => -1);
  for (let b = 0; b < found.length; b++)
    for (let a = 0; a < b; a++) {
      const [x, y] = [found[a]!, found[b]!];
      if (x.i < y.i && x.at + Math.min(x.weight, 4) <= y.at && best[a]! + y.weight > best[b]!) {
        best[b] = best[a]! + y.weight;
        before[b] = a;
      }
    }
  const gold = blocks.map(() => false);
  let at = best.reduce((top, value, i) => (top < 0 || value > best[top]! ? i : top), -1);
  for (; at >= 0; at = before[at]!) gold[found[at]!.i] = true;
  const [first, last] = [gold.indexOf(true), gold.lastIndexOf(true)];
  const repeats = new Set(found.filter((f, k) => found[k + 1]?.i === f.i).map((f) => f.i));
  for (let i = first; i < last; i++) if (repeats.has(i)) gold[i] = true;
  return gold;
}

/** Where in the story a line can lie: long lines by their shingles, lines of under four words only as a whole line. */
function placesOf(words: string[], places: ReadonlyMap<string, number[]>): number[] {
  if (words.length < 4) return (places.get(words.join(' ')) ?? []).slice(0, MOST_PLACES);
  const shingles = words.slice(0, words.length - 3).map((_, i) => words.slice(i, i + 4).join(' '));
  const hits = shingles.filter((s) => places.has(s)).length;
  if (hits < shingles.length * MOST) return [];
  const first = shingles.findIndex((s) => places.has(s));
  return (places.get(shingles[first]!) ?? []).slice(0, MOST_PLACES).map((at) => Math.max(0, at - first));
}

const opensCache = new WeakMap<string[], Set<number>>();
function opensLine(story: string, storyWords: string[], i: number): boolean {
  let opens = opensCache.get(storyWords);
  if (!opens) {
    opens = new Set();
    let at = 0;
    for (const line of story.split('\n')) {
      opens.add(at);
      at += wordsOf(line).length;
    }
    opensCache.set(storyWords, opens);
  }
  return opens.has(i);
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
