/**
 * The query of an address → the question in words, as the desk takes it. Parts left empty are open; the clocks are named
 * as the command names them, and by the shorter names of earlier addresses too.
 */

import { AXES } from '@proviso/core/vocabulary';
import type { AskedWords } from '@proviso/desk';
import type { Context } from 'hono';

export const askedOf = (c: Context): AskedWords => askedIn(c.req.queries());

/** A form's own fields say the same: `without-asset` what is left out, `fact.price` one fact. */
const FACT = 'fact.';

/** Of a parameter that is given twice, the last counts; facts all do. */
function askedIn(query: Readonly<Record<string, readonly string[]>>): AskedWords {
  const one = (name: string): string | undefined => query[name]?.at(-1)?.trim() || undefined;
  const words: AskedWords = {};
  for (const axis of AXES) {
    const without = one(`without-${axis}`)
      ?.split(',')
      .map((part) => `!${part.trim()}`);
    const parts = [one(axis) ?? [], without ?? []].flat();
    if (parts.length > 0) words[axis] = parts.join(', ');
  }
  const facts = [
    ...(query.fact ?? []),
    ...Object.keys(query)
      .filter((name) => name.startsWith(FACT) && one(name) !== undefined)
      .map((name) => `${name.slice(FACT.length)}=${one(name)}`),
  ].filter((fact) => fact.trim() !== '');
  if (facts.length > 0) words.facts = facts;
  const at = one('at');
  if (at !== undefined) words.at = at;
  const publishedBy = one('as-published-by') ?? one('published-by');
  if (publishedBy !== undefined) words.asPublishedBy = publishedBy;
  const recordedBy = one('as-recorded-by') ?? one('recorded-by');
  if (recordedBy !== undefined) words.asRecordedBy = recordedBy;
  return words;
}
