/**
 * A line or field → the names of those who wrote the report, or null where it is no byline. Roles, degrees, days and
 * addresses beside the names fall away; a name is one to five words that begin with capitals.
 */
import words from './bylines.json' with { type: 'json' };
import { dateIn } from './dates.ts';

const MOST_NAMES = 12;
const MOST_LETTERS = 200;
const OPENINGS = [...words.openings].sort((a, b) => b.length - a.length);
const NEED_COLON = new Set(words.needColon);
const ARTICLES = new Set(words.articles);
const OF = new Set(words.of);
const JOINS = new Set(words.joins);
const CUT = new Set(words.cut);
const ROLES = new Set(words.roles);
const NOBODY = new Set(words.nobody);
const PARTICLES = new Set(words.particles);
const DEGREES = new Set(words.degrees);

/** `marked`: the page itself calls this text a byline, so that no "By" is needed. */
export function bylineNames(text: string, marked: boolean): string[] | null {
  if (text.length > MOST_LETTERS) return null;
  for (const line of text.split('\n')) {
    const rest = afterOpening(line.replace(/\s+/g, ' ').trim());
    if (rest === null) continue;
    if (!marked && (!/^\p{Lu}/u.test(rest) || rest.split(' ').length > 14 || isSentence(rest))) continue;
    const names = namesIn(rest, marked);
    if (names.length > 0) return names;
  }
  if (!marked) return null;
  const names = namesIn(text.replace(/\n/g, ' | '), true);
  return names.length > 0 ? names : null;
}

const isSentence = (words: string): boolean => /[.!?]$/.test(words.replace(/\b(?:Jr|Sr)\.$/, ''));

/** What follows "By", "Autor:", "An essay by", or a day and then "by"; null where nothing of the kind opens the line. */
function afterOpening(line: string): string | null {
  const direct = openedBy(line);
  if (direct !== null) return direct;
  const date = dateIn(line);
  if (!date) return null;
  const after = line
    .slice(date.at + date.length)
    .replace(/^[\s,|·•–—-]*(?:\d{1,2}[:.]\d{2}(?:\s*(?:uhr|h|[ap]\.?m\.?))?)?[\s,|·•–—-]*/i, '');
  return openedBy(after);
}

function openedBy(line: string): string | null {
  const lower = line.toLowerCase();
  for (const opening of OPENINGS) {
    if (!lower.startsWith(opening)) continue;
    const rest = line.slice(opening.length);
    if (NEED_COLON.has(opening) ? /^\s*[:|/]/.test(rest) : /^[\s:]/.test(rest))
      return rest.replace(/^[\s:|/]+/, '');
  }
  const [article, , of, ...rest] = line.split(' ', 12);
  const isKind = ARTICLES.has((article ?? '').toLowerCase()) && OF.has((of ?? '').toLowerCase());
  return isKind && rest.length > 0 ? rest.join(' ') : null;
}

/** "By the Harbour Daily trade desk": a byline that names nobody. */
export function isUnnamedByline(text: string): boolean {
  const rest = text.length > MOST_LETTERS ? null : openedBy(text.replace(/\s+/g, ' ').trim());
  if (!rest) return false;
  const given = rest
    .toLowerCase()
    .split(/\s*[·|•,]\s*/)[0]!
    .split(' ');
  return given.length <= 12 && words.bodies.includes(given.at(-1)!);
}

/** The names in a field. One `marked` as holding authors may hold pen names of one word, and without capitals. */
export function namesIn(field: string, marked = true): string[] {
  const names: string[] = [];
  for (const piece of piecesOf(field)) {
    const name = cleaned(piece);
    if (names.length > 0 && !name.includes(' ') && names[0]!.includes(' ')) continue;
    if (isName(name, marked) && !names.includes(name) && names.length < MOST_NAMES) names.push(name);
  }
  return names;
}

/** Parted at commas, bars and "and"; what follows a place, a day or a role is no name. */
function piecesOf(field: string): string[] {
  const line = field
    .slice(0, MOST_LETTERS)
    .replace(/\s+/g, ' ')
    .replace(/\([^)]*\)?|\[[^\]]*\]?/g, ' ')
    .replace(/\S+@\S+|https?:\S+|(?<!\S)@\S+/g, ' ');
  const date = dateIn(line);
  const undated = date ? `${line.slice(0, date.at)} | ${line.slice(date.at + date.length)}` : line;
  const pieces: string[] = [];
  for (const part of undated.split(/[,;/|•·]|\s[-–—]+\s/)) {
    let piece: string[] = [];
    let cut = false;
    for (const word of part.trim().split(/\s+/)) {
      const lower = word.toLowerCase();
      if (JOINS.has(lower) && (word === lower || part === part.toUpperCase())) {
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

/** Without openings, roles and degrees at either end. */
function cleaned(piece: string): string {
  const given = piece.replace(/^[\s"'„“”«»:–—-]+|[\s"'„“”«».:;–—-]+$/g, '').split(' ');
  const bare = (word: string | undefined): string => (word ?? '').toLowerCase().replace(/[.,:]$/, '');
  const before = given.length;
  while (given.length > 1 && (ROLES.has(bare(given[0])) || isOpening(given[0]!, bare(given[0]))))
    given.shift();
  while (given.length > 1 && (ROLES.has(bare(given.at(-1))) || DEGREES.has(given.at(-1)!.toLowerCase())))
    given.pop();
  if (given.length > 2 && /['’]s$/.test(given[0]!)) given.shift();
  const half = given.length / 2;
  if (half >= 1 && given.slice(0, half).join(' ') === given.slice(half).join(' ')) given.length = half;
  const onlyRolesFell = given.length === 1 && before > 1 && ROLES.has(bare(piece.split(' ').at(-1)));
  return onlyRolesFell ? '' : given.join(' ');
}

const isOpening = (word: string, bare: string): boolean =>
  word.endsWith(':') ? words.openings.includes(bare) : ['by', 'von', 'vom', 'par', 'por'].includes(bare);

function isName(name: string, marked: boolean): boolean {
  const lower = name.toLowerCase();
  if (name.length < 2 || name.length > 60 || NOBODY.has(lower) || DEGREES.has(lower)) return false;
  if (/[:@=<>{}#?!%*]|^\P{L}*$/u.test(name)) return false;
  if (/\d{2}/.test(name) && (!marked || name.includes(' '))) return false;
  const parts = name.split(' ');
  if (parts.length > 5 || parts.some((w) => ROLES.has(w.toLowerCase()))) return false;
  if (parts.length === 1) return marked && /^\p{L}[\p{L}\p{N}._'’-]*$/u.test(name);
  return parts.every(
    (w) => /^[\p{Lu}\p{Lo}"'(]/u.test(w) || PARTICLES.has(w.toLowerCase()) || /^\p{Ll}['’]\p{Lu}/u.test(w),
  );
}
