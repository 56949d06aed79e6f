/**
 * A coder's note → which way it says that the measure went, or that it goes on from an earlier one, with the words that
 * say so. Made for finding rows whose codes and notes disagree: where a note says both, or nothing plain, it is null.
 */
import { firstSentenceOf } from './first-sentence.ts';
import words from './note-direction.json' with { type: 'json' };

export type Direction = { way: 'loosens' | 'tightens'; words: string };

/** `…` in a phrase of the list: up to this many words of the same sentence. */
const GAP = '(?:[^\\s.;]+\\s+){0,6}?';

const oneOf = (phrases: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${phrases.map((phrase) => phrase.replaceAll('… ', GAP).replaceAll(' ', '\\s+')).join('|')})(?![\\p{L}\\p{N}])`,
    'iu',
  );

const LOOSENS = oneOf(words.loosens);
const TIGHTENS = oneOf(words.tightens);
const CONTINUES = oneOf(words.continues);
const CONTINUES_NOT = oneOf(words.continuesNot);

export function directionOf(note: string): Direction | null {
  const [loose, tight] = [LOOSENS.exec(note), TIGHTENS.exec(note)];
  if ((loose === null) === (tight === null)) return null;
  return loose ? { way: 'loosens', words: loose[0] } : { way: 'tightens', words: tight![0] };
}

/** The words by which the first sentence of a note tells that an earlier measure is extended, amended or goes on. */
export function tellsContinuation(note: string): string | null {
  const first = firstSentenceOf(note);
  return CONTINUES_NOT.test(first) ? null : (CONTINUES.exec(first)?.[0] ?? null);
}
