import type { Node, NodeId } from './policy.ts';

/** Degrees, as GeoJSON has them. */
export type Position = readonly [longitude: number, latitude: number];

/** Where a point lies, by one view of whose a unit is. */
export type Located = {
  /** The smallest unit first, then what lies around it: `UA-43`, `UA`. */
  around: NodeId[];
  /** The smallest unit's. */
  name: string;
  /** 0 on land; else how far the coast is to which it was given. */
  offshoreKm: number;
  /** Other views give the same unit to others. */
  otherwise: { view: string; around: NodeId[]; why: string }[];
};

/** The hierarchies that a policy need not write out: its node says `parts`, and these nodes are hung below it. */
export const READY_MADE = ['ISO 3166-1', 'ISO 3166-2', 'HS chapters'] as const;
export type ReadyMade = (typeof READY_MADE)[number];

/** An area that somebody drew, in GeoJSON: a polygon's first ring is its edge, the others are holes in it. */
export type Area =
  | { type: 'Polygon'; coordinates: readonly (readonly Position[])[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly (readonly Position[])[])[] };

/** A way in which points lie: the areas that they are in, and the units around them by their codes. */
export type Lying = { areas: NodeId[]; around: NodeId[] };

/** The world's countries and regions, by ISO 3166. */
export type Places = {
  /** Null on the open sea. `view` is `iso` where it is left out; `on` leaves aside what a view began to hold later. */
  locate: (at: Position, options?: { view?: string; on?: string }) => Located | null;
  /** Countries of that name, in any of some twenty languages or of old; where there are none, regions. Empty: unknown. */
  codesOf: (name: string) => NodeId[];
  /** All ways in which points of the areas lie, and points of the countries that they touch. */
  overlay: (areas: ReadonlyMap<NodeId, Area>) => Lying[];
  /** Those at the top stand within no other. */
  readyMade: (list: ReadyMade) => Node[];
};
