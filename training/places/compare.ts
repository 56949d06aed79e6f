/**
 * The source of the map → how many of 4,000 points on land, drawn evenly over the globe, lie in the same unit on the slimmed
 * map as in the source, and what a look-up costs. Run by hand: `node training/places/compare.ts package/data/build.json`
 */
import { readFileSync } from 'node:fs';
import type { FeatureCollection, Position } from 'geojson';
import { places } from '../../packages/places/src/index.ts';
import type { Shape } from './lines.ts';
import { type Told, unitOf } from './units.ts';

const POINTS = 4_000;
const source = process.argv[2];
if (source === undefined)
  throw new Error('name the file: node training/places/compare.ts package/data/build.json');
const world: FeatureCollection<Shape, Told> = JSON.parse(readFileSync(source, 'utf8'));
const polygons = world.features.flatMap(({ geometry, properties }) => {
  const { id, country } = unitOf(properties);
  const all = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return all.map((rings) => ({ unit: id ?? country, rings, box: boxOf(rings[0]!) }));
});

let seed = 1;
/** The generator of ANSI C. */
const random = (): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
  return seed / 2 ** 31;
};

const differ: string[] = [];
const points: [number, number][] = [];
while (points.length < POINTS) {
  const at: [number, number] = [random() * 360 - 180, (Math.asin(random() * 2 - 1) * 180) / Math.PI];
  const told = polygons.find(({ box, rings }) => isInBox(box, at) && isIn(rings, at))?.unit;
  if (told === undefined) continue;
  points.push(at);
  const found = places.locate(at)?.around[0];
  if (found !== told)
    differ.push(`${at.map((n) => n.toFixed(3)).join(',')}: ${found}, in the source ${told}`);
}
const before = process.cpuUsage();
for (const at of points) places.locate(at);
const { user, system } = process.cpuUsage(before);
console.log(
  `${POINTS} points on land, ${differ.length} elsewhere; ${((user + system) / POINTS).toFixed(1)} µs of CPU each`,
);
for (const line of differ) console.log(`  ${line}`);

function boxOf(ring: readonly Position[]): [number, number, number, number] {
  const [xs, ys] = [ring.map(([x]) => x!), ring.map(([, y]) => y!)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function isInBox([west, south, east, north]: readonly number[], [x, y]: readonly [number, number]): boolean {
  return west! <= x && x <= east! && south! <= y && y <= north!;
}

function isIn(rings: readonly Position[][], [px, py]: readonly [number, number]): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [[x0, y0], [x1, y1]] = [ring[i - 1]!, ring[i]!] as [[number, number], [number, number]];
      if (y0 > py !== y1 > py && px < x0 + ((py - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
    }
  return inside;
}
