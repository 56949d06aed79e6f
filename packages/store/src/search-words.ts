/**
 * Terms → the passages that hold them all. FTS5 finds and ranks the reports; a report's statements and findings are
 * runs of its text, so that only reports which hold all words are read, in the order of their rank.
 */
import { type Hit, hitIn, passagesOf, type Search, type Term } from '@proviso/core/record';
import type { FullReading } from '@proviso/core/vocabulary';
import { bodyAt } from './entry-rows.ts';
import type { Sql } from './sql.ts';

/** Words may stand in many reports and never in one statement: no more are read for one search. */
const MOST_READ = 5000;

export function searchWords(path: string, sql: Sql, search: Search): Hit[] {
  const { terms, policy, most } = search;
  if (terms.length === 0) return [];
  const about =
    policy === null ? null : (sql('SELECT id FROM policies WHERE name = ?').get(policy)?.id ?? -1);
  const reports = sql(`
    SELECT rowid AS report FROM words
    WHERE words MATCH ?1
      AND (?2 IS NULL OR rowid IN (
        SELECT c.report FROM lines AS l JOIN claims AS c ON c.seq = l.seq WHERE l.policy = ?2
        UNION SELECT f.report FROM fits AS t JOIN findings AS f ON f.id = t.finding
          WHERE t.policy = ?2 AND t.until_seq IS NULL))
    ORDER BY rank, rowid LIMIT ${MOST_READ}`).all(matchFor(terms), about);
  const hits: Hit[] = [];
  for (const { report } of reports) {
    if (hits.length >= most) break;
    hits.push(...hitsIn(readingOf(path, sql, report as number), search));
  }
  return hits.slice(0, most);
}

/** Words are letters and digits alone, so that within quotes they can be nothing but words. */
const matchFor = (terms: readonly Term[]): string =>
  terms.map(({ words, open }) => `"${words.join(' ')}"${open ? ' *' : ''}`).join(' AND ');

function readingOf(path: string, sql: Sql, report: number): FullReading {
  const row = sql('SELECT max(seq) AS seq FROM readings WHERE report = ?').get(report);
  return bodyAt(path, sql, row?.seq as number, 'reading').body.reading;
}

function hitsIn(reading: FullReading, { terms, kinds }: Search): Hit[] {
  const { report, article } = reading;
  const { headline, publisher: outlet, published } = article;
  return passagesOf(reading)
    .filter(({ kind }) => kinds.includes(kind))
    .flatMap((passage) => {
      const found = hitIn(reading, passage, terms);
      const { kind, id } = passage;
      return found ? [{ kind, report: report.sha256, id, ...found, headline, outlet, published }] : [];
    });
}
