/**
 * Readings → the words of their reports, for search. Brought on when it is asked for, a few hundred readings in one
 * transaction, for adding a report must not wait for the index.
 */
import { wordsOf } from '@proviso/core/record';
import type { FullReading } from '@proviso/core/vocabulary';
import { ENTRY_COLUMNS, type EntryRow, entryOf, numberOf } from './entry-rows.ts';
import { keyOf } from './hashes.ts';
import { keepProgress, lastSeq, progressOf } from './progress.ts';
import type { Sql } from './sql.ts';

/** Raised whenever words are taken from texts in another way. */
export const WORDS_FORM = 1;
const MOST_READINGS = 300;

export function wordsLag(sql: Sql): boolean {
  const { form, seq } = progressOf(sql, 'words');
  return form !== WORDS_FORM || seq < lastSeq(sql);
}

/** Within a transaction. Gives whether it has come to the end. */
export function catchUpWords(path: string, sql: Sql, through = lastSeq(sql)): boolean {
  const stand = progressOf(sql, 'words');
  if (stand.form !== WORDS_FORM) sql("INSERT INTO words (words) VALUES ('delete-all')").run();
  const from = stand.form === WORDS_FORM ? stand.seq : 0;
  const rows = sql(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE kind = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ${MOST_READINGS}`,
  ).all(numberOf('reading'), from, through) as EntryRow[];
  for (const row of rows) {
    const { body } = entryOf(path, row);
    if (body.kind === 'reading') keepReading(sql, body.reading);
  }
  const ended = rows.length < MOST_READINGS;
  keepProgress(sql, 'words', { form: WORDS_FORM, seq: ended ? through : rows.at(-1)!.seq });
  return ended;
}

function keepReading(sql: Sql, { report, article }: FullReading): void {
  const { id } = sql('SELECT id FROM reports WHERE sha256 = ?').get(keyOf(report.sha256)) as { id: number };
  sql('DELETE FROM words WHERE rowid = ?').run(id);
  const text = wordsOf({ start: 0, end: article.text.length }, article.text).join(' ');
  sql('INSERT INTO words (rowid, text) VALUES (?, ?)').run(id, text);
}
