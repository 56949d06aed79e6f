/** Phrases of a list → each as its words, the longest first, as `beginsAt` looks for them: "won't say" is three tokens. */
export const phrasesOf = (phrases: readonly string[]): string[][] =>
  phrases.map((phrase) => phrase.replace("n't", " n't").split(' ')).sort((a, b) => b.length - a.length);
