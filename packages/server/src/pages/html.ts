/** The tagged template that all pages are written in: every value is escaped, only what it made itself is not. */
import { html } from 'hono/html';

export { html };
export type Html = ReturnType<typeof html>;

export const NOTHING = '';

/** What is to be shown only where there is something. */
export const each = <T>(items: readonly T[], draw: (item: T, index: number) => Html): Html =>
  html`${items.map(draw)}`;
