import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chainOf, runsOf, type Steps } from './crf.ts';

const LABELS = 3;
const score = fc.double({ min: -3, max: 3, noNaN: true });
const steps = fc.array(fc.array(score, { minLength: LABELS, maxLength: LABELS }), {
  minLength: LABELS + 1,
  maxLength: LABELS + 1,
});
const chain = fc
  .integer({ min: 1, max: 5 })
  .chain((n) =>
    fc.tuple(fc.array(score, { minLength: n * LABELS, maxLength: n * LABELS }), fc.constant(n), steps),
  );

/** Every path with its score: slow, and plain enough to be believed. */
function allPaths(
  scores: readonly number[],
  count: number,
  steps: Steps,
): { labels: number[]; weight: number }[] {
  let paths = [{ labels: [] as number[], sum: 0 }];
  for (let at = 0; at < count; at++)
    paths = paths.flatMap(({ labels, sum }) =>
      Array.from({ length: LABELS }, (_, label) => ({
        labels: [...labels, label],
        sum: sum + scores[at * LABELS + label]! + steps[labels.at(-1) ?? LABELS]![label]!,
      })),
    );
  const whole = paths.reduce((sum, p) => sum + Math.exp(p.sum), 0);
  return paths.map(({ labels, sum }) => ({ labels, weight: Math.exp(sum) / whole }));
}

const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-4, `${a} beside ${b}`);

test('labels and runs are as likely as the paths that hold them', () => {
  fc.assert(
    fc.property(chain, ([scores, count, steps]) => {
      const paths = allPaths(scores, count, steps);
      const found = chainOf(Float32Array.from(scores), count, steps);
      const likely = (holds: (labels: number[]) => boolean) =>
        paths.filter(({ labels }) => holds(labels)).reduce((sum, p) => sum + p.weight, 0);
      for (let at = 0; at < count; at++)
        for (let label = 0; label < LABELS; label++)
          near(
            found.likelihood(at, label),
            likely((labels) => labels[at] === label),
          );
      for (let first = 0; first < count; first++)
        for (let end = first + 1; end <= count; end++)
          near(
            found.runLikelihood(first, end, 1),
            likely(
              (labels) =>
                labels[first] === 1 &&
                labels.slice(first + 1, end).every((label) => label === 2) &&
                labels[end] !== 2,
            ),
          );
      near(found.pathLikelihood, Math.max(...paths.map((p) => p.weight)));
      near(paths.find(({ labels }) => labels.join() === found.labels.join())!.weight, found.pathLikelihood);
    }),
    { numRuns: 200 },
  );
});

test('a run ends where its label does, and two that touch stay two', () => {
  assert.deepEqual(runsOf(Uint8Array.of(0, 1, 2, 2, 0, 1, 1, 2), 1), [
    [1, 4],
    [5, 6],
    [6, 8],
  ]);
});
