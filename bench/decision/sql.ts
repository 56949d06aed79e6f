/** Random histories with plain dates, and points → how many a SQL query over the rules answers otherwise than the two. */
import { decide, openEngine, rulesFrom } from '@proviso/core/decision';
import type { Answer } from '@proviso/core/vocabulary';
import fc from 'fast-check';
import { policy } from '../../packages/core/src/decision/testing/any-history.ts';
import { openSql } from '../../packages/core/src/decision/testing/by-sql.ts';
import {
  plainlyDated,
  point,
  questionOf,
  toldPlainly,
} from '../../packages/core/src/decision/testing/plain-history.ts';
import { cpu } from './cpu.ts';

const POINTS_EACH = 4;

export function measureSql(points: number, seed: number) {
  const histories = fc.tuple(
    fc.oneof(fc.constant(policy), plainlyDated),
    toldPlainly,
    fc.array(point, { minLength: POINTS_EACH, maxLength: POINTS_EACH }),
  );
  const sql = openSql();
  const seconds = cpu();
  let [asked, leftOut, differ] = [0, 0, 0];
  for (const [law, claims, all] of fc.sample(histories, { numRuns: Math.ceil(points / POINTS_EACH), seed })) {
    const [rules, engine] = [rulesFrom(law, claims), openEngine(law, claims)];
    for (const one of all) {
      const said = sql.ask(law, rules, one.scope, { price: one.price }, Date.parse(one.at));
      if (said === null) {
        leftOut += 1;
        continue;
      }
      const question = questionOf(law, one);
      const [plain, found] = [decide(law, claims, question), engine.decide(question)];
      asked += 1;
      const all = [said, gist(plain.asReported), gist(found.asReported)].map((gist) => JSON.stringify(gist));
      if (new Set(all).size === 1) continue;
      differ += 1;
      if (differ === 1) console.log(JSON.stringify({ claims, point: one }), ...all);
    }
  }
  console.log(
    `SQL, definition and engine: ${differ} of ${asked} points differ; ${leftOut} left out, for a date leaves room; seed ${seed}`,
  );
  console.log(`  in ${seconds().toFixed(0)} CPU-s`);
  if (differ > 0) process.exitCode = 1;
  return { asked, leftOut, differ, seed };
}

const gist = ({ outcome, duties, reasons }: Answer) => ({
  outcome,
  duties,
  decided: reasons.filter((reason) => reason.decided).map((reason) => reason.rule),
});
