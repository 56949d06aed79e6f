/**
 * A live page's runs → its entries: where each begins and ends, its own time and heading. Entries are elements that the
 * page calls so, or else what its `LiveBlogPosting` lists, found again in the text; one alone is no live page.
 */

import type { EntryPart, Part } from '../draft.ts';
import { dateIn, stampOf } from '../facts/dates.ts';
import type { Head } from '../facts/head.ts';
import { type Json, parseLeniently } from '../facts/lenient-json.ts';
import type { Run } from '../runs.ts';
import { HINT } from './hints.ts';
import { wordsOfHtml } from './markup.ts';
import type { Scanned } from './scan-html.ts';

const LEAST_ENTRIES = 2;
const MOST_ENTRIES = 2000;
/** A time stands in the first runs of its entry. */
const FIRST_RUNS = 4;
const LEAST_MATCH = 12;
const MOST_MATCH = 60;

export function liveEntriesIn(scanned: Scanned): EntryPart[] {
  const told = updatesIn(scanned.head);
  const marked = markedEntries(scanned);
  const found = marked.length >= LEAST_ENTRIES ? marked : foundAgain(scanned, told);
  if (found.length < LEAST_ENTRIES || !areTheStory(scanned, found)) return [];
  const entries = found.map(({ from, to }) => {
    const update = told.find((u) => u.opening !== '' && opensIn(scanned, from, to, u.opening));
    const headed = scanned.runs.slice(from, to + 1).find(({ container }) => isHeading(scanned, container));
    return {
      from,
      to,
      published: update?.published ?? timeIn(scanned, from, to),
      headline: headed?.text ?? update?.headline ?? null,
    };
  });
  // What bears no times is a list of something else.
  return entries.filter(({ published }) => published !== null).length * 2 >= entries.length ? entries : [];
}

/** A ticker of other news beside the story is no live page. */
function areTheStory({ runs }: Scanned, entries: readonly Range[]): boolean {
  const sum = (some: readonly Run[]) => some.reduce((letters, run) => letters + run.sentenceLetters, 0);
  const within = entries.reduce((letters, { from, to }) => letters + sum(runs.slice(from, to + 1)), 0);
  return within > sum(runs) / 2;
}

/** "14:05", "14.05 Uhr", "2h05": the hour that opens an entry is no paragraph. */
export function withHours(parts: readonly Part[], entries: readonly EntryPart[]): Part[] {
  const opening = new Set(
    entries.flatMap(({ from }) => Array.from({ length: FIRST_RUNS }, (_, k) => from + k)),
  );
  return parts.map((part, i) =>
    opening.has(i) && HOUR.test(part.text) ? { text: part.text, kind: 'dateline' } : part,
  );
}

const HOUR = /^\D{0,12}\d{1,2}[:.h]\d{2}\D{0,12}$/;

type Range = { from: number; to: number };
type Update = { headline: string | null; published: string | null; opening: string };

/** Elements named or marked as entries, none within another. */
function markedEntries({ containers, runs }: Scanned): Range[] {
  const entryOf = new Int32Array(containers.length).fill(-1);
  for (let c = 1; c < containers.length; c++) {
    const above = entryOf[containers[c]!.parent]!;
    entryOf[c] = above >= 0 ? above : (containers[c]!.hints & HINT.entry) !== 0 ? c : -1;
  }
  const ranges = new Map<number, Range>();
  for (const [i, { container }] of runs.entries()) {
    const entry = entryOf[container]!;
    if (entry < 0) continue;
    const range = ranges.get(entry);
    if (range) range.to = i;
    else if (ranges.size < MOST_ENTRIES) ranges.set(entry, { from: i, to: i });
  }
  return [...ranges.values()];
}

/** Each update begins at the run that opens with its headline or first words, and ends where the next begins. */
function foundAgain({ runs }: Scanned, told: readonly Update[]): Range[] {
  if (told.length === 0) return [];
  const texts = runs.map(({ text }) => lettersOf(text));
  const starts = told.flatMap(({ opening }) => {
    const at = opening === '' ? -1 : texts.findIndex((text) => text.startsWith(opening));
    return at < 0 ? [] : [at];
  });
  const sorted = [...new Set(starts)].sort((a, b) => a - b);
  return sorted.map((from, i) => ({ from, to: (sorted[i + 1] ?? lastOf(runs, from)) - 1 }));
}

/** The last entry goes on as long as runs stand in the same element as its first, or in one beside it. */
function lastOf(runs: Scanned['runs'], from: number): number {
  let to = from + 1;
  while (to < runs.length && runs[to]!.container >= runs[from]!.container && to - from < MOST_MATCH) to++;
  return to;
}

function opensIn({ runs }: Scanned, from: number, to: number, opening: string): boolean {
  for (let i = from; i <= Math.min(to, from + FIRST_RUNS); i++)
    if (lettersOf(runs[i]!.text).startsWith(opening)) return true;
  return false;
}

function timeIn({ runs, head }: Scanned, from: number, to: number): string | null {
  const machine = head.times.find(({ run }) => run >= from && run <= to);
  const stamp = machine ? stampOf(machine.when) : null;
  if (stamp) return stamp;
  for (let i = from; i <= Math.min(to, from + FIRST_RUNS); i++) {
    const found = runs[i]!.text.length < 60 ? dateIn(runs[i]!.text) : null;
    if (found) return found.stamp;
  }
  return null;
}

const isHeading = ({ containers }: Scanned, container: number): boolean =>
  /^h[2-6]$/.test(containers[container]!.tag);

const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, MOST_MATCH);

/** What JSON-LD lists under `liveBlogUpdate`. */
function updatesIn({ jsonLd }: Head): Update[] {
  return jsonLd
    .filter((script) => script.includes('liveBlogUpdate'))
    .flatMap((script) => listed(parseLeniently(script)))
    .slice(0, MOST_ENTRIES)
    .map((update) => {
      const headline = textOf(update.headline) ?? textOf(update.name);
      const opening = lettersOf(headline ?? textOf(update.articleBody) ?? '');
      return {
        headline,
        published: stampOf(textOf(update.datePublished) ?? textOf(update.dateModified)),
        opening: opening.length >= LEAST_MATCH ? opening : '',
      };
    });
}

type Thing = { [key: string]: Json };

function listed(root: Json): Thing[] {
  const found: Thing[] = [];
  const work: Json[] = [root];
  for (let i = 0; i < work.length && i < MOST_ENTRIES; i++) {
    const value = work[i]!;
    if (Array.isArray(value)) work.push(...value.slice(0, MOST_ENTRIES));
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value))
        if (key === 'liveBlogUpdate') found.push(...[inner].flat().filter(isThing));
        else if (typeof inner === 'object') work.push(inner);
    }
  }
  return found;
}

const isThing = (value: Json): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? wordsOfHtml(value) : null;
