/**
 * The file of a record → everything that is wrong in it, and the views made anew. Both make the views a second time
 * beside those that stand, in tables that only this connection has, and compare.
 */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { type Rebuilt, type StoreFault, startLogCheck } from '@proviso/core/record';
import type { Entry } from '@proviso/core/vocabulary';
import { ENTRY_COLUMNS, type EntryRow, entryOf } from './entry-rows.ts';
import { hexOf, sha256, shaOf } from './hashes.ts';
import { catchUpFits, FITS_FORM } from './keep-fits.ts';
import { contentOf } from './keep-log.ts';
import { keepViews } from './keep-views.ts';
import { catchUpWords, WORDS_FORM } from './keep-words.ts';
import { keepProgress, lastSeq, progressOf } from './progress.ts';
import { type Sql, statementsOf } from './sql.ts';
import { SCHEMA } from './sqlite-schema.ts';
import { LATE_TABLES, VIEW_TABLES, VIEWS_SCHEMA } from './sqlite-views-schema.ts';
import { reading, within } from './transactions.ts';

const MOST_FAULTS_OF_FILE = 20;
const BATCH_ROWS = 200;

export function* faultsOf(path: string): Generator<StoreFault> {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    yield* guarded('the file', () => fileFaults(db));
    yield* guarded('the file', () => schemaFaults(db));
    yield* guarded('the log', () => logFaults(db, path));
    yield* guarded('the reports', () => contentFaults(db, path));
    yield* guarded('the views', () => reading(db, () => viewFaults(db, path)));
  } finally {
    db.close();
  }
}

/** A page that cannot be read ends one part, and not the others. */
function guarded(place: string, look: () => StoreFault[]): StoreFault[] {
  try {
    return look();
  } catch (error) {
    return [{ place, why: error instanceof Error ? error.message : String(error) }];
  }
}

function fileFaults(db: DatabaseSync): StoreFault[] {
  return db
    .prepare(`PRAGMA integrity_check(${MOST_FAULTS_OF_FILE})`)
    .all()
    .map((row) => String(row.integrity_check))
    .filter((told) => told !== 'ok')
    .map((why) => ({ place: 'the file', why }));
}

const OBJECTS = 'SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name';
type Made = { type: string; name: string; sql: string };

/** A trigger that was dropped keeps no entry from being changed. */
function schemaFaults(db: DatabaseSync): StoreFault[] {
  const plain = new DatabaseSync(':memory:');
  plain.exec(SCHEMA);
  const wanted = plain.prepare(OBJECTS).all() as Made[];
  plain.close();
  const found = new Map((db.prepare(OBJECTS).all() as Made[]).map((made) => [made.name, made.sql]));
  const plainly = (text: string | undefined) => text?.replace(/\s+/g, ' ');
  return wanted
    .filter(({ name, sql }) => plainly(found.get(name)) !== plainly(sql))
    .map(({ type, name }) => ({
      place: `the ${type} ${name}`,
      why: found.has(name) ? 'it is not as it was made' : 'it is missing',
    }));
}

function logFaults(db: DatabaseSync, path: string): StoreFault[] {
  const faults: StoreFault[] = [];
  const check = startLogCheck(sha256);
  const kept = db.prepare('SELECT hash FROM nodes WHERE level = ? AND at = ?');
  let nodes = 0;
  let next = 1;
  for (const row of rowsOf(db)) {
    if (row.seq !== next) faults.push({ place: `entry ${next}`, why: 'it is missing' });
    next = row.seq + 1;
    let entry: Entry;
    try {
      entry = entryOf(path, row);
    } catch {
      faults.push({ place: `entry ${row.seq}`, why: 'it does not match its hash' });
      // What follows is checked against the hash that it carries.
      entry = {
        seq: row.seq,
        recorded: '',
        hash: hexOf(row.hash),
        body: { kind: 'check', policy: '', through: '' },
      };
    }
    const { fault, nodes: made } = check.add(entry);
    if (fault?.why === 'time')
      faults.push({ place: `entry ${row.seq}`, why: 'it is older than the one before' });
    for (const { level, index, hash } of made) {
      nodes += 1;
      const found = kept.get(level, index)?.hash as Uint8Array | undefined;
      if (!found || hexOf(found) !== hash)
        faults.push({
          place: `the hash of level ${level} at ${index}`,
          why: 'it does not follow from the entries',
        });
    }
  }
  const all = db.prepare('SELECT count(*) AS n FROM nodes').get()?.n;
  if (all !== nodes)
    faults.push({ place: 'the hashes', why: `there are ${all} where the entries make ${nodes}` });
  return faults;
}

