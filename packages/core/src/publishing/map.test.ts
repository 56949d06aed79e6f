import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InPlace, PlaceAnswer } from '../decision/index.ts';
import type { Outcome, Policy } from '../vocabulary/index.ts';
import { answerMap } from './map.ts';
import { worldMap } from './world/world-map.ts';

const place = (id: string, name: string, ...within: string[]) => ({ id, name, within, code: id });
const one = [{ id: 'any', name: 'any' }];
const policy: Policy = {
  id: 'exports',
  name: 'Exports',
  issuers: ['any'],
  nodes: {
    party: one,
    action: one,
    asset: one,
    purpose: one,
    place: [
      { id: 'world', name: 'every destination' },
      place('BT', 'Bhutan', 'world'),
      place('KE', 'Kenya', 'world'),
      place('RU', 'Russia', 'world'),
      place('RU-KRS', 'Kursk', 'RU'),
      place('RU-BEL', 'Belgorod', 'RU'),
      place('MC', 'Monaco', 'world'),
    ],
  },
};

type Told = Outcome | 'partly';
/** What holds in a place, and in the rest of it where it is divided. */
type Row = [what: string, told: Record<string, Told | [Told, rest: Outcome]>, groups: string[]];

const rows: Row[] = [
  [
    'everything alike is told by the widest name',
    {
      world: 'prohibited',
      BT: 'prohibited',
      KE: 'prohibited',
      RU: 'prohibited',
      'RU-KRS': 'prohibited',
      'RU-BEL': 'prohibited',
      MC: 'prohibited',
    },
    ['forbidden: every destination'],
  ],
  [
    'one country freed',
    {
      world: ['partly', 'prohibited'],
      BT: 'permitted',
      KE: 'prohibited',
      RU: 'prohibited',
      'RU-KRS': 'prohibited',
      'RU-BEL': 'prohibited',
      MC: 'prohibited',
    },
    ['forbidden: Kenya, Russia, Monaco and elsewhere', 'allowed: Bhutan'],
  ],
  [
    'one region of a country freed',
    {
      world: ['partly', 'undetermined'],
      BT: 'undetermined',
      KE: 'undetermined',
      RU: ['partly', 'prohibited'],
      'RU-KRS': 'permitted',
      'RU-BEL': 'prohibited',
      MC: 'undetermined',
    },
    [
      'nothing on record covers this: Bhutan, Kenya, Monaco and elsewhere',
      'forbidden: Belgorod and the rest of Russia',
      'allowed: Kursk',
    ],
  ],
  [
    'a country in which it depends on the class, and not on the place',
    {
      world: ['partly', 'prohibited'],
      BT: 'partly',
      KE: 'prohibited',
      RU: 'prohibited',
      'RU-KRS': 'prohibited',
      'RU-BEL': 'prohibited',
      MC: 'prohibited',
    },
    ['forbidden: Kenya, Russia, Monaco and elsewhere', 'it depends on the part: Bhutan'],
  ],
];

const answer = (outcome: Told): PlaceAnswer => ({
  outcome,
  duties: [],
  basis: 'official text',
  dependsOnDay: false,
});
const both = (outcome: Told) => ({ officialText: answer(outcome), asReported: answer(outcome) });
const mapOf = (told: Row[1]) =>
  answerMap(
    policy,
    new Map(
      Object.entries(told).map(([id, outcomes]): [string, InPlace] => {
        const [outcome, rest] = Array.isArray(outcomes) ? outcomes : [outcomes];
        return [id, { ...both(outcome), rest: rest ? () => both(rest) : null }];
      }),
    ),
  );

for (const [what, told, groups] of rows)
  test(`${what}: ${groups.join('; ')}`, () => {
    const said = mapOf(told).groups.asReported.map(({ label, text }) => `${label}: ${text}`);
    assert.deepEqual(said, groups);
  });

test('a map shows each country of the policy by its answer, and the small ones as points', () => {
  const world = worldMap(policy, mapOf(rows[2]![1]), 'asReported');
  const shapes = world?.marked.flatMap(({ mark, shapes }) => (mark === null ? [] : shapes)) ?? [];
  assert.deepEqual(
    shapes.map(({ title, path }) => `${title}${path === null ? ', a point' : ''}`),
    [
      'Russia: it depends on the part',
      'Bhutan: nothing on record covers this',
      'Kenya: nothing on record covers this',
      'Monaco: nothing on record covers this, a point',
    ],
  );
});

test('where all countries have one answer there is no map', () => {
  assert.equal(worldMap(policy, mapOf(rows[0]![1]), 'asReported'), null);
});
