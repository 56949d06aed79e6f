import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { attribute } from '../../attribution/index.ts';
import { type Block, bareArticle } from '../../vocabulary/index.ts';
import { interpret } from '../index.ts';

/** `report`: the sentence stands in a report of several paragraphs, not in a note. */
type Row = { text: string; report?: boolean; finds: string[] };

const ROWS = new URL('../../../../../spec/interpretation/bulletins/rows.json', import.meta.url);
const FILLER = 'Rain fell all morning.';
const analyse = createAnalyser(gazetteer);

for (const { text, report = false, finds } of JSON.parse(readFileSync(ROWS, 'utf8')) as Row[])
  test(`${report ? 'in a report' : 'in a note'}: ${text}`, async () => {
    const whole = report ? `${FILLER}\n\n${text}` : text;
    const start = whole.length - text.length;
    const blocks: Block[] = [
      ...(report ? [{ kind: 'paragraph' as const, start: 0, end: FILLER.length }] : []),
      { kind: 'paragraph', start, end: whole.length },
    ];
    const article = { ...bareArticle(whole, blocks), published: '2020-03-20' };
    const analysis = await analyse(article);
    const { findings } = interpret(article, analysis, attribute(article, analysis));
    const moves = findings.map(({ move }) => move);
    assert.deepEqual([...new Set(moves)], finds);
  });
