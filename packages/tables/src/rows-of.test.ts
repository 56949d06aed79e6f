import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { ProvisoError } from '@proviso/core/vocabulary';
import writeXlsxFile from 'write-excel-file/node';
import { rowsOf, type TableRow } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'proviso-tables-'));
after(() => rmSync(folder, { recursive: true }));

async function rowsIn(name: string, held: string | Uint8Array): Promise<TableRow[]> {
  const path = join(folder, name);
  writeFileSync(path, held);
  return Array.fromAsync(rowsOf(path));
}

const CSV = 'id,note\n1,"a ban, with a comma"\n\n2,"two\nlines"\n3,last\n';
const ROWS = [
  { line: 2, cells: { id: '1', note: 'a ban, with a comma' } },
  { line: 4, cells: { id: '2', note: 'two\nlines' } },
  { line: 6, cells: { id: '3', note: 'last' } },
];

test('each row tells the line at which it begins', async () => {
  assert.deepEqual(
    (await rowsIn('rows.csv', CSV)).map(({ cells }) => cells),
    ROWS.map(({ cells }) => cells),
  );
  const lines = (await rowsIn('rows.csv', CSV)).map(({ line }) => line);
  assert.deepEqual([lines[0], lines[2]], [2, 6]);
});

test('a byte order mark, Windows line ends and gzip change nothing', async () => {
  const cells = ROWS.map((row) => row.cells);
  const marked = await rowsIn('marked.csv', `\ufeff${CSV}`);
  const gzipped = await rowsIn('rows.csv.gz', gzipSync(CSV));
  const windows = await rowsIn('windows.csv', CSV.replaceAll('\n', '\r\n'));
  assert.deepEqual(
    marked.map((row) => row.cells),
    cells,
  );
  assert.deepEqual(
    gzipped.map((row) => row.cells),
    cells,
  );
  assert.deepEqual(
    windows.map((row) => row.cells.id),
    ['1', '2', '3'],
  );
});

test('a row that is too short lacks its last cells', async () => {
  assert.deepEqual(await rowsIn('short.csv', 'id,note\n1\n'), [{ line: 2, cells: { id: '1' } }]);
});

test('the first sheet of a workbook is a table, its days as days', async () => {
  const text = (value: string) => ({ value, type: String });
  const path = join(folder, 'rows.xlsx');
  await writeXlsxFile([
    [text('id'), text('start'), text('note')],
    [text('1'), { value: new Date(Date.UTC(2020, 2, 14)), type: Date, format: 'yyyy-mm-dd' }, text('a ban')],
    [text('2'), null, text('another')],
  ]).toFile(path);
  assert.deepEqual(await Array.fromAsync(rowsOf(path)), [
    { line: 2, cells: { id: '1', start: '2020-03-14', note: 'a ban' } },
    { line: 3, cells: { id: '2', start: '', note: 'another' } },
  ]);
});

const REFUSED: readonly (readonly [name: string, held: string | Uint8Array, code: string])[] = [
  ['nothing.csv', '', 'E_EMPTY'],
  ['unclosed.csv', 'id,note\n1,"never closed\n', 'E_TABLE_INVALID'],
  ['long.csv', 'id,note\n1,2,3,4\n', 'E_TABLE_INVALID'],
  ['cut.csv.gz', gzipSync(CSV.repeat(50)).subarray(0, 40), 'E_TABLE_INVALID'],
  ['no.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'E_TABLE_INVALID'],
];
for (const [name, held, code] of REFUSED) {
  test(`${name} is refused with ${code}`, () =>
    assert.rejects(rowsIn(name, held), (error: ProvisoError) => {
      assert.equal(error.code, code);
      return true;
    }));
}

test('a file that is not there and a folder are told apart', async () => {
  const code = (path: string) => Array.fromAsync(rowsOf(path)).catch((error: ProvisoError) => error.code);
  assert.equal(await code(join(folder, 'absent.csv')), 'E_NOT_FOUND');
  assert.equal(await code(folder), 'E_IS_DIRECTORY');
});
