/**
 * A record as an earlier program made it → the same record in today's form. Each step is one transaction that checks
 * what it brings on; before the first, a copy of the record as it was is put beside it.
 */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { grow, hashOf, type Sealed } from '@proviso/core/record';
import type { EntryBody } from '@proviso/core/vocabulary';
import { copyOf } from './copy-database.ts';
import { sha256 } from './hashes.ts';
import { keepContents, keepEntries, keepNodes } from './keep-log.ts';
import { keepViews } from './keep-views.ts';
import { statementsOf } from './sql.ts';
import { damaged } from './sqlite-errors.ts';
import { LOG_SCHEMA, SCHEMA_VERSION } from './sqlite-schema.ts';
import { VIEWS_SCHEMA } from './sqlite-views-schema.ts';
import { within } from './transactions.ts';

type Step = {
  from: number;
  /** What the form after it has that the one before had not. */
  brings: string;
  run: (db: DatabaseSync, path: string) => void;
};

const STEPS: readonly Step[] = [
  { from: 1, brings: 'the Merkle log in place of the chain of hashes', run: fromChain },
  { from: 2, brings: 'views beside the log, and less room for it', run: fromText },
];

export function bringOn(
  db: DatabaseSync,
  path: string,
  form: number,
  tell: ((note: string) => void) | undefined,
): void {
  const copy = `${path}.form-${form}`;
  copyOf(db, copy);
  const formNow = () => Number(db.prepare('PRAGMA user_version').get()?.user_version);
  try {
    for (const step of STEPS)
      within(db, () => {
        // Another program may have been quicker.
        if (formNow() !== step.from) return;
        step.run(db, path);
        db.exec(`PRAGMA user_version = ${step.from + 1}`);
      });
  } catch (error) {
    if (formNow() === form) rmSync(copy);
    throw error;
  }
  tell?.(
    `the record \`${path}\` was brought from form ${form} to ${SCHEMA_VERSION}; as it was before, it is kept in \`${copy}\``,
  );
}

const BATCH_ROWS = 500;

/** The rows of a table in pages, so that a long record needs little memory. */
function* pagesOf<Row>(db: DatabaseSync, columns: string, table: string, key: string): Generator<Row[]> {
  const page = db.prepare(
    `SELECT ${columns} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${BATCH_ROWS}`,
  );
  for (let after = 0; ; ) {
    const rows = page.all(after);
    if (rows.length === 0) return;
    yield rows as Row[];
    after = rows.at(-1)?.[key] as number;
  }
}

/** Form 1: `hash` over the hash before, the seq, the time and the body. Its entries are sealed anew, as leaves. */
function fromChain(db: DatabaseSync, path: string): void {
  db.exec(`
    ALTER TABLE entries RENAME TO entries_1;
    DROP INDEX IF EXISTS entries_by_kind;
    DROP TRIGGER IF EXISTS entries_follow;
    DROP TRIGGER IF EXISTS entries_stay;
    DROP TRIGGER IF EXISTS entries_remain;
    CREATE TABLE entries (
      seq INTEGER PRIMARY KEY, recorded TEXT NOT NULL, kind TEXT NOT NULL, hash TEXT NOT NULL, body TEXT NOT NULL
    ) STRICT;
    CREATE TABLE nodes (
      level INTEGER NOT NULL, at INTEGER NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (level, at)
    ) STRICT, WITHOUT ROWID;
  `);
  const insert = db.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?)');
  const insertNode = db.prepare('INSERT INTO nodes VALUES (?, ?, ?)');
  let before = { seq: 0, hash: '' };
  let peaks: string[] = [];
  type Row = { seq: number; recorded: string; kind: string; hash: string; previous: string; body: string };
  for (const rows of pagesOf<Row>(db, '*', 'entries_1', 'seq')) {
    for (const { seq, recorded, kind, hash, previous, body } of rows) {
      const sealed = createHash('sha256').update(`${previous}\n${seq}\n${recorded}\n${body}`).digest('hex');
      if (seq !== before.seq + 1 || previous !== before.hash || sealed !== hash)
        throw damaged(path, `entry ${seq} does not follow from the one before`);
      const leaf = hashOf(seq, recorded, body, sha256);
      insert.run(seq, recorded, kind, leaf, body);
      const grown = grow(before.seq, peaks, [leaf], sha256);
      for (const node of grown.nodes) insertNode.run(node.level, node.index, node.hash);
      peaks = grown.peaks;
      before = { seq, hash };
    }
  }
  db.exec('DROP TABLE entries_1');
}

/** Form 2: text throughout, bytes packed by gzip, nothing but the log. */
function fromText(db: DatabaseSync, path: string): void {
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(`
    DROP INDEX IF EXISTS entries_by_kind;
    ALTER TABLE entries RENAME TO entries_2;
    ALTER TABLE nodes RENAME TO nodes_2;
    ALTER TABLE contents RENAME TO contents_2;
    ${LOG_SCHEMA} ${VIEWS_SCHEMA}
  `);
  const sql = statementsOf(db);
  type Content = { id: number; sha256: string; packed: Uint8Array };
  for (const rows of pagesOf<Content>(db, '*', 'contents_2', 'id'))
    for (const row of rows) keepContents(sql, [[row.sha256, unzipped(path, row.sha256, row.packed)]]);

  let peaks: string[] = [];
  type Row = { seq: number; recorded: string; kind: string; hash: string; body: string };
  for (const rows of pagesOf<Row>(db, '*', 'entries_2', 'seq')) {
    const sealed = rows.map((row) => sealedFrom(path, row));
    keepEntries(sql, sealed);
    const entries = sealed.map(({ entry }) => entry);
    const grown = grow(
      entries[0]!.seq - 1,
      peaks,
      entries.map(({ hash }) => hash),
      sha256,
    );
    keepNodes(sql, grown.nodes);
    peaks = grown.peaks;
    keepViews(path, sql, entries);
  }
  checkNodes(db, path);
  db.exec('DROP TABLE entries_2; DROP TABLE nodes_2; DROP TABLE contents_2');
}

function sealedFrom(
  path: string,
  { seq, recorded, hash, body }: { seq: number; recorded: string; hash: string; body: string },
): Sealed {
  if (hashOf(seq, recorded, body, sha256) !== hash || !isInstant(recorded))
    throw damaged(path, `entry ${seq} does not match its hash`);
  return { entry: { seq, recorded, hash, body: JSON.parse(body) as EntryBody }, canonicalBody: body };
}

const isInstant = (recorded: string): boolean =>
  !Number.isNaN(Date.parse(recorded)) && new Date(recorded).toISOString() === recorded;

function unzipped(path: string, sha: string, packed: Uint8Array): Uint8Array {
  let content: Uint8Array;
  try {
    content = gunzipSync(packed);
  } catch {
    throw damaged(path, `the report ${sha} cannot be unpacked`);
  }
  if (sha256(content) !== sha) throw damaged(path, `the report ${sha} has changed`);
  return content;
}

function checkNodes(db: DatabaseSync, path: string): void {
  const wrong = db
    .prepare(
      `SELECT o.level, o.at FROM nodes_2 AS o LEFT JOIN nodes AS n ON n.level = o.level AND n.at = o.at
       WHERE n.hash IS NULL OR lower(hex(n.hash)) <> o.hash LIMIT 1`,
    )
    .get();
  if (wrong) throw damaged(path, `the hash of level ${wrong.level} at ${wrong.at} does not match the log`);
}
