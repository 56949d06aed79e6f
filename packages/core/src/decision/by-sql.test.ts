import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from '../vocabulary/index.ts';
import { decide } from './decide.ts';
import { openEngine } from './engine/engine.ts';
import { rulesFrom } from './rules.ts';
import { policy } from './testing/any-history.ts';
import { openSql } from './testing/by-sql.ts';
import { plainlyDated, point, questionOf, toldPlainly } from './testing/plain-history.ts';

const law = fc.oneof(fc.constant(policy), plainlyDated);

test('definition, engine and one SQL query say the same of every point, and by the same rules', () => {
  const sql = openSql();
  let asked = 0;
  fc.assert(
    fc.property(law, toldPlainly, fc.array(point, { minLength: 1, maxLength: 3 }), (law, claims, points) => {
      const [rules, engine] = [rulesFrom(law, claims), openEngine(law, claims)];
      for (const one of points) {
        const said = sql.ask(law, rules, one.scope, { price: one.price }, Date.parse(one.at));
        if (said === null) return;
        asked += 1;
        const question = questionOf(law, one);
        assert.deepEqual(said, gist(decide(law, claims, question).asReported));
        assert.deepEqual(said, gist(engine.decide(question).asReported));
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(asked > 500, `only ${asked} points were asked`);
});

const gist = ({ outcome, duties, reasons }: Answer) => ({
  outcome,
  duties,
  decided: reasons.filter((reason) => reason.decided).map((reason) => reason.rule),
});
