/**
 * An HTML page → a draft of the article: each run of text with its role, in order, and what the page says of itself.
 * Text outside the story is kept as furniture with the reason as its cue, so nothing that a reader saw is lost.
 */
import type { BlockKind } from '../vocabulary/index.ts';
import { bylineNames, isUnnamedByline } from './bylines.ts';
import { furnitureIn } from './cues.ts';
import { beforeDate, dateIn, dateLine, stampOf } from './dates.ts';
import type { Draft, Part } from './draft.ts';
import { factsOfHead } from './head-facts.ts';
import { type Place, placesOf, sentenceLetters } from './region.ts';
import type { Run } from './runs.ts';
import { type Scanned, scanHtml } from './scan-html.ts';

type Seen = { run: Run; place: Place; cue: string | null };

export function draftOfHtml(html: string, baseUrl: string | undefined): Draft {
  const scanned = scanHtml(html);
  const facts = factsOfHead(scanned, baseUrl);
  const places = placesOf(scanned.containers, scanned.runs);
  const cues = furnitureIn(scanned.runs.map((run) => ({ text: run.text, fresh: true })));
  const seen = scanned.runs.map((run, i) => ({ run, place: places[run.container]!, cue: cues[i]! }));
  const at = headlineIn(seen, facts.headline);
  if (at >= 0) facts.headline = bestHeadline(facts.headline, seen, at);
  const parts = rolesOf(seen, at, scanned);
  endStory(parts, seen);
  for (const part of parts) noteVisible(part, facts);
  facts.published ??= dateBeside(seen, at) ?? dateOfAddress(facts.url);
  facts.publisher ??= outletInTitle(scanned.head.title, seen);
  return { parts, facts };
}

/** The page's own heading that repeats the headline told in its head; else the heading just before the story. */
function headlineIn(seen: readonly Seen[], told: string | null): number {
  const start = storyStart(seen);
  const headings = seen.flatMap(({ run, place }, i) => (place.heading > 0 && run.text.length > 3 ? [i] : []));
  const same = headings.find((i) => told !== null && sameWords(seen[i]!.run.text, told));
  if (same !== undefined) return same;
  const inTold = headings.find(
    (i) =>
      seen[i]!.place.heading < 3 &&
      i <= Math.max(start, 0) &&
      told !== null &&
      isMostOf(seen[i]!.run.text, told),
  );
  if (inTold !== undefined) return inTold;
  const first = headings.filter((i) => seen[i]!.place.heading === 1 && (start < 0 || i <= start));
  return first.at(-1) ?? -1;
}

const storyStart = (seen: readonly Seen[]): number =>
  seen.findIndex(({ run, place }) => place.inRegion && !place.away && sentenceLetters(run) > 0);

/** What stands on the page, where it is the page's only first heading or agrees with the head; else the head's. */
function bestHeadline(told: string | null, seen: readonly Seen[], at: number): string {
  const visible = seen[at]!.run.text.replace(/\s+/g, ' ');
  if (!told || sameWords(told, visible) || isMostOf(visible, told)) return visible;
  const firsts = seen.filter(({ place }) => place.heading === 1);
  return firsts.length === 1 && visible.length > 12 ? visible : told;
}

/** The heading is within the told headline and makes up half of it: a kicker or the outlet's name stands beside it. */
function isMostOf(heading: string, told: string): boolean {
  const [x, y] = [lettersOf(heading), lettersOf(told)];
  return x.length > 10 && x.length > y.length * 0.5 && y.includes(x);
}

const BESIDE_RUNS = 8;

/** A date in a short run just above or under the headline, where the page marks none as its own. */
function dateBeside(seen: readonly Seen[], headline: number): string | null {
  const start = storyStart(seen);
  const at = headline >= 0 ? headline : start;
  if (at < 0) return null;
  const near = seen.slice(
    Math.max(0, at - BESIDE_RUNS),
    Math.max(at, Math.min(start, at + BESIDE_RUNS)) + BESIDE_RUNS,
  );
  const short = near.filter(({ run, place }) => run.text.length < 120 && place.away !== 'comments');
  for (const runs of [short.filter(({ place }) => place.date || place.byline), short])
    for (const { run } of runs) {
      const date = dateIn(run.text);
      if (date) return date.stamp;
    }
  return null;
}

/** `/2024/05/30/` in the page's own address. */
function dateOfAddress(url: string | null): string | null {
  const m = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(url ?? '');
  return m ? stampOf(`${m[1]}-${m[2]}-${m[3]}`) : null;
}

/** The last piece of the title, where the page shows the same words on a line of their own. */
function outletInTitle(title: string, seen: readonly Seen[]): string | null {
  const last = title
    .split(/\s+[|–—·»-]\s+/)
    .at(-1)
    ?.trim();
  if (!last || last === title) return null;
  return seen.some(({ run }) => run.text === last) ? last : null;
}

