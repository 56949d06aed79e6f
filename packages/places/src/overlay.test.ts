import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Area, Position } from '@proviso/core/vocabulary';
import { places } from './index.ts';

const box = (west: number, south: number, east: number, north: number): Area => {
  const ring: Position[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] };
};

type Row = [
  what: string,
  areas: Record<string, Area>,
  meet: string[],
  holds: [inner: string, outer: string][],
];

const rows: Row[] = [
  [
    'a strip along a border lies in parts of both countries',
    { strip: box(36, 50.1, 37, 50.7) },
    ['strip RU-BEL RU', 'strip UA-63 UA'],
    [],
  ],
  [
    'an area in one region lies within it',
    { port: box(20.3, 54.6, 20.6, 54.8) },
    ['port RU-KGD RU'],
    [['port', 'RU-KGD']],
  ],
  [
    'an area around a small country holds it',
    { around: box(5.6, 49.3, 6.7, 50.3) },
    ['around LU-L LU', 'around BE-WLX BE'],
    [
      ['LU', 'around'],
      ['LU-L', 'around'],
    ],
  ],
  [
    'no country lies in an area that leaves its far parts out',
    { mainland: box(-6, 42, 9, 52) },
    ['mainland FR-75 FR'],
    [
      ['FR-75', 'mainland'],
      ['LU', 'mainland'],
      ['LU-L', 'mainland'],
      ['BE', 'mainland'],
    ],
  ],
  [
    'two areas that meet',
    { east: box(30, 45, 34, 46.5), west: box(32, 45, 36, 46.5) },
    ['east west UA-65 UA', 'west UA-43 UA'],
    [],
  ],
  ['an area at sea lies nowhere', { sea: box(-31, 29, -29, 31) }, ['sea'], []],
];

for (const [what, areas, meet, holds] of rows)
  test(what, () => {
    const ways = places
      .overlay(new Map(Object.entries(areas)))
      .map((way) => new Set([...way.areas, ...way.around]));
    for (const way of meet)
      assert.ok(
        ways.some((found) => [...found].join(' ') === way),
        way,
      );
    for (const area of Object.keys(areas))
      for (const other of ['RU', 'RU-BEL', 'RU-KGD', 'LU', 'LU-L', 'FR', 'FR-75', 'BE']) {
        const isIn = (inner: string, outer: string) =>
          ways.some((way) => way.has(inner)) && ways.every((way) => !way.has(inner) || way.has(outer));
        const told = (inner: string, outer: string) => holds.some(([a, b]) => a === inner && b === outer);
        assert.equal(isIn(other, area), told(other, area), `${other} in ${area}`);
        const lies = told(area, other) || holds.some(([a, b]) => a === area && b.startsWith(`${other}-`));
        assert.equal(isIn(area, other), lies, `${area} in ${other}`);
      }
  });
