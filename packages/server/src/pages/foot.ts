/** The last parts of a tracker page: reports with their copies folded, corrections, method, cite, export, errors. */
import {
  type Corrections,
  type ReportLine,
  type ReportStory,
  sayDate,
  sayStories,
  sayWho,
  type Tracker,
} from '@proviso/core/publishing';
import { each, type Html, html, NOTHING } from './html.ts';
import {
  type Clocks,
  clockQuery,
  dossierPath,
  exportPath,
  feedPath,
  policyPath,
  reportPath,
} from './links.ts';
import { quoted } from './quote.ts';

export const reportsSection = (
  stories: readonly ReportStory[],
): Html => html`<section aria-labelledby="reports">
<h2 id="reports">Reports</h2>
${
  stories.length === 0
    ? html`<p class="quiet">No report on record bears on this yet. Add one: <code>proviso add FILE</code></p>`
    : html`<p class="quiet">${sayStories(stories)}${stories.length > 1 ? ': that two were written separately does not make their sources two' : ''}.</p>
<ul class="reports">${each(stories, storyLine)}</ul>`
}
</section>`;

const storyLine = ({ first, copies }: ReportStory): Html => html`<li>
${reportLine(first)}
${
  copies.length > 0
    ? html`<details><summary>${copies.length} ${copies.length === 1 ? 'copy' : 'copies'} of it</summary><ul>${each(copies, (copy) => html`<li>${reportLine(copy)}</li>`)}</ul></details>`
    : NOTHING
}
</li>`;

const reportLine = (
  line: ReportLine,
): Html => html`<p><a href="${reportPath(line.report)}">${line.headline ?? 'without a headline'}</a>
<span class="quiet">${line.outlet ?? 'outlet not told'}, ${line.published ? sayDate(line.published) : 'date not told'}${line.url ? html` · <a href="${line.url}" rel="noreferrer nofollow external">the page itself</a>` : NOTHING}</span></p>`;

export const correctionsSection = ({
  corrections,
  enteredAnew,
}: Corrections): Html => html`<section aria-labelledby="corrections">
<h2 id="corrections">Corrections</h2>
${
  corrections.length === 0
    ? html`<p class="quiet">Nothing on record was taken back.</p>`
    : html`<ul class="plain">${each(
        corrections,
        (
          correction,
        ) => html`<li><p><span class="when">${sayDate(correction.recorded)}</span> <s>${correction.label}, ${correction.covers}</s></p>
<p>${correction.reason} <span class="quiet">– ${correction.by}</span></p>
<p class="quiet">It was: ${quoted(correction.saying.words, reportPath(correction.saying.report, correction.saying.finding))} – ${sayWho(correction.saying)}</p></li>`,
      )}</ul>`
}
${enteredAnew > 0 ? html`<p class="quiet">${enteredAnew} ${enteredAnew === 1 ? 'claim was' : 'claims were'} entered anew by rule, told otherwise by another reading or another version of the policy.</p>` : NOTHING}
</section>`;

export type RecordHead = { size: number; root: string };

export const methodSection = (
  { bulletin, waiting }: Tracker,
  clocks: Clocks,
  head: RecordHead,
  origin: string,
): Html => {
  const { id, name } = bulletin.policy;
  return html`<section class="method" aria-labelledby="method">
<h2 id="method">Method, cite, export</h2>
<dl>
<div><dt>Method</dt><dd>A machine reads the reports and suggests what they say; only what a person, or the rule of admission, accepted stands here. Each line leads to the words it rests on. Two answers are kept apart: what official text says, and what is reported. No answer says what is true.</dd></div>
<div><dt>Waiting</dt><dd>${waiting.policy} ${waiting.policy === 1 ? 'suggestion bears' : 'suggestions bear'} on this policy; ${waiting.noPolicy} ${waiting.noPolicy === 1 ? 'finding fits' : 'findings fit'} no policy yet. <a href="/review">Review</a></dd></div>
<div><dt>Cite</dt><dd>Proviso, “${name}”, state on ${sayDate(bulletin.at)}${bulletin.publishedBy ? `, as published by ${sayDate(bulletin.publishedBy)}` : ''}, record at entry ${head.size} (<code>${head.root.slice(0, 16)}</code>). <span class="quiet">${origin}${policyPath(id)}${clockQuery(clocks)}</span></dd></div>
<div><dt>Export</dt><dd><a href="${exportPath(id, 'json', clocks)}">JSON, all of this page</a> · <a href="${exportPath(id, 'csv', clocks)}">CSV, the claims</a> · <a href="${feedPath(id)}">Atom, the changes</a> · <a href="${dossierPath(id, clocks)}" download>Dossier, one file that checks itself offline</a></dd></div>
<div><dt>Report an error</dt><dd>Take a claim back with a reason; it stays visible, dated and signed: <code>proviso review reject FINDING --reason "…"</code></dd></div>
</dl>
</section>`;
};
