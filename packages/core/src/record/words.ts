/**
 * Phrases of reports and names of policies → the words that tell them apart. What comes out is for comparing only:
 * case, articles, plural endings and spelling differences are gone, and what is left may be no English word.
 */
import words from './words.json' with { type: 'json' };

const EMPTY = new Set(words.empty);
const NEUTRAL = new Set(words.neutral);
const NEUTRAL_AFTER = new Set(words.neutralAfter);
const EXCLUSIONS = new Set(words.exclusions);
const SPELLINGS = new Map(Object.entries(words.spellings));
const DOINGS = new Set(words.doings);
const FAMILY = new Map(words.families.flatMap((family) => family.map((word) => [word, family[0]!] as const)));

/** The telling words of a phrase, in order: "the defense of the Kharkiv region" → defence, kharkiv, region. */
export const tellingWords = (phrase: string): string[] => tellingTokens(phrase).map(({ word }) => word);

/** `joined`: nothing but a space or hyphen stands between it and the telling word before ("rice bran"). */
export type TellingToken = { word: string; joined: boolean };

export function tellingTokens(phrase: string): TellingToken[] {
  const plain = phrase
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
    .replace(/\b(\p{L}{2,4})\.(?=\s|$|,)/gu, '$1');
  const tokens: TellingToken[] = [];
  let joined = false;
  for (const [run] of plain.matchAll(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s-]+/gu)) {
    const isWord = /[\p{L}\p{N}]/u.test(run);
    if (!isWord || EMPTY.has(run)) joined = false;
    else {
      tokens.push({ word: stem(run), joined });
      joined = true;
    }
  }
  return tokens;
}

/** Says nothing of the class it stands before: "new", "American". */
export const isNeutral = (word: string): boolean => NEUTRAL.has(word);

/** Says nothing of the class it stands behind: "rice exports", "Russian soil". */
export const isNeutralAfter = (word: string): boolean => NEUTRAL_AFTER.has(word);

/** What follows is meant not to be in: "rice except basmati". */
export const isExclusion = (word: string): boolean => EXCLUSIONS.has(word);

/** Says that something is done, not what for: "offensive *use*", "*strike* offensively". */
export const isDoing = (word: string): boolean => DOINGS.has(word);

/** One word for all that mean the same class of things: arms, munitions → weapon. */
export const familyOf = (word: string): string => FAMILY.get(word) ?? word;

function stem(word: string): string {
  const spelt = SPELLINGS.get(word) ?? word;
  if (spelt.length > 5 && spelt.endsWith('ly')) return stem(spelt.slice(0, -2));
  if (spelt.length > 4 && spelt.endsWith('ies')) return `${spelt.slice(0, -3)}y`;
  if (spelt.length > 4 && /(?:ss|sh|ch|x)es$/.test(spelt)) return spelt.slice(0, -2);
  if (spelt.length > 3 && /[^su]s$/.test(spelt))
    return SPELLINGS.get(spelt.slice(0, -1)) ?? spelt.slice(0, -1);
  return spelt;
}
