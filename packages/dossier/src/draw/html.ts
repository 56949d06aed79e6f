/** The tagged template that the dossier is written in: every value is escaped, only what it made itself is not. */
import { html, raw } from 'hono/html';

export { html, raw };
export type Html = ReturnType<typeof html>;

export const NOTHING = '';

export const each = <T>(items: readonly T[], draw: (item: T) => Html): Html => html`${items.map(draw)}`;

/** Words of a report, between ‹ ›, leading to the entry that holds them. */
export const quoted = (words: string, seq: number): Html =>
  html`<a class="words" href="#entry-${seq}">‹${words.replace(/\s+/g, ' ').trim()}›</a>`;
