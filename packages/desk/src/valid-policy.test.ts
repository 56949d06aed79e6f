import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CountryGroup, Node, Places, ProvisoError } from '@proviso/core/vocabulary';
import { validPolicy } from './valid-policy.ts';

const WHOLE = {
  id: 'rice',
  name: 'Rice exports',
  about: 'What may leave the country.',
  authorities: [{ id: 'directorate', name: 'Trade directorate' }],
  issuers: ['directorate'],
  nodes: {
    party: [{ id: 'anyone', name: 'anyone' }],
    action: [{ id: 'export', name: 'export' }],
    asset: [
      { id: 'rice', name: 'rice', code: '1006' },
      { id: 'white-rice', name: 'white rice', words: ['polished rice'], within: ['rice'] },
    ],
    place: [{ id: 'anywhere', name: 'anywhere' }],
    purpose: [{ id: 'any', name: 'any purpose' }],
  },
};
const withNodes = (nodes: object) => ({ ...WHOLE, nodes: { ...WHOLE.nodes, ...nodes } });
const node = (id: string, ...within: string[]) => ({
  id,
  name: id,
  ...(within.length > 0 ? { within } : {}),
});

test('a whole policy is taken as it is', () => {
  assert.deepEqual(validPolicy(structuredClone(WHOLE)), WHOLE);
});

test('an issuer may be a party', () => {
  const policy = { ...WHOLE, authorities: undefined, issuers: ['anyone'] };
  assert.deepEqual(validPolicy(policy).issuers, ['anyone']);
});

const BROKEN: [why: string, given: unknown, place: string][] = [
  ['it is no object', 'rice', 'the whole'],
  ['it has no name', { ...WHOLE, name: ' ' }, 'name'],
  ['its id has spaces', { ...WHOLE, id: 'rice exports' }, 'id'],
  ['it has a part that no policy has', { ...WHOLE, owner: 'me' }, 'the whole'],
  ['it has no issuer', { ...WHOLE, issuers: [] }, 'issuers'],
  ['its issuer is not known', { ...WHOLE, issuers: ['ministry'] }, 'issuers'],
  ['a superior is not known', { ...WHOLE, superiors: { directorate: ['court'] } }, 'superiors.directorate'],
  ['one over whom a superior stands is not known', { ...WHOLE, superiors: { court: [] } }, 'superiors'],
  ['an axis is missing', withNodes({ place: undefined }), 'nodes.place'],
  ['an axis has no root', withNodes({ place: [] }), 'nodes.place'],
  ['an axis has two roots', withNodes({ place: [node('a'), node('b')] }), 'nodes.place'],
  ['a node stands twice', withNodes({ place: [node('a'), node('b', 'a'), node('b', 'a')] }), 'nodes.place'],
  [
    'a node stands within one that is not there',
    withNodes({ place: [node('a'), node('b', 'c')] }),
    'nodes.place.b.within',
  ],
  [
    'two nodes stand within each other',
    withNodes({ place: [node('a'), node('b', 'c'), node('c', 'b')] }),
    'nodes.place.b.within',
  ],
  ['a node stands within itself', withNodes({ place: [node('a'), node('b', 'b')] }), 'nodes.place.b.within'],
  [
    'a member is of a group that is not there',
    withNodes({ place: [node('a'), { ...node('b', 'a'), memberOf: [{ group: 'c' }] }] }),
    'nodes.place.b.memberOf',
  ],
  [
    'a member stands nowhere while it is none',
    withNodes({ place: [node('a'), { ...node('b'), memberOf: [{ group: 'a' }] }] }),
    'nodes.place.b.memberOf',
  ],
  [
    'a membership ends before it begins',
    withNodes({
      place: [
        node('a'),
        node('c', 'a'),
        { ...node('b', 'a'), memberOf: [{ group: 'c', from: '2020', until: '2019-12-31' }] },
      ],
    }),
    'nodes.place.b.memberOf',
  ],
  [
    'two groups are members of each other',
    withNodes({
      place: [
        node('a'),
        { ...node('b', 'a'), memberOf: [{ group: 'c', until: '2019' }] },
        { ...node('c', 'a'), memberOf: [{ group: 'b', from: '2020' }] },
      ],
    }),
    'nodes.place.b.within',
  ],
  [
    'the day of a membership is no date',
    withNodes({ place: [node('a'), { ...node('b', 'a'), memberOf: [{ group: 'a', from: 'spring' }] }] }),
    'nodes.place.1.memberOf.0.from',
  ],
  [
    'a ready-made group is not known',
    withNodes({ place: [node('a'), { ...node('b', 'a'), members: 'Hanseatic League' }] }),
    'nodes.place.b.members',
  ],
  ['a word is empty', withNodes({ place: [{ id: 'a', name: 'a', words: [''] }] }), 'nodes.place.0.words.0'],
];
for (const [why, given, place] of BROKEN) {
  test(`a policy is refused at \`${place}\` where ${why}`, () => {
    assert.throws(
      () => validPolicy(given),
      (error: ProvisoError) => {
        assert.equal(error.code, 'E_POLICY_INVALID');
        assert.ok(error.message.startsWith(`the policy does not hold at \`${place}\`: `), error.message);
        return true;
      },
    );
  });
}

