/** A database → its statements by their text, each prepared once. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';

export type Sql = (text: string) => StatementSync;

export function statementsOf(db: DatabaseSync): Sql {
  const prepared = new Map<string, StatementSync>();
  return (text) => {
    const known = prepared.get(text);
    if (known) return known;
    const statement = db.prepare(text);
    prepared.set(text, statement);
    return statement;
  };
}
