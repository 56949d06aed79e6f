/**
 * A unit and a view of whose it is → what lies around the unit. No view is the truth: the answer says which was taken, and
 * which others give the unit to others.
 */
import { ProvisoError } from '@proviso/core/vocabulary';
import countries from './countries.json' with { type: 'json' };
import type { Region } from './regions.ts';
import rows from './views.json' with { type: 'json' };

type Gift = {
  /** Regions by their ids, or whole countries by their codes. */
  units?: string[];
  countries?: string[];
  /** ISO 3166-1; null: it stands alone. */
  to: string | null;
  /** The day on which it is held to have become so. */
  since: string;
  why: string;
};
type View = { id: string; about: string; gives: Gift[] };

export const VIEWS: readonly View[] = rows;
export const USUAL_VIEW = 'iso';

const PART_OF = new Map(countries.flatMap(({ code, partOf }) => (partOf ? [[code, partOf] as const] : [])));

/** The unit itself first. A day before a view began to hold leaves its gift aside. */
export function around(region: Region, view: string, on: string | undefined): string[] {
  const found = VIEWS.find(({ id }) => id === view);
  if (!found) {
    const known = VIEWS.map(({ id }) => `\`${id}\``).join(', ');
    throw new ProvisoError(
      'E_USAGE',
      `there is no view \`${view}\` of whose a place is: take one of ${known}`,
    );
  }
  return aroundBy(region, giftOf(region, found, on));
}

/** Views by which the unit lies elsewhere than by `view`. */
export const otherwise = (region: Region, view: string, on: string | undefined) => {
  const here = around(region, view, on).join();
  return VIEWS.flatMap((other) => {
    const gift = giftOf(region, other, on);
    const there = aroundBy(region, gift);
    const why = gift?.why ?? other.about;
    return there.join() === here ? [] : [{ view: other.id, around: there, why }];
  });
};

const giftOf = ({ id, country }: Region, { gives }: View, on: string | undefined): Gift | undefined =>
  gives.find(
    ({ units = [], countries: whole = [], since }) =>
      (units.includes(id) || (country !== null && whole.includes(country))) &&
      (on === undefined || since <= on),
  );

function aroundBy({ id, country }: Region, gift: Gift | undefined): string[] {
  const own = gift?.countries && country !== null ? [country] : [];
  const home = gift ? gift.to : country;
  const outer = home === null ? [] : [home, PART_OF.get(home)];
  return [...new Set([id, ...own, ...outer])].filter((node) => node !== undefined);
}
