/** For tests: a path and entries → a record as the program of an earlier form made it, from that form's own SQL. */
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { canonicalJson, grow, hashOf } from '@proviso/core/record';
import type { EntryBody } from '@proviso/core/vocabulary';
import { sha256 } from './hashes.ts';
import { APPLICATION_ID } from './sqlite-schema.ts';

export type Told = { recorded: string; body: EntryBody }[];

const CONTENTS = `
  CREATE TABLE contents (
    id     INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    packed BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER contents_once BEFORE INSERT ON contents
    WHEN EXISTS (SELECT 1 FROM contents WHERE sha256 = NEW.sha256 OR id = NEW.id)
    BEGIN SELECT RAISE(IGNORE); END;
  CREATE TRIGGER contents_stay BEFORE UPDATE ON contents
    BEGIN SELECT RAISE(ABORT, 'reports never change'); END;
  CREATE TRIGGER contents_remain BEFORE DELETE ON contents
    BEGIN SELECT RAISE(ABORT, 'reports are never deleted'); END;
`;

const STAY = `
  CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries never change'); END;
  CREATE TRIGGER entries_remain BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
`;

const FORM_1 = `
  CREATE TABLE entries (
    seq      INTEGER PRIMARY KEY,
    recorded TEXT NOT NULL,
    kind     TEXT NOT NULL,
    hash     TEXT NOT NULL,
    previous TEXT NOT NULL,
    body     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_kind ON entries (kind, seq);
  CREATE TRIGGER entries_follow BEFORE INSERT ON entries
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries)
      OR NEW.previous <> coalesce((SELECT hash FROM entries ORDER BY seq DESC LIMIT 1), '')
    BEGIN SELECT RAISE(ABORT, 'entries are only ever added at the end'); END;
  ${STAY}
  ${CONTENTS}
`;

const FORM_2 = `
  CREATE TABLE entries (
    seq      INTEGER PRIMARY KEY,
    recorded TEXT NOT NULL,
    kind     TEXT NOT NULL,
    hash     TEXT NOT NULL,
    body     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_kind ON entries (kind, seq);
  CREATE TABLE nodes (
    level INTEGER NOT NULL,
    at    INTEGER NOT NULL,
    hash  TEXT NOT NULL,
    PRIMARY KEY (level, at)
  ) STRICT, WITHOUT ROWID;
  CREATE TRIGGER entries_follow BEFORE INSERT ON entries
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries)
    BEGIN SELECT RAISE(ABORT, 'entries are only ever added at the end'); END;
  CREATE TRIGGER nodes_once BEFORE INSERT ON nodes
    WHEN EXISTS (SELECT 1 FROM nodes WHERE level = NEW.level AND at = NEW.at)
    BEGIN SELECT RAISE(ABORT, 'hashes never change'); END;
  CREATE TRIGGER nodes_stay BEFORE UPDATE ON nodes
    BEGIN SELECT RAISE(ABORT, 'hashes never change'); END;
  CREATE TRIGGER nodes_remain BEFORE DELETE ON nodes
    BEGIN SELECT RAISE(ABORT, 'hashes are never deleted'); END;
  ${STAY}
  ${CONTENTS}
`;

export const EARLIER_FORMS: readonly {
  form: number;
  schema: string;
  add: (db: DatabaseSync, told: Told) => void;
}[] = [
  { form: 1, schema: FORM_1, add: addChained },
  { form: 2, schema: FORM_2, add: addLeaves },
];

export function makeEarlier(path: string, form: number, told: Told, contents: readonly Uint8Array[]): void {
  const { schema, add } = EARLIER_FORMS.find((earlier) => earlier.form === form)!;
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL');
  db.exec(`${schema} PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${form}`);
  for (const content of contents)
    db.prepare('INSERT INTO contents (sha256, packed) VALUES (?, ?)').run(sha256(content), gzipSync(content));
  add(db, told);
  db.close();
}

function addChained(db: DatabaseSync, told: Told): void {
  let previous = '';
  told.forEach(({ recorded, body }, i) => {
    const text = canonicalJson(body);
    const hash = sha256(`${previous}\n${i + 1}\n${recorded}\n${text}`);
    db.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)').run(
      i + 1,
      recorded,
      body.kind,
      hash,
      previous,
      text,
    );
    previous = hash;
  });
}

function addLeaves(db: DatabaseSync, told: Told): void {
  let peaks: string[] = [];
  told.forEach(({ recorded, body }, i) => {
    const text = canonicalJson(body);
    const hash = hashOf(i + 1, recorded, text, sha256);
    db.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?)').run(i + 1, recorded, body.kind, hash, text);
    const grown = grow(i, peaks, [hash], sha256);
    for (const { level, index, hash: node } of grown.nodes)
      db.prepare('INSERT INTO nodes VALUES (?, ?, ?)').run(level, index, node);
    peaks = grown.peaks;
  });
}
