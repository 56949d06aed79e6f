/**
 * Drafts → the same with their dates: decided on, in effect from, until. Words are resolved against the report's
 * publication date, as precisely as they were told; without one, words that need it keep no value.
 */
import * as chrono from 'chrono-node';
import { type EdtfString, extentOf, type Quote } from '../vocabulary/index.ts';
import type { Draft } from './draft.ts';
import { quoteRun, type Scene } from './scene.ts';
import { beginsAt } from './scope.ts';
import words from './times.json' with { type: 'json' };

type Role = 'until' | 'from' | 'on';
export type Told = { start: number; end: number; text: string; value: EdtfString | null; role: Role };

/** A clock time, "now", "night" and spans of days without a direction are no date. */
function isDay(result: chrono.ParsedResult): boolean {
  const text = result.text.toLowerCase();
  if (/^(?:now|currently|tonight|this|second|(?:the |last |this )?night|\d+)$/.test(text)) return false;
  if (/^(?:for |within |another )/.test(text)) return false;
  if (
    /\b(?:hours?|days?|weeks?|months?|years?)$/.test(text) &&
    /^(?:a|an|\d+|one|two|three|four|five|six|ten)\b/.test(text)
  )
    return false;
  return (
    result.start.isCertain('day') ||
    result.start.isCertain('weekday') ||
    result.start.isCertain('month') ||
    result.start.isCertain('year')
  );
}

/** The dates told in a run of text, in order, with the word before them as their role. */
export function datesIn(text: string, from: number, end: number, published: EdtfString | null): Told[] {
  const part = text.slice(from, end);
  const reference = referenceOf(published);
  const found: Told[] = [];
  for (const result of chrono.en.casual.parse(part, reference ?? new Date(Date.UTC(2000, 0, 15, 12)), {
    forwardDate: false,
  })) {
    if (!isDay(result)) continue;
    const before = part.slice(Math.max(0, result.index - 24), result.index).toLowerCase();
    const role = roleOf(before);
    const start = from + result.index;
    const clean = result.text.replace(/^(?:on|in|from|until|at|by|since)\s+/i, '').replace(/[\s,;]+$/, '');
    const at = start + result.text.indexOf(clean);
    const roleHere =
      clean.length < result.text.length
        ? roleOf(`${before}${result.text.slice(0, result.text.length - clean.length).toLowerCase()}`)
        : role;
    found.push({
      start: at,
      end: at + clean.length,
      text: clean,
      value: resolved(result, before, reference !== null, published, roleHere),
      role: roleHere,
    });
    if (result.end) {
      const endText = /(?:to|until|through|-|–)\s*(.+)$/i.exec(result.text)?.[1];
      if (endText) {
        const endAt = start + result.text.length - endText.length;
        found.push({
          start: endAt,
          end: endAt + endText.length,
          text: endText,
          value: componentsValue(result.end, reference !== null, result.text),
          role: 'until',
        });
      }
    }
  }
  return [...found, ...yearsIn(part, from, found)].sort((a, b) => a.start - b.start);
}

/** "in 2019", "since 1900": chrono leaves bare years alone. */
function yearsIn(part: string, from: number, found: readonly Told[]): Told[] {
  return [...part.matchAll(/\b(?:in|since|from|until|by) ((?:19|20)\d\d)\b(?! \p{L}+s\b)/gu)]
    .map((m) => {
      const start = from + m.index + m[0].length - 4;
      return {
        start,
        end: start + 4,
        text: m[1]!,
        value: m[1]!,
        role: roleOf(part.slice(0, m.index + m[0].length - 4).toLowerCase()),
      };
    })
    .filter((y) => !found.some((f) => f.start <= y.start && y.end <= f.end));
}

