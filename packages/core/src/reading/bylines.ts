/**
 * A line or field → the names of those who wrote the report, or null where it is no byline. Roles, degrees, days and
 * addresses beside the names fall away, and so do outlets and agencies beside persons; a name is one to five words that
 * begin with capitals.
 */
import words from './bylines.json' with { type: 'json' };
import { agency } from './credits.ts';
import dates from './dates.json' with { type: 'json' };
import { dateIn } from './dates.ts';
import outlets from './outlet-words.json' with { type: 'json' };
import { lettersOf } from './outlets.ts';

const MOST_NAMES = 12;
const MOST_LETTERS = 200;
const OPENINGS = [...words.openings].sort((a, b) => b.length - a.length);
const NEED_COLON = new Set(words.needColon);
const ARTICLES = new Set(words.articles);
const KINDS = new Set(words.kinds);
const OF = new Set(words.of);
/** Those that are no part of a name: "Di" and "De" are. */
const OPENS_NAMES = new Set(['by', 'von', 'vom', 'par', 'por']);
const JOINS = new Set(words.joins);
const CUT = new Set(words.cut);
const ROLES = new Set(words.roles);
const BODIES = new Set(words.bodies);
const PLACES = new Set(words.places);
const IS = new Set(words.is);
const WRITERS = new Set(words.writers);
const NOBODY = new Set(words.nobody);
const DAYS = new Set(
  [...dates.beside, ...dates.published, ...dates.modified].filter((word) => word.length > 2),
);
const PARTICLES = new Set(words.particles);
const DEGREES = new Set(words.degrees);
const OUTLET_WORDS = new Set(outlets.words.map((word) => lettersOf(word)));

/** `marked`: the page itself calls this text a byline, so that no "By" is needed. */
export function bylineNames(text: string, marked: boolean): string[] | null {
  if (text.length > MOST_LETTERS) return null;
  for (const told of text.split('\n')) {
    const line = tidy(told);
    const direct = openedBy(line);
    const rest = direct ?? afterDay(line);
    if (rest === null || (!marked && !mayBeNames(rest, line))) continue;
    const names = namesIn(rest, marked || dateIn(line) !== null);
    if (names.length > 0) return names;
  }
  if (!marked) return null;
  const names = namesIn(text.replace(/\n/g, ' | '), true);
  return names.length > 0 ? names : null;
}

