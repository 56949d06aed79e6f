import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorCode, Gazetteer, Places, Policy, ProvisoError, Question } from '@proviso/core/vocabulary';
import type { AskedWords } from './desk.ts';
import { questionIn } from './question.ts';

const policy: Policy = {
  id: 'weapons',
  name: 'Use of supplied weapons',
  authorities: [{ id: 'supplier', name: 'the supplier' }],
  issuers: ['supplier'],
  nodes: {
    party: [{ id: 'anyone', name: 'anyone' }],
    action: [{ id: 'use', name: 'use' }],
    asset: [
      { id: 'weapons', name: 'U.S. weapons' },
      { id: 'long-range-missiles', name: 'long-range missiles', within: ['weapons'] },
    ],
    place: [
      { id: 'anywhere', name: 'anywhere' },
      { id: 'russia', name: 'Russian territory', words: ['Russia'], within: ['anywhere'], code: 'RU' },
    ],
    purpose: [
      { id: 'any-purpose', name: 'any purpose' },
      { id: 'offensive', name: 'strike offensively', within: ['any-purpose'] },
    ],
  },
};
const gazetteer: Gazetteer = {
  longestAt: () => null,
  named: (phrase) =>
    ['Russia', 'Russian Federation'].includes(phrase)
      ? { kind: 'place', id: 'place:RU', name: 'Russia' }
      : phrase === 'Moscow'
        ? { kind: 'place', id: 'place:RU', name: 'Russia', capital: true }
        : null,
};
/** Everything east of 30 degrees is Russia, but one view gives it to nobody. */
const places: Places = {
  locate: ([longitude], { view } = {}) => ({
    around: longitude > 30 && view !== 'nobodys' ? ['RU-BEL', 'RU'] : [],
    name: 'Belgorod',
    offshoreKm: 0,
    otherwise: [],
  }),
  codesOf: (name) => (name === 'Россия' ? ['RU'] : []),
  overlay: () => [],
  readyMade: () => [],
};
const NOW = Date.UTC(2024, 5, 1, 9);
const ask = (words: AskedWords) => questionIn(policy, words, { gazetteer, places }, NOW);

const OPEN: Question = {
  policy: 'weapons',
  scope: {},
  facts: {},
  at: '2024-06-01',
  asPublishedBy: null,
  asRecordedBy: null,
};
const ROWS: [why: string, words: AskedWords, question: Partial<Question>][] = [
  ['nothing told: all is open, today', {}, {}],
  [
    'a class by another of its words',
    { asset: 'weapons' },
    { scope: { asset: { in: ['weapons'], except: [] } } },
  ],
  [
    'a class without a smaller one',
    { asset: 'weapons,!long-range missiles' },
    { scope: { asset: { in: ['weapons'], except: ['long-range-missiles'] } } },
  ],
  [
    'a purpose by the word that tells it apart, whatever word the doing has',
    { purpose: 'offensive use' },
    { scope: { purpose: { in: ['offensive'], except: [] } } },
  ],
  [
    'only what is left out: of all there is',
    { asset: '! Long-Range Missiles' },
    { scope: { asset: { in: ['weapons'], except: ['long-range-missiles'] } } },
  ],
  ['any', { place: 'any' }, { scope: { place: { in: ['anywhere'], except: [] } } }],
  [
    'a name that only the gazetteer knows',
    { place: 'Russian Federation' },
    { scope: { place: { in: ['russia'], except: [] } } },
  ],
  ['a name in another language', { place: 'Россия' }, { scope: { place: { in: ['russia'], except: [] } } }],
  [
    'a point, by the smallest place around it that the policy knows',
    { place: 'geo:50.6,36.6' },
    { scope: { place: { in: ['russia'], except: [] } } },
  ],
  [
    'all but a point’s place',
    { place: 'anywhere, !geo:50.6,36.6' },
    { scope: { place: { in: ['anywhere'], except: ['russia'] } } },
  ],
  ['a fact', { facts: ['price=450USD/t'] }, { facts: { price: { value: 450, unit: 'USD/t' } } }],
  ['a fact with spaces', { facts: ['range = 300.5 km'] }, { facts: { range: { value: 300.5, unit: 'km' } } }],
  ['a bare number', { facts: ['ships=3'] }, { facts: { ships: { value: 3, unit: '' } } }],
  [
    'the other clocks',
    { at: '2024-06', asPublishedBy: '2024-05-29', asRecordedBy: '2024-07-01T10:00Z' },
    { at: '2024-06', asPublishedBy: '2024-05-29', asRecordedBy: '2024-07-01T10:00Z' },
  ],
];
for (const [why, words, expected] of ROWS) {
  test(`a question, ${why}`, () => assert.deepEqual(ask(words), { ...OPEN, ...expected }));
}

const REFUSED: [words: AskedWords, code: ErrorCode, tells: string][] = [
  [{ asset: 'long range misiles' }, 'E_NAME_UNKNOWN', 'nearest: `long-range missiles`'],
  [{ asset: 'weapons,!tanks' }, 'E_NAME_UNKNOWN', 'it knows `U.S. weapons`, `long-range missiles`'],
  // A city is not the country whose government it stands for.
  [{ place: 'Moscow' }, 'E_NAME_UNKNOWN', 'knows no place `Moscow`'],
  [{ place: 'Kenya' }, 'E_NAME_UNKNOWN', 'knows no place `Kenya`'],
  [{ place: 'geo:50.6,12.1' }, 'E_NAME_UNKNOWN', '`geo:50.6,12.1` lies at sea'],
  [
    { place: 'geo:50.6,36.6;view=nobodys' },
    'E_NAME_UNKNOWN',
    'no place of the policy `weapons` has that code',
  ],
  [{ at: 'late May' }, 'E_DATE', '`late May` is no date'],
  [{ at: '2024-02-30' }, 'E_DATE', '`2024-02-30` is no date'],
  [{ at: '../2024-05-30' }, 'E_DATE', '`../2024-05-30` is no date'],
  [{ asPublishedBy: 'yesterday' }, 'E_DATE', '`yesterday` is no date'],
  [{ asRecordedBy: '' }, 'E_DATE', '`` is no date'],
  [{ facts: ['cheap'] }, 'E_USAGE', '`cheap` is no fact'],
];
for (const [words, code, tells] of REFUSED) {
  test(`${JSON.stringify(words)} is refused: ${code}`, () => {
    assert.throws(
      () => ask(words),
      (error: ProvisoError) => {
        assert.equal(error.code, code);
        assert.ok(error.message.includes(tells), error.message);
        return true;
      },
    );
  });
}