function roleOf(before: string): Role {
  const tail = before.replace(/["“(]/g, '').trimEnd();
  if (words.until.some((w) => tail.endsWith(w) || tail.endsWith(`${w} on`))) return 'until';
  if (words.from.some((w) => tail.endsWith(w) || tail.endsWith(`${w} on`))) return 'from';
  return 'on';
}

function referenceOf(published: EdtfString | null): Date | null {
  const extent = published === null ? null : extentOf(published);
  if (!extent || extent.latest - extent.earliest > 32 * 86_400_000) return null;
  return new Date(extent.earliest + 12 * 3_600_000);
}

type Components = chrono.ParsedComponents;

const two = (n: number) => String(n).padStart(2, '0');

function componentsValue(c: Components, relative: boolean, text: string): EdtfString | null {
  const year = c.get('year');
  const month = c.get('month');
  const day = c.get('day');
  if (year === null) return null;
  if (!relative && !/\b\d{4}\b/.test(text)) return null;
  if (c.isCertain('day') || (c.isCertain('weekday') && day !== null))
    return `${year}-${two(month!)}-${two(day!)}`;
  if (c.isCertain('month')) return `${year}-${two(month!)}`;
  return c.isCertain('year') ? `${year}` : null;
}

function resolved(
  result: chrono.ParsedResult,
  before: string,
  relative: boolean,
  published: EdtfString | null,
  role: Role,
): EdtfString | null {
  const text = result.text.toLowerCase();
  if (/\b(?:week|weekend)\b/.test(text) && !/\d/.test(text)) return null;
  if (/^(?:last|next|this) (?:month|year)$/.test(text)) return relative ? wholeOf(result.start, text) : null;
  const bareWeekday = result.start.isCertain('weekday') && !result.start.isCertain('day');
  if (bareWeekday)
    return relative
      ? weekdayValue(
          result.start.get('weekday')!,
          text,
          published!,
          role,
          /(?:expired|took effect|into force|into effect|since|began)(?: on)?\s*$/.test(before),
        )
      : null;
  const value = componentsValue(result.start, relative, text);
  const about = words.about.some((w) => before.trimEnd().endsWith(w)) && value !== null && value.length <= 7;
  return value && about ? `${value}~` : yearless(result, value, published, role);
}

const wholeOf = (c: Components, text: string) =>
  text.endsWith('year') ? `${c.get('year')}` : `${c.get('year')}-${two(c.get('month')!)}`;

/** A weekday in the news is the last one, unless the words look ahead. */
function weekdayValue(
  weekday: number,
  text: string,
  published: EdtfString,
  role: Role,
  past: boolean,
): EdtfString {
  const day = new Date(extentOf(published)!.earliest);
  const ahead =
    ((role === 'until' || role === 'from') && !past) || /\b(?:next|this coming|coming)\b/.test(text);
  let distance = (day.getUTCDay() - weekday + 7) % 7;
  if (ahead) distance = distance === 0 ? (text.includes('next') ? -7 : 0) : distance - 7;
  else if (/\blast\b/.test(text) && distance === 0) distance = 7;
  return new Date(day.getTime() - distance * 86_400_000).toISOString().slice(0, 10);
}

/** "9 June" without a year lies nearest to the report: after it where an end or a start is told, before it else. */
function yearless(
  result: chrono.ParsedResult,
  value: EdtfString | null,
  published: EdtfString | null,
  role: Role,
): EdtfString | null {
  if (
    value === null ||
    result.start.isCertain('year') ||
    published === null ||
    !result.start.isCertain('month')
  )
    return value;
  const extent = extentOf(published)!;
  const candidates = [-1, 0, 1]
    .map((n) => `${Number(published.slice(0, 4)) + n}${value.slice(4)}`)
    .filter((v) => extentOf(v) !== null);
  const distance = (v: string) => {
    const gap = extentOf(v)!.earliest - extent.earliest;
    if (role === 'until') return gap < 0 ? -gap * 8 : gap;
    return gap > 0 && role === 'on' ? gap * 2 : Math.abs(gap);
  };
  return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? value;
}

const FURTHER = words.furtherNotice.map((w) => w.split(' '));
const INDEFINITELY = words.indefinitely.map((w) => w.split(' '));
const IMMEDIATE = words.immediate.map((w) => w.split(' '));

export const withTimes =
  (scene: Scene, all: readonly Draft[]) =>
  (draft: Draft): Draft => {
    const sentence = scene.sentenceOf(draft.verb);
    const dated: Draft = { ...draft, slots: { ...draft.slots } };
    const rivals = all
      .filter((d) => d !== draft && d.sentence === draft.sentence)
      .map((d) => scene.tokens[d.verb]!.start);
    const own = scene.tokens[draft.verb]!.start;
    const nearest = (at: number) => rivals.every((r) => Math.abs(r - at) >= Math.abs(own - at));
    const set = (
      slot: 'announced_on' | 'effective_from' | 'effective_until',
      quote: Quote,
      value: string | null,
    ) => {
      if (!dated.slots[slot]) dated.slots[slot] = value === null ? quote : { ...quote, value };
    };
    for (let i = sentence.firstToken; i < sentence.endToken; i++) {
      if (!nearest(scene.tokens[i]!.start)) continue;
      const further = beginsAt(scene, FURTHER, i);
      const endless = beginsAt(scene, INDEFINITELY, i);
      if (further > 0) {
        dated.untilKind = 'further_notice';
        set('effective_until', quoteRun(scene, { first: i + 1, end: i + further }), null);
      } else if (endless > 0) {
        dated.untilKind = 'further_notice';
        set('effective_until', quoteRun(scene, { first: i, end: i + endless }), null);
      } else if (beginsAt(scene, IMMEDIATE, i) > 0 && scene.article.published) {
        set(
          'effective_from',
          quoteRun(scene, { first: i, end: i + beginsAt(scene, IMMEDIATE, i) }),
          scene.article.published.slice(0, 10),
        );
      } else if (/^(?:until|till)$/.test(scene.low[i]!) && dated.untilKind === 'unstated')
        readUntil(scene, dated, i, sentence.endToken);
    }
    for (const told of datesIn(scene.article.text, sentence.start, sentence.end, scene.article.published)) {
      if (!nearest(told.start)) continue;
      const quote = { start: told.start, end: told.end, text: told.text };
      if (told.role === 'until' && draft.move === 'lift') set('effective_from', quote, told.value);
      else if (told.role === 'until') {
        set('effective_until', quote, told.value);
        dated.untilKind = 'date';
      } else if (told.role === 'from') set('effective_from', quote, told.value);
      else if (
        (draft.background && draft.phase === 'in_force') ||
        (draft.phase === 'announced' && isAhead(scene, told))
      )
        set('effective_from', quote, told.value);
      else set('announced_on', quote, told.value);
    }
    return dated;
  };

const isAhead = (scene: Scene, told: Told) => {
  const published = scene.article.published;
  if (published === null || told.value === null) return false;
  const a = extentOf(told.value);
  const b = extentOf(published);
  return a !== null && b !== null && a.earliest >= b.latest - 1;
};

/** "until the issue is resolved": the end is a condition, told in its words. */
function readUntil(scene: Scene, draft: Draft, at: number, end: number): void {
  let stop = at + 1;
  let verb = false;
  while (stop < end && !/^(?:,|;|\.|"|”)$/.test(scene.low[stop]!)) {
    if (scene.tokens[stop]!.pos === 'AUX' || scene.tokens[stop]!.pos === 'VERB') verb = true;
    stop++;
  }
  if (!verb || stop - at > 16) return;
  draft.untilKind = 'condition';
  draft.slots.effective_until ??= quoteRun(scene, { first: at + 1, end: stop });
}
