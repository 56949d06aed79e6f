/**
 * What an SQLite record is made of: the log, which SQLite itself refuses to change or delete, also through REPLACE,
 * and the views of `sqlite-views-schema.ts`, which are made from it and may be made anew.
 */
import { VIEWS_SCHEMA } from './sqlite-views-schema.ts';

/** 'prov': tells a record from any other SQLite file. */
export const APPLICATION_ID = 0x70726f76;
export const SCHEMA_VERSION = 3;

/** The kinds as numbers, from 1: what is written once a line is written short. */
export const KINDS = ['reading', 'policy', 'review', 'claim', 'retraction', 'check'] as const;

const stays = (table: string, what: string): string => `
  CREATE TRIGGER ${table}_stay BEFORE UPDATE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${what} never change'); END;
  CREATE TRIGGER ${table}_remain BEFORE DELETE ON ${table}
    BEGIN SELECT RAISE(ABORT, '${what} are never deleted'); END;
`;

/** `recorded` in milliseconds since 1970; `hash` and `sha256` as bytes; `body` as `pack-body.ts` packs it. */
export const LOG_SCHEMA = `
  CREATE TABLE entries (
    seq      INTEGER PRIMARY KEY,
    recorded INTEGER NOT NULL,
    kind     INTEGER NOT NULL,
    hash     BLOB NOT NULL CHECK (length(hash) = 32),
    body     BLOB NOT NULL
  ) STRICT;
  CREATE INDEX entries_by_kind ON entries (kind, seq);
  CREATE TABLE nodes (
    level INTEGER NOT NULL,
    at    INTEGER NOT NULL,
    hash  BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, at)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE contents (
    id     INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
    packed BLOB NOT NULL
  ) STRICT;

  CREATE TRIGGER entries_follow BEFORE INSERT ON entries
    WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries)
    BEGIN SELECT RAISE(ABORT, 'entries are only ever added at the end'); END;
  CREATE TRIGGER nodes_once BEFORE INSERT ON nodes
    WHEN EXISTS (SELECT 1 FROM nodes WHERE level = NEW.level AND at = NEW.at)
    BEGIN SELECT RAISE(ABORT, 'hashes never change'); END;
  CREATE TRIGGER contents_once BEFORE INSERT ON contents
    WHEN EXISTS (SELECT 1 FROM contents WHERE sha256 = NEW.sha256 OR id = NEW.id)
    BEGIN SELECT RAISE(IGNORE); END;
  ${stays('entries', 'entries')}
  ${stays('nodes', 'hashes')}
  ${stays('contents', 'reports')}
`;

export const SCHEMA = `
  ${LOG_SCHEMA}
  ${VIEWS_SCHEMA}
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;
