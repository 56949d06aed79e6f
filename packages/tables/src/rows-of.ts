/**
 * A table in a file → its rows, each cell by the name of its column, with the line at which the row begins. CSV comes
 * as a stream, also gzipped; a workbook is read whole, its first sheet. A damaged file fails at the line where it is.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ProvisoError } from '@proviso/core/vocabulary';
import { CsvError, type Info, parse } from 'csv-parse';
import { type CellValue, readSheet } from 'read-excel-file/node';

/** `line` 1 is that of the columns' names. */
export type TableRow = { line: number; cells: Record<string, string> };

/** A cell that is longer is no cell: a quotation mark was never closed. */
const MAX_CELL_CHARACTERS = 1_000_000;

export async function* rowsOf(path: string): AsyncGenerator<TableRow> {
  try {
    const start = await firstBytes(path);
    yield* isZip(start) ? rowsOfSheet(path) : rowsOfCsv(path, isGzip(start));
  } catch (error) {
    throw inWords(path, error);
  }
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(4), 0, 4, 0);
    if (bytesRead === 0) throw new ProvisoError('E_EMPTY', `\`${path}\` is empty`);
    return buffer;
  } finally {
    await file.close();
  }
}

const isZip = ([a, b]: Uint8Array): boolean => a === 0x50 && b === 0x4b;
const isGzip = ([a, b]: Uint8Array): boolean => a === 0x1f && b === 0x8b;

async function* rowsOfCsv(path: string, gzipped: boolean): AsyncGenerator<TableRow> {
  const parser = parse({
    bom: true,
    columns: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count_less: true,
    max_record_size: MAX_CELL_CHARACTERS,
  });
  const file = createReadStream(path);
  // The parser carries an error of the streams before it to whoever reads the rows.
  const carry = () => undefined;
  if (gzipped) pipeline(file, createGunzip(), parser, carry);
  else pipeline(file, parser, carry);
  let line = 2;
  for await (const { record, info } of parser as AsyncIterable<{
    record: Record<string, string>;
    info: Info;
  }>) {
    yield { line, cells: record };
    line = info.lines + 1;
  }
}

async function* rowsOfSheet(path: string): AsyncGenerator<TableRow> {
  const [names, ...rows] = await readSheet(path);
  const columns = (names ?? []).map(asText);
  for (const [i, row] of rows.entries())
    yield {
      line: i + 2,
      cells: Object.fromEntries(columns.map((name, at) => [name, asText(row[at] ?? null)])),
    };
}

/** A sheet's dates are days without a zone. */
function asText(value: CellValue | null): string {
  if (value === null) return '';
  if (value instanceof Date) {
    const iso = value.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
  }
  return String(value);
}

function inWords(path: string, error: unknown): unknown {
  if (error instanceof ProvisoError) return error;
  if (error instanceof CsvError)
    return new ProvisoError('E_TABLE_INVALID', `\`${path}\` is no table: ${lower(error.message)}`);
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return new ProvisoError('E_NOT_FOUND', `there is no file \`${path}\``);
  if (code === 'EISDIR') return new ProvisoError('E_IS_DIRECTORY', `\`${path}\` is a folder: name a file`);
  return new ProvisoError('E_TABLE_INVALID', `\`${path}\` cannot be read as a table: ${lower(message)}`);
}

const lower = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1);
