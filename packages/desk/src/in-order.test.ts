import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { inOrder } from './in-order.ts';

test('results come in the order of their items, however long each takes, and no more are underway than allowed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      async (waits, atOnce) => {
        let underway = 0;
        let most = 0;
        const results: number[] = [];
        const work = async ([index, wait]: [number, number]) => {
          most = Math.max(most, ++underway);
          await setTimeout(wait);
          underway--;
          return index;
        };
        for await (const result of inOrder(waits.entries(), atOnce, work)) results.push(result);
        assert.deepEqual(results, [...waits.keys()]);
        assert.ok(most <= atOnce);
      },
    ),
    { numRuns: 30 },
  );
});

test('what fails is told after what came before it, and nothing after it is begun anew', async () => {
  const begun: number[] = [];
  const told: number[] = [];
  const work = async (item: number) => {
    begun.push(item);
    if (item === 2) throw new Error('the second');
    return item;
  };
  await assert.rejects(async () => {
    for await (const result of inOrder([1, 2, 3, 4, 5, 6], 3, work)) told.push(result);
  }, /the second/);
  assert.deepEqual(told, [1]);
  assert.deepEqual(begun, [1, 2, 3, 4]);
});
