/**
 * A point → the pieces of land that hold it, or the nearest coast. Whether a piece holds it is told by how often a ray to
 * the east crosses the piece's lines, so that lakes and enclaves need no care of their own.
 */
import Flatbush from 'flatbush';
import type { Lines, Piece, World } from './regions.ts';

export type Pieces = {
  /** Those whose boxes meet the box. */
  near: (box: Box) => Piece[];
  holding: (longitude: number, latitude: number) => Piece | null;
  /** Null where there is none so near. */
  nearest: (longitude: number, latitude: number, withinKm: number) => { piece: Piece; km: number } | null;
};

const KM_PER_DEGREE = 111.195;

export function indexPieces({ pieces: unsorted, lines, stepsOf, degreesPerStep }: World): Pieces {
  const boxes = boxesOf(lines);
  const sized = unsorted.map((piece) => ({ piece, box: boxAround(piece, boxes) }));
  // A country that lies within another is not everywhere cut out of it: of two pieces the smaller holds the point.
  sized.sort((a, b) => sizeOf(b.box) - sizeOf(a.box));
  const pieces = sized.map(({ piece }) => piece);
  const index = new Flatbush(pieces.length);
  for (const { box } of sized) index.add(...box);
  index.finish();
  return {
    near([west, south, east, north]) {
      const [from, to] = [stepsOf(west, south), stepsOf(east, north)];
      return index.search(from[0], from[1], to[0], to[1]).map((at) => pieces[at]!);
    },
    holding(longitude, latitude) {
      const [x, y] = stepsOf(longitude, latitude);
      const found = index.search(x, y, x, y).filter((at) => holds(lines, boxes, pieces[at]!, x, y));
      return found.length === 0 ? null : pieces[Math.max(...found)]!;
    },
    nearest(longitude, latitude, withinKm) {
      const [x, y] = stepsOf(longitude, latitude);
      const kmUp = degreesPerStep * KM_PER_DEGREE;
      const kmAcross = kmUp * Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
      const [dx, dy] = [withinKm / kmAcross, withinKm / kmUp];
      let best: { piece: Piece; km: number } | null = null;
      for (const at of index.search(x - dx, y - dy, x + dx, y + dy)) {
        const km = distance(lines, pieces[at]!, x, y, kmAcross, kmUp);
        if (km <= (best?.km ?? withinKm)) best = { piece: pieces[at]!, km };
      }
      return best;
    },
  };
}

export type Box = [west: number, south: number, east: number, north: number];

const sizeOf = ([west, south, east, north]: Box): number => (east - west) * (north - south);

function boxAround({ lines }: Piece, boxes: Int32Array): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines)
    for (const side of [0, 1, 2, 3] as const) {
      const end = boxes[line * 4 + side]!;
      box[side] = side < 2 ? Math.min(box[side], end) : Math.max(box[side], end);
    }
  return box;
}

/** Four numbers a line: its western, southern, eastern and northern end. */
function boxesOf({ x, y, first }: Lines): Int32Array {
  const boxes = new Int32Array((first.length - 1) * 4);
  for (let line = 0; line + 1 < first.length; line++) {
    const [from, to] = [first[line]!, first[line + 1]!];
    let [west, south, east, north] = [x[from]!, y[from]!, x[from]!, y[from]!];
    for (let i = from + 1; i < to; i++) {
      west = Math.min(west, x[i]!);
      east = Math.max(east, x[i]!);
      south = Math.min(south, y[i]!);
      north = Math.max(north, y[i]!);
    }
    boxes.set([west, south, east, north], line * 4);
  }
  return boxes;
}

function holds({ x, y, first }: Lines, boxes: Int32Array, piece: Piece, px: number, py: number): boolean {
  let inside = false;
  for (const line of piece.lines) {
    const isBeside = boxes[line * 4 + 2]! < px || boxes[line * 4 + 1]! > py || boxes[line * 4 + 3]! <= py;
    if (isBeside) continue;
    for (let i = first[line]! + 1; i < first[line + 1]!; i++) {
      const [y0, y1] = [y[i - 1]!, y[i]!];
      if (y0 > py === y1 > py) continue;
      if (px < x[i - 1]! + ((py - y0) / (y1 - y0)) * (x[i]! - x[i - 1]!)) inside = !inside;
    }
  }
  return inside;
}

/** On a flat map around the point, which is true enough for some tens of kilometres. */
function distance(
  { x, y, first }: Lines,
  piece: Piece,
  px: number,
  py: number,
  kmAcross: number,
  kmUp: number,
): number {
  let best = Infinity;
  for (const line of piece.lines)
    for (let i = first[line]! + 1; i < first[line + 1]!; i++) {
      const [ax, ay] = [(x[i - 1]! - px) * kmAcross, (y[i - 1]! - py) * kmUp];
      const [dx, dy] = [(x[i]! - x[i - 1]!) * kmAcross, (y[i]! - y[i - 1]!) * kmUp];
      const long = dx * dx + dy * dy;
      const t = long === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / long));
      best = Math.min(best, Math.hypot(ax + t * dx, ay + t * dy));
    }
  return best;
}
