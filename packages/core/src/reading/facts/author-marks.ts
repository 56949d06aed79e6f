/** An address → whether it is said to be the page of a person who writes: `/author/jane-doe` is. */
import marks from './author-marks.json' with { type: 'json' };
import { lettersOf } from './outlets.ts';

const PATHS = new Set(marks.paths);
const MAY_LEAD = new RegExp(`/(?:${marks.paths.join('|')})/`, 'i');
const MOST_LETTERS = 240;

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
