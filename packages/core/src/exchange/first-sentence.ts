/** A note → its first sentence, with the stop that ends it; the whole note where none does. */
export const firstSentenceOf = (note: string): string =>
  /^[\s\S]*?[.!?](?=\s+\p{Lu}|\s*$)/u.exec(note)?.[0] ?? note;
