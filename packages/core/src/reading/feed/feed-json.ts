/** A feed in JSON (jsonfeed.org) → where its items stand in its text, and what it says of itself. It is scanned, not parsed. */

import { MOST_FEED_DEPTH, MOST_FEED_ITEMS } from '../limits.ts';
import type { Outline } from './feed.ts';

/** Depth 1 is the feed, 2 its list of items, 3 an item. */
export function outlineOfJson(text: string): Outline {
  const outline: Outline = { isFeed: false, title: '', link: '', slices: [], ended: 'cut' };
  let depth = 0;
  let key = '';
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '"') {
      const end = stringEnd(text, at);
      if (end < 0) return outline;
      const string = depth === 1 ? text.slice(at, end) : '';
      at = end - 1;
      if (depth !== 1) continue;
      const isKey = /^\s*:/.test(text.slice(at + 1, at + 20));
      if (isKey) key = wordsOf(string);
      else if (key === 'version') outline.isFeed = /^https?:\/\/jsonfeed\.org\//.test(wordsOf(string));
      else if (key === 'title') outline.title = wordsOf(string).trim();
      else if (key === 'home_page_url') outline.link = wordsOf(string);
    } else if (letter === '{' || letter === '[') {
      depth++;
      if (depth === 3 && key === 'items' && letter === '{') start = at;
      if (depth > MOST_FEED_DEPTH) return { ...outline, ended: 'too deep' };
    } else if (letter === '}' || letter === ']') {
      depth--;
      if (depth === 2 && key === 'items' && letter === '}') {
        outline.slices.push({ start, end: at + 1, id: idOf(text.slice(start, at + 1)) });
        if (outline.slices.length >= MOST_FEED_ITEMS) return { ...outline, ended: 'too many' };
      }
      if (depth === 0) return { ...outline, ended: 'whole' };
    }
  }
  return outline;
}

/** Just past the quotation mark that closes the one at `start`; -1 where none does. */
function stringEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return at + 1;
  }
  return -1;
}

function wordsOf(string: string): string {
  try {
    return JSON.parse(string) as string;
  } catch {
    return '';
  }
}

/** Of the item itself, not of what it holds. */
function idOf(item: string): string {
  try {
    const { id } = JSON.parse(item) as { id?: unknown };
    return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
  } catch {
    return '';
  }
}
