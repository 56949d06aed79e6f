/**
 * A name in one of some twenty languages, or of old → the codes of the places that bear it. Countries come before regions,
 * so that "Georgia" is the country; their names in other languages are those that Unicode's CLDR gives them.
 */
import countries from './countries.json' with { type: 'json' };
import otherNames from './other-names.json' with { type: 'json' };
import { unpacked, world } from './regions.ts';

const LANGUAGES = 'en de es fr it nl pl pt ru sv tr uk zh ar el hu ja ko vi he fa'.split(' ');

/** A name of old comes with the day on which it was given up. */
export type OtherNames = { code: string; names: string[]; former?: string[][] };

let ofCountries: Map<string, string[]> | undefined;
let ofRegions: Map<string, string[]> | undefined;

export function codesOf(name: string): string[] {
  const key = keyOf(name);
  if (key === '') return [];
  ofCountries ??= countryNames();
  const countriesFound = ofCountries.get(key);
  if (countriesFound) return [...countriesFound];
  ofRegions ??= regionNames();
  return [...(ofRegions.get(key) ?? [])];
}

/** Case, accents, stops and a leading "the" aside. */
const keyOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\bst\.? /g, 'saint ')
    .replace(/[.'’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');

function countryNames(): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { code, name } of countries) for (const each of [code, name]) enter(names, each, code);
  for (const { code, names: usual, former = [] } of otherNames as OtherNames[])
    for (const each of [...usual, ...former.map(([name]) => name!)]) enter(names, each, code);
  for (const language of LANGUAGES) {
    const told = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const { code } of countries) for (const name of partsOf(told.of(code))) enterNew(names, name, code);
  }
  return names;
}

function regionNames(): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { id, name } of world().regions) for (const each of [id, name]) enter(names, each, id);
  for (const [id, others] of Object.entries(unpacked<Record<string, string[]>>('names.json.br')))
    for (const other of others) enter(names, other, id);
  return names;
}

function enter(names: Map<string, string[]>, name: string, code: string): void {
  const key = keyOf(name);
  if (key === '') return;
  const known = names.get(key) ?? [];
  if (!known.includes(code)) known.push(code);
  names.set(key, known);
}

/** "Myanmar (Birmanie)" is told as one and as the other. */
const partsOf = (name: string | undefined): string[] =>
  name === undefined ? [] : [name, ...name.split(/[()]/).filter((part) => part.trim() !== '')];

/** A name that means one country in a language read before means it in all ("Guinée" is no second country). */
function enterNew(names: Map<string, string[]>, name: string, code: string): void {
  if (!names.has(keyOf(name))) enter(names, name, code);
}
