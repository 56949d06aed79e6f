/**
 * One bit changed somewhere in the file, a thousand times → how many of those that touch data are told. A flip touches
 * data when any row of any table reads otherwise than before, or cannot be read; the index of words is read by what it
 * answers: each word's reports and places. The rest lies in room that is not used.
 */
import { hash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { termsIn } from '@proviso/core/record';
import { openSqliteStore } from '@proviso/store';
import { randomFrom, synthetic } from './synthetic.ts';

const REPORTS = 24;
const AT = Date.UTC(2026, 0, 1);
const PAGE_BYTES = 8192;

export async function flip(folder: string, times: number, seed: number) {
  const path = join(folder, 'flipped.db');
  await makeSmall(path, seed);
  const whole = readFileSync(path);
  const dump = dumpOf(path);
  const random = randomFrom(seed + 3);
  const counted = { times, touched: 0, told: 0, missed: 0, harmless: 0, toldThoughHarmless: 0 };
  const missedAt: string[] = [];
  for (let i = 0; i < times; i++) {
    const at = Math.floor(random() * whole.length);
    const bit = Math.floor(random() * 8);
    const changed = Buffer.from(whole);
    changed[at]! ^= 1 << bit;
    for (const beside of ['-wal', '-shm']) rmSync(path + beside, { force: true });
    writeFileSync(path, changed);
    const touched = dumpOf(path) !== dump;
    const told = await isTold(path);
    if (touched) counted.touched += 1;
    else counted.harmless += 1;
    if (told) counted.told += 1;
    if (told && !touched) counted.toldThoughHarmless += 1;
    if (touched && !told) {
      counted.missed += 1;
      missedAt.push(
        `byte ${at} (page ${Math.floor(at / PAGE_BYTES) + 1}, ${at % PAGE_BYTES} in it), bit ${bit}`,
      );
    }
    if (i % 20 === 0) process.stderr.write(`\rflipped ${i}   `);
  }
  process.stderr.write('\r');
  for (const place of missedAt) console.log(`missed       ${place}`);
  console.log(
    `flips        ${times} bits of ${whole.length} bytes: ${counted.touched} touch data, ${counted.missed} of them not told; ${counted.harmless} touch none`,
  );
  return { flips: { ...counted, bytes: whole.length } };
}

async function makeSmall(path: string, seed: number): Promise<void> {
  const { next, policies } = synthetic(seed, (data) => hash('sha256', data, 'hex'));
  const store = openSqliteStore(path);
  await store.append(
    policies.slice(0, 20).map((policy) => ({ kind: 'policy', policy })),
    AT,
  );
  for (let i = 0; i < REPORTS; i++) {
    const { bodies } = next();
    const page = new TextEncoder().encode(JSON.stringify(bodies[0]));
    await store.append(bodies, AT + i, { bytes: new Map([[hash('sha256', page, 'hex'), page]]) });
  }
  await store.views.overview();
  await store.views.search({ terms: termsIn('india'), kinds: ['report'], policy: null, most: 1 });
  await store.close();
}

/** Every row of every table, what the index of words answers, and the schema; or that it cannot be read. */
function dumpOf(path: string): string {
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    try {
      const schema = db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
      const tables = schema.filter(
        ({ type, name, sql }) =>
          type === 'table' && !String(sql).includes('VIRTUAL') && !/^words_(?:data|idx)$/.test(String(name)),
      );
      const rows = tables.map(({ name }) =>
        db
          .prepare(`SELECT * FROM "${name}"`)
          .all()
          .map((row) =>
            Object.values(row).map((v) => (v instanceof Uint8Array ? Buffer.from(v).toString('hex') : v)),
          ),
      );
      return hash('sha256', JSON.stringify([schema, rows, wordsIn(db)]), 'hex');
    } finally {
      db.close();
    }
  } catch {
    return 'cannot be read';
  }
}

function wordsIn(db: DatabaseSync): unknown {
  db.exec(`
    CREATE VIRTUAL TABLE temp.places USING fts5vocab(main, words, instance);
    CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, words, row);
  `);
  const found = db.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank, rowid');
  const terms = db.prepare('SELECT term FROM temp.terms').all();
  return [
    db.prepare('SELECT * FROM temp.places').all(),
    terms.map(({ term }) => found.all(`"${String(term).replaceAll('"', '""')}"`)),
  ];
}

async function isTold(path: string): Promise<boolean> {
  try {
    const store = openSqliteStore(path);
    try {
      for await (const _ of store.faults()) return true;
      return false;
    } finally {
      await store.close();
    }
  } catch {
    return true;
  }
}
