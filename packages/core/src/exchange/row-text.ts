/**
 * A row → the text by which the record keeps it, and where each cell stands in that text: what was coded, by whom, in
 * the coder's words, then all cells. Nothing of the row is lost, and every slot of its finding has a place to point to.
 */
import { type Block, type Quote, quoteOf } from '../vocabulary/index.ts';
import { type Cells, firstTold, idOf, type Mapping, told } from './mapping.ts';

export type RowText = {
  text: string;
  blocks: Block[];
  headline: Quote;
  /** Who says it: the tracker's coder, whose sources nobody here has seen. */
  teller: Quote;
  note: Quote;
  /** By column; the note's own stands above the cells. */
  cells: ReadonlyMap<string, Quote>;
};

const NOT_SEEN = 'coder’s note, source not seen';

export function textOf(mapping: Mapping, cells: Cells): RowText {
  const blocks: Block[] = [];
  let text = '';
  const add = (kind: Block['kind'], words: string, gap: string) => {
    if (text !== '') text += gap;
    const start = text.length;
    text += words;
    blocks.push({ kind, start, end: text.length });
    return { start, end: text.length };
  };
  const named = mapping.policy.name.map((column) => told(mapping, cells, column)).filter((v) => v !== null);
  const headline = add('headline', `${named.join(', ')}: row ${idOf(mapping, cells) ?? 'without an id'}`, '');
  const teller = add('byline', `${mapping.tracker}, ${NOT_SEEN}`, '\n');
  const note = add('paragraph', told(mapping, cells, mapping.columns.note) ?? '(no note)', '\n\n');
  const spans = new Map([[mapping.columns.note, note]]);
  for (const [column, cell] of Object.entries(cells)) {
    const value = cell.trim();
    if (value === '' || column === mapping.columns.note) continue;
    const line = add('table', `${column}: ${value}`, spans.size === 1 ? '\n\n' : '\n');
    spans.set(column, { start: line.end - value.length, end: line.end });
  }
  const quote = (span: { start: number; end: number }) => quoteOf(text, span);
  return {
    text,
    blocks,
    headline: quote(headline),
    teller: quote(teller),
    note: quote(note),
    cells: new Map([...spans].map(([column, span]) => [column, quote(span)])),
  };
}

/** The first of the columns that says something, where it stands. */
export function placeOf(
  mapping: Mapping,
  cells: Cells,
  row: RowText,
  columns: readonly string[] | undefined,
): Quote | null {
  const first = firstTold(mapping, cells, columns);
  return first === null ? null : (row.cells.get(first.column) ?? null);
}
