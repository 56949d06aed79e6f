/**
 * The units of a map → one outline a country on a sheet 2000 wide, in whole steps, as SVG path data. A country too
 * small to be seen is a point.
 */
import type { MultiPolygon, Position } from 'geojson';
import { merge } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { type Lined, lined, type Shape, thinned } from './lines.ts';

export type Outline = { code: string; path: string } | { code: string; at: [x: number, y: number] };

const WIDTH = 2000;
/** Corners of smaller triangles are dropped, and islands smaller than so much; in square steps. */
const SMALLEST_TRIANGLE = 5;
const SMALLEST_ISLAND = 16;
/** A country whose largest part is smaller is a point. */
const SMALLEST_COUNTRY = 28;
/** South of it there is ice alone: it would fill a fifth of the sheet. */
const SOUTHERN_EDGE = -59;

export function outlinesOf(units: readonly { geometry: Shape; country: string | null }[]): Outline[] {
  const shown = units.flatMap(({ geometry, country }) =>
    country === null || country === 'AQ' ? [] : [{ geometry: projected(geometry), properties: { country } }],
  );
  const exact = lined(shown, 1e5);
  const rough = thinned(exact, SMALLEST_TRIANGLE, 1, [0, 0]);
  const codes = [...new Set(shown.map(({ properties }) => properties.country))].sort();
  return codes.map((code) => outlineOf(code, whole(rough, code), whole(exact, code)));
}

const whole = (map: Lined<{ country: string }>, country: string): Position[][][] =>
  merge(
    map as Topology,
    map.objects.regions.geometries.filter(({ properties }) => properties.country === country),
  ).coordinates;

function outlineOf(code: string, rough: readonly Position[][][], exact: readonly Position[][][]): Outline {
  const rings = rough.flatMap((polygon) =>
    polygon.filter((ring) => Math.abs(areaOf(ring)) >= SMALLEST_ISLAND),
  );
  const largest = [...exact].sort((a, b) => Math.abs(areaOf(b[0]!)) - Math.abs(areaOf(a[0]!)))[0]!;
  if (rings.length > 0 && Math.abs(areaOf(largest[0]!)) >= SMALLEST_COUNTRY)
    return { code, path: rings.map(pathOf).join('') };
  return { code, at: middleOf(largest[0]!) };
}

/** `m` moves within the sheet, `l` tells steps from corner to corner. */
function pathOf(ring: readonly Position[]): string {
  const corners = ring
    .filter(([x, y], i) => i === 0 || x !== ring[i - 1]![0] || y !== ring[i - 1]![1])
    .slice(0, -1);
  const [first] = corners;
  const steps = corners.slice(1).map(([x, y], i) => `${x! - corners[i]![0]!} ${y! - corners[i]![1]!}`);
  return `M${first!.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}z`;
}

function areaOf(ring: readonly Position[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++)
    twice += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  return twice / 2;
}

function middleOf(ring: readonly Position[]): [number, number] {
  const middle = (axis: 0 | 1) => {
    const values = ring.map((corner) => corner[axis]!);
    return Math.round((Math.min(...values) + Math.max(...values)) / 2);
  };
  return [middle(0), middle(1)];
}

function projected(geometry: Shape): MultiPolygon {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return {
    type: 'MultiPolygon',
    coordinates: polygons
      .filter(([outer]) => outer!.some(([, latitude]) => latitude! > SOUTHERN_EDGE))
      .map((polygon) =>
        polygon.map((ring) => ring.map(([longitude, latitude]) => equalEarth(longitude!, latitude!))),
      ),
  };
}

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796];
const SCALE = WIDTH / 2 / ((2 * Math.PI) / (Math.sqrt(3) * A1));
const NORTH = raw(0, 84)[1];

/** Equal Earth (Šavrič, Patterson and Jenny, 2018): areas are as they are. */
function equalEarth(longitude: number, latitude: number): Position {
  const [x, y] = raw(longitude, latitude);
  return [WIDTH / 2 + x * SCALE, (NORTH - y) * SCALE];
}

function raw(longitude: number, latitude: number): [number, number] {
  const theta = Math.asin((Math.sqrt(3) / 2) * Math.sin((latitude * Math.PI) / 180));
  const t2 = theta * theta;
  const t6 = t2 * t2 * t2;
  const x =
    (2 * Math.sqrt(3) * ((longitude * Math.PI) / 180) * Math.cos(theta)) /
    (3 * (9 * A4 * t6 * t2 + 7 * A3 * t6 + 3 * A2 * t2 + A1));
  return [x, theta * (A4 * t6 * t2 + A3 * t6 + A2 * t2 + A1)];
}
