/**
 * The query of an address → the question in words, as the desk takes it. Parts left empty are open; the clocks are named
 * as the command names them, and by the shorter names of earlier addresses too.
 */

import { AXES } from '@proviso/core/vocabulary';
import type { AskedWords } from '@proviso/desk';

/** `get` gives a parameter's values, in order. */
export function askedIn(get: (name: string) => readonly string[]): AskedWords {
  const one = (name: string): string | undefined => {
    const value = get(name).at(-1)?.trim();
    return value ? value : undefined;
  };
  const words: AskedWords = {};
  for (const axis of AXES) {
    const value = one(axis);
    if (value !== undefined) words[axis] = value;
  }
  const facts = get('fact').filter((fact) => fact.trim() !== '');
  if (facts.length > 0) words.facts = facts;
  const at = one('at');
  if (at !== undefined) words.at = at;
  const publishedBy = one('as-published-by') ?? one('published-by');
  if (publishedBy !== undefined) words.asPublishedBy = publishedBy;
  const recordedBy = one('as-recorded-by') ?? one('recorded-by');
  if (recordedBy !== undefined) words.asRecordedBy = recordedBy;
  return words;
}
