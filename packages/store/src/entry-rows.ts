/**
 * Rows of the log → entries. Each is checked against its hash on the way, so that a changed file is told and never
 * answered from.
 */
import { hashOf } from '@proviso/core/record';
import type { Entry, EntryBody } from '@proviso/core/vocabulary';
import { hexOf, sha256 } from './hashes.ts';
import { unpackBody } from './pack-body.ts';
import type { Sql } from './sql.ts';
import { damaged } from './sqlite-errors.ts';
import { KINDS } from './sqlite-schema.ts';

export type EntryRow = { seq: number; recorded: number; kind: number; hash: Uint8Array; body: Uint8Array };

export const ENTRY_COLUMNS = 'seq, recorded, kind, hash, body';

/** From 1. */
export const numberOf = (kind: EntryBody['kind']): number => KINDS.indexOf(kind) + 1;

export function entryOf(path: string, row: EntryRow): Entry {
  const { seq } = row;
  const text = unpacked(row);
  const recorded = instantOf(row.recorded);
  const hash = hexOf(row.hash);
  if (text === null || recorded === null || hashOf(seq, recorded, text, sha256) !== hash)
    throw damaged(path, `entry ${seq} does not match its hash`);
  const body = JSON.parse(text) as EntryBody;
  if (KINDS[row.kind - 1] !== body.kind) throw damaged(path, `entry ${seq} is listed as another kind`);
  return { seq, recorded, hash, body };
}

function entryAt(path: string, sql: Sql, seq: number): Entry {
  const row = sql(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE seq = ?`).get(seq);
  if (!row) throw damaged(path, `entry ${seq} is missing`);
  return entryOf(path, row as EntryRow);
}

/** The body of an entry that a view says is of a kind. */
export function bodyAt<K extends EntryBody['kind']>(
  path: string,
  sql: Sql,
  seq: number,
  kind: K,
): Entry & { body: Extract<EntryBody, { kind: K }> } {
  const entry = entryAt(path, sql, seq);
  if (entry.body.kind !== kind) throw damaged(path, `entry ${seq} is no ${kind}, as the views say it is`);
  return entry as Entry & { body: Extract<EntryBody, { kind: K }> };
}

function unpacked({ body }: EntryRow): string | null {
  try {
    return unpackBody(body);
  } catch {
    return null;
  }
}

/** Null for a number beyond any date. */
export function instantOf(ms: number): string | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
