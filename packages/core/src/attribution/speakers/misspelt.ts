/**
 * Two words → whether one could be the other misspelt: one letter more, less or other, or two neighbours swapped. Short
 * words are left alone, since "Dean" and "Bean" are two; so are words of another first letter.
 */
const SHORTEST = 5;

export function isMisspelt(word: string, known: string): boolean {
  const [short, long] = word.length <= known.length ? [word, known] : [known, word];
  if (word === known || short.length < SHORTEST || long.length - short.length > 1 || word[0] !== known[0])
    return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  let end = 0;
  while (end < short.length - start && short.at(-1 - end) === long.at(-1 - end)) end++;
  const restOfShort = short.slice(start, short.length - end);
  const restOfLong = long.slice(start, long.length - end);
  if (restOfLong.length <= 1) return true;
  return restOfLong.length === 2 && restOfShort === `${restOfLong[1]}${restOfLong[0]}`;
}
