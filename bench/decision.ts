/**
 * The engine over 10 to 100,000 claims → answers with reasons per CPU-second, cold and prepared, and how long it takes to
 * open; what a map, a timeline and an open question cost; other engines on a job that all can do; and random histories
 * against the plain definition and a SQL query. Ends in one JSON line. `--rules 1000` measures one size, `--differential
 * 100000` asks so many questions of random histories, `--sql 100000` so many points of them, `--agreement 1000` counts
 * agreement over so many rules.
 */
import { parseArgs } from 'node:util';
import { measureBesidePeers } from './decision/beside-peers.ts';
import { measureDifferential } from './decision/differential.ts';
import { measureSize } from './decision/sizes.ts';
import { measureSpans } from './decision/spans.ts';
import { measureSql } from './decision/sql.ts';

const { values } = parseArgs({
  options: {
    rules: { type: 'string' },
    differential: { type: 'string', default: '2000' },
    sql: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '7' },
    agreement: { type: 'string', default: '100' },
  },
});
const sizes = values.rules ? [Number(values.rules)] : [10, 1_000, 10_000, 100_000];

const perCpuSecond = sizes.map(measureSize);
const spans = measureSpans();
const besidePeers = [
  await measureBesidePeers(Number(values.agreement), 10_000),
  await measureBesidePeers(1_000, 500),
  await measureBesidePeers(10_000, 50),
];
const differential = measureDifferential(Number(values.differential), Number(values.seed));
const sql = measureSql(Number(values.sql), Number(values.seed));
console.log(JSON.stringify({ bench: 'decision', perCpuSecond, spans, besidePeers, differential, sql }));
