/**
 * A row → the reading by which it enters the record: the row's text as the report, the tracker as its outlet, the day
 * on which the tracker recorded it as its publication, and one finding, told in the outlet's voice. Or why there is none.
 */
import {
  type Article,
  bareArticle,
  bareFinding,
  type Finding,
  type FullReading,
  isDateStamp,
  type Quote,
  type Slot,
} from '../vocabulary/index.ts';
import { firstSentenceOf } from './first-sentence.ts';
import { chainOf, firstTold, idOf, type Mapping, matches, moveOf, type Row, told } from './mapping.ts';
import { placeOf, type RowText, textOf } from './row-text.ts';

export const ROW_MEDIA_TYPE = 'text/x-tracker-row';

/** Of a text's UTF-8 bytes: their lower-case hex SHA-256, and how many they are. */
export type Identify = (text: string) => { sha256: string; bytes: number };

export type RowReading = { reading: FullReading; text: string } | { leftOut: string };

export function readingOfRow(mapping: Mapping, row: Row, identify: Identify): RowReading {
  const { cells } = row;
  const id = idOf(mapping, cells);
  if (id === null) return { leftOut: `the column \`${mapping.columns.id}\` is empty` };
  const recorded = dateIn(mapping, row, mapping.columns.recorded);
  if (recorded === null) return { leftOut: `\`${mapping.columns.recorded}\` tells no date` };
  if (moveOf(mapping, cells) === null) return { leftOut: 'the mapping has no move for its codes' };
  const made = textOf(mapping, cells);
  return {
    text: made.text,
    reading: {
      report: {
        source: addressIn(mapping, row) ?? `${mapping.tracker}: ${id}`,
        mediaType: ROW_MEDIA_TYPE,
        ...identify(made.text),
        retrieved: null,
      },
      article: articleOf(mapping, row, made, recorded),
      statements: [],
      findings: [findingOf(mapping, row, made, recorded)],
      stances: [],
    },
  };
}

const articleOf = (mapping: Mapping, row: Row, made: RowText, recorded: string): Article => ({
  ...bareArticle(made.text, made.blocks),
  headline: made.headline.text,
  publisher: mapping.tracker,
  published: recorded,
  language: null,
  url: addressIn(mapping, row),
  story: made.note.text,
});

function findingOf(mapping: Mapping, row: Row, made: RowText, recorded: string): Finding {
  const { columns } = mapping;
  const rule = moveOf(mapping, row.cells)!;
  const dateSlot = (column: string | undefined): Slot | null => {
    const value = dateIn(mapping, row, column);
    const quote = column === undefined ? undefined : made.cells.get(column);
    return value === null || !quote ? null : { ...quote, value };
  };
  const start = dateSlot(columns.start);
  const end = dateSlot(columns.end);
  const from = rule.begins === 'end' ? (end ?? start) : start;
  const until = rule.begins === 'end' ? null : end;
  const place = (names: readonly string[] | undefined) => placeOf(mapping, row.cells, made, names);
  const chain = columns.chain ?? columns.id;
  const bare = bareFinding(firstSentence(made.note));
  return {
    ...bare,
    move: rule.move,
    phase: from && !from.inferred && from.value! > recorded ? 'announced' : 'in_force',
    label: labelOf(row, rule.when),
    dims: [...(rule.dims ?? [])],
    slots: {
      ...bare.slots,
      issuer: place(columns.issuer),
      addressee: unlessAll(mapping, place(columns.party)),
      item: chainOf(mapping, row.cells) === null ? null : (made.cells.get(chain) ?? null),
      place: unlessAll(mapping, place(columns.place)),
      purpose: unlessAll(mapping, place(columns.purpose)),
      instrument: dutyIn(mapping, row),
      announced_on: dateSlot(columns.announced),
      effective_from: from,
      effective_until: until,
    },
    until_kind: until ? 'date' : 'unstated',
    flags: [...(rule.flags ?? [])],
    speaker: made.teller,
  };
}

/** The coder's codes, as they stand in the row: "update, End of Policy". */
const labelOf = (row: Row, when: Readonly<Record<string, unknown>>): string =>
  Object.keys(when)
    .map((column) => row.cells[column]?.trim())
    .filter(Boolean)
    .join(', ');

const unlessAll = (mapping: Mapping, quote: Quote | null): Quote | null =>
  quote !== null && mapping.everything.includes(quote.text) ? null : quote;

/** That such measures are to be done, and forbid nothing, stands in no cell: the mapping says it. */
function dutyIn(mapping: Mapping, row: Row): Slot | null {
  if (!mapping.duties || !matches(row.cells, mapping.duties)) return null;
  const what = firstTold(mapping, row.cells, [...mapping.columns.measure].reverse())?.value;
  const value = what === undefined ? 'requirement' : `requirement: ${what}`;
  return { inferred: true, value, reason: 'the mapping lists measures of this kind as duties' };
}

function firstSentence({ start, text }: Quote): Quote {
  const first = firstSentenceOf(text);
  return { start, end: start + first.length, text: first };
}

/** EDTF, or null where the cell is empty or tells no date. */
export function dateIn(mapping: Mapping, row: Row, column: string | undefined): string | null {
  const value = told(mapping, row.cells, column);
  return value !== null && isDateStamp(value) ? value : null;
}

/** The first web address among the row's sources; several may stand in one cell. */
export function addressIn(mapping: Mapping, row: Row): string | null {
  for (const column of mapping.columns.sources) {
    const found = /https?:\/\/[^\s;,"<>]+/.exec(row.cells[column] ?? '');
    if (found) return found[0];
  }
  return null;
}
