/** Single values as `spec/publishing` tells them: dates in words, and values of the CSV. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import values from '../../../../spec/publishing/csv-values.json' with { type: 'json' };
import dates from '../../../../spec/publishing/dates.json' with { type: 'json' };
import { CERTAINTIES, MOVES, OUTCOMES, PHASES } from '../vocabulary/index.ts';
import { meetFacts } from './facts.ts';
import { csvValue, moveWords, OUTCOME_WORDS, sayDate, sayMoment, saySince } from './index.ts';
import { CERTAINTY_WORDS } from './words.ts';

for (const [stamp, said] of dates.said) {
  test(`\`${stamp}\` is said as “${said}”`, () => assert.equal(sayDate(stamp!), said));
}
for (const [stamp, said] of dates.moments) {
  test(`\`${stamp}\` as a moment is said as “${said}”`, () => assert.equal(sayMoment(stamp!), said));
}
for (const [from, said] of dates.since) {
  test(`a start of \`${from}\` is said as “${said}”`, () => assert.equal(saySince(from ?? null), said));
}
for (const [value, written] of values.values) {
  test(`the value ${JSON.stringify(value)} is written ${JSON.stringify(written)}`, () =>
    assert.equal(csvValue(value!), written));
}

test('every move, phase, outcome and certainty has words, and no two phases of a move the same', () => {
  for (const move of MOVES) {
    const labels = PHASES.map((phase) => moveWords(move, phase));
    assert.equal(new Set(labels).size, PHASES.length);
    for (const label of labels) assert.match(label, /^[a-z]/);
  }
  for (const outcome of OUTCOMES) assert.ok(OUTCOME_WORDS[outcome]);
  for (const certainty of CERTAINTIES) assert.ok(CERTAINTY_WORDS[certainty]);
});

test('bounds on facts meet where both hold, and nowhere where they cannot', () => {
  const usd = (value: number) => ({ value, unit: 'USD/t' });
  const floor = { fact: 'price', from: usd(490) };
  assert.deepEqual(meetFacts([floor], []), [floor]);
  assert.equal(meetFacts([floor], [{ fact: 'price', to: usd(490) }]), null);
  assert.deepEqual(meetFacts([floor], [{ fact: 'price', from: usd(450), to: usd(950) }]), [
    { fact: 'price', from: usd(490), to: usd(950) },
  ]);
  const tonnes = { fact: 'price', to: { value: 3, unit: 'EUR/t' } };
  assert.deepEqual(meetFacts([floor], [tonnes]), [floor, tonnes]);
});
