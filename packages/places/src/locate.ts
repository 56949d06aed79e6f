/**
 * A point → the region it lies in and what lies around that. A point at sea belongs to the nearest coast within twelve
 * nautical miles, as far as coastal waters reach; beyond, to nobody.
 */
import { type Located, type Places, ProvisoError } from '@proviso/core/vocabulary';
import { indexPieces, type Pieces } from './pieces.ts';
import { world } from './regions.ts';
import { around, otherwise, USUAL_VIEW } from './views.ts';

/** Twelve nautical miles. */
const COASTAL_WATERS_KM = 22.224;

let index: Pieces | undefined;

export function pieces(): Pieces {
  index ??= indexPieces(world());
  return index;
}

export const locate: Places['locate'] = (
  [longitude, latitude],
  { view = USUAL_VIEW, on } = {},
): Located | null => {
  if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))
    throw new ProvisoError(
      'E_USAGE',
      `\`${longitude},${latitude}\` is no point: a longitude from -180 to 180, then a latitude from -90 to 90`,
    );
  const onLand = pieces().holding(longitude, latitude);
  const found = onLand ? { piece: onLand, km: 0 } : pieces().nearest(longitude, latitude, COASTAL_WATERS_KM);
  if (!found) return null;
  const region = world().regions[found.piece.region]!;
  return {
    around: around(region, view, on),
    name: region.name,
    offshoreKm: Math.round(found.km * 10) / 10,
    otherwise: otherwise(region, view, on),
  };
};
