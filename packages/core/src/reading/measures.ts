/**
 * Text → the quantities it tells with a unit, and whether a conversion in brackets agrees within the rounding that the
 * digits allow. Money is left out: its worth changes by the day.
 */
import { type Measure, quoteOf, type Span } from '../vocabulary/index.ts';
import table from './units.json' with { type: 'json' };

type Unit = { unit: string; quantity: string; factor: number; offset?: number; words: string[] };
type Amount = Span & { number: number; digits: string; times: number; unit: Unit };

const UNITS = new Map<string, Unit>();
for (const unit of table.units as Unit[]) for (const word of unit.words) UNITS.set(word, unit);
const MULTIPLIERS = new Map(Object.entries(table.multipliers));
/** One-letter units are taken only where a conversion beside them shows that they are units ("5 m (16 ft)"). */
const NEEDS_CONVERSION = new Set(table.needConversion);
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const UNIT_WORDS = [...UNITS.keys()]
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|');
const NUMBER = '\\d{1,12}(?:[,\\u202f\\u00a0]\\d{3})*(?:\\.\\d{1,6})?';
const TIMES = 'thousand|million|billion|mn|bn';
const AMOUNT = new RegExp(
  `(?<![\\d.,$€£¥\\p{L}])([-−]?${NUMBER})[\\s-]?(?:(${TIMES})[\\s-])?\\s?(${UNIT_WORDS})(?![\\p{L}\\d²/])`,
  'giu',
);
const BRACKET =
  /^\s?[([]\s?(?:about|around|roughly|approximately|some|or|nearly|almost|over|more than|~|≈)?\s*/i;

export function measuresIn(text: string): Measure[] {
  const amounts = [...text.matchAll(AMOUNT)].flatMap((m) => amountOf(m) ?? []);
  const measures: Measure[] = [];
  for (let i = 0; i < amounts.length; i++) {
    const told = amounts[i]!;
    const next = amounts[i + 1];
    const between = next ? text.slice(told.end, next.start) : '';
    const opens =
      next && between.length < 24 && next.unit.quantity === told.unit.quantity ? BRACKET.exec(between) : null;
    const closed = next !== undefined && /^\s?[)\]]/.test(text.slice(next.end, next.end + 2));
    if (next && opens && opens[0].length === between.length && closed) {
      const end = text.slice(next.end).search(/[)\]]/) + next.end + 1;
      measures.push({
        quote: quoteOf(text, { start: told.start, end }),
        value: shown(told),
        also: shown(next),
        consistent: agree(told, next),
      });
      i++;
    } else if (
      !NEEDS_CONVERSION.has(
        text
          .slice(told.start, told.end)
          .replace(/^[\d.,\s−-]+/, '')
          .toLowerCase(),
      )
    )
      measures.push({ quote: quoteOf(text, told), value: shown(told) });
  }
  return measures;
}

function amountOf(m: RegExpExecArray): Amount | null {
  const unit = UNITS.get(m[3]!.toLowerCase());
  const digits = m[1]!.replace(/[,\u202f\u00a0]/g, '').replace('−', '-');
  if (!unit) return null;
  const times = MULTIPLIERS.get(m[2]?.toLowerCase() ?? '') ?? 1;
  return { start: m.index, end: m.index + m[0].length, number: Number(digits), digits, times, unit };
}

const shown = ({ number, times, unit }: Amount): string => `${number * times} ${unit.unit}`;

const inBase = ({ unit }: Amount, value: number): number => (value + (unit.offset ?? 0)) * unit.factor;

/** One of the two was converted and rounded: it must lie where the other, exactly converted, would be rounded to. */
function agree(a: Amount, b: Amount): boolean {
  const within = (exact: Amount, rounded: Amount): boolean => {
    const converted = inBase(exact, exact.number * exact.times);
    const value = rounded.number * rounded.times;
    const slack = roundingOf(rounded) * (1 + 1e-9);
    return converted >= inBase(rounded, value - slack) && converted <= inBase(rounded, value + slack);
  };
  return within(a, b) || within(b, a);
}

/** Half the last digit told; closing zeros may be rounding too, up to a twentieth of the number. */
function roundingOf({ digits, number, times }: Amount): number {
  const decimals = digits.includes('.') ? digits.length - digits.indexOf('.') - 1 : 0;
  const zeros = decimals === 0 ? /0*$/.exec(digits)![0].length : 0;
  const last = 10 ** -decimals / 2;
  return Math.max(last, Math.min(10 ** zeros / 2, Math.abs(number) / 20)) * times;
}
