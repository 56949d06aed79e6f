/**
 * How the rows of somebody's table are to be understood: which column tells what, and which coded values mean which
 * move. A mapping is data (`coronanet.json` beside this file is one); the desk checks one that comes from a file.
 */
import type { Dimension, Finding, Move } from '../vocabulary/index.ts';

/** One line of a table, by the names of its columns. A cell that the line lacks is absent. */
export type Cells = Readonly<Record<string, string>>;

/** A row on its way in, with the line (or sheet row) at which it begins: 1 is the line of the columns' names. */
export type Row = { line: number; cells: Cells };

/** In the order in which they are tried: the first column with a value tells it. */
type Columns = readonly string[];

/** A row matches where each column named has one of the values given. */
export type When = Readonly<Record<string, readonly string[]>>;

export type MoveRule = {
  when: When;
  move: Move;
  /** What an ease or tighten touches, where the coding says so. */
  dims?: readonly Dimension[];
  flags?: Finding['flags'];
  /** The clock column that tells when the move begins; `end` for a row that only tells when something ended. */
  begins?: 'start' | 'end';
};

export type Mapping = {
  schema: 'proviso/mapping/1';
  /** Who coded the rows, as it is to be named. */
  tracker: string;
  /** How they want to be cited, and under which licence they give it. */
  cite?: string;
  columns: {
    /** Unique to a row. */
    id: string;
    /** Shared by the rows that tell of one measure over time; absent: each row is a measure of its own. */
    chain?: string;
    /** The coder’s words. */
    note: string;
    announced?: string;
    start?: string;
    end?: string;
    /** When the tracker recorded the row: its *published* clock here. */
    recorded: string;
    sources: Columns;
    issuer: Columns;
    party?: Columns;
    place?: Columns;
    purpose?: Columns;
    /** The class of measure, widest first: each becomes a node within the one before. */
    measure: Columns;
  };
  /** Beside an empty cell, values that say nothing. */
  empty: readonly string[];
  /** What stands in a note before the words on the change itself; what comes before it tells of earlier states. */
  noteOfChange?: string;
  /** What stands between the values of one cell, where a cell may hold several. */
  separator?: string;
  /** Values that mean all there is: the policy's root on that axis. */
  everything: readonly string[];
  /** One policy for each combination of these columns' values. */
  policy: { id: Columns; name: Columns };
  /** The first that matches counts; a row that none matches is told and left out. */
  moves: readonly MoveRule[];
  /** Rows that begin a chain. */
  firsts: When;
  /** Measures that are to be done, paid or held, and forbid nothing. */
  duties?: When;
};

export function told(mapping: Mapping, cells: Cells, column: string | undefined): string | null {
  const value = column === undefined ? '' : (cells[column] ?? '').trim();
  return value === '' || mapping.empty.includes(value) ? null : value;
}

/** The first of the columns that has a value, and the value. */
export function firstTold(
  mapping: Mapping,
  cells: Cells,
  columns: Columns | undefined,
): { column: string; value: string } | null {
  for (const column of columns ?? []) {
    const value = told(mapping, cells, column);
    if (value !== null) return { column, value };
  }
  return null;
}

export const matches = (cells: Cells, when: When): boolean =>
  Object.entries(when).every(([column, values]) => values.includes((cells[column] ?? '').trim()));

export const moveOf = (mapping: Mapping, cells: Cells): MoveRule | null =>
  mapping.moves.find(({ when }) => matches(cells, when)) ?? null;

export const idOf = (mapping: Mapping, cells: Cells): string | null =>
  told(mapping, cells, mapping.columns.id);

/** Of the measure that the row belongs to. */
export const chainOf = (mapping: Mapping, cells: Cells): string | null =>
  told(mapping, cells, mapping.columns.chain) ?? idOf(mapping, cells);

export const valuesIn = (mapping: Mapping, cell: string): string[] =>
  (mapping.separator === undefined ? [cell] : cell.split(mapping.separator))
    .map((value) => value.trim())
    .filter((value) => value !== '' && !mapping.empty.includes(value));
