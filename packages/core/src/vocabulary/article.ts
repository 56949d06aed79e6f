import type { EdtfString } from './date-stamp.ts';
import type { Quote, Span } from './span.ts';

export const BLOCK_KINDS = [
  'headline',
  'standfirst',
  'byline',
  'dateline',
  'heading',
  'paragraph',
  'quote',
  'list',
  'caption',
  'table',
  'furniture',
] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** A run of text with one role. `cue` names the rule that made it furniture ("read-more", "follow-live"). */
export type Block = Span & { kind: BlockKind; cue?: string };

/** A quantity told in the text, with its conversion where one is given: "20 kilometers (12 miles)". */
export type Measure = {
  quote: Quote;
  /** Number with unit: `20 km`. */
  value: string;
  /** The conversion in brackets, in its own unit: `12 mi`. */
  also?: string;
  /** Whether the two agree, within the rounding that the digits allow; absent where there is no second. */
  consistent?: boolean;
};

/** One dated part of a live page; the span covers its blocks. */
export type LiveEntry = Span & {
  /** Its own time, as told; null where it tells none of its own. */
  published: EdtfString | null;
  headline: string | null;
};

/** What reading made of a report. Blocks stand in order and cover all of `text` but white space. */
export type Article = {
  headline: string | null;
  standfirst: string | null;
  bylines: string[];
  publisher: string | null;
  /** As the page names it: "World", "Wirtschaft". */
  section: string | null;
  published: EdtfString | null;
  modified: EdtfString | null;
  /** BCP 47. */
  language: string | null;
  url: string | null;
  /** Agencies and outlets that the page itself credits. */
  creditedTo: string[];
  /** For plain text the input itself, unchanged. */
  text: string;
  blocks: Block[];
  /** The body alone, blocks joined by blank lines: no headline, byline, date line, caption or furniture. */
  story: string;
  measures: Measure[];
  /** Of a live page, in the order of the page; absent for any other report. */
  entries?: LiveEntry[];
};

/** An article of which nothing is known but its text and blocks. */
export const bareArticle = (text: string, blocks: Block[]): Article => ({
  headline: null,
  standfirst: null,
  bylines: [],
  publisher: null,
  section: null,
  published: null,
  modified: null,
  language: 'en',
  url: null,
  creditedTo: [],
  text,
  blocks,
  story: text,
  measures: [],
});
