/**
 * A line → the names of those who wrote the report, or null where it is no byline. It opens with "By" or its like, after a
 * day or not; where the page itself calls it a byline, no opening is needed.
 */
import words from './bylines.json' with { type: 'json' };
import { dateIn } from './dates.ts';
import { bare, namesIn, tidy } from './names.ts';

const MOST_LETTERS = 200;
const MOST_WORDS = 18;
const OPENINGS = [...words.openings].sort((a, b) => b.length - a.length);
const BY_LETTER = Map.groupBy(OPENINGS, (opening) => opening[0]!);
const NEED_COLON = new Set(words.needColon);
const ARTICLES = new Set(words.articles);
const KINDS = new Set(words.kinds);
const OF = new Set(words.of);
const ROLES = new Set(words.roles);
const BODIES = new Set(words.bodies);
const DEGREES = new Set(words.degrees);

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

/** A label with a colon, or a day after the names, may end in a full stop: "Autorin: Jana Muster, Leiterin des Büros." */
const mayBeNames = (rest: string, line: string): boolean =>
  /^\p{Lu}/u.test(rest) &&
  rest.split(' ').length <= MOST_WORDS &&
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
  for (const opening of BY_LETTER.get(lower[0] ?? '') ?? []) {
    if (!lower.startsWith(opening)) continue;
    const rest = line.slice(opening.length);
    if (NEED_COLON.has(opening) ? /^\s*[:|/]/.test(rest) : /^[\s:]/.test(rest))
      return rest.replace(/^[\s:|/]+/, '');
  }
  const label = lower.includes(':') ? /^(\p{L}+)\s*:\s*/u.exec(lower) : null;
  if (label && KINDS.has(label[1]!)) return line.slice(label[0].length);
  const space = lower.indexOf(' ');
  const word = space < 0 ? lower : lower.slice(0, space);
  if (!ARTICLES.has(word) && !KINDS.has(word)) return null;
  const given = line.split(' ', 16);
  const first = ARTICLES.has(word) ? 1 : 0;
  const isOf = OF.has((given[first + 1] ?? '').toLowerCase().replace(/:$/, ''));
  return isOf && given.length > first + 2 ? given.slice(first + 2).join(' ') : null;
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

/** "Redaktion", "Quaypost staff": the newsroom that signs as by a name, as told; "the Quaypost's trade desk" is none. */
export function newsroomIn(field: string): string | null {
  const line = tidy(field.slice(0, MOST_LETTERS));
  const told = openedBy(line) ?? line;
  const given = told.split(' ');
  return given.length <= 2 && BODIES.has(given.at(-1)!.toLowerCase()) ? told : null;
}

/** "Author:" or "Von" and nothing else. */
export function isOpeningAlone(text: string): boolean {
  const word = text.length < 30 ? bare(tidy(text)) : '';
  return OPENINGS.includes(word);
}
