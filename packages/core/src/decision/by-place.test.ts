import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openMap } from './by-place.ts';
import { decide } from './decide.ts';
import { openEngine } from './engine/engine.ts';
import { datedPolicy, policy, question, told } from './testing/any-history.ts';

const law = fc.oneof(fc.constant(policy), datedPolicy);

test('each place of a map has the answer that it is given when it is asked about alone', () => {
  fc.assert(
    fc.property(law, told, question, (law, claims, asked) => {
      const map = openMap(law, claims, openEngine(law, claims))(asked);
      for (const [place, sides] of map) {
        const except = asked.scope.place?.except ?? [];
        const alone = decide(law, claims, {
          ...asked,
          scope: { ...asked.scope, place: { in: [place], except } },
        });
        for (const side of ['officialText', 'asReported'] as const) {
          const { outcome, duties, dependsOnDay = false } = alone[side];
          const basis = outcome === 'partly' ? null : alone[side].basis;
          assert.deepEqual(sides[side], { outcome, duties, basis, dependsOnDay }, `${place}, ${side}`);
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('the rest of a place has the answer of what is left of it without all that claims name', () => {
  fc.assert(
    fc.property(law, told, question, (law, claims, asked) => {
      const open = { ...asked, scope: { ...asked.scope, place: { in: ['anywhere'], except: [] } } };
      const named = claims.flatMap(({ scopes }) => scopes.map(({ place }) => place));
      const except = [...new Set(named)].filter((place) => place !== 'anywhere');
      const { rest } = openMap(law, claims, openEngine(law, claims))(open).get('anywhere')!;
      assert.equal(rest === null, except.length === 0);
      const alone = decide(law, claims, {
        ...open,
        scope: { ...open.scope, place: { in: ['anywhere'], except } },
      });
      if (rest) assert.equal(rest().asReported.outcome, alone.asReported.outcome);
    }),
    { numRuns: 300 },
  );
});
