/** Starts and ends to come → a short list; a line whose end is not told says when it was last confirmed. */
import { type NextDates, sayDate, type Unended } from '@proviso/core/publishing';
import { each, type Html, html, NOTHING } from './html.ts';

const SHOWN = 3;

export const datesAhead = ({ dates, unended }: NextDates): Html => html`<section aria-labelledby="dates">
<h2 id="dates">Next dates</h2>
${
  dates.length === 0
    ? html`<p class="quiet">No start or end to come is told.</p>`
    : html`<ul class="plain dates">${each(
        dates,
        (date) =>
          html`<li><span class="when">${sayDate(date.on)}</span> <strong>${date.what}</strong>: ${date.covers} <span class="quiet">(${date.label})</span></li>`,
      )}</ul>`
}
${unended.length > 0 ? notEnded(unended) : NOTHING}
</section>`;

/** An end not told is not "still in force". */
const notEnded = (
  unended: readonly Unended[],
): Html => html`<details${unended.length <= SHOWN ? ' open' : ''}>
<summary>No end told for ${unended.length} ${unended.length === 1 ? 'line' : 'lines'}</summary>
<ul class="plain">${each(
  unended,
  (line) =>
    html`<li>${line.label}, ${line.covers}: <span class="quiet">${
      line.lastConfirmed
        ? `last confirmed on ${sayDate(line.lastConfirmed)}`
        : 'when it was last confirmed is not told'
    }</span></li>`,
)}</ul>
</details>`;
