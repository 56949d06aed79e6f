/**
 * Drafts → the same with their levels: "from 20% to 25%", "at 490 dollars a tonne", "for 90 days". Values are told in
 * one form: `25 %`, `490 USD/t`, `79000 t`, `P90D`.
 */
import { type Quote, quoteOf } from '../../vocabulary/index.ts';
import { type Amount, durationsIn } from '../dates/durations.ts';
import type { Draft } from '../draft.ts';
import type { Scene } from '../scene.ts';
import units from './units.json' with { type: 'json' };

const CURRENCY = Object.entries(units.currencies)
  .flatMap(([code, names]) => names.map((name) => [name, code] as const))
  .sort((a, b) => b[0].length - a[0].length);
const MASS = Object.entries(units.quantities)
  .flatMap(([unit, names]) => names.map((name) => [name, unit] as const))
  .sort((a, b) => b[0].length - a[0].length);
const escaped = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const oneOf = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([name]) => escaped(name)).join('|');
const NUMBER = `(\\d+(?:,\\d{3})*(?:\\.\\d+)?)(?:\\s*(${Object.keys(units.scales).join('|')}))?`;
const PER = `(?:\\s*(?:a|per|/)\\s*(${oneOf(MASS)}))?`;
const PERCENT = new RegExp(
  String.raw`\b${NUMBER}[\s-]?(?:%|percent\b|per cent\b|percentage points?\b)`,
  'giu',
);
const MONEY_BEFORE = new RegExp(`(?<![\\p{L}])(${oneOf(CURRENCY)})\\s?${NUMBER}${PER}`, 'giu');
const MONEY_AFTER = new RegExp(`\\b${NUMBER}\\s?(${oneOf(CURRENCY)})(?![\\p{L}])${PER}`, 'giu');
const MASSES = new RegExp(`\\b${NUMBER}[\\s-]?(${oneOf(MASS)})(?![\\p{L}])`, 'giu');
const SCALE: Record<string, number> = units.scales;

const numberOf = (digits: string, scale?: string) =>
  Number(digits.replaceAll(',', '')) * (SCALE[scale?.toLowerCase() ?? ''] ?? 1);
const unitOf = (pairs: readonly (readonly [string, string])[], name: string) =>
  pairs.find(([n]) => n.toLowerCase() === name.toLowerCase())?.[1] ?? name;

function amountsIn(text: string, from: number, end: number): Amount[] {
  const part = text.slice(from, end);
  const found: Amount[] = [];
  const add = (m: RegExpExecArray, value: string) => {
    const start = from + m.index;
    const amount = { start, end: start + m[0].trimEnd().length, text: m[0].trimEnd(), value };
    if (!found.some((f) => f.start < amount.end && amount.start < f.end)) found.push(amount);
  };
  for (const m of part.matchAll(MONEY_BEFORE))
    add(m, `${numberOf(m[2]!, m[3])} ${unitOf(CURRENCY, m[1]!)}${m[4] ? `/${unitOf(MASS, m[4])}` : ''}`);
  for (const m of part.matchAll(MONEY_AFTER))
    add(m, `${numberOf(m[1]!, m[2])} ${unitOf(CURRENCY, m[3]!)}${m[4] ? `/${unitOf(MASS, m[4])}` : ''}`);
  for (const m of part.matchAll(PERCENT)) add(m, `${numberOf(m[1]!, m[2])} %`);
  for (const m of part.matchAll(MASSES)) add(m, `${numberOf(m[1]!, m[2])} ${unitOf(MASS, m[3]!)}`);
  return found.sort((a, b) => a.start - b.start);
}

const LEVELLED = new Set(units.levelled);