const tidy = (text: string): string =>
  text
    .replace(/\u00ad/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** A label with a colon, or a day after the names, may end in a full stop: "Autorin: Jana Muster, Leiterin des Büros." */
const mayBeNames = (rest: string, line: string): boolean =>
  /^\p{Lu}/u.test(rest) &&
  rest.split(' ').length <= 18 &&
  (isLabelled(line) || !/[.!?]$/.test(withoutDegree(rest)) || dateIn(rest) !== null);

const withoutDegree = (rest: string): string => {
  const last = rest.slice(rest.lastIndexOf(' ') + 1);
  return DEGREES.has(last.toLowerCase()) || /^[JS]r\.$/.test(last)
    ? rest.slice(0, -last.length).trim()
    : rest;
};

/** "Text: ..." */
export const isLabelled = (line: string): boolean => /^\p{L}[^:]{1,24}:/u.test(line);

/** What follows "By", "Autor:", "Analysis by", "Ein Gastbeitrag von"; null where nothing of the kind opens the line. */
function openedBy(line: string): string | null {
  const lower = line.toLowerCase();
  for (const opening of OPENINGS) {
    if (!lower.startsWith(opening)) continue;
    const rest = line.slice(opening.length);
    if (NEED_COLON.has(opening) ? /^\s*[:|/]/.test(rest) : /^[\s:]/.test(rest))
      return rest.replace(/^[\s:|/]+/, '');
  }
  const label = /^(\p{L}+)\s*:\s*/u.exec(lower);
  if (label && KINDS.has(label[1]!)) return line.slice(label[0].length);
  const given = line.split(' ', 16);
  const first = ARTICLES.has((given[0] ?? '').toLowerCase()) ? 1 : 0;
  const isKind = first === 1 || KINDS.has((given[0] ?? '').toLowerCase());
  const isOf = OF.has((given[first + 1] ?? '').toLowerCase().replace(/:$/, ''));
  return isKind && isOf && given.length > first + 2 ? given.slice(first + 2).join(' ') : null;
}

export const opensByline = (line: string): boolean => openedBy(line) !== null;

/** "06.11.2023 13:30 von Jana": a day and a time may stand before the opening. */
function afterDay(line: string): string | null {
  const date = dateIn(line);
  if (!date) return null;
  const after = line.slice(date.at + date.length, date.at + date.length + MOST_LETTERS);
  return openedBy(
    after.replace(/^[\s,|·•–—-]*(?:\d{1,2}[:.]\d{2}(?: ?(?:uhr|h|[ap]\.?m\.?))?)?[\s,|·•–—-]*/i, ''),
  );
}

/** "By the Harbour Daily trade desk": a byline that names nobody. */
export function isUnnamedByline(text: string): boolean {
  const rest = text.length > MOST_LETTERS ? null : openedBy(tidy(text));
  if (!rest) return false;
  const given = rest
    .toLowerCase()
    .split(/\s*[·|•,]\s*/)[0]!
    .split(' ');
  return given.length <= 12 && isBody(given.at(-1)!);
}

const isBody = (word: string): boolean => BODIES.has(word) || ROLES.has(word);

/** "Redaktion", "Harbour Daily staff": the newsroom that signs, where a field holds nothing else; as told. */
export function newsroomIn(field: string): string | null {
  const line = tidy(field.slice(0, MOST_LETTERS));
  const told = openedBy(line) ?? line;
  const given = told.split(' ');
  return given.length <= 4 && BODIES.has(given.at(-1)!.toLowerCase()) ? told : null;
}

/** "Jane Doe | 30 May 2024", "30.05.2024 · Jane Doe": a name parted by a bar from the day, for a line by the headline. */
export function nameBesideDay(text: string): string | null {
  const line = tidy(text.slice(0, MOST_LETTERS));
  const date = line === text ? dateIn(line) : null;
  if (!date) return null;
  const before = /^(.{4,40}?)\s*(?:[|•·/–—-]|am|on|le|el|il)\s*$/u.exec(line.slice(0, date.at))?.[1];
  const after = /^[^\p{L}]*(?:\d{1,2}[:.]\d{2})?(?:\s*(?:Uhr|h))?\s*[|•·/–—-]\s*(.{4,40})$/u.exec(
    line.slice(date.at + date.length),
  )?.[1];
  const name = before ?? after;
  if (!name || !/^\S+(?: \S+){1,2}$/.test(name) || isOutletLike(name)) return null;
  return namesIn(name, false)[0] === name ? name : null;
}

/** "Author:" or "Von" and nothing else. */
export function isOpeningAlone(text: string): boolean {
  const word = text.length < 30 ? bare(tidy(text)) : '';
  return OPENINGS.includes(word);
}

/** "Jane Doe is a reporter in ...", "Max Muster ist freier Journalist": the writer that a closing line describes. */
export function writerDescribed(text: string): string | null {
  const given = tidy(text.slice(0, MOST_LETTERS)).split(' ');
  const verb = given.findIndex((word) => IS.has(word));
  if (verb < 2 || verb > 4) return null;
  const name = given.slice(0, verb).join(' ').replace(/,$/, '');
  const after = given.slice(verb + 1, verb + 9).map(bare);
  return after.some((word) => WRITERS.has(word)) && isName(name, false) && !isOutletLike(name) ? name : null;
}

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

const isOutletLike = (name: string): boolean =>
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

const bare = (word: string): string => word.toLowerCase().replace(/[.,:]$/, '');

/** "Fotos:" and "Text:" alike. */
const isOpening = (word: string): boolean => /\p{L}:$/u.test(word) || OPENS_NAMES.has(word.toLowerCase());

function isName(name: string, marked: boolean): boolean {
  const lower = name.toLowerCase();
  if (name.length < 2 || name.length > 60 || NOBODY.has(lower) || DEGREES.has(lower)) return false;
  if (DAYS.has(lower)) return false;
  if (/[:@=<>{}#?!%*]|^\P{L}*$/u.test(name)) return false;
  if (/\d{2}/.test(name) && (!marked || name.includes(' '))) return false;
  const parts = name.split(' ');
  if (parts.length > 5 || parts.some((word) => ROLES.has(word.toLowerCase()))) return false;
  if (BODIES.has(lower)) return false;
  if (parts.length === 1) return marked && /^\p{L}[\p{L}\p{N}._'’-]*$/u.test(name);
  // "JamesStaff": two elements side by side, not a name such as "McKay" or "DiMaggio".
  if (parts.some((word) => /^\p{Lu}\p{Ll}{3,}\p{Lu}/u.test(word))) return false;
  return parts.every(
    (w) => /^[\p{Lu}\p{Lo}"'(]/u.test(w) || PARTICLES.has(w.toLowerCase()) || /^\p{Ll}['’]\p{Lu}/u.test(w),
  );
}
