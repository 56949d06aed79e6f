/** Policies in a line each → which are related, and by what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Node, Policy } from '../vocabulary/index.ts';
import { bondsOf, relatedTo } from './related.ts';

/** Name, who rules, the items and the places; the first item is the class of the others. */
type Line = [name: string, issuer: string, items: string, places: string];

const nodes = (root: string, names: string): Node[] => [
  { id: root, name: root },
  ...names
    .split(', ')
    .filter((name) => name !== '')
    .map((name) => ({ id: name, name, within: [root] })),
];

function policyOf([name, issuer, items, places]: Line): Policy {
  const [root = '', ...rest] = items.split(', ');
  return {
    id: name,
    name,
    authorities: [{ id: issuer, name: issuer }],
    issuers: [issuer],
    nodes: {
      party: nodes('anyone', ''),
      action: nodes('exporting', ''),
      asset: nodes(root, rest.join(', ')),
      place: nodes('anywhere', places),
      purpose: nodes('any purpose', ''),
    },
  };
}

const RICE: Line = ['rice', 'India', 'rice, white rice', 'Kenya, Bhutan'];
const CASES: [law: string, others: Line[], expected: string[]][] = [
  ['one that shares nothing is left out', [['steel', 'Brazil', 'steel', 'Peru']], []],
  ['who rules relates', [['onions', 'India', 'onions', 'Peru']], ['onions: issuer India']],
  [
    'an item and a place relate, whatever their case',
    [['aid', 'Canada', 'food, White Rice', 'kenya']],
    ['aid: asset white rice; place Kenya'],
  ],
  [
    'who shares what is rarer comes first',
    [
      ['onions', 'India', 'onions', ''],
      ['sugar', 'India', 'sugar', ''],
      ['grain', 'Egypt', 'grain, rice', ''],
    ],
    ['grain: asset rice', 'onions: issuer India', 'sugar: issuer India'],
  ],
  ['the whole world is no bond', [['steel', 'Brazil', 'steel', '']], []],
  [
    'what nearly all share is none either',
    Array.from({ length: 12 }, (_, i): Line => [`p${i}`, `country ${i}`, `good ${i}`, 'Kenya']),
    [],
  ],
];

for (const [law, others, expected] of CASES) {
  test(`related policies: ${law}`, () => {
    const all = [RICE, ...others].map((line) => bondsOf(policyOf(line)));
    const told = relatedTo(all[0]!, all).map(
      ({ policy, shares }) =>
        `${policy.name}: ${shares.map(({ bond, names }) => `${bond} ${names.join(', ')}`).join('; ')}`,
    );
    assert.deepEqual(told, expected);
  });
}
