/** Bodies and bytes → the log's rows: entries, the hashes of the Merkle tree over them, the reports' bytes. */
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { append, grow, type Head, peaksOf, rootOf, type TreeNode } from '@proviso/core/record';
import type { Entry, EntryBody } from '@proviso/core/vocabulary';
import { instantOf, numberOf } from './entry-rows.ts';
import { bytesOf, hexOf, keyOf, sha256 } from './hashes.ts';
import { packBody } from './pack-body.ts';
import type { Sql } from './sql.ts';
import { damaged } from './sqlite-errors.ts';

export type End = Omit<Head, 'root'>;

export function endOf(path: string, sql: Sql): End {
  const row = sql('SELECT seq, recorded FROM entries ORDER BY seq DESC LIMIT 1').get();
  if (!row) return { size: 0, recorded: '' };
  const recorded = instantOf(row.recorded as number);
  if (recorded === null) throw damaged(path, `entry ${row.seq} does not match its hash`);
  return { size: row.seq as number, recorded };
}

export function headOf(path: string, sql: Sql): Head {
  const end = endOf(path, sql);
  return { ...end, root: rootOf(hashesOf(path, sql, peaksOf(end.size)), sha256) };
}

export function hashesOf(path: string, sql: Sql, wanted: readonly TreeNode[]): string[] {
  return wanted.map(({ level, index }) => {
    const row =
      level === 0
        ? sql('SELECT hash FROM entries WHERE seq = ?').get(index + 1)
        : sql('SELECT hash FROM nodes WHERE level = ? AND at = ?').get(level, index);
    if (!row) throw damaged(path, `the log holds no hash of level ${level} at ${index}`);
    return hexOf(row.hash as Uint8Array);
  });
}

export function addToLog(path: string, sql: Sql, bodies: readonly EntryBody[], at: number): Entry[] {
  const end = endOf(path, sql);
  const sealed = append(end, bodies, at, sha256);
  keepEntries(sql, sealed);
  const entries = sealed.map(({ entry }) => entry);
  const leaves = entries.map(({ hash }) => hash);
  keepNodes(sql, grow(end.size, hashesOf(path, sql, peaksOf(end.size)), leaves, sha256).nodes);
  return entries;
}

export function keepEntries(sql: Sql, sealed: ReturnType<typeof append>): void {
  const insert = sql('INSERT INTO entries (seq, recorded, kind, hash, body) VALUES (?, ?, ?, ?, ?)');
  for (const { entry, canonicalBody } of sealed) {
    const { seq, recorded, hash, body } = entry;
    insert.run(seq, Date.parse(recorded), numberOf(body.kind), bytesOf(hash), packBody(canonicalBody));
  }
}

export function keepNodes(sql: Sql, nodes: ReturnType<typeof grow>['nodes']): void {
  const insert = sql('INSERT INTO nodes (level, at, hash) VALUES (?, ?, ?)');
  for (const { level, index, hash } of nodes) insert.run(level, index, bytesOf(hash));
}

export function keepContents(sql: Sql, bytes: Iterable<readonly [sha: string, content: Uint8Array]>): void {
  const insert = sql('INSERT INTO contents (sha256, packed) VALUES (?, ?)');
  const known = sql('SELECT 1 FROM contents WHERE sha256 = ?');
  for (const [sha, content] of bytes) {
    const key = keyOf(sha);
    // The table ignores what it has: looking first saves the packing.
    if (!known.get(key)) insert.run(key, zstdCompressSync(content));
  }
}

/** No report is larger: a changed length must not make the program reach for all memory there is. */
const MAX_CONTENT_BYTES = 1 << 28;

export function contentOf(path: string, sql: Sql, sha: string): Uint8Array | null {
  const packed = sql('SELECT packed FROM contents WHERE sha256 = ?').get(keyOf(sha))?.packed;
  if (packed === undefined) return null;
  let content: Uint8Array;
  try {
    content = new Uint8Array(
      zstdDecompressSync(packed as Uint8Array, { maxOutputLength: MAX_CONTENT_BYTES }),
    );
  } catch {
    throw damaged(path, `the report ${sha} cannot be unpacked`);
  }
  if (sha256(content) !== sha) throw damaged(path, `the report ${sha} has changed`);
  return content;
}