function sameWords(a: string, b: string): boolean {
  const [x, y] = [lettersOf(a), lettersOf(b)];
  return x !== '' && (x === y || (Math.min(x.length, y.length) > 15 && (x.startsWith(y) || y.startsWith(x))));
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function rolesOf(seen: readonly Seen[], headline: number, { containers }: Scanned): Part[] {
  const start = storyStart(seen);
  return seen.map(({ run, place, cue }, i): Part => {
    const part = (kind: BlockKind, why?: string): Part =>
      why ? { text: run.text, kind, cue: why } : { text: run.text, kind };
    if (i === headline) return part('headline');
    const nearHead = headline >= 0 && i > headline && i <= start;
    if (i < headline && !isProse(run)) return part('furniture', cue ?? place.away ?? 'page');
    if (place.away && place.away !== 'away') return part('furniture', place.away);
    const named = place.byline && (nearHead || run.text.includes(' '));
    const author = named || nearHead ? bylineNames(run.text, place.byline) : null;
    if (author && (nearHead || place.byline) && run.text.length < 140 && (nearHead || place.inRegion))
      return part('byline');
    if (nearHead && isUnnamedByline(run.text)) return part('byline');
    if (dateLine(run.text) && (nearHead || place.inRegion)) return part('dateline');
    if (nearHead && beforeDate(run.text) !== null) return part('dateline');
    if (place.caption && (nearHead || place.inRegion)) return part('caption');
    if (place.away) return part('furniture', cue ?? place.away);
    if (nearHead && !cue && place.standfirst && run.text.length > 30) return part('standfirst');
    if (!place.inRegion) return part('furniture', cue ?? 'page');
    if (cue) return part('furniture', cue);
    if (run.linkedLetters > run.text.length * 0.7 && !isProse(run)) return part('furniture', 'links');
    if (nearHead && i < start && !isProse(run) && place.heading === 0) return part('furniture', 'page');
    if (place.heading > 0)
      return part(
        place.heading === 1 && i < start ? 'furniture' : 'heading',
        place.heading === 1 && i < start ? 'page' : undefined,
      );
    if (place.table || containers[run.container]!.tag === 'tr') return part('table');
    if (place.quote) return part('quote');
    if (place.list) return part('list');
    return part('paragraph');
  });
}

const isProse = (run: Run): boolean => run.text.length > 60 && /[.!?…。]["'”’»)\]]*$/.test(run.text);

const BODY = new Set<BlockKind>(['paragraph', 'quote', 'list', 'table', 'heading']);
/** Headings of these kinds take the list under them along. */
const HEADING_LISTS = new Set(['read-more', 'follow-live', 'watch']);
const ENDING = new Set(['comments', 'related', 'most-read', 'copyright', 'legal', 'tags']);

/**
 * Where a cue that ends articles comes after most of the story, the rest is furniture; headings with nothing of the
 * story after them are furniture too.
 */
function endStory(parts: Part[], seen: readonly Seen[]): void {
  const left = new Array<number>(parts.length + 1).fill(0);
  for (let i = parts.length - 1; i >= 0; i--)
    left[i] = left[i + 1]! + (BODY.has(parts[i]!.kind) ? sentenceLetters(seen[i]!.run) : 0);
  const all = left[0]!;
  let teasers: string | null = null;
  let ended: string | null = null;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (!ended && part.kind === 'furniture' && part.cue && ENDING.has(part.cue) && seen[i]!.place.inRegion) {
      const share = part.cue === 'comments' ? 0.6 : 0.25;
      if (all - left[i]! > 0 && left[i]! < all * share) ended = part.cue;
    }
    if (
      part.kind === 'furniture' &&
      part.cue &&
      (HEADING_LISTS.has(part.cue) || ENDING.has(part.cue)) &&
      seen[i]!.place.heading > 0
    )
      teasers = part.cue;
    else if (part.kind !== 'list' && part.kind !== 'furniture') teasers = null;
    if (teasers && part.kind === 'list') parts[i] = { text: part.text, kind: 'furniture', cue: teasers };
    if (ended && BODY.has(part.kind)) parts[i] = { text: part.text, kind: 'furniture', cue: ended };
  }
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i]!;
    if (part.kind === 'heading') parts[i] = { text: part.text, kind: 'furniture', cue: 'empty-heading' };
    else if (BODY.has(part.kind)) break;
  }
}

function noteVisible(part: Part, facts: Draft['facts']): void {
  if (part.kind === 'byline' && facts.bylines.length === 0)
    facts.bylines = bylineNames(part.text, true) ?? [];
  if (part.kind === 'dateline') {
    const date = dateLine(part.text);
    if (date?.modified) facts.modified ??= date.stamp;
    else facts.published ??= date?.stamp ?? dateIn(part.text)?.stamp ?? null;
  }
  if (part.kind === 'standfirst') facts.standfirst ??= part.text;
}
