/**
 * An element's class, id or address → whether it is said to name an author. "author-image" and "comment-author" are
 * not; `/author/jane-doe` is.
 */
import marks from './author-marks.json' with { type: 'json' };
import { lettersOf } from './outlets.ts';

const AUTHOR = new Set(marks.author);
const OTHER = new Set(marks.other);
const PATHS = new Set(marks.paths);
const MAY_LEAD = new RegExp(`/(?:${marks.paths.join('|')})/`, 'i');
/** Most class names have none of these letters in a row. */
const MAY_BE = new RegExp([...marks.stems, ...marks.author, ...marks.other].join('|'), 'i');
const MOST_LETTERS = 240;

/** `names`: the element's class and id. 'beside' is what stands by an author's name: an image, a biography, a link to share. */
export function namesAuthor(names: string): 'author' | 'beside' | null {
  if (!MAY_BE.test(names)) return null;
  let found: 'author' | null = null;
  for (const word of names
    .slice(0, MOST_LETTERS)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)) {
    if (OTHER.has(word)) return 'beside';
    if (AUTHOR.has(word) || marks.stems.some((stem) => word.includes(stem))) found = 'author';
  }
  return found;
}

/** The address of a person's page: a folder that holds authors, and a name under it. */
export function leadsToAuthor(address: string): boolean {
  if (!MAY_LEAD.test(address)) return false;
  const path = address.slice(0, MOST_LETTERS).replace(/^https?:\/\/[^/]*/, '');
  const folders = path
    .toLowerCase()
    .split(/[?#]/, 1)[0]!
    .split('/')
    .filter((folder) => folder !== '');
  return folders.length > 1 && folders.slice(0, -1).some((folder) => PATHS.has(folder));
}

/** `/author/jane-doe` is the page of "Jane Doe" and of "Doe"; `/team/contact` of nobody called otherwise. */
export function isPageOf(address: string, name: string): boolean {
  const page = lettersOf(
    address
      .split(/[?#]/, 1)[0]!
      .split('/')
      .filter((folder) => folder !== '')
      .at(-1) ?? '',
  );
  return name
    .split(/[\s-]+/)
    .map((word) => lettersOf(word))
    .some((word) => word.length > 2 && page.includes(word));
}
