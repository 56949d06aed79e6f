/** Reports → one line a story, its copies folded under it with what each of them changed. */
import {
  type CopyChanges,
  fill,
  quote,
  type ReportLine,
  type ReportStory,
  sayDate,
  sayStories,
} from '@proviso/core/publishing';
import { texts, told } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { reportPath } from './links.ts';

const { reports: words } = texts;

export const reportsSection = (
  stories: readonly ReportStory[],
): Html => html`<section aria-labelledby="reports">
<h2 id="reports">${words.title}</h2>
${
  stories.length === 0
    ? html`<p class="quiet">${words.none} <a href="/add">${words.addOne}</a>: <code>proviso add FILE</code></p>`
    : html`<p class="quiet">${sayStories(stories)}${stories.length > 1 ? `: ${words.separate}` : ''}.</p>
<ul class="reports">${each(stories, storyLine)}</ul>`
}
</section>`;

const storyLine = ({ first, copies }: ReportStory): Html => html`<li>
${reportLine(first)}
${
  copies.length > 0
    ? html`<details><summary>${told(words.copies, copies.length)}</summary><ul>${each(copies, (copy) => html`<li>${reportLine(copy)}${copy.changes ? html`<p class="quiet">${changesIn(copy.changes)}</p>` : NOTHING}</li>`)}</ul></details>`
    : NOTHING
}
</li>`;

const reportLine = (
  line: ReportLine,
): Html => html`<p><a href="${reportPath(line.report)}">${line.headline ?? texts.told.noHeadline}</a>
<span class="quiet">${line.outlet ?? texts.told.noOutlet}, ${line.published ? sayDate(line.published) : texts.told.noDate}${line.url ? html` · <a href="${line.url}" rel="noreferrer nofollow external">${words.itself}</a>` : NOTHING}</span></p>`;

/** "It changed the headline; left out 2 sentences, the first ‹…›; added none." */
function changesIn({ headline, leftOut, added }: CopyChanges): string {
  const sentences = (forms: { one: string; many: string }, those: readonly string[]) =>
    those.length === 0 ? [] : [fill(told(forms, those.length), { first: quote(those[0]!) })];
  const parts = [
    ...(headline ? [words.headline] : []),
    ...sentences(words.leftOut, leftOut),
    ...sentences(words.added, added),
  ];
  return parts.length === 0 ? words.unchanged : fill(words.changed, { what: parts.join('; ') });
}
