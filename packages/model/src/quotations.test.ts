import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Block } from '@proviso/core/vocabulary';
import { findQuotations } from './quotations.ts';

type Row = { name: string; text: string; quotations: string[] };
const rows = JSON.parse(
  readFileSync(new URL('../../../spec/analysis/quotations.json', import.meta.url), 'utf8'),
) as Row[];

for (const { name, text, quotations } of rows) {
  test(name, () => {
    const blocks = [...text.matchAll(/\S[^\n]*/g)].map(
      (line): Block => ({ kind: 'paragraph', start: line.index, end: line.index + line[0].length }),
    );
    const found = findQuotations(text, blocks).map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(found, quotations);
  });
}
