/**
 * Reports, in the order in which they came → for each the first report on record that tells its story. Only what can
 * be shown is claimed: the same story letter for letter, or a credit to an outlet together with a sentence or headline
 * of its report. All others stand as "origins not examined", which is not "independent".
 */
import { type Article, extentOf } from '../vocabulary/index.ts';
import agencies from './agencies.json' with { type: 'json' };

/** A report on its way to be traced; `report` is its sha256. */
export type Told = { report: string; article: Article };

/** `origin` is the sha256 of the first report of the story: its own, where `how` is `first`. */
export type Trace = { origin: string; how: 'first' | 'identical text' | 'credited' };

/** The time to trace one more report grows with its own length alone, not with the number of those before. */
export type Tracer = {
  /** What it would be, coming next. */
  trace: (told: Told) => Trace;
  /** The same, and those that come after may be traced to it. */
  add: (told: Told) => Trace;
};

export function traceOrigins(reports: Iterable<Told>): Map<string, Trace> {
  const tracer = startTracer();
  return new Map([...reports].map((told) => [told.report, tracer.add(told)]));
}

export function startTracer(): Tracer {
  const traces = new Map<string, Trace>();
  const byText = new Map<string, Known>();
  const bySign = new Map<string, Known[]>();

  function trace({ report, article }: Told): Trace {
    const before = traces.get(report);
    if (before) return before;
    const same = byText.get(textKeyOf(article) ?? '');
    if (same) return follow(same, 'identical text');
    const credited = creditedAmong(knownAs(report, article), article, bySign);
    return credited ? follow(credited, 'credited') : { origin: report, how: 'first' };
  }

  const follow = (known: Known, how: Trace['how']): Trace => ({
    origin: traces.get(known.report)?.origin ?? known.report,
    how,
  });

  return {
    trace,
    add(told) {
      const { report, article } = told;
      if (traces.has(report)) return trace(told);
      const found = trace(told);
      traces.set(report, found);
      const known = knownAs(report, article);
      const key = textKeyOf(article);
      if (key !== null && !byText.has(key)) byText.set(key, known);
      for (const sign of signsOf(article)) {
        const others = bySign.get(sign);
        if (others && others.length < BOILERPLATE) others.push(known);
        else if (!others) bySign.set(sign, [known]);
      }
      return found;
    },
  };
}

type Known = { report: string; outlet: string; published: string | null };

const MIN_STORY_WORDS = 12;
const MIN_SENTENCE_WORDS = 8;
const MIN_HEADLINE_WORDS = 4;
/** A sentence that so many reports share tells none of them. */
const BOILERPLATE = 200;
const MAX_APART_MS = 3 * 86_400_000;

const knownAs = (report: string, { publisher, published }: Article): Known => ({
  report,
  outlet: outletKey(publisher ?? ''),
  published,
});

/** Null for a story too short to be told from others by its text: "Subscribe to read on". */
function textKeyOf(article: Article): string | null {
  const text = plain(article.story);
  return text.split(' ').length < MIN_STORY_WORDS ? null : `${text.length}:${hashOf(text)}`;
}

/** A report of a credited outlet, the earliest on record, that shares a sign of the story and was published within three days. */
function creditedAmong(
  known: Known,
  article: Article,
  bySign: ReadonlyMap<string, readonly Known[]>,
): Known | undefined {
  const credits = new Set(article.creditedTo.map(outletKey));
  credits.delete(known.outlet);
  if (credits.size === 0) return undefined;
  for (const sign of signsOf(article)) {
    const sharing = bySign.get(sign) ?? [];
    if (sharing.length >= BOILERPLATE) continue;
    const found = sharing.find(
      (earlier) => credits.has(earlier.outlet) && isNear(earlier.published, known.published),
    );
    if (found) return found;
  }
  return undefined;
}

/** An unknown date shows nothing. */
function isNear(a: string | null, b: string | null): boolean {
  const x = a === null ? null : extentOf(a);
  const y = b === null ? null : extentOf(b);
  return x !== null && y !== null && Math.abs(x.earliest - y.earliest) <= MAX_APART_MS;
}

/** What tells a story from others: each of its longer sentences, and its headline's words in any order. */
function* signsOf(article: Article): Generator<string> {
  for (const sentence of article.story.split(/(?<=[.!?]["”’)]*)\s+|\n+/u)) {
    const words = plain(sentence);
    if (words.split(' ').length >= MIN_SENTENCE_WORDS) yield `s${hashOf(words)}`;
  }
  const headline = plain(article.headline ?? '').split(' ');
  if (headline.length >= MIN_HEADLINE_WORDS) yield `h${hashOf(headline.sort().join(' '))}`;
}

const ALIASES = new Map(
  agencies.flatMap((names) => names.map((name) => [plain(name), plain(names[0]!)] as const)),
);

/** "The Associated Press", "AP" → associated press. */
function outletKey(name: string): string {
  const key = plain(name).replace(/^the /, '');
  return ALIASES.get(key) ?? key;
}

/** Letters and digits alone: case, white space, quotation marks and the like are set by each house anew. */
function plain(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).join(' ');
}

/** Two 32-bit FNV-1a hashes of different seeds: short keys for long texts. */
function hashOf(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`;
}
