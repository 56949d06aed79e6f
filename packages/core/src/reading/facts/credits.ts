/**
 * The blocks of an article and what its fields name → the agencies and outlets that it credits: "PARIS (AFP) –", "(dpa/rtr)",
 * "— Reuters", "first published by X". A mention in running text is no credit ("told Reuters"), and the outlet none to itself.
 */

import type { Part } from '../draft.ts';
import credits from './credits.json' with { type: 'json' };
import dates from './dates.json' with { type: 'json' };
import outlets from './outlet-words.json' with { type: 'json' };
import { lettersOf } from './outlets.ts';

const AGENCIES = new Map(Object.entries(credits.agencies));
const GENERIC = new Set(outlets.departments);
const BODIES = new Set(outlets.bodies);
const MONTHS = new Set(Object.keys(dates.months));
const SMALL = new Set(credits.of);
const anyOf = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
/** "Source: ...", the longest first, on any line. */
const LABEL = new RegExp(
  `^\\s*(?:${anyOf([...credits.labels].sort((a, b) => b.length - a.length))})(?=[\\s:])`,
  'im',
);
/** Most texts have none of the stems, and need not be sought for forty phrases. */
const MAY_TELL_ORIGIN = new RegExp(anyOf(credits.originStems), 'i');
const CONTRIBUTES = new RegExp(anyOf(credits.contributions), 'i');
/** In letters: a credit is a short block, or opens or closes a long one. */
const MOST_LETTERS = 300;
/** In blocks at either end of the story: in its midst "Source: X" is a chart's. */
const ENDS = 3;
const MOST_NAME = 60;
/** Furniture of these kinds speaks of other reports. */
const OTHERS = new Set([
  'comments',
  'related',
  'most-read',
  'read-more',
  'follow-live',
  'watch',
  'links',
  'aside',
]);

/** `outlet` is the report's own, which is no credit; `authors` may be agencies. */
export function creditsIn(
  parts: readonly Part[],
  outlet: string | null = null,
  authors: readonly string[] = [],
): string[] {
  const found = new Map<string, string>();
  const own = lettersOf(outlet ?? '');
  const add = (names: readonly (string | null)[]): void => {
    for (const name of names) {
      if (!name) continue;
      const key = lettersOf(name);
      if (!isSame(key, own) && !found.has(key)) found.set(key, name);
    }
  };
  for (const author of authors) add([agency(author)]);
  const body = parts.flatMap((part, i) => (part.kind === 'paragraph' || part.kind === 'quote' ? [i] : []));
  const [first, last] = [body[Math.min(ENDS, body.length) - 1] ?? 0, body.at(-ENDS) ?? 0];
  for (const i of body.slice(0, 2)) add(datelineAgencies(parts[i]!.text));
  parts.forEach((part, i) => {
    const { kind, text, cue } = part;
    if (kind === 'headline' || kind === 'caption' || kind === 'table' || OTHERS.has(cue ?? '')) return;
    if (text.length > MOST_LETTERS) return;
    if (kind === 'byline') add(agenciesIn(text));
    if (cue === 'copyright') add(agenciesIn(text.replace(/\b\d{4}\b|copyright|©|\(c\)/gi, ',')));
    if (i > first && i < last) return;
    add([originIn(text)]);
    add(labelled(text, i < body[0]! || i >= body.at(-1)!));
    if (kind === 'furniture') return;
    if (CONTRIBUTES.test(text)) add(agenciesIn(text));
  });
  // A last paragraph that ends in "(abc/dpa)" looks like a picture's credit.
  const isEnd = ({ kind, cue }: Part): boolean =>
    kind === 'paragraph' || kind === 'quote' || cue === 'photo-credit';
  const end = parts.findLast(isEnd);
  if (end) add(signature(end.text));
  return [...found.values()];
}

/** "BBC" and "BBC News". */
const isSame = (name: string, outlet: string): boolean =>
  outlet !== '' &&
  (outlet === name || outlet.startsWith(name) || name.startsWith(outlet) || GENERIC.has(name));

/** `LONDON, May 30 (Reuters) - ...`, `(AP) — ...`, `Berlin (dpa/AP) - ...` */
function datelineAgencies(text: string): string[] {
  const told = /^[^.()]{0,60}\(([^()]{2,40})\)\s*[-–—:.]/u.exec(text)?.[1];
  return told === undefined ? [] : namedBetween(told);
}

