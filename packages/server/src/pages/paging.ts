/** A page of a list → the links to the pages before and after it, with where it stands in the whole. */

import { fill } from '@proviso/core/publishing';
import { texts } from '../texts.ts';
import { type Html, html, NOTHING } from './html.ts';

const { paging: words } = texts;

/** How many come before, stand on this page, and are there in all; `most` is what a page holds. */
export type Paged = { after: number; most: number; shown: number; total: number };

/** `path` is the list's own address. */
export function paging(path: string, { after, most, shown, total }: Paged): Html {
  if (after === 0 && shown >= total) return html``;
  const link = (to: number, rel: string, name: string) =>
    html`<a href="${to <= 0 ? path : `${path}?after=${to}`}" rel="${rel}">${name}</a>`;
  const last = after + shown;
  return html`<nav class="paging" aria-label="${words.label}">
<span>${after > 0 ? link(after - most, 'prev', words.before) : NOTHING}</span>
<span>${shown === 0 ? fill(words.none, { total: String(total) }) : fill(words.of, { first: String(after + 1), last: String(last), total: String(total) })}</span>
<span>${last < total && shown > 0 ? link(last, 'next', words.next) : NOTHING}</span>
</nav>`;
}
