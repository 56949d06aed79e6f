/**
 * The packed map → its regions, each with the lines that bound it. Lines are shared between neighbours and kept as whole
 * numbers in steps of the map; a region has some twenty thousand of them or one, read in when a place is first asked about.
 */
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

export type Region = {
  /** ISO 3166-2 where there is a code, a plain name where there is none, the country's code where it is undivided. */
  id: string;
  name: string;
  /** ISO 3166-1; null where no country is told for it (`spratly-islands`). */
  country: string | null;
};

/** A corner's distance from the next is told in steps; `first` is where a line begins among the corners. */
export type Lines = { x: Int32Array; y: Int32Array; first: Int32Array };

/** One connected piece of a region: the lines around it and around its lakes and enclaves, in no order. */
export type Piece = { region: number; lines: readonly number[] };

export type World = {
  regions: readonly Region[];
  pieces: readonly Piece[];
  lines: Lines;
  stepsOf: (longitude: number, latitude: number) => [x: number, y: number];
  degreesOf: (x: number, y: number) => [longitude: number, latitude: number];
  degreesPerStep: number;
};

/** The part of TopoJSON that the map uses. */
type Topology = {
  transform: { scale: [number, number]; translate: [number, number] };
  arcs: [number, number][][];
  objects: {
    regions: {
      geometries: {
        type: 'Polygon' | 'MultiPolygon' | null;
        arcs?: number[][] | number[][][];
        properties: { id: string | null; country: string | null; name: string };
      }[];
    };
  };
};

export const unpacked = <T>(file: string): T =>
  JSON.parse(brotliDecompressSync(readFileSync(new URL(`../data/${file}`, import.meta.url))).toString()) as T;

let known: World | undefined;

export function world(): World {
  known ??= worldFrom(unpacked<Topology>('regions.topojson.br'));
  return known;
}

function worldFrom({ transform, arcs, objects }: Topology): World {
  const regions: Region[] = [];
  const numbers = new Map<string, number>();
  const pieces: Piece[] = [];
  for (const { type, arcs: rings = [], properties } of objects.regions.geometries) {
    const id = properties.id ?? properties.country!;
    const number = numbers.get(id) ?? regions.length;
    if (number === regions.length) {
      numbers.set(id, number);
      regions.push({ id, name: properties.name, country: properties.country });
    }
    const polygons = (type === 'Polygon' ? [rings] : rings) as number[][][];
    for (const polygon of polygons)
      pieces.push({ region: number, lines: polygon.flat().map((arc) => (arc < 0 ? ~arc : arc)) });
  }
  const { scale, translate } = transform;
  return {
    regions,
    pieces,
    lines: linesFrom(arcs),
    stepsOf: (longitude, latitude) => [
      (longitude - translate[0]) / scale[0],
      (latitude - translate[1]) / scale[1],
    ],
    degreesOf: (x, y) => [x * scale[0] + translate[0], y * scale[1] + translate[1]],
    degreesPerStep: scale[0],
  };
}

function linesFrom(arcs: Topology['arcs']): Lines {
  const corners = arcs.reduce((sum, arc) => sum + arc.length, 0);
  const lines = {
    x: new Int32Array(corners),
    y: new Int32Array(corners),
    first: new Int32Array(arcs.length + 1),
  };
  let at = 0;
  arcs.forEach((arc, line) => {
    lines.first[line] = at;
    let [x, y] = [0, 0];
    for (const [dx, dy] of arc) {
      x += dx;
      y += dy;
      lines.x[at] = x;
      lines.y[at++] = y;
    }
  });
  lines.first[arcs.length] = at;
  return lines;
}
