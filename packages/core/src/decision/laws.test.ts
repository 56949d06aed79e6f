import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type Answer,
  AXES,
  type Axis,
  type Constraint,
  type NodeId,
  type Part,
  type Question,
  type RecordedClaim,
} from '../vocabulary/index.ts';
import { decide } from './decide.ts';
import { around } from './hierarchy.ts';
import { day, ids, policy, question, told } from './testing/any-history.ts';

/** What is answered, without who else says so. */
const gist = (answer: Answer) => ({
  outcome: answer.outcome,
  duties: answer.duties,
  basis: answer.basis,
  parts: answer.parts?.map(({ reasons: _, cautions, ...part }) => ({
    ...part,
    cautions: cautions.map((c) => c.code),
  })),
  reasons: answer.reasons.map(({ supports: _, separatelyWritten: __, ...reason }) => reason),
  cautions: [...new Set(answer.cautions.map((caution) => caution.code))],
});
const gists = (claims: readonly RecordedClaim[], asked: Question) => {
  const { officialText, asReported } = decide(policy, claims, asked);
  return [gist(officialText), gist(asReported)];
};

const holds = (law: string, property: fc.IProperty<unknown> | fc.IRawProperty<unknown>) =>
  test(law, () => fc.assert(property as fc.IRawProperty<unknown>, { numRuns: 300 }));

holds(
  'claims added in any order give the same answers',
  fc.property(
    told.chain((claims) =>
      fc.tuple(fc.constant(claims), fc.shuffledSubarray(claims, { minLength: claims.length })),
    ),
    question,
    ([claims, shuffled], asked) => {
      assert.deepEqual(decide(policy, shuffled, asked), decide(policy, claims, asked));
    },
  ),
);

holds(
  'accepting a copy changes no answer',
  fc.property(told, fc.nat(), day, question, (claims, nth, published, asked) => {
    const original = claims[nth % Math.max(1, claims.length)];
    if (!original || (original.published ?? '9999') > published) return;
    const copy = { ...original, id: `${original.id} copied`, report: 'copy', published };
    assert.deepEqual(gists([...claims, copy], asked), gists(claims, asked));
  }),
);

holds(
  'an entry recorded later never changes an answer as recorded by an earlier time',
  fc.property(told, told, fc.nat(), question, (claims, more, nth, asked) => {
    const before = claims.map((claim) => ({ ...claim, recorded: '2024-06-01T10:00:00.000Z' }));
    const after = more.map((claim) => ({
      ...claim,
      id: `later ${claim.id}`,
      recorded: '2024-06-02T10:00:00.000Z',
    }));
    const by = { kind: 'person', name: 'a reviewer' } as const;
    const retracted = {
      recorded: '2024-06-02T10:00:00.000Z',
      seq: 99,
      published: null,
      reason: 'misread',
      by,
    };
    const changed = before.map((claim, i): RecordedClaim => (i === nth ? { ...claim, retracted } : claim));
    const then = { ...asked, asRecordedBy: '2024-06-01' };
    assert.deepEqual(decide(policy, [...changed, ...after], then), decide(policy, before, then));
  }),
);

holds(
  'a hint never permits, nor does a wish, a refusal, or what is only possible',
  fc.property(told, told, fc.nat({ max: 5 }), question, (claims, more, n, asked) => {
    const phase = (['proposed', 'hinted', 'urged', 'rejected', 'no_comment', 'in_force'] as const)[n]!;
    const certainty = phase === 'in_force' ? ('PS+' as const) : ('CT+' as const);
    const hints = more.map((claim) => ({
      ...claim,
      id: `hint ${claim.id}`,
      phase,
      certainty,
      basis: 'named official' as const,
    }));
    assert.deepEqual(decide(policy, [...claims, ...hints], asked), decide(policy, claims, asked));
  }),
);

