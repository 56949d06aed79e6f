import type { Gazetteer, GazetteerMatch } from '@proviso/core/vocabulary';
import names from './names.json' with { type: 'json' };

type Row = { id: string; kind: string; name: string; words: string[]; demonyms?: string[] };

const byFirstWord = new Map<string, { words: string[]; match: Omit<GazetteerMatch, 'tokens'> }[]>();
const byPhrase = new Map<string, Omit<GazetteerMatch, 'tokens'>>();
const split = (phrase: string) =>
  phrase.match(/[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*\.?|[^\s\p{L}\p{N}]/gu) ?? [];

for (const row of names as Row[]) {
  const enter = (phrase: string, demonym: boolean) => {
    const match = {
      kind: row.kind as GazetteerMatch['kind'],
      id: row.id,
      name: row.name,
      ...(demonym ? { demonym } : {}),
    };
    const words = split(phrase);
    const first = words[0];
    if (first === undefined) return;
    byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), { words, match }]);
    if (!byPhrase.has(phrase.toLowerCase())) byPhrase.set(phrase.toLowerCase(), match);
  };
  for (const phrase of [row.name, ...row.words]) enter(phrase, false);
  for (const phrase of row.demonyms ?? []) enter(phrase, true);
}
for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);

export const gazetteer: Gazetteer = {
  longestAt(words, at) {
    const candidates = byFirstWord.get(words[at] ?? '');
    const found = candidates?.find((c) => c.words.every((w, i) => words[at + i] === w));
    return found ? { ...found.match, tokens: found.words.length } : null;
  },
  named: (phrase) => byPhrase.get(phrase.toLowerCase().replace(/^the\s+/, '')) ?? null,
};
