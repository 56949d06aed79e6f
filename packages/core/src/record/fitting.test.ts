import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Policy } from '../vocabulary/index.ts';
import { claimFrom } from './claim-from-finding.ts';
import { fittingAmong } from './fitting.ts';
import { toldReading } from './told-reading.ts';

const policyOf = (id: string, classes: Record<string, string[]>): Policy => ({
  id,
  name: id,
  authorities: [{ id: 'IN', name: 'India' }],
  issuers: ['IN'],
  nodes: {
    party: [{ id: 'anyone', name: 'anyone' }],
    action: [{ id: 'export', name: 'export', words: ['exports', 'exporting'] }],
    asset: [
      { id: 'goods', name: 'goods' },
      ...Object.entries(classes).map(([name, words]) => ({
        id: name.replaceAll(' ', '-'),
        name,
        words,
        within: ['goods'],
      })),
    ],
    place: [{ id: 'anywhere', name: 'anywhere' }],
    purpose: [{ id: 'any', name: 'any purpose' }],
  },
});

const POLICIES = [
  policyOf('rice', { rice: [], 'white rice': ['non-basmati white rice'] }),
  policyOf('grain', { wheat: ['durum'], rice: ['paddy'] }),
  policyOf('arms', { weapons: ['arms', 'munitions'], 'long-range missiles': [] }),
  policyOf('steel', { 'steel products': ['flat steel'] }),
];

const ROWS: [told: string, item: string | null, fits: string[]][] = [
  ['India banned exports of white rice.', 'white rice', ['rice']],
  ['India banned exports of durum.', 'durum', ['grain']],
  ['India banned exports of broken rice.', 'broken rice', []],
  ['India banned arms exports.', 'arms', ['arms']],
  ['India banned exports of munitions.', 'munitions', ['arms']],
  ['India banned exports of it, a ban on flat steel.', null, ['steel']],
  ['India banned exports.', null, []],
  ['India banned exports of copper.', 'copper', []],
];

for (const [text, item, fits] of ROWS) {
  test(`‹${text}› fits ${fits.join(' and ') || 'none'}, as trying all policies says`, () => {
    const reading = toldReading({
      text,
      findings: [{ anchor: 'banned', slots: item === null ? {} : { item } }],
    });
    const finding = reading.findings[0]!;
    const tried = POLICIES.filter((policy) => 'claim' in claimFrom(policy, reading, finding, 'origin'));
    assert.deepEqual(fittingAmong(POLICIES)(reading, finding), fits);
    assert.deepEqual(
      fits,
      tried.map(({ id }) => id),
    );
  });
}
