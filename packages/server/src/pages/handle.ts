/**
 * The days on which something was published → the one handle of the timeline, *published by*: a step to the day before
 * and after, and any day of one's own. It is an address; what the record itself held, and when, is for an audit.
 */
import { fill, sayDate } from '@proviso/core/publishing';
import type { EdtfString } from '@proviso/core/vocabulary';
import { texts } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { type Clocks, clockQuery, policyPath } from './links.ts';

export type Handle = {
  policy: string;
  /** Only what the address names; `at` is empty where it names none. */
  clocks: Clocks;
  days: readonly EdtfString[];
};

const { handle: words } = texts;

export function handle({ policy, clocks, days }: Handle): Html {
  const { at, asPublishedBy, asRecordedBy } = clocks;
  const by = asPublishedBy?.slice(0, 10) ?? null;
  const before = by === null ? days.at(-2) : days.findLast((day) => day < by);
  const after = by === null ? undefined : days.find((day) => day > by);
  const past = clockQuery(clocks) !== '';
  return html`<div class="handle">
<nav class="steps" aria-label="${words.label}">
${step(policy, clocks, before, 'prev', words.before)}
<p>${by === null ? words.all : fill(words.by, { date: sayDate(by) })}</p>
${after === undefined && by !== null ? html`<a href="${policyPath(policy)}${clockQuery({ ...clocks, asPublishedBy: null })}#timeline" rel="next">${words.toAll} →</a>` : step(policy, clocks, after, 'next', words.after)}
</nav>
<form method="get" action="${policyPath(policy)}#timeline">
<label>${words.asPublishedBy} <input type="date" name="as-published-by" value="${by ?? ''}" list="published-days"></label>
<datalist id="published-days">${each(days, (day) => html`<option value="${day}"></option>`)}</datalist>
<label>${words.at} <input type="date" name="at" value="${at.slice(0, 10)}"></label>
<details${asRecordedBy ? ' open' : ''}><summary>${words.audit}</summary>
<label>${words.asRecordedBy} <input type="date" name="as-recorded-by" value="${asRecordedBy?.slice(0, 10) ?? ''}"></label></details>
<button type="submit">${words.show}</button>
${past ? html`<a href="${policyPath(policy)}#timeline">${words.today}</a>` : NOTHING}
</form>
</div>`;
}

/** Nothing lies before the first, or after the last. */
const step = (
  policy: string,
  clocks: Clocks,
  day: EdtfString | undefined,
  rel: 'prev' | 'next',
  name: string,
): Html =>
  day === undefined
    ? html`<span></span>`
    : html`<a href="${policyPath(policy)}${clockQuery({ ...clocks, asPublishedBy: day })}#timeline" rel="${rel}">${rel === 'prev' ? '← ' : ''}${name}: ${sayDate(day)}${rel === 'next' ? ' →' : ''}</a>`;
