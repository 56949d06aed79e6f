/** A path → a record of so many entries there, appended in groups of a hundred, with the times; and raw SQLite beside it. */
import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { canonicalJson } from '@proviso/core/record';
import type { EntryBody } from '@proviso/core/vocabulary';
import { openSqliteStore } from '@proviso/store';
import { cpuMs, perSecond } from './measure.ts';
import { synthetic } from './synthetic.ts';

const GROUP = 100;
/** Made before the clock starts, so that only what the record does is measured. */
const MADE_AHEAD = 20_000;
const AT = Date.UTC(2026, 0, 1);

const sha256 = (data: string) => hash('sha256', data, 'hex');

export async function write(path: string, seed: number, entries: number) {
  const made = synthetic(seed, sha256);
  const store = openSqliteStore(path);
  await store.append(
    made.policies.map((policy) => ({ kind: 'policy', policy })),
    AT,
  );
  let size = made.policies.length;
  const spent = { wall: 0, cpu: 0, rawWall: 0, rawCpu: 0, rawEntries: 0 };
  const raw = rawSqlite(`${path}.raw`);
  let at = AT;
  while (size < entries) {
    const groups = groupsOf(made.next, Math.min(MADE_AHEAD, entries - size));
    const before = { wall: performance.now(), cpu: cpuMs() };
    for (const group of groups) {
      at += 1000;
      await store.append(group, at);
    }
    spent.wall += performance.now() - before.wall;
    spent.cpu += cpuMs() - before.cpu;
    size += groups.length * GROUP;
    if (spent.rawEntries < entries / 10) {
      const ran = raw.append(groups);
      spent.rawWall += ran.wall;
      spent.rawCpu += ran.cpu;
      spent.rawEntries += groups.length * GROUP;
    }
    process.stderr.write(`\rwritten ${size}   `);
  }
  await store.close();
  raw.close();
  const appended = size - made.policies.length;
  const told = {
    entries: size,
    appendsPerSecond: perSecond(appended, spent.wall),
    appendsPerCpuSecond: perSecond(appended, spent.cpu),
    rawSqlitePerSecond: perSecond(spent.rawEntries, spent.rawWall),
    rawSqlitePerCpuSecond: perSecond(spent.rawEntries, spent.rawCpu),
    bytesPerEntryBeforeSearch: Math.round(statSync(path).size / size),
  };
  process.stderr.write('\r');
  console.log(
    `appends      ${told.appendsPerSecond} entries/s in synced groups of ${GROUP} (${told.appendsPerCpuSecond} per CPU-second), with hashes, Merkle log and views`,
  );
  console.log(
    `raw SQLite   ${told.rawSqlitePerSecond} rows/s, the same JSON in the same groups and nothing else (${told.rawSqlitePerCpuSecond} per CPU-second)`,
  );
  return told;
}

function groupsOf(next: () => { bodies: EntryBody[] }, entries: number): EntryBody[][] {
  const groups: EntryBody[][] = [];
  let open: EntryBody[] = [];
  while (groups.length * GROUP < entries) {
    open.push(...next().bodies);
    while (open.length >= GROUP) {
      groups.push(open.slice(0, GROUP));
      open = open.slice(GROUP);
    }
  }
  return groups;
}

/** What the disk and SQLite themselves take: one table, one row an entry, synced as the record is. */
function rawSqlite(path: string) {
  const db = new DatabaseSync(path);
  db.exec(`
    PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE entries (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  `);
  const insert = db.prepare('INSERT INTO entries (kind, body) VALUES (?, ?)');
  return {
    append(groups: readonly EntryBody[][]) {
      const before = { wall: performance.now(), cpu: cpuMs() };
      for (const group of groups) {
        db.exec('BEGIN IMMEDIATE');
        for (const body of group) insert.run(body.kind, canonicalJson(body));
        db.exec('COMMIT');
      }
      return { wall: performance.now() - before.wall, cpu: cpuMs() - before.cpu };
    },
    close: () => db.close(),
  };
}
