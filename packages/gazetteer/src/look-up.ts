/**
 * Tokens, or a phrase → what they name. The longest name wins; a hyphen or slash between two of its words is passed
 * over ("Guinea-Bissau"), and a place right after a given name is none ("Michael Jordan").
 */
import type { Gazetteer, GazetteerMatch } from '@proviso/core/vocabulary';
import givenNames from './given-names.json' with { type: 'json' };
import { holdersOn } from './holders.ts';
import { groups } from './memberships.ts';
import { names } from './names.ts';
import { wordOf, wordsOf } from './words-of.ts';

type Named = Omit<GazetteerMatch, 'tokens'>;

export const gazetteer: Gazetteer = {
  longestAt(tokens, at) {
    const first = tokens[at];
    if (first === undefined) return null;
    const before = tokens[at - 1];
    for (const { words, match } of byFirstWord.get(wordOf(first)) ?? []) {
      const end = endOf(tokens, at, words);
      if (end === null) continue;
      if (match.kind === 'place' && before !== undefined && GIVEN_NAMES.has(before)) return null;
      return { ...match, tokens: end - at };
    }
    return null;
  },
  holdersOn,
  groups,
  named: (phrase) => byPhrase.get(phraseKey(phrase.replace(/^\s*the\s+/i, ''))) ?? null,
};

const GIVEN_NAMES = new Set(givenNames);
const BETWEEN = /^[-/]$/;

/** Past the last token of the name that begins at `at`, or null where another stands there. */
function endOf(tokens: readonly string[], at: number, words: readonly string[]): number | null {
  let end = at;
  for (const word of words) {
    if (end > at && BETWEEN.test(tokens[end] ?? '')) end++;
    const token = tokens[end++];
    if (token === undefined || wordOf(token) !== word) return null;
  }
  return end;
}

const phraseKey = (phrase: string) => wordsOf(phrase).join(' ').toLowerCase();

const byFirstWord = new Map<string, { words: string[]; match: Named }[]>();
const byPhrase = new Map<string, Named>();

for (const row of names) {
  const { id, kind, name } = row;
  for (const phrase of [name, ...(row.words ?? [])]) enter(phrase, { id, kind, name });
  for (const phrase of row.capitals ?? []) enter(phrase, { id, kind, name, capital: true });
  for (const phrase of row.demonyms ?? []) enter(phrase, { id, kind, name, demonym: true });
}
for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);

function enter(phrase: string, match: Named): void {
  const words = wordsOf(phrase);
  const first = words[0]!;
  const list = byFirstWord.get(first) ?? [];
  list.push({ words, match });
  byFirstWord.set(first, list);
  const key = phraseKey(phrase);
  if (!byPhrase.has(key)) byPhrase.set(key, match);
}