export const withLevels =
  (scene: Scene, all: readonly Draft[]) =>
  (draft: Draft): Draft => {
    const { text } = scene.article;
    const sentence = scene.sentenceOf(draft.verb);
    const own = scene.tokens[draft.verb]!.start;
    const rivals = all
      .filter((d) => d !== draft && d.sentence === draft.sentence)
      .map((d) => scene.tokens[d.verb]!.start);
    const near = (a: Amount) => rivals.every((r) => Math.abs(r - a.start) >= Math.abs(own - a.start));
    const slots = { ...draft.slots };
    const quoted = (a: Amount): Quote & { value: string } => ({
      start: a.start,
      end: a.end,
      text: a.text,
      value: a.value,
    });
    const norm = draft.norm ? scene.low[draft.norm.end - 1]! : '';
    const levelled = LEVELLED.has(norm);
    const anchorEnd = scene.tokens[draft.anchor.end - 1]!.end;
    const reach = (a: Amount) =>
      levelled || behindFloor(text, sentence.start, a.start)
        ? !/[,;].*\b(?:could|would|after|which)\b/.test(text.slice(Math.min(anchorEnd, a.start), a.start))
        : a.start >= anchorEnd && a.start - anchorEnd < 40 && !text.slice(anchorEnd, a.start).includes(',');
    for (const amount of amountsIn(text, sentence.start, sentence.end).filter(
      (a) => near(a) && reach(a) && isLevel(text, a),
    )) {
      const before = text.slice(sentence.start, amount.start).trimEnd().toLowerCase();
      if (/\bfrom(?: the current)?$/.test(before)) slots.level_from ??= quoted(amount);
      else if (!slots.level_to || /\bto$/.test(before)) slots.level_to = quoted(amount);
    }
    if (
      !slots.level_to &&
      (draft.move === 'suspend' ||
        draft.move === 'impose' ||
        draft.move === 'tighten' ||
        draft.move === 'keep')
    ) {
      const duration = durationsIn(text, sentence.start, sentence.end).find(
        (d) =>
          near(d) &&
          /\b(?:for|by|up to|within|another|a|an)$/.test(
            text.slice(sentence.start, d.start).trimEnd().toLowerCase(),
          ),
      );
      if (duration) slots.level_to = quoted(duration);
    }
    if (!slots.condition && slots.level_to && !slots.level_to.inferred) {
      const bound = lowerBound(text, slots.level_to);
      if (bound) slots.condition = bound;
    }
    const { condition, level_to } = slots;
    // A price that bounds is told as a condition with its value, so that a question's fact can be held against it.
    if (
      condition &&
      !condition.inferred &&
      level_to &&
      !level_to.inferred &&
      condition.start <= level_to.start &&
      level_to.end <= condition.end
    )
      slots.condition = { ...condition, value: level_to.value! };
    return { ...draft, slots };
  };

/** "90 percent of goods" tells how many, and what stands in brackets only converts. */
const isLevel = (text: string, { start, end }: Amount): boolean =>
  text[start - 1] !== '(' &&
  !(/(?:%|cent)$/.test(text.slice(start, end)) && /^ of (?!the (?:value|price))/.test(text.slice(end)));

/** "490 dollars a tonne or more", "at least 490 dollars": the amount with the words that make it a bound, or null. */
function lowerBound(text: string, { start, end }: Quote): Quote | null {
  const before = text.slice(0, start).trimEnd().toLowerCase();
  const after = text.slice(end).toLowerCase();
  const leading = units.lowerBounds.before.find((words) => before.endsWith(` ${words}`));
  const trailing = units.lowerBounds.after.find((words) => after.startsWith(` ${words}`));
  if (!leading && !trailing) return null;
  return quoteOf(text, {
    start: leading ? before.length - leading.length : start,
    end: trailing ? end + 1 + trailing.length : end,
  });
}

/** "subject to a minimum export price of USD 490": the words before the amount tell that it bounds. */
const behindFloor = (text: string, start: number, at: number): boolean =>
  /\b(?:floor|minimum|price of|at least|no less than|duty of|tariff of|quota of)\b[^,;.]{0,24}$/i.test(
    text.slice(start, at),
  );
