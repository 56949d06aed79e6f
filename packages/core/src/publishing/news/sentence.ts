/** What all parts of a bulletin are made of: a sentence and the entries of the record that it rests on. */
import type { Saying } from '../saying.ts';
import { capital } from '../words.ts';

export type NewsSentence = {
  text: string;
  /** Numbers of entries, in their order; none where it tells that something is not on record. */
  entries: number[];
  /** The section of the policy's page where the whole of it stands. */
  section: NewsSection;
};

export type NewsSection =
  | 'state-now'
  | 'changes'
  | 'dates'
  | 'timeline'
  | 'voices'
  | 'corrections'
  | 'reports'
  | 'method';

export const sentence = (
  text: string,
  section: NewsSection,
  says: readonly Pick<Saying, 'entry'>[] = [],
): NewsSentence => ({
  text: `${capital(text)}${/[.!?]›?$/.test(text) ? '' : '.'}`,
  entries: [...new Set(says.map(({ entry }) => entry))].sort((a, b) => a - b),
  section,
});

/** "One more account", "3 more accounts". */
export const counted = (forms: { one: string; many: string }, n: number): string =>
  n === 1 ? forms.one : forms.many;