function* rowsOf(db: DatabaseSync): Generator<EntryRow> {
  const page = db.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE seq > ? ORDER BY seq LIMIT ${BATCH_ROWS}`,
  );
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const rows = page.all(after) as EntryRow[];
    yield* rows;
    if (rows.length < BATCH_ROWS) return;
    after = rows.at(-1)!.seq;
  }
}

function contentFaults(db: DatabaseSync, path: string): StoreFault[] {
  const sql = statementsOf(db);
  const faults: StoreFault[] = [];
  for (const { sha256: key } of db.prepare('SELECT sha256 FROM contents').iterate()) {
    const sha = shaOf(key);
    try {
      contentOf(path, sql, sha);
    } catch {
      faults.push({ place: `report ${sha}`, why: 'its bytes do not match its hash' });
    }
  }
  return faults;
}

function viewFaults(db: DatabaseSync, path: string): StoreFault[] {
  const kept = statementsOf(db);
  const late = { fits: progressOf(kept, 'fits'), words: progressOf(kept, 'words') };
  const sql = makeBeside(db, path, { fits: late.fits.seq, words: late.words.seq });
  // What an earlier form of the program made is made anew when it is next asked for, and is no fault.
  const isOld = { fits: late.fits.form !== FITS_FORM, words: late.words.form !== WORDS_FORM };
  return differences(db, sql).filter(
    ({ place }) => !(isOld.fits && place === 'view fits') && !(isOld.words && place === 'view words'),
  );
}

/** Makes the views in tables of the connection's own, which stand before those of the record. */
function makeBeside(db: DatabaseSync, path: string, through: { fits: number; words: number }): Sql {
  db.exec(
    VIEWS_SCHEMA.replaceAll('CREATE TABLE ', 'CREATE TEMP TABLE ')
      .replaceAll('CREATE VIRTUAL TABLE ', 'CREATE VIRTUAL TABLE temp.')
      .replaceAll('CREATE INDEX ', 'CREATE INDEX temp.'),
  );
  const sql = statementsOf(db);
  let batch: Entry[] = [];
  const keep = () => {
    keepViews(path, sql, batch);
    batch = [];
  };
  for (const row of rowsOf(db)) {
    batch.push(entryOf(path, row));
    if (batch.length >= BATCH_ROWS) keep();
  }
  keep();
  if (through.fits > 0) catchUpFits(path, sql, through.fits);
  if (through.words > 0) while (!catchUpWords(path, sql, through.words));
  return sql;
}

const COMPARED = [...VIEW_TABLES, ...LATE_TABLES];

function differences(db: DatabaseSync, sql: Sql): StoreFault[] {
  const tables = COMPARED.flatMap((table) => {
    const only = (a: string, b: string) =>
      sql(`SELECT count(*) AS n FROM (SELECT * FROM ${a}.${table} EXCEPT SELECT * FROM ${b}.${table})`).get()
        ?.n as number;
    const [extra, missing] = [only('main', 'temp'), only('temp', 'main')];
    if (extra === 0 && missing === 0) return [];
    return [
      {
        place: `view ${table}`,
        why: `${extra} of its rows do not follow from the log, and ${missing} that follow are missing`,
      },
    ];
  });
  const [kept, made] = [sumOfWords(db, sql, 'main'), sumOfWords(db, sql, 'temp')];
  return kept === made
    ? tables
    : [...tables, { place: 'view words', why: 'its words do not follow from the reports' }];
}

/**
 * How often each word stands in how many reports, in how many it is found, and all places added up: an index is too long to
 * be compared whole.
 */
function sumOfWords(db: DatabaseSync, sql: Sql, schema: 'main' | 'temp'): string {
  const [terms, places] = [`terms_in_${schema}`, `places_in_${schema}`];
  db.exec(`
    CREATE VIRTUAL TABLE temp.${terms} USING fts5vocab(${schema}, words, row);
    CREATE VIRTUAL TABLE temp.${places} USING fts5vocab(${schema}, words, instance);
  `);
  const hash = createHash('sha256');
  const found = db.prepare(`SELECT count(*) AS n FROM ${schema}.words WHERE words MATCH ?`);
  for (const { term, doc, cnt } of db.prepare(`SELECT term, doc, cnt FROM ${terms}`).iterate())
    hash.update(`${term}\n${doc}\n${cnt}\n${found.get(`"${String(term).replaceAll('"', '""')}"`)?.n}\n`);
  const sums = sql(`
    SELECT total(doc) AS reports, total("offset") AS places, total((doc + 7) * ("offset" + 13) % 1000003) AS both
    FROM ${places}`).get();
  db.exec(`DROP TABLE temp.${terms}; DROP TABLE temp.${places}`);
  return hash.digest('hex') + JSON.stringify(sums);
}

export function rebuildViews(path: string, db: DatabaseSync): Rebuilt {
  return within(db, () => {
    const end = lastSeq(statementsOf(db));
    // A view that only lags behind does not differ.
    const lagging = guarded('the views', () => caughtUp(db, path));
    const made = makeBeside(db, path, { fits: end, words: end });
    const differed = lagging.length > 0 ? lagging : guarded('the views', () => differences(db, made));
    const late = made('SELECT view, form, seq FROM progress').all();
    const names = [...COMPARED, 'progress', 'words'];
    for (const name of names) db.exec(`DROP TABLE IF EXISTS main.${name}`);
    db.exec(
      VIEWS_SCHEMA.replaceAll('CREATE TABLE ', 'CREATE TABLE main.')
        .replaceAll('CREATE VIRTUAL TABLE ', 'CREATE VIRTUAL TABLE main.')
        .replaceAll('CREATE INDEX ', 'CREATE INDEX main.'),
    );
    for (const name of COMPARED) db.exec(`INSERT INTO main.${name} SELECT * FROM temp.${name}`);
    for (const name of names) db.exec(`DROP TABLE temp.${name}`);
    const sql = statementsOf(db);
    for (const { view, form, seq } of late)
      if (view !== 'words') keepProgress(sql, view as string, { form: form as number, seq: seq as number });
    // An index without its text cannot be copied.
    while (!catchUpWords(path, sql));
    return { entries: end, differed };
  });
}

function caughtUp(db: DatabaseSync, path: string): StoreFault[] {
  const sql = statementsOf(db);
  catchUpFits(path, sql);
  while (!catchUpWords(path, sql));
  return [];
}
