import assert from 'node:assert/strict';
import { test } from 'node:test';
import spec from '../../../../spec/tracing/stories.json' with { type: 'json' };
import { bareArticle } from '../vocabulary/index.ts';
import { startTracer, type Told, traceOrigins } from './index.ts';

type Row = {
  law: string;
  reports: [outlet: string, day: string | null, credits: string[], headline: string, story: string][];
  expected: [first: number, how: string][];
};

const stories = new Map(Object.entries(spec.stories));

const toldIn = (row: Row): Told[] =>
  row.reports.map(([publisher, published, creditedTo, headline, name], i) => {
    const story = stories.get(name)!;
    return {
      report: `report ${i}`,
      article: {
        ...bareArticle(story, [{ kind: 'paragraph', start: 0, end: story.length }]),
        headline,
        publisher,
        published,
        creditedTo,
      },
    };
  });

const ROWS = spec.rows as Row[];
for (const row of ROWS) {
  test(row.law, () => {
    const traces = traceOrigins(toldIn(row));
    assert.deepEqual(
      [...traces.values()],
      row.expected.map(([first, how]) => ({ origin: `report ${first}`, how })),
    );
  });
}

test('tracing a report without adding it leaves nothing behind', () => {
  const [first, copy] = toldIn(ROWS[1]!) as [Told, Told];
  const tracer = startTracer();
  tracer.trace(first);
  assert.equal(tracer.add(copy).how, 'first');
});

test('a report told twice stays what it was', () => {
  const [first, copy] = toldIn(ROWS[1]!) as [Told, Told];
  const tracer = startTracer();
  for (const told of [first, copy, copy, first]) tracer.add(told);
  assert.deepEqual(tracer.trace(first), { origin: 'report 0', how: 'first' });
  assert.deepEqual(tracer.trace(copy), { origin: 'report 0', how: 'identical text' });
});
