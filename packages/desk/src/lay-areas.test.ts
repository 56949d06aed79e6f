import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Area, Lying } from '@proviso/core/vocabulary';
import { layAreas, type NodeWithArea } from './lay-areas.ts';

const area: Area = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
};
const nodes: NodeWithArea[] = [
  { id: 'world', name: 'everywhere' },
  { id: 'russia', name: 'Russia', within: ['world'], code: 'RU' },
  { id: 'RU-BEL', name: 'Belgorod region', within: ['russia'] },
  { id: 'strip', name: 'border strip', area },
  { id: 'ring', name: 'inner ring', area },
];

type Row = [what: string, ways: Lying[], lies: Record<string, string[]>];
const rows: Row[] = [
  [
    'an area that lies in one region',
    [
      { areas: ['strip'], around: ['RU-BEL', 'RU'] },
      { areas: [], around: ['RU-BEL', 'RU'] },
    ],
    { strip: ['RU-BEL', 'russia'] },
  ],
  [
    'an area around a region',
    [
      { areas: ['strip'], around: ['RU-BEL', 'RU'] },
      { areas: ['strip'], around: [] },
      { areas: [], around: ['RU-KRS', 'RU'] },
    ],
    { 'RU-BEL': ['russia', 'strip'], strip: ['world'] },
  ],
  [
    'an area that meets a region: what they share is a place of its own',
    [
      { areas: ['strip'], around: ['RU-BEL', 'RU'] },
      { areas: ['strip'], around: [] },
      { areas: [], around: ['RU-BEL', 'RU'] },
    ],
    { strip: ['world'], 'strip-and-RU-BEL': ['strip', 'RU-BEL'] },
  ],
  [
    'two areas that meet in a region that both meet',
    [
      { areas: ['strip', 'ring'], around: ['RU-BEL', 'RU'] },
      { areas: ['strip'], around: [] },
      { areas: ['ring'], around: [] },
      { areas: [], around: ['RU-BEL', 'RU'] },
    ],
    { 'strip-and-ring-and-RU-BEL': ['strip', 'ring', 'RU-BEL'], ring: ['world'] },
  ],
];

for (const [what, ways, lies] of rows)
  test(what, () => {
    const found = new Map(layAreas(nodes, () => ways).map((node) => [node.id, node]));
    for (const [id, within] of Object.entries(lies)) assert.deepEqual(found.get(id)?.within, within, id);
    assert.ok(![...found.values()].some((node) => 'area' in node));
  });

test('what areas share is told by their names', () => {
  const ways = rows[3]![1];
  const shared = layAreas(nodes, () => ways).find(({ id }) => id === 'strip-and-ring-and-RU-BEL');
  assert.equal(shared?.name, 'border strip and inner ring in Belgorod region');
});