holds(
  'undetermined never becomes permitted by a hint',
  fc.property(told, told, question, (claims, more, asked) => {
    const hints = more.map((claim): RecordedClaim => ({ ...claim, id: `hint ${claim.id}`, phase: 'hinted' }));
    const before = decide(policy, claims, asked).asReported;
    const after = decide(policy, [...claims, ...hints], asked).asReported;
    if (before.outcome === 'undetermined') assert.equal(after.outcome, 'undetermined');
    // Nor does any part of it: what was not permitted stays so.
    assert.deepEqual(permittedIn(after), permittedIn(before));
  }),
);

holds(
  'no report changes what official text says',
  fc.property(told, question, (claims, asked) => {
    const official = claims.filter((claim) => claim.basis === 'official text');
    assert.deepEqual(
      decide(policy, claims, asked).officialText,
      decide(policy, official, asked).officialText,
    );
  }),
);

holds(
  'the parts of a partition are disjoint and cover the question',
  fc.property(told, question, (claims, asked) => {
    const { asReported } = decide(policy, claims, asked);
    for (const point of pointsIn(asked))
      for (const price of [100, 490, 555, 600, 900])
        if (asReported.parts && asked.facts.price === undefined) {
          const [usd, eur] = [price, price + 7];
          const holding = asReported.parts.filter(
            (part) =>
              isIn(part, point) && part.facts.every((fact) => holdsAt(fact, { 'USD/t': usd, 'EUR/t': eur })),
          );
          assert.equal(
            holding.length,
            1,
            JSON.stringify([point, price, asReported.parts.map((p) => [p.scope, p.excluded, p.facts])]),
          );
        }
  }),
);

holds(
  'a point asked alone gets the answer of the part that it lies in',
  fc.property(told, question, fc.nat(), (claims, asked, nth) => {
    const known = { ...asked, facts: { price: { value: 500, unit: 'USD/t' } } };
    const constraintsInOneUnit = claims.filter((c) =>
      c.constraints.every((k) => (k.from ?? k.to)?.unit === 'USD/t'),
    );
    const { asReported } = decide(policy, constraintsInOneUnit, known);
    const points = pointsIn(asked);
    if (points.length === 0) return;
    const point = points[nth % points.length]!;
    const scope = Object.fromEntries(
      AXES.map((axis) => [axis, { in: [point[axis]], except: partsOf(axis, point[axis]) }]),
    );
    const alone = decide(policy, constraintsInOneUnit, { ...known, scope }).asReported;
    const part = asReported.parts?.find((p) => isIn(p, point)) ?? asReported;
    assert.deepEqual([alone.outcome, alone.duties], [part.outcome, part.duties]);
  }),
);

const permittedIn = ({ outcome, parts }: Answer) =>
  (parts ?? [{ outcome, scope: {}, facts: [] }])
    .filter((part) => part.outcome === 'permitted')
    .map(({ scope, facts }) => ({ scope, facts }));

type Point = Record<Axis, NodeId>;

function pointsIn(asked: Question): Point[] {
  let points: Point[] = [{} as Point];
  for (const axis of AXES) {
    const region = asked.scope[axis];
    const inside = ids(axis).filter((id) => {
      const outer = around(policy, axis, id);
      return !region || (region.in.some((n) => outer.has(n)) && !region.except.some((n) => outer.has(n)));
    });
    points = points.flatMap((point) => inside.map((id) => ({ ...point, [axis]: id })));
  }
  return points;
}

const partsOf = (axis: Axis, id: NodeId): NodeId[] =>
  ids(axis).filter((other) => other !== id && around(policy, axis, other).has(id));

/** The nearest of the listed nodes around it stands in `scope` and not in `excluded`. */
const isIn = (part: Part, point: Point): boolean =>
  AXES.every((axis) => {
    const excluded = part.excluded[axis] ?? [];
    const listed = [...part.scope[axis], ...excluded].filter((n) => around(policy, axis, point[axis]).has(n));
    const nearest = listed.filter((n) => !listed.some((m) => m !== n && around(policy, axis, m).has(n)));
    return nearest.length > 0 && nearest.every((n) => !excluded.includes(n));
  });

const holdsAt = ({ from, to }: Constraint, prices: Record<string, number>): boolean =>
  (!from || prices[from.unit]! >= from.value) && (!to || prices[to.unit]! < to.value);