const LIST: Record<string, Node[]> = {
  'ISO 3166-2': [
    { id: 'FR', name: 'France', code: 'FR' },
    { id: 'GF', name: 'French Guiana', within: ['FR'], code: 'GF' },
    { id: 'KE', name: 'Kenya', words: ['British East Africa'], code: 'KE' },
    { id: 'KE-30', name: 'Nairobi', within: ['KE'], code: 'KE-30' },
  ],
};
const places: Places = {
  locate: () => null,
  codesOf: () => [],
  overlay: () => [],
  readyMade: (list) => LIST[list] ?? [],
};
const placesOf = (...place: object[]) => validPolicy(withNodes({ place }), { places }).nodes.place;

test('a node that says which parts it has has them', () => {
  assert.deepEqual(
    placesOf({ id: 'anywhere', name: 'anywhere', parts: 'ISO 3166-2' }).map(({ id, within }) => [id, within]),
    [
      ['anywhere', undefined],
      ['FR', ['anywhere']],
      ['GF', ['FR']],
      ['KE', ['anywhere']],
      ['KE-30', ['KE']],
    ],
  );
});

test('a node that the policy writes out stands in place of the ready-made one, by its code', () => {
  const own = { id: 'kenya', name: 'Republic of Kenya', words: ['Nairobi government'], code: 'KE' };
  const found = placesOf(
    { id: 'anywhere', name: 'anywhere', parts: 'ISO 3166-2' },
    { ...own, within: ['anywhere'] },
  );
  assert.deepEqual(
    found.find(({ id }) => id === 'kenya'),
    { ...own, words: ['Nairobi government', 'Kenya', 'British East Africa'], within: ['anywhere'] },
  );
  assert.deepEqual(found.find(({ id }) => id === 'KE-30')?.within, ['kenya']);
  assert.ok(!found.some(({ id }) => id === 'KE'));
});

test('where such a node lies is as the policy tells it, and else as in the list', () => {
  const world = { id: 'anywhere', name: 'anywhere', parts: 'ISO 3166-2' };
  const lies = (node: object) => placesOf(world, node).find(({ id }) => id === 'GF')?.within;
  assert.deepEqual(lies({ id: 'GF', name: 'Guyane', within: ['anywhere'] }), ['anywhere']);
  assert.deepEqual(lies({ id: 'GF', name: 'Guyane' }), ['FR']);
});

test('a node with a code of the list has only the parts of that country', () => {
  assert.deepEqual(placesOf({ id: 'france', name: 'France', code: 'FR', parts: 'ISO 3166-2' }), [
    { id: 'france', name: 'France', code: 'FR' },
    { id: 'GF', name: 'French Guiana', within: ['france'], code: 'GF' },
  ]);
});

test('without the lists at hand, a policy that asks for one is refused', () => {
  assert.throws(
    () => validPolicy(withNodes({ place: [{ id: 'anywhere', name: 'anywhere', parts: 'ISO 3166-1' }] })),
    /nodes\.place\.anywhere\.parts/,
  );
});

const groups: CountryGroup[] = [
  {
    name: 'European Union',
    about: 'States.',
    source: 'treaties',
    asOf: '2025-06-30',
    members: [
      { code: 'FR', from: '1958-01-01', until: null },
      { code: 'GB', from: '1973-01-01', until: '2020-01-31' },
      { code: 'MT', from: '2004-05-01', until: null },
    ],
  },
];
const membersOf = (...place: object[]) =>
  Object.fromEntries(
    validPolicy(withNodes({ place }), { places, groups }).nodes.place.flatMap(({ id, memberOf }) =>
      memberOf ? [[id, memberOf]] : [],
    ),
  );
const union = { id: 'eu', name: 'EU', within: ['anywhere'], members: 'european union' };
const anywhere = { id: 'anywhere', name: 'anywhere' };

test('a group by its name has the members of the ready-made one, those that the axis has, by id or code', () => {
  assert.deepEqual(
    membersOf(anywhere, union, node('FR', 'anywhere'), { ...node('uk', 'anywhere'), code: 'GB' }),
    {
      FR: [{ group: 'eu', from: '1958-01-01', until: null }],
      uk: [{ group: 'eu', from: '1973-01-01', until: '2020-01-31' }],
    },
  );
});

test('a ready-made group holds what a ready-made list has hung', () => {
  assert.deepEqual(Object.keys(membersOf({ ...anywhere, parts: 'ISO 3166-2' }, union)), ['FR']);
});

test('what a policy tells of a member stands in place of the ready-made dates, and what it leaves out is not told', () => {
  const own = { ...node('FR', 'anywhere'), memberOf: [{ group: 'eu', until: '2030' }] };
  assert.deepEqual(membersOf(anywhere, union, own), { FR: [{ group: 'eu', from: null, until: '2030' }] });
});

test('a policy with members on record is taken as it stands there', () => {
  const once = validPolicy(
    withNodes({ place: [anywhere, union, { ...node('uk', 'anywhere'), code: 'GB' }] }),
    { places, groups },
  );
  assert.deepEqual(validPolicy(structuredClone(once)), once);
});
