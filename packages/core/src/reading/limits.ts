/**
 * The most that reading takes on, each with its reason. A document beyond them is refused with a code: it is no report, or
 * was made to exhaust a reader.
 */
export { MOST_DOCUMENT_BYTES } from '../vocabulary/index.ts';

/** In UTF-16 units: a book's length. What comes after reading weighs each sentence against others. */
export const MOST_STORY_LETTERS = 500_000;

/** In UTF-16 units, furniture and comments with it: a page of the longest story and as much three times again. */
export const MOST_TEXT_LETTERS = 2_000_000;

/** Of open elements in a page; browsers stop at 512. */
export const MOST_OPEN_ELEMENTS = 1000;

/** Of elements in a page that begin a block: the largest tables have a hundred thousand. */
export const MOST_BLOCK_ELEMENTS = 150_000;

/** Of elements of any kind: the pages of news that were seen have ten thousand at most. */
export const MOST_ELEMENTS = 500_000;

/** In UTF-16 units, all of a page's scripts of JSON-LD together: a live page of a year, twenty times what was seen. */
export const MOST_JSON_LD_LETTERS = 1_000_000;

/** In UTF-16 units, markup with it: the longest text, and as much again. */
export const MOST_FEED_ITEM_LETTERS = 4_000_000;

/** In UTF-16 units: the longest story, and its marks. A million list marks take four seconds. */
export const MOST_MARKDOWN_LETTERS = 600_000;

/** Of open elements in a feed. */
export const MOST_FEED_DEPTH = 200;

/** The largest feeds that are seen have a few thousand. */
export const MOST_FEED_ITEMS = 20_000;

/** Twenty thousand items have some forty each. */
export const MOST_FEED_ELEMENTS = 1_000_000;

/** For one field of one item: authors of a paper, at most. */
export const MOST_FEED_VALUES = 100;

/** Above it NULs are no slips: the document is no text. */
export const MOST_NUL_SHARE = 0.001;
