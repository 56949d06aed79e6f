/** What both readers, of HTML and of plain text, hand on: the parts of the text and what the report says of itself. */
import type { Article, BlockKind, Span } from '../vocabulary/index.ts';

/** A run of text with its role, not yet placed in the article's text. */
export type Part = { text: string; kind: BlockKind; cue?: string };

/** What a report says of itself; null or empty where it is silent. */
export type Facts = Pick<
  Article,
  | 'headline'
  | 'standfirst'
  | 'bylines'
  | 'publisher'
  | 'section'
  | 'published'
  | 'modified'
  | 'language'
  | 'url'
  | 'creditedTo'
>;

/** One entry of a live page: its first and last part, both its own. */
export type EntryPart = { from: number; to: number; published: string | null; headline: string | null };

/** `whole` is set where the text is given and the parts stand in it at `spans`; else the parts are the text. */
export type Draft = {
  parts: Part[];
  facts: Facts;
  whole?: { text: string; spans: Span[] };
  entries?: EntryPart[];
};

export const silentFacts = (): Facts => ({
  headline: null,
  standfirst: null,
  bylines: [],
  publisher: null,
  section: null,
  published: null,
  modified: null,
  language: null,
  url: null,
  creditedTo: [],
});
