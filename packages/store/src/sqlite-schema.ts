/**
 * What an SQLite record is made of. SQLite itself refuses to change or delete an entry, also through REPLACE, which
 * would otherwise delete without asking the triggers for deletion.
 */

/** 'prov': tells a record from any other SQLite file. */
export const APPLICATION_ID = 0x70726f76;
export const SCHEMA_VERSION = 1;

export const SCHEMA = `
  CREATE TABLE entries (
    seq      INTEGER PRIMARY KEY,
    recorded TEXT NOT NULL,
    kind     TEXT NOT NULL,
    hash     TEXT NOT NULL,
    previous TEXT NOT NULL,
    body     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_kind ON entries (kind, seq);
  CREATE TABLE contents (
    id     INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    packed BLOB NOT NULL
  ) STRICT;

  CREATE TRIGGER entries_follow BEFORE INSERT ON entries
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries)
      OR NEW.previous <> coalesce((SELECT hash FROM entries ORDER BY seq DESC LIMIT 1), '')
    BEGIN SELECT RAISE(ABORT, 'entries are only ever added at the end'); END;
  CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries never change'); END;
  CREATE TRIGGER entries_remain BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
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
