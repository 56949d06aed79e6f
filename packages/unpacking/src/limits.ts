/**
 * The most that unpacking takes on, each with its reason: a small file that grows without end is given up early, and
 * what a person has on disk is read.
 */

/** What one file may grow to. Text packs ten to one, so a full-sized document may grow fourfold and more. */
export const MOST_UNPACKED_BYTES = 128 * 1024 * 1024;

/** A packed archive whose record is a mail that holds a PDF; nothing real lies deeper. */
export const MOST_LAYERS = 4;

/** As many as a feed may have items; an archive of more is a site, not a collection of reports. */
export const MOST_REPORTS = 20_000;

/** Mail programs nest four or five parts; a forwarded mail as many again. */
export const MOST_MAIL_DEPTH = 50;

/** Headers grow with each server passed; a hundred kilobytes have been seen. */
export const MOST_MAIL_HEADER_BYTES = 1024 * 1024;

/** Each part costs more than its bytes do; newsletters have a few dozen pictures. */
export const MOST_MAIL_PARTS = 2000;

/** A mail's lines are looked at one by one; pictures in a mail of full size make half as many. */
export const MOST_MAIL_LINES = 1_000_000;

/** A notice has a few pages, a gazette's issue some hundred. */
export const MOST_PDF_PAGES = 300;

/** In UTF-16 units: more than the longest story that is read. */
export const MOST_PDF_LETTERS = 2_000_000;

/** Each costs a look; a page of the busiest notice has a hundred. */
export const MOST_PDF_STREAMS = 50_000;

/** Of the processor's time: for starting, for each megabyte, and for each page, which takes some 10 ms; in all. */
export const PDF_MS = { start: 1500, megabyte: 50, page: 15, most: 6000 };

/** The same for a mail: thirty megabytes of pictures take half a second. */
export const MAIL_MS = { start: 1000, megabyte: 50 };

/** Where the processor's time is not known: waited for no longer than this. */
export const MOST_THREAD_WAIT_MS = 60_000;

/** Of what a document's reader builds of it, in MiB. */
export const MOST_THREAD_HEAP_MB = 512;
