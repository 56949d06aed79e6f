/**
 * The first report of a story and a copy of it → what the copy changed: its headline, the sentences it left out and those
 * it has of its own. A sentence with other words counts as both.
 */
import type { Article } from '../vocabulary/index.ts';
import { clean } from './quote.ts';

export type CopyChanges = {
  /** Whether the two headlines differ. */
  headline: boolean;
  leftOut: string[];
  added: string[];
};

type Told = Pick<Article, 'headline' | 'story'>;

export function copyChanges(first: Told, copy: Told): CopyChanges {
  const before = sentencesOf(first);
  const after = sentencesOf(copy);
  const missing = (from: ReadonlyMap<string, string>, among: ReadonlyMap<string, string>) =>
    [...from].filter(([key]) => !among.has(key)).map(([, sentence]) => sentence);
  return {
    headline: keyOf(first.headline ?? '') !== keyOf(copy.headline ?? ''),
    leftOut: missing(before, after),
    added: missing(after, before),
  };
}

/** By what of them counts: letters and digits alone. */
function sentencesOf({ story }: Told): Map<string, string> {
  const sentences = story
    .split(/\n+|(?<=[.!?]["”’']?)\s+(?=["“‘']?\p{Lu})/u)
    .map(clean)
    .filter((sentence) => keyOf(sentence) !== '');
  return new Map(sentences.map((sentence) => [keyOf(sentence), sentence]));
}

const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
