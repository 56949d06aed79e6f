/**
 * A field → the names in it. Roles, degrees, days and addresses beside the names fall away, and so do outlets and agencies
 * beside persons; a name is one to five words that begin with capitals.
 */
import words from './bylines.json' with { type: 'json' };
import { agency } from './credits.ts';
import dates from './dates.json' with { type: 'json' };
import { dateIn } from './dates.ts';
import outlets from './outlet-words.json' with { type: 'json' };
import { lettersOf } from './outlets.ts';

const MOST_NAMES = 12;
const MOST_LETTERS = 200;
const MOST_NAME = 60;
/** Those that are no part of a name: "Di" and "De" are. */
const OPENS_NAMES = new Set(['by', 'von', 'vom', 'par', 'por']);
const JOINS = new Set(words.joins);
const CUT = new Set(words.cut);
const ROLES = new Set(words.roles);
const BODIES = new Set(words.bodies);
const PLACES = new Set(words.places);
const NOBODY = new Set(words.nobody);
const DAYS = new Set(
  [...dates.beside, ...dates.published, ...dates.modified].filter((word) => word.length > 2),
);
const PARTICLES = new Set(words.particles);
const DEGREES = new Set(words.degrees);
const OUTLET_WORDS = new Set(outlets.words.map((word) => lettersOf(word)));

/** The names in a field. One `marked` as holding authors may hold pen names of one word, and without capitals. */
export function namesIn(field: string, marked = true): string[] {
  const names: string[] = [];
  const keys = new Set<string>();
  for (const piece of piecesOf(field)) {
    const name = cleaned(piece, names.length > 0);
    const isAfter = names.length > 0 && names[0]!.includes(' ');
    if (isAfter && (!name.includes(' ') || PLACES.has(name.toLowerCase()))) continue;
    const key = lettersOf(name);
    if (keys.has(key) || names.length === MOST_NAMES || !isName(name, marked)) continue;
    keys.add(key);
    names.push(name);
  }
  return personsOf(names);
}

/** The names in a field that speaks of one person: "Doe, Jane" is one. */
export function namesOfPerson(field: string): string[] {
  const turned = /^(\p{Lu}[\p{L}'’-]+),\s+(\p{Lu}[\p{L}.'’-]*(?:\s+(?:\p{Lu}\.|\p{Ll}{1,3}))*)$/u.exec(
    field.trim(),
  );
  return turned ? [`${turned[2]} ${turned[1]}`] : namesIn(field);
}

/** Each once, in capitals or not; outlets and agencies fall away where persons are named beside them. */
export function personsOf(told: readonly string[]): string[] {
  const byLetters = new Map<string, string>();
  for (const name of told) {
    const known = byLetters.get(lettersOf(name));
    if (known === undefined || known === known.toUpperCase()) byLetters.set(lettersOf(name), name);
  }
  const names = [...byLetters.values()];
  const persons = names.filter((name) => name.includes(' ') && !isOutletLike(name));
  return persons.length > 0 ? persons : names;
}

export const isOutletLike = (name: string): boolean =>
  agency(name) !== null || name.split(' ').some((word) => OUTLET_WORDS.has(lettersOf(word)));

/** Parted at commas, bars, full stops and "and"; what follows a place, a day or a call to click is no name. */
function piecesOf(field: string): string[] {
  const line = tidy(field.slice(0, MOST_LETTERS))
    .replace(/\([^)]*\)?|\[[^\]]*\]?/g, ' ')
    .replace(/\S+@\S+|https?:\S+|(?<!\S)@\S+/g, ' ');
  const date = dateIn(line);
  const undated = date ? `${line.slice(0, date.at)} | ${line.slice(date.at + date.length)}` : line;
  const pieces: string[] = [];
  for (const part of undated.split(/[,;/|•·]|\s[-–—]+\s|(?<=\p{L}{4})\.\s/u)) {
    const isLoud = part === part.toUpperCase();
    let piece: string[] = [];
    let cut = false;
    for (const word of part.trim().split(/\s+/)) {
      const lower = word.toLowerCase();
      if (JOINS.has(lower) && (word === lower || isLoud)) {
        pieces.push(piece.join(' '));
        piece = [];
        cut = false;
      } else if (piece.length > 0 && CUT.has(lower.replace(/[.:]$/, ''))) cut = true;
      else if (!cut) piece.push(word);
    }
    pieces.push(piece.join(' '));
  }
  return pieces;
}

/** Without openings, roles and degrees at either end; empty where it is a role or a body that names nobody. */
function cleaned(piece: string, isLater: boolean): string {
  const given = piece.replace(/^[\s"'„“”«»:–—-]+|[\s"'„“”«».:;–—-]+$/g, '').split(' ');
  if (given.length > 1 && BODIES.has(bare(given.at(-1)!))) return '';
  while (given.length > 1 && isOpening(given[0]!)) given.shift();
  const told = given.length;
  while (given.length > 1 && ROLES.has(bare(given[0]!))) given.shift();
  while (given.length > 1 && ROLES.has(bare(given.at(-1)!))) given.pop();
  if (given.length < told && (isLater || given.length < 2 || agency(given[0]!) !== null)) return '';
  while (given.length > 1 && DEGREES.has(given.at(-1)!.toLowerCase())) given.pop();
  if (given.length > 2 && /['’]s$/.test(given[0]!)) given.shift();
  const half = given.length / 2;
  if (half >= 1 && given.slice(0, half).join(' ') === given.slice(half).join(' ')) given.length = half;
  return given.join(' ');
}

/** Lower-case, without the sign after it. */
export const bare = (word: string): string => word.toLowerCase().replace(/[.,:]$/, '');

/** "Fotos:" and "Text:" alike. */
const isOpening = (word: string): boolean => /\p{L}:$/u.test(word) || OPENS_NAMES.has(word.toLowerCase());

export function isName(name: string, marked: boolean): boolean {
  const lower = name.toLowerCase();
  if (name.length < 2 || name.length > MOST_NAME) return false;
  if ([NOBODY, DEGREES, DAYS, BODIES].some((list) => list.has(lower))) return false;
  if (/[:@=<>{}#?!%*]|^\P{L}*$/u.test(name)) return false;
  if (/\d{2}/.test(name) && (!marked || name.includes(' '))) return false;
  const parts = name.split(' ');
  if (parts.length > 5 || parts.some((word) => ROLES.has(word.toLowerCase()))) return false;
  if (parts.length === 1) return marked && /^\p{L}[\p{L}\p{N}._'’-]*$/u.test(name);
  // "JamesStaff": two elements side by side, not a name such as "McKay" or "DiMaggio".
  if (parts.some((word) => /^\p{Lu}\p{Ll}{3,}\p{Lu}/u.test(word))) return false;
  return parts.every(
    (w) => /^[\p{Lu}\p{Lo}"'(]/u.test(w) || PARTICLES.has(w.toLowerCase()) || /^\p{Ll}['’]\p{Lu}/u.test(w),
  );
}

/** In one line, without soft hyphens. */
export const tidy = (text: string): string =>
  UNTIDY.test(text)
    ? text
        .replace(/\u00ad/g, '')
        .replace(/\s+/g, ' ')
        .trim()
    : text;

const UNTIDY = /\u00ad|\s\s|[^\S ]|^\s|\s$/;
