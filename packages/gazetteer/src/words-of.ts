/**
 * A name's phrase, or one token of a report → words to compare by. Full stops, hyphens and apostrophes inside a word do
 * not count ("U.S." is "US", "G-7" is "G7"); its capitals do, so that "US" never is "us".
 */
export const wordsOf = (phrase: string): string[] =>
  (phrase.replace(/['’]s(?=\s|$)/g, " 's").match(/'s|,|[^\s,/-]+/g) ?? []).map(wordOf);

export const wordOf = (token: string): string =>
  PLAIN.test(token) ? token : POSSESSIVE.test(token) ? "'s" : token.normalize('NFC').replace(/[.'’-]/g, '');

const PLAIN = /^[A-Za-z0-9]+$/;
const POSSESSIVE = /^['’]s$/;
