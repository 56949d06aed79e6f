/**
 * What an SQLite record is made of. SQLite itself refuses to change or delete an entry, also through REPLACE, which
 * would otherwise delete without asking the triggers for deletion.
 */

/** 'prov': tells a record from any other SQLite file. */
export const APPLICATION_ID = 0x70726f76;
export const SCHEMA_VERSION = 2;

export const SCHEMA = `
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
  CREATE TABLE contents (
    id     INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    packed BLOB NOT NULL
  ) STRICT;

  CREATE TRIGGER entries_follow BEFORE INSERT ON entries
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries)
    BEGIN SELECT RAISE(ABORT, 'entries are only ever added at the end'); END;
  CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries never change'); END;
  CREATE TRIGGER entries_remain BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
  CREATE TRIGGER nodes_once BEFORE INSERT ON nodes
    WHEN EXISTS (SELECT 1 FROM nodes WHERE level = NEW.level AND at = NEW.at)
    BEGIN SELECT RAISE(ABORT, 'hashes never change'); END;
  CREATE TRIGGER nodes_stay BEFORE UPDATE ON nodes
    BEGIN SELECT RAISE(ABORT, 'hashes never change'); END;
  CREATE TRIGGER nodes_remain BEFORE DELETE ON nodes
    BEGIN SELECT RAISE(ABORT, 'hashes are never deleted'); END;
  CREATE TRIGGER contents_once BEFORE INSERT ON contents
    WHEN EXISTS (SELECT 1 FROM contents WHERE sha256 = NEW.sha256 OR id = NEW.id)
    BEGIN SELECT RAISE(IGNORE); END;
  CREATE TRIGGER contents_stay BEFORE UPDATE ON contents
    BEGIN SELECT RAISE(ABORT, 'reports never change'); END;
  CREATE TRIGGER contents_remain BEFORE DELETE ON contents
    BEGIN SELECT RAISE(ABORT, 'reports are never deleted'); END;

  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;
