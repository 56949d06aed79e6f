import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { EMPTY_LEDGER } from '../../record/index.ts';
import type { Finding, FullReading } from '../../vocabulary/index.ts';
import { viewOf } from '../reading/view.ts';
import { findingNotes } from './notes.ts';

const CASE = new URL('../../../../../spec/print/change-with-limit/reading.json', import.meta.url);
const reading = JSON.parse(readFileSync(CASE, 'utf8')) as FullReading;
const notes = (changed: Partial<Finding> = {}) => {
  const [first, ...others] = reading.findings;
  return findingNotes(EMPTY_LEDGER, viewOf({ ...reading, findings: [{ ...first!, ...changed }, ...others] }));
};
const day = { start: 0, end: 4, text: '2024', value: '2024-05-30' };
const OFFICIALS = { ...day, text: 'Officials' };
const { slots } = reading.findings[0]!;

/** What the first finding, a change that unnamed officials tell, leaves untold. */
const UNTOLD: [what: string, changed: Partial<Finding>, untold: string][] = [
  ['a change without dates', { flags: [] }, 'start, end, how many officials'],
  [
    'one that begins on a day',
    { flags: [], slots: { ...slots, effective_from: day } },
    'end, how many officials',
  ],
  ['one until a day', { flags: [], slots: { ...slots, effective_until: day } }, 'start, how many officials'],
  ['one until further notice', { flags: [], until_kind: 'further_notice' }, 'start, how many officials'],
  ['a lift has no end', { flags: [], move: 'lift' }, 'start, how many officials'],
  [
    'an ease without its limit',
    { flags: ['limit_not_told'] },
    'start, end, how many officials, what else was freed',
  ],
  ['two officials', { flags: [], speaker: { ...day, text: 'Two officials' } }, 'start, end'],
  ['a named official', { flags: [], channel: 'named_official' }, 'start, end'],
  ['what is only proposed', { phase: 'proposed' }, ''],
  ['what stays as it was', { move: 'keep' }, ''],
  ['a recap', { background: true }, ''],
];
for (const [what, changed, untold] of UNTOLD)
  test(`not told, ${what}: ${untold || 'nothing is missed'}`, () =>
    assert.equal(
      notes({ channel: 'anonymous_official', speaker: OFFICIALS, ...changed })[0]?.notTold.join(', '),
      untold,
    ));

test('findings are numbered as they stand, and say what they bound', () => {
  const told = notes().map(
    ({ number, label, of }) => `${number} ${label}${of ? `, ${of.what} of ${of.number}` : ''}`,
  );
  assert.deepEqual(told[0], '1 loosened in part');
  assert.ok(
    told.some((line) => /limit, limit of 1$/.test(line)),
    told.join('; '),
  );
});

test('what hangs on a change is named with it, until it was decided', () => {
  const [first, ...others] = notes();
  const hanging = others.filter(({ of }) => of?.number === 1).map(({ id }) => id);
  assert.deepEqual(first?.with, hanging);
  const review = {
    kind: 'review' as const,
    report: reading.report.sha256,
    finding: hanging[0]!,
    decision: 'accept' as const,
    by: { kind: 'person' as const, name: 'a reviewer' },
    reason: null,
    recorded: '2024-06-01T12:00:00.000Z',
    seq: 2,
  };
  const reviews = new Map([[`${reading.report.sha256}:${hanging[0]}`, review]]);
  const later = findingNotes({ ...EMPTY_LEDGER, reviews }, viewOf(reading));
  assert.deepEqual(later[0]?.with, hanging.slice(1));
});
