/** What is told of a reading → CHANGED, NOT CHANGED, BEFORE, CALLS, OTHER, CAUTION: each a heading and its rows. */
import type { ToldMove, ToldReading, ToldRow } from '@proviso/core/publishing';
import { BLANK, type Line } from '../line.ts';
import { layHeading, layRow } from '../wrap.ts';
import type { PlaceOf } from './place.ts';

const CALL_KEY_WIDTH = 10;
const MOST_OTHERS = 8;

export const moveSections = (
  { moves, before, calls }: ToldReading,
  width: number,
  place: PlaceOf,
): Line[] => [
  ...moves.flatMap((move) => moveSection(move, width, place)),
  ...section('BEFORE', before, width, place),
  ...section('CALLS (alter no rule)', calls, width, place, CALL_KEY_WIDTH),
];

export function otherSections({ others, cautions }: ToldReading, width: number, place: PlaceOf): Line[] {
  const rest = others.length - MOST_OTHERS;
  const more: Line[] =
    rest > 0 ? layRow({ text: `and ${rest} more: --json lists them all`, tone: 'quiet' }, width, 2, 0) : [];
  return [
    ...section('OTHER', others.slice(0, MOST_OTHERS), width, place, 0, more),
    ...section(
      'CAUTION',
      cautions.map((text) => ({ key: '', text, at: null, caution: true })),
      width,
      place,
      0,
    ),
  ];
}

/** "Changed (in force, as told)" → "CHANGED (in force, as told)": in a terminal, what comes before the bracket stands out. */
const loud = (heading: string): string => heading.replace(/^[^(]+/, (words) => words.toUpperCase());

const moveSection = ({ heading, text, at, rows }: ToldMove, width: number, place: PlaceOf): Line[] => [
  layHeading(loud(heading), width, place(at)),
  ...layRow({ text }, width, 2, 0),
  ...rows.flatMap((row) => layRow(rowOf(row, place), width)),
  BLANK,
];

function section(
  heading: string,
  rows: readonly ToldRow[],
  width: number,
  place: PlaceOf,
  keyWidth?: number,
  more: readonly Line[] = [],
): Line[] {
  if (rows.length === 0) return [];
  return [
    layHeading(heading, width),
    ...rows.flatMap((row) => layRow(rowOf(row, place), width, 2, keyWidth)),
    ...more,
    BLANK,
  ];
}

const rowOf = ({ key, text, at, caution }: ToldRow, place: PlaceOf) => ({
  key,
  text,
  place: place(at),
  ...(caution ? { tone: 'caution' as const } : {}),
});
