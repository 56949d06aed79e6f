/** A page of a list → the links to the pages before and after it, with where it stands in the whole. */
import { type Html, html, NOTHING } from './html.ts';

/** How many come before, stand on this page, and are there in all; `most` is what a page holds. */
export type Paged = { after: number; most: number; shown: number; total: number };

/** `path` is the list's own address. */
export function paging(path: string, { after, most, shown, total }: Paged): Html {
  if (after === 0 && shown >= total) return html``;
  const link = (to: number, rel: string, name: string) =>
    html`<a href="${to <= 0 ? path : `${path}?after=${to}`}" rel="${rel}">${name}</a>`;
  const last = after + shown;
  return html`<nav class="paging" aria-label="Pages">
<span>${after > 0 ? link(after - most, 'prev', 'Before') : NOTHING}</span>
<span>${shown === 0 ? `none of ${total}` : `${after + 1}–${last} of ${total}`}</span>
<span>${last < total && shown > 0 ? link(last, 'next', 'Next') : NOTHING}</span>
</nav>`;
}
