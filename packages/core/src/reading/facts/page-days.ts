/**
 * What the head tells and what a reader sees → when the article was published and changed, by the order of sources in
 * `precedence.json`. A later source that tells the same day with its hour makes the stamp more precise.
 */
import type { EdtfString } from '../../vocabulary/index.ts';
import words from './dates.json' with { type: 'json' };
import { dateIn, dateLine, type Habit, habitOf, momentIn, stampOf } from './dates.ts';
import type { Told } from './head-facts.ts';
import { told } from './precedence.ts';
import type { Page, Seen } from './visible-facts.ts';

/** In runs above the headline, and below the headline or the story's first line. */
const BESIDE = 8;
/** In letters: no longer line tells the day of a report. */
const MOST_LINE = 120;
const LABELS = new Set(words.published);

export function publishedDay(facts: Told, page: Page): EdtfString | null {
  const { jsonLd, meta, head } = facts;
  const habit = habitOf(facts.language);
  const near = besideHeadline(page);
  const isNear = (run: number): boolean => page.seen[run] !== undefined && near.includes(page.seen[run]);
  const machine = head.times.filter(({ kind }) => kind !== 'modified');
  return precise(
    told<EdtfString>('published', {
      'json-ld': () => stampOf(jsonLd.published, habit),
      opengraph: () => stampOf(meta('sharedPublished'), habit),
      meta: () => stampOf(meta('published'), habit),
      microdata: () => stampOf(machine.find(({ kind }) => kind === 'published')?.when, habit),
      time: () => firstOf(machine, ({ when, run }) => (isNear(run) ? stampOf(when, habit) : null)),
      'date-line': () => dayOfLines(page, habit, false),
      opening: () => dayThatOpens(page, habit),
      words: () => dayBeside(near, habit),
      'loose-meta': () => stampOf(meta('loosePublished'), habit),
      label: () => firstOf(page.seen, (line) => labelledDay(line, habit)),
      'any-time': () => firstOf(machine, ({ when }) => stampOf(when, habit)),
      address: () => dayOfAddress(facts.url),
    }),
  );
}

export function modifiedDay(facts: Told, page: Page): EdtfString | null {
  const { jsonLd, meta, head } = facts;
  const habit = habitOf(facts.language);
  return precise(
    told<EdtfString>('modified', {
      'json-ld': () => stampOf(jsonLd.modified, habit),
      opengraph: () => stampOf(meta('sharedModified'), habit),
      meta: () => stampOf(meta('modified'), habit),
      microdata: () => stampOf(head.times.find(({ kind }) => kind === 'modified')?.when, habit),
      'date-line': () => dayOfLines(page, habit, true),
    }),
  );
}

/** The first stamp, or the first that says the same more precisely: with the hour, with the zone. */
function precise(stamps: Generator<EdtfString, undefined>): EdtfString | null {
  const first = stamps.next().value;
  if (first === undefined || HAS_ZONE.test(first)) return first ?? null;
  for (const stamp of stamps)
    if (stamp.startsWith(first.includes('T') ? first : `${first}T`) && stamp !== first) return stamp;
  return first;
}

const HAS_ZONE = /T.*(?:Z|[+-]\d{2}:\d{2})$/;

function firstOf<T>(items: readonly T[], told: (item: T) => EdtfString | null): EdtfString | null {
  for (const item of items) {
    const stamp = told(item);
    if (stamp) return stamp;
  }
  return null;
}

function besideHeadline({ seen, headline, start }: Page): readonly Seen[] {
  const at = headline >= 0 ? headline : start;
  if (at < 0) return [];
  const end = Math.max(at, Math.min(start, at + BESIDE)) + BESIDE;
  return seen.slice(Math.max(0, at - BESIDE), end).filter(({ place }) => place.away !== 'comments');
}

/** The line that is nothing but a day. */
function dayOfLines({ parts }: Page, habit: Habit, modified: boolean): EdtfString | null {
  for (const { kind, text } of parts) {
    if (kind !== 'dateline') continue;
    const date = dateLine(text, habit);
    if (date?.modified === modified) return date.stamp;
    const within = date || modified ? null : momentIn(text, habit);
    if (within) return within.stamp;
  }
  return null;
}

/** "29.11.2022 – The ban ...", "Press release of 25 January 2022 | ...": by the headline or in the first line. */
function dayThatOpens({ seen, headline, start }: Page, habit: Habit): EdtfString | null {
  if (start < 0) return null;
  for (const { run } of seen.slice(Math.max(0, headline), start + 1)) {
    const date = dateIn(run.text.slice(0, MOST_LINE), habit);
    if (!date || date.at > MOST_BEFORE) continue;
    if (/^[\s.]*[–—|:-]\s|^\s*\)/.test(run.text.slice(date.at + date.length))) return date.stamp;
  }
  return null;
}

/** In letters: "Press release of the ministry of ". */
const MOST_BEFORE = 40;

/** A date in a short run by the headline; what the page calls a date or a byline comes first. */
function dayBeside(near: readonly Seen[], habit: Habit): EdtfString | null {
  const short = near.filter(
    ({ run }) =>
      run.text.length < MOST_LINE && (run.sentenceLetters === 0 || dateLine(run.text, habit) !== null),
  );
  const marked = short.filter(({ place }) => place.date || place.byline);
  return firstOf([...marked, ...short], ({ run }) => momentIn(run.text, habit)?.stamp ?? null);
}

/** "Datum: 19.11.2021" */
function labelledDay({ run, place }: Seen, habit: Habit): EdtfString | null {
  if (run.text.length > MOST_LINE || place.away === 'comments') return null;
  for (const line of run.text.split('\n')) {
    const label = /^(\p{L}+(?: \p{L}+)?)\s*:/u.exec(line)?.[1]?.toLowerCase();
    const date = label && LABELS.has(label) ? dateIn(line, habit) : null;
    if (date) return date.stamp;
  }
  return null;
}

/** `/2024/05/30/` in the page's own address. */
function dayOfAddress(url: string | null): EdtfString | null {
  const m = /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)/.exec(url ?? '');
  return m ? stampOf(`${m[1]}-${m[2]}-${m[3]}`) : null;
}
