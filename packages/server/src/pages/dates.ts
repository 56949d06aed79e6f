/** Starts and ends to come → a short list; a line whose end is not told says when it was last confirmed. */
import { fill, type NextDates, sayDate, type Unended } from '@proviso/core/publishing';
import { texts, told } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';

const { dates: words } = texts;
const SHOWN = 3;

export const datesAhead = ({ dates, unended }: NextDates): Html => html`<section aria-labelledby="dates">
<h2 id="dates">${words.title}</h2>
${
  dates.length === 0
    ? html`<p class="quiet">${words.none}</p>`
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
<summary>${told(words.unended, unended.length)}</summary>
<ul class="plain">${each(
  unended,
  (line) =>
    html`<li>${line.label}, ${line.covers}: <span class="quiet">${
      line.lastConfirmed ? fill(words.confirmed, { date: sayDate(line.lastConfirmed) }) : words.notConfirmed
    }</span></li>`,
)}</ul>
</details>`;
