/** The last parts of a tracker page: corrections, method, cite, export, errors. */
import { type Corrections, sayDate, sayWho, type Tracker } from '@proviso/core/publishing';
import { each, type Html, html, NOTHING } from './html.ts';
import {
  type Clocks,
  clockQuery,
  dossierPath,
  exportPath,
  feedPath,
  policyPath,
  reportPath,
  reviewPath,
} from './links.ts';
import { quoted } from './quote.ts';

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
<div><dt>Waiting</dt><dd>${waiting.policy} ${waiting.policy === 1 ? 'suggestion bears' : 'suggestions bear'} on this policy; ${waiting.noPolicy} ${waiting.noPolicy === 1 ? 'finding fits' : 'findings fit'} no policy yet. <a href="${reviewPath(id)}">Review</a></dd></div>
<div><dt>Cite</dt><dd>Proviso, “${name}”, state on ${sayDate(bulletin.at)}${bulletin.publishedBy ? `, as published by ${sayDate(bulletin.publishedBy)}` : ''}, record at entry ${head.size} (<code>${head.root.slice(0, 16)}</code>). <span class="quiet">${origin}${policyPath(id)}${clockQuery(clocks)}</span></dd></div>
<div><dt>Export</dt><dd><a href="${exportPath(id, 'json', clocks)}">JSON, all of this page</a> · <a href="${exportPath(id, 'csv', clocks)}">CSV, the claims</a> · <a href="${feedPath(id)}">Atom, the changes</a> · <a href="${dossierPath(id, clocks)}" download>Dossier, one file that checks itself offline</a></dd></div>
<div><dt>Report an error</dt><dd>Take a claim back with a reason; it stays visible, dated and signed: <code>proviso review reject FINDING --reason "…"</code></dd></div>
</dl>
</section>`;
};
