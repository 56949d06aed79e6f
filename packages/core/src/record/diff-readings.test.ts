import assert from 'node:assert/strict';
import { test } from 'node:test';
import { diffReadings } from './diff-readings.ts';
import { type ToldFinding, toldReading } from './told-reading.ts';

const TEXT = 'India banned exports of white rice to Kenya. Officials said the ban may be eased in May.';
const BAN: ToldFinding = { anchor: 'banned exports', slots: { item: 'white rice' } };
const HINT: ToldFinding = { anchor: 'may be eased', move: 'ease', phase: 'hinted' };

type Row = [law: string, before: ToldFinding[], after: ToldFinding[], expected: string];
const ROWS: Row[] = [
  ['the same is kept', [BAN, HINT], [BAN, HINT], 'kept 2'],
  ['the same under another id is kept', [BAN, HINT], [HINT, BAN], 'kept 2'],
  ['what is not found any more is gone', [BAN, HINT], [BAN], 'kept 1, gone hinted'],
  ['what was not found before is new', [BAN], [BAN, HINT], 'kept 1, new hinted'],
  [
    'a slot filled otherwise is a change',
    [BAN],
    [{ ...BAN, slots: { item: 'rice', place: 'Kenya' } }],
    'kept 0, changed item place',
  ],
  ['a phase read otherwise is a change', [HINT], [{ ...HINT, phase: 'proposed' }], 'kept 0, changed phase'],
  ['a longer anchor is a change', [BAN], [{ ...BAN, anchor: 'banned exports of' }], 'kept 0, changed anchor'],
  [
    'other words are another finding',
    [BAN],
    [{ ...BAN, anchor: 'the ban' }],
    'kept 0, gone in_force, new in_force',
  ],
];

for (const [law, before, after, expected] of ROWS) {
  test(`reading again: ${law}`, () => {
    const diff = diffReadings(
      toldReading({ text: TEXT, findings: before }),
      toldReading({ text: TEXT, findings: after }),
    );
    const told = [
      `kept ${diff.kept}`,
      ...diff.changed.map((change) => `changed ${change.in.join(' ')}`),
      ...diff.removed.map(({ phase }) => `gone ${phase}`),
      ...diff.added.map(({ phase }) => `new ${phase}`),
    ];
    assert.equal(told.join(', '), expected);
  });
}

test('reading again: in a text cut otherwise, only the words tell which finding is which', () => {
  const before = toldReading({ text: TEXT, findings: [BAN] });
  const after = toldReading({
    text: `Follow live\n\n${TEXT}`,
    findings: [{ ...BAN, slots: {} }],
    headline: 'Rice',
  });
  const diff = diffReadings(before, after);
  assert.deepEqual(
    diff.changed.map((change) => change.in),
    [['item']],
  );
  assert.deepEqual(diff.facts, [{ name: 'headline', before: null, after: 'Rice' }]);
});
