/** The reports behind the claims → where each could be read, and the hash by which its bytes are known again. */
import { type ReportLine, type ReportStory, sayDate, sayStories } from '@proviso/core/publishing';
import type { View } from '../view.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import words from './words.json' with { type: 'json' };

export function sourcesSection(view: View): Html {
  const { stories } = view;
  return html`<section aria-labelledby="sources">
<h2 id="sources">Sources</h2>
<p class="quiet">${stories.length === 0 ? words.noReport : `${sayStories(stories)}. ${words.addresses}`}</p>
<ul class="sources">${each(stories, (story) => storyLine(view, story))}</ul>
</section>`;
}

const storyLine = (view: View, { first, copies }: ReportStory): Html =>
  html`<li>${reportLine(view, first)}${copies.length > 0 ? html`<ul>${each(copies, (copy) => html`<li>copy: ${reportLine(view, copy)}</li>`)}</ul>` : NOTHING}</li>`;

const reportLine = ({ addressOf }: View, line: ReportLine): Html => {
  const address = addressOf(line.report);
  return html`<p><strong>${line.headline ?? 'without a headline'}</strong><br>
${line.outlet ?? 'outlet not told'}, ${line.published ? sayDate(line.published) : 'date not told'}<br>
${address ? html`<a class="address" href="${address}" rel="noreferrer nofollow external">${address}</a>` : html`<span class="quiet">${words.noAddress}</span>`}<br>
<span class="quiet">SHA-256 of its bytes</span> <code>${line.report}</code></p>`;
};
