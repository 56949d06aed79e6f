/** A view that is made only when it is asked for → up to which entry it has come, and by which form of the program. */
import type { Sql } from './sql.ts';

export type Progress = { form: number; seq: number };

export const progressOf = (sql: Sql, view: string): Progress =>
  (sql('SELECT form, seq FROM progress WHERE view = ?').get(view) as Progress | undefined) ?? {
    form: 0,
    seq: 0,
  };

export const keepProgress = (sql: Sql, view: string, { form, seq }: Progress) =>
  sql(
    `INSERT INTO progress (view, form, seq) VALUES (?, ?, ?)
     ON CONFLICT (view) DO UPDATE SET form = excluded.form, seq = excluded.seq`,
  ).run(view, form, seq);

export const lastSeq = (sql: Sql): number =>
  sql('SELECT coalesce(max(seq), 0) AS seq FROM entries').get()?.seq as number;
