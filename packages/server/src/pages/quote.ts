/** Words of a report, between ‹ ›, leading to where they stand in it. A public page shows few of them. */
import { type Html, html } from './html.ts';

const MAX_CHARACTERS = 180;

export const quoted = (words: string, path: string): Html =>
  html`<a class="words" href="${path}">‹${shortened(words)}›</a>`;

/** Cut at a space, so that no word is left in half. */
export function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= MAX_CHARACTERS) return line;
  const cut = line.lastIndexOf(' ', MAX_CHARACTERS);
  return `${line.slice(0, cut > 0 ? cut : MAX_CHARACTERS)} …`;
}