/** The agencies parted by slashes; else the whole, where it can only be a wire's name. */
function namedBetween(told: string): string[] {
  const known = told
    .split(/[/,;+]|\s(?:and|und|et|y|e|mit|with)\s|^mit\s/i)
    .flatMap((name) => agency(name) ?? []);
  return known.length > 0 ? known : isName(told.trim()) ? [told.trim()] : [];
}

/** Two to four capitalised words: in the brackets of a date line they can only name a wire. */
const isName = (words: string): boolean =>
  /^\p{Lu}[\p{L}\p{N}'’.-]*(?: (?:of |the )?\p{Lu}[\p{L}\p{N}'’.-]*){1,3}$/u.test(words) &&
  !words.split(' ').some((word) => BODIES.has(word.toLowerCase()));

/** `... said. — AFP`, `... (AP)`, `... (abc/dpa)` at the very end. */
function signature(text: string): string[] {
  const end = text.slice(-44);
  const alone = /^\(([^()]{2,40})\)\.?$/.exec(text)?.[1];
  if (alone !== undefined) return namedBetween(alone);
  const told =
    /\(([^()]{2,40})\)\s?\.?$/.exec(end)?.[1] ??
    /(?:[-–—]{1,2}\s*|^)(\p{L}[\p{L}\s./-]{1,28})$/u.exec(end)?.[1];
  const names = told?.split(/[/,;]|\s(?:mit|and|und|et|y|e|with)\s/i) ?? [];
  return names.length < 4 ? names.flatMap((name) => agency(name.replace(/^mit /, '')) ?? []) : [];
}

/** "Originally published on Live Wire." */
function originIn(text: string): string | null {
  if (!MAY_TELL_ORIGIN.test(text)) return null;
  const lower = text.toLowerCase();
  for (const opening of credits.origins) {
    const at = lower.indexOf(`${opening} `);
    if (at >= 0) return outletAt(text.slice(at + opening.length + 1));
  }
  return null;
}

/** "Source: X, Y" on a line of its own; a name that is no agency's only `outside` the story, for charts have sources too. */
function labelled(text: string, outside: boolean): string[] {
  if (text.length > MOST_NAME * 2 || !LABEL.test(text)) return [];
  return text.split('\n').flatMap((line) => {
    const label = LABEL.exec(line.trim())?.[0];
    if (label === undefined) return [];
    const rest = line.trim().slice(label.length);
    const known = agenciesIn(rest.replace(/^\s*:/, ''));
    if (known.length > 0) return known;
    const name =
      outside && (/^\s*:/.test(rest) || label.includes(' ')) ? outletAt(rest.replace(/^\s*:?\s*/, '')) : null;
    return name ? [name] : [];
  });
}

/** The capitalised words at the start, without a day: "The Harbour Wire on 12 May 2014" → "Harbour Wire". */
function outletAt(text: string): string | null {
  const given: string[] = [];
  for (const word of text.replace(/^(?:the|der|die|das)\s+/i, '').split(/\s+|\//, 8)) {
    const bare = word.replace(/^["“„»«‘']+|["”“«»’',;:|]+$/g, '');
    const isLast = /[.,;:|!?"”«»]$/.test(word) && !/\.\p{L}+\.?$/u.test(word);
    const capital = /^[\p{Lu}\d]/u.test(bare);
    if (!capital && !(given.length > 0 && SMALL.has(bare))) break;
    given.push(bare.replace(/[.!?]+$/, ''));
    if (isLast) break;
  }
  while (given.length > 0 && SMALL.has(given.at(-1)!.toLowerCase())) given.pop();
  const name = given.join(' ');
  if (given.some((word) => MONTHS.has(word.toLowerCase())) && /\d/.test(name)) return null;
  if (given.some((word) => BODIES.has(word.toLowerCase()))) return null;
  if (
    name === '' ||
    name.length > MOST_NAME ||
    !/\p{L}/u.test(name) ||
    /\b(?:19|20)\d{2}\b|^its$/i.test(name)
  )
    return null;
  return agency(name) ?? name;
}

/** Every agency named in a line that is known to be a credit. */
export function agenciesIn(text: string): string[] {
  return text
    .split(/[,;/|()&.\n:]|\s(?:and|in|for|contributed|with|from|by|to|et|und|mit|der|von|y|e|de|da|do)\s/i)
    .flatMap(
      (piece) =>
        agency(piece.replace(/^\s*(?:and|by|from|for|with|reporting|the|von|mit|der)\s+/i, '')) ?? [],
    );
}

export const agency = (name: string): string | null => AGENCIES.get(name.trim().toLowerCase()) ?? null;
