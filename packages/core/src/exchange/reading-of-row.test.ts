import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import spec from '../../../../spec/exchange/faults.json' with { type: 'json' };
import { type Finding, type Quote, SLOT_NAMES } from '../vocabulary/index.ts';
import { MAPPINGS, type Mapping, readingOfRow } from './index.ts';

const mapping = MAPPINGS.coronanet as Mapping;
const identify = (text: string) => ({ sha256: `hash of ${text.length}`, bytes: text.length });

function findingOf(cells: Record<string, string>): Finding {
  const made = readingOfRow(mapping, { line: 2, cells: { ...spec.rest, ...cells } }, identify);
  assert.ok('reading' in made, JSON.stringify(made));
  return made.reading.findings[0]!;
}

const said = ({ move, phase, flags, slots }: Finding) => ({
  move,
  phase,
  flags,
  from: slots.effective_from?.value ?? null,
  until: slots.effective_until?.value ?? null,
});

const ROWS: readonly (readonly [
  name: string,
  cells: Record<string, string>,
  said: Partial<ReturnType<typeof said>>,
])[] = [
  [
    'a first entry imposes from its start until its end',
    {},
    { move: 'impose', from: '2020-03-14', until: '2020-04-14' },
  ],
  [
    'a row that was recorded before its start announces it',
    { date_start: '2020-06-01', date_end: '' },
    { phase: 'announced', from: '2020-06-01', until: null },
  ],
  [
    'an end lifts on the day of the end',
    { entry_type: 'update', update_type: 'End of Policy' },
    { move: 'lift', from: '2020-04-14', until: null },
  ],
  [
    'an end without a day of its own lifts on the day from which the row holds',
    { entry_type: 'update', update_type: 'End of Policy', date_end: '' },
    { move: 'lift', from: '2020-03-14' },
  ],
  [
    'what a relaxing frees is not coded',
    { entry_type: 'update', update_level: 'Relaxing' },
    { move: 'ease', flags: ['limit_not_told'] },
  ],
  [
    'a change without a direction opens nothing by rule',
    { entry_type: 'update', update_type: 'Change of Policy' },
    { move: 'impose', flags: ['direction_unknown'] },
  ],
  ['a day that is no date is not told', { date_start: 'in spring' }, { from: null }],
];
for (const [name, cells, expected] of ROWS) {
  test(name, () => assert.deepEqual({ ...said(findingOf(cells)), ...expected }, said(findingOf(cells))));
}

test('the tracker is named as the one who says it, and its source as not seen', () => {
  const { speaker, channel } = findingOf({});
  assert.equal(channel, 'outlet_voice');
  assert.ok(speaker !== 'reporter');
  assert.equal(speaker.text, 'CoronaNet Research Project, coder’s note, source not seen');
});

test('a measure that is to be done is a duty, by the mapping’s word and told so', () => {
  const { instrument } = findingOf({ type: 'Health Testing', type_sub_cat: 'Testing at harbours' }).slots;
  assert.deepEqual(instrument, {
    inferred: true,
    value: 'requirement: Testing at harbours',
    reason: 'the mapping lists measures of this kind as duties',
  });
});

test('all that a row holds stands in its text, and every quote is where it says', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constant('a\nb'),
    fc.constant('2020-03-14'),
  );
  const cells = fc.dictionary(
    fc.constantFrom(...Object.keys(spec.rest), 'target_country', 'notes: more'),
    cell,
  );
  fc.assert(
    fc.property(cells, (given) => {
      const row = { line: 2, cells: { ...spec.rest, ...given } };
      const made = readingOfRow(mapping, row, identify);
      if ('leftOut' in made) return;
      const { article, findings } = made.reading;
      const [finding] = findings;
      const slots = SLOT_NAMES.map((name) => finding!.slots[name]);
      const quotes = [finding!.anchor, finding!.speaker, ...slots].filter(
        (quote): quote is Quote => quote !== null && quote !== 'reporter' && !('inferred' in quote),
      );
      for (const { start, end, text } of quotes) assert.equal(article.text.slice(start, end), text);
      for (const value of Object.values(row.cells)) assert.ok(article.text.includes(value.trim()));
      const uncovered = article.blocks.reduce(
        (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
        article.text,
      );
      assert.equal(uncovered.trim(), '');
    }),
  );
});
