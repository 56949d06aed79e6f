/**
 * Areas that somebody drew → all ways in which points lie to them and to the world's regions. Looked at are a grid over each
 * area, its corners, and the corners of every region near it: what is smaller than a step of the grid and holds no corner is
 * not seen.
 */
import type { Area, Lying, Places, Position } from '@proviso/core/vocabulary';
import { locate, pieces } from './locate.ts';
import type { Box } from './pieces.ts';
import { type Region, world } from './regions.ts';
import { around, USUAL_VIEW } from './views.ts';

const STEPS = 48;

export const overlay: Places['overlay'] = (areas) => {
  const drawn = [...areas].map(([id, area]) => ({ id, rings: ringsOf(area), box: boxOf(area) }));
  const ways = new Map<string, Lying>();
  const note = (at: Position, around: readonly string[]): void => {
    const inside = drawn.filter(({ rings, box }) => isInBox(box, at) && isInRings(rings, at));
    add(ways, { areas: inside.map(({ id }) => id), around: [...around] });
  };
  for (const { rings, box } of drawn)
    for (const at of [...grid(box), ...rings.flat()])
      if (isInRings(rings, at)) note(at, locate(at)?.around ?? []);
  for (const { region, lines } of drawn.flatMap(({ box }) => pieces().near(box)))
    for (const at of cornersOf(lines)) note(at, around(world().regions[region]!, USUAL_VIEW, undefined));
  for (const region of untouched(ways))
    add(ways, { areas: [], around: around(region, USUAL_VIEW, undefined) });
  return [...ways.values()];
};

function add(ways: Map<string, Lying>, way: Lying): void {
  ways.set(JSON.stringify(way), way);
}

/** A country lies in an area only where all of its regions do, the far ones too. */
function untouched(ways: ReadonlyMap<string, Lying>): Region[] {
  const met = new Set([...ways.values()].flatMap((way) => way.around));
  return world().regions.filter(
    ({ id, country }) => !met.has(id) && country !== null && met.has(country) && id !== country,
  );
}

function* cornersOf(lines: readonly number[]): Generator<Position> {
  const { lines: all, degreesOf } = world();
  for (const line of lines)
    for (let i = all.first[line]!; i < all.first[line + 1]!; i++) yield degreesOf(all.x[i]!, all.y[i]!);
}

type Ring = readonly Position[];

const ringsOf = ({ type, coordinates }: Area): Ring[] =>
  type === 'Polygon' ? [...coordinates] : coordinates.flat();

function boxOf(area: Area): Box {
  const corners = ringsOf(area).flat();
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** The middles of equal squares. */
function grid([west, south, east, north]: Box): Position[] {
  const at = (from: number, to: number, step: number) => from + ((to - from) * (step + 0.5)) / STEPS;
  return Array.from({ length: STEPS * STEPS }, (_, i) => [
    at(west, east, i % STEPS),
    at(south, north, Math.floor(i / STEPS)),
  ]);
}

const isInBox = ([west, south, east, north]: Box, [x, y]: Position): boolean =>
  west <= x && x <= east && south <= y && y <= north;

/** By how often a ray to the east crosses an edge: holes need no care of their own. */
function isInRings(rings: readonly Ring[], [px, py]: Position): boolean {
  let inside = false;
  for (const ring of rings)
    for (let i = 0, before = ring.length - 1; i < ring.length; before = i++) {
      const [x0, y0] = ring[before]!;
      const [x1, y1] = ring[i]!;
      if (y0 > py !== y1 > py && px < x0 + ((py - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
    }
  return inside;
}
