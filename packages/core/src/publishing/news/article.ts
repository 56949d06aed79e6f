/**
 * A name as reports and policies have it → as it stands within a sentence: "United States" gets its "the", "State
 * Department spokesperson" an "a". A name of which nothing is known is left as it is.
 */
import { midSentence } from '../saying.ts';
import { NUMBERS, OPENERS } from '../words.ts';
import words from './words.json' with { type: 'json' };

const { definite, indefinite, headEnds, startsAsConsonant } = words.articles;

export function withArticle(told: string): string {
  const name = midSentence(told);
  const parts = name.split(/\s+/);
  const first = parts[0]?.toLowerCase() ?? '';
  const isLed = OPENERS.some((word) => word.toLowerCase() === first) || NUMBERS.includes(first);
  if (isLed || /['’]s?$/.test(first)) return name;
  const head = headOf(parts);
  if (definite.includes(head)) return `the ${name}`;
  return indefinite.includes(head) ? `${isVowel(first) ? 'an' : 'a'} ${name}` : name;
}

/** The word that the name is one of: "U.S. official" of "U.S. official with knowledge of the decision". */
function headOf(parts: readonly string[]): string {
  const end = parts.findIndex((part, i) => i > 0 && headEnds.includes(part.toLowerCase()));
  const before = end < 0 ? parts : parts.slice(0, end);
  return (before.at(-1) ?? '').toLowerCase().replace(/[^\p{L}]+$/u, '');
}

const isVowel = (word: string): boolean =>
  /^[aeiou]/i.test(word) && !startsAsConsonant.includes(word.replace(/\.$/, ''));
