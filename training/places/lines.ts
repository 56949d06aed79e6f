/** Shapes that touch → one map in which neighbours share their lines, thinned and told in whole steps. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type {
  Objects,
  Topology,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from 'topojson-specification';

export type Shape = Polygon | MultiPolygon;
type Drawn<P extends object> = (TopoPolygon | TopoMultiPolygon) & { properties: P };
export type Lined<P extends object> = Omit<Topology, 'objects'> & {
  objects: { regions: { type: 'GeometryCollection'; geometries: Drawn<P>[] } };
};

/** Before thinning, corners closer than this part of the map's width fall together; 0: none do. */
export function lined<P extends object>(
  shapes: readonly { geometry: Shape; properties: P }[],
  parts = 0,
): Lined<P> {
  const regions: FeatureCollection<Shape, P> = {
    type: 'FeatureCollection',
    features: shapes.map(({ geometry, properties }) => ({ type: 'Feature', geometry, properties })),
  };
  return topology({ regions }, parts) as unknown as Lined<P>;
}

/** Corners of triangles smaller than `smallest` are dropped; `step` and `from` are in the map's own units. */
export function thinned<P extends object>(
  map: Lined<P>,
  smallest: number,
  step: number,
  from: [number, number],
): Lined<P> {
  return quantize(simplify(presimplify(map as Topology<Objects>), smallest), {
    scale: [step, step],
    translate: from,
  }) as unknown as Lined<P>;
}
