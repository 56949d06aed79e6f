/** Words of a report → names for a policy: without what only leads up to them, and alike where they mean the same. */
import type { Gazetteer } from '../vocabulary/index.ts';
import { sameClass } from './tie.ts';
import words from './words.json' with { type: 'json' };
import { isNeutral, tellingWords } from './words.ts';

const LEADING = new Set(words.leading);
const GROUND = new Set(words.ground);

/** "inside Russia" → Russia; "other U.S. munitions" → U.S. munitions. */
export function plainName(phrase: string): string {
  const parts = phrase.trim().split(/\s+/);
  while (parts.length > 1 && LEADING.has(parts[0]!.toLowerCase())) parts.shift();
  return parts.join(' ').replace(/[\s,;:.]+$/u, (end) => (/\b\p{L}\.$/u.test(phrase.trim()) ? end : ''));
}

/** "Bhutan, Mauritius and Singapore" → three. */
export const partsOf = (phrase: string): string[] =>
  phrase
    .split(/\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|as well as)\s+/u)
    .map((part) => part.trim())
    .filter((part) => tellingWords(part).length > 0);

/** Letters and digits, joined by hyphens: what may stand as an id. */
export function slug(phrase: string): string {
  const plain = phrase.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[.’']/g, '');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join('-').slice(0, MAX_SLUG).replace(/-$/, '');
}
const MAX_SLUG = 60;

/** The same class by its words, or one place by the gazetteer: "Russian territory", "inside Russia". */
export function meanSame(a: string, b: string, gazetteer: Gazetteer | undefined): boolean {
  if (sameClass(a, b)) return true;
  const place = placeIn(a, gazetteer);
  return place !== null && place === placeIn(b, gazetteer);
}

/** The one place that the phrase names, where all its other words only say that it is a place: soil, territory. */
function placeIn(phrase: string, gazetteer: Gazetteer | undefined): string | null {
  const parts = plainName(phrase).split(/\s+/);
  const found = gazetteer?.longestAt(parts, 0);
  if (found?.kind !== 'place') return null;
  return parts.slice(found.tokens).every((word) => GROUND.has(word.toLowerCase())) ? found.id : null;
}

/** Whether the words of `inner` are those of `outer` and more: "long-range weapons" of "U.S. weapons". */
export function isNarrower(inner: string, outer: string): boolean {
  const own = tellingWords(inner);
  const wider = tellingWords(outer).filter((word) => !isNeutral(word));
  return wider.length > 0 && wider.length < own.length && wider.every((word) => own.includes(word));
}

/**
 * Other words by which the report names the same place or party: the gazetteer's name, and how the report's own text
 * names it ("Russian" beside "Russia").
 */
export function otherNames(name: string, text: string, gazetteer: Gazetteer | undefined): string[] {
  if (!gazetteer) return [];
  const id = placeIn(name, gazetteer);
  if (id === null) return [];
  const tokens = text.match(/[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*\.?|[^\s\p{L}\p{N}]/gu) ?? [];
  const found = new Set<string>();
  tokens.forEach((token, at) => {
    if (!/^\p{Lu}/u.test(token)) return;
    const match = gazetteer.longestAt(tokens, at);
    if (match?.id !== id) return;
    found.add(match.name);
    found.add(tokens.slice(at, at + match.tokens).join(' '));
  });
  found.delete(name);
  return [...found];
}

/** On the ground a capital is a city, and not the government or country that it stands for in speech. */
export const onTheGround = (gazetteer: Gazetteer): Gazetteer => ({
  longestAt: (words, at) => unlessCapital(gazetteer.longestAt(words, at)),
  named: (phrase) => unlessCapital(gazetteer.named(phrase)),
});
const unlessCapital = <Found extends { capital?: boolean }>(found: Found | null): Found | null =>
  found?.capital ? null : found;
