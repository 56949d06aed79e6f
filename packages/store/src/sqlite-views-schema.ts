/**
 * The views of a record: what is asked of it most, in rows that are found without reading the log. They are kept in the
 * transaction that adds the entries they come from, say nothing of their own, and `rebuild` makes them anew.
 */

/** In the order in which they are filled. Names stand in four of them once; everything else is whole numbers. */
export const VIEW_TABLES = [
  'policies',
  'reports',
  'reviewers',
  'policy_versions',
  'checks',
  'readings',
  'findings',
  'reviews',
  'claims',
  'lines',
  'moments',
  'totals',
] as const;

/** Made from the log and the views, but only when they are asked for: each tells up to which entry it has come. */
export const LATE_TABLES = ['fits'] as const;

/** `seq` and whatever ends in it names the entry that says so. */
export const VIEWS_SCHEMA = `
  -- name: the policy's id. title: its name in its last version. standing: claims that were not taken back. changed_seq: the last claim or retraction.
  CREATE TABLE policies (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL UNIQUE,
    title       TEXT,
    standing    INTEGER NOT NULL DEFAULT 0,
    changed_seq INTEGER
  ) STRICT;
  -- As bytes; what is no hash, as it is.
  CREATE TABLE reports (id INTEGER PRIMARY KEY, sha256 ANY NOT NULL UNIQUE) STRICT;
  CREATE TABLE reviewers (
    id   INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (kind, name)
  ) STRICT;

  CREATE TABLE policy_versions (
    policy INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    PRIMARY KEY (policy, seq)
  ) STRICT, WITHOUT ROWID;
  -- Only those that looked further than any before.
  CREATE TABLE checks (
    policy  INTEGER NOT NULL,
    seq     INTEGER NOT NULL,
    through TEXT NOT NULL,
    PRIMARY KEY (policy, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE readings (
    report INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    PRIMARY KEY (report, seq)
  ) STRICT, WITHOUT ROWID;

  -- A finding waits from its reading until it is accepted, rejected or read anew.
  CREATE TABLE findings (
    id        INTEGER PRIMARY KEY,
    report    INTEGER NOT NULL,
    name      TEXT NOT NULL,
    since_seq INTEGER NOT NULL,
    until_seq INTEGER,
    held      INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX findings_by_report ON findings (report);
  CREATE INDEX findings_waiting ON findings (id) WHERE until_seq IS NULL;
  -- The last word on each.
  CREATE TABLE reviews (
    report  INTEGER NOT NULL,
    finding TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    -- Who accepted it; null for another word.
    reviewer INTEGER,
    PRIMARY KEY (report, finding)
  ) STRICT, WITHOUT ROWID;

  -- key: 48 bits of the id's hash. foreign_id: 1 where the id does not begin with the report's own hash, by which it is
  -- found otherwise: an index over all keys would be written all over with every batch. reviewer: who accepted it; null where it was brought in.
  CREATE TABLE claims (
    seq           INTEGER PRIMARY KEY,
    key           INTEGER NOT NULL,
    foreign_id    INTEGER NOT NULL,
    policy        INTEGER NOT NULL,
    report        INTEGER NOT NULL,
    reviewer      INTEGER,
    retracted_seq INTEGER
  ) STRICT;
  CREATE INDEX claims_by_key ON claims (key) WHERE foreign_id = 1;
  CREATE INDEX claims_by_report ON claims (report);
  -- What a claim speaks of: a policy, and 48 bits of the hash of an issuer and a scope under it.
  CREATE TABLE lines (
    policy INTEGER NOT NULL,
    line   INTEGER NOT NULL,
    seq    INTEGER NOT NULL,
    PRIMARY KEY (policy, line, seq)
  ) STRICT, WITHOUT ROWID;

  -- What would take long to count: reports that were read.
  CREATE TABLE totals (what TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT;

  -- From when until when a finding that waited fitted a policy; policy 0: none.
  CREATE TABLE fits (
    finding   INTEGER NOT NULL,
    policy    INTEGER NOT NULL,
    since_seq INTEGER NOT NULL,
    until_seq INTEGER,
    PRIMARY KEY (finding, policy, since_seq)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX fits_by_policy ON fits (policy, since_seq);
  CREATE INDEX fits_waiting ON fits (policy) WHERE until_seq IS NULL;

  -- The words of each report's last reading, under the report's id. Its statements and findings are runs of its text.
  CREATE VIRTUAL TABLE words USING fts5(
    text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0"
  );

  -- How far those views have come that are made only when they are asked for, and by which form of the program.
  CREATE TABLE progress (view TEXT PRIMARY KEY, form INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT;

  -- Up to which entry the record went at a moment, in milliseconds since 1970.
  CREATE TABLE moments (recorded INTEGER PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
`;
