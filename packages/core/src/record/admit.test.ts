import assert from 'node:assert/strict';
import { test } from 'node:test';
import { admit } from './admit.ts';
import { type ToldFinding, toldReading } from './told-reading.ts';

const ROWS: [name: string, finding: Partial<ToldFinding>, admitted: boolean][] = [
  ['a ban in force', {}, true],
  [
    'an ease announced by a named official',
    { move: 'ease', phase: 'announced', channel: 'named_official' },
    true,
  ],
  [
    'a limit told by some reports',
    { move: 'keep', limitOf: 'f9', channel: 'outlet_voice', certainty: 'PR+' },
    true,
  ],
  ['what is kept', { move: 'keep', residueOf: 'f9' }, true],
  ['a denial', { move: 'ease', phase: 'denied', certainty: 'CT-' }, true],
  ['a denial, coded from the denier’s side', { move: 'ease', phase: 'denied', certainty: 'CT+' }, true],
  [
    'a third party told of a promise',
    { move: 'ease', phase: 'announced', channel: 'third_party', certainty: 'PR+' },
    false,
  ],
  ['a hint', { move: 'ease', phase: 'hinted' }, false],
  ['a call', { move: 'ease', phase: 'urged' }, false],
  ['a draft', { phase: 'proposed' }, false],
  ['a refusal', { move: 'lift', phase: 'rejected' }, false],
  ['no comment', { move: 'ease', phase: 'no_comment' }, false],
  ['what may be so', { certainty: 'PS+' }, false],
  ['what nobody vouches for', { certainty: 'Uu' }, false],
  ['a half-hearted denial', { move: 'ease', phase: 'denied', certainty: 'PS-' }, false],
  ['a level whose direction is not known', { flags: ['direction_unknown'] }, false],
  ['a recap without a date', { background: true }, false],
  ['a recap with a date', { background: true, slots: { effective_from: '= 2023-07' } }, true],
  [
    'a recap with the day it was announced',
    { background: true, slots: { announced_on: '= 2023-07-20' } },
    true,
  ],
];
for (const [name, finding, admitted] of ROWS) {
  test(`${name} is ${admitted ? 'admitted by rule' : 'left to a person'}`, () => {
    const reading = toldReading({ text: 'banned', findings: [{ anchor: 'banned', ...finding }] });
    assert.equal(admit(reading.findings[0]!).admitted, admitted);
  });
}
