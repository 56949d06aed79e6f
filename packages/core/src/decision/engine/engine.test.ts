import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Answer, AXES, dayOf, type RecordedClaim, rootOf } from '../../vocabulary/index.ts';
import { decide } from '../decide.ts';
import { policyEver } from '../memberships.ts';
import { rulesFrom } from '../rules.ts';
import { datedPolicy, policy, question, told, treePolicy } from '../testing/any-history.ts';
import { openEngine } from './engine.ts';
import { neighboursAmong } from './neighbours.ts';
import { numbered } from './nodes.ts';

const RUNS = 2_000;

/** In a tree the engine takes other ways, and again others where what lies within what has dates. */
const LAWS = {
  'places that overlap': fc.constant(policy),
  'places in a tree': fc.constant(treePolicy),
  'members that come and go': datedPolicy,
};
const anyLaw = fc.oneof(...Object.values(LAWS));

for (const [where, laws] of Object.entries(LAWS))
  test(`the engine answers as the plain definition does, over ${where}`, () => {
    fc.assert(
      fc.property(
        laws,
        told,
        fc.array(question, { minLength: 1, maxLength: 4 }),
        (law, claims, questions) => {
          const engine = openEngine(law, claims);
          for (const asked of questions) assert.deepEqual(engine.decide(asked), decide(law, claims, asked));
        },
      ),
      { numRuns: RUNS / 2 },
    );
  });

const many = fc
  .array(told, { minLength: 4, maxLength: 6 })
  .map((histories) =>
    histories.flatMap((claims, nth) => claims.map((claim) => ({ ...claim, ...renamed(claim, nth) }))),
  );
const renamed = (claim: RecordedClaim, nth: number): Partial<RecordedClaim> => {
  const name = (id: string | null) => (id === null ? null : `${id} of ${nth}`);
  const { id, residueOf, exceptionTo, limitOf } = claim;
  return {
    id: name(id)!,
    residueOf: name(residueOf),
    exceptionTo: name(exceptionTo),
    limitOf: name(limitOf),
  };
};

test('rules made from those that lie near are the rules made from all', () => {
  fc.assert(
    fc.property(anyLaw, many, (law, claims) => {
      const { near } = neighboursAmong(numbered(policyEver(law)), claims);
      assert.deepEqual(rulesFrom(law, claims, undefined, near), rulesFrom(law, claims));
    }),
    { numRuns: 200 },
  );
});

/** Claims in any order, some more at each step; at the end one of them may have been taken back. */
const steps = anyLaw.chain((policy) =>
  fc.tuple(
    fc.constant(policy),
    told.chain((claims) => fc.shuffledSubarray(claims, { minLength: claims.length })),
    fc.array(fc.nat({ max: 8 }), { maxLength: 3 }),
    fc.boolean(),
  ),
);
const takenBack = ([first, ...others]: RecordedClaim[]): RecordedClaim[] =>
  first === undefined
    ? []
    : [
        {
          ...first,
          retracted: {
            recorded: '2024-06-01T12:00:00.000Z',
            seq: 100,
            published: null,
            reason: 'misread',
            by: { kind: 'person', name: 'a reviewer' },
          },
        },
        ...others,
      ];

test('an engine that takes claims step by step, in any order, answers as one that is opened over all', () => {
  fc.assert(
    fc.property(steps, question, ([policy, claims, ends, isTakenBack], asked) => {
      let engine = openEngine(policy, []);
      for (const end of ends.sort((a, b) => a - b)) {
        engine = engine.with(claims.slice(0, end));
        assert.deepEqual(engine.decide(asked), decide(policy, claims.slice(0, end), asked));
      }
      const all = isTakenBack ? takenBack(claims) : claims;
      assert.deepEqual(engine.with(all).decide(asked), decide(policy, all, asked));
    }),
    { numRuns: 300 },
  );
});

const DAY = 86_400_000;
const someDay = fc.integer({ min: -400, max: 400 }).map((n) => Date.UTC(2024, 2, 1) + n * DAY);

test('a prepared question answers of every day as the question of that day is answered', () => {
  const someDays = fc.array(someDay, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(anyLaw, told, question, someDays, (law, claims, asked, days) => {
      const { officialText, asReported } = openEngine(law, claims).prepare(asked);
      for (const day of days) {
        const plain = decide(law, claims, { ...asked, at: dayOf(day) });
        const instant = day + (Math.abs(day / DAY) % 24) * 3_600_000;
        assert.deepEqual(
          { officialText: officialText.at(instant), asReported: asReported.at(instant) },
          plain,
        );
      }
    }),
    { numRuns: RUNS / 4 },
  );
});

test('a short answer is the whole one without its cautions', () => {
  let given = 0;
  const brief = ({ outcome, duties, basis, reasons }: Answer) => ({ outcome, duties, basis, reasons });
  fc.assert(
    fc.property(anyLaw, told, question, someDay, (law, claims, asked, day) => {
      const point = AXES.map((axis) => asked.scope[axis]?.in[0] ?? rootOf(law, axis));
      const short = openEngine(law, claims).known(asked).asReported.at(point, day);
      if (short === null) return;
      given += 1;
      const whole = { ...asked, facts: {}, scope: pointScope(point), at: dayOf(day) };
      assert.deepEqual(short, brief(decide(law, claims, whole).asReported));
    }),
    { numRuns: RUNS },
  );
  assert.ok(given > RUNS / 4, `only ${given} short answers were given`);
});

const pointScope = (point: readonly string[]) =>
  Object.fromEntries(AXES.map((axis, i) => [axis, { in: [point[i]!], except: [] }]));
