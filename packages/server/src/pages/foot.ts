/** The last parts of a tracker page: corrections, method, cite, export, errors. */
import { type Corrections, fill, sayDate, sayWho, type Tracker } from '@proviso/core/publishing';
import { texts, told } from '../texts.ts';
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

const { foot: words } = texts;

export const correctionsSection = ({
  corrections,
  enteredAnew,
}: Corrections): Html => html`<section aria-labelledby="corrections">
<h2 id="corrections">${words.corrections}</h2>
${
  corrections.length === 0
    ? html`<p class="quiet">${words.noCorrections}</p>`
    : html`<ul class="plain">${each(
        corrections,
        (
          correction,
        ) => html`<li><p><span class="when">${sayDate(correction.recorded)}</span> <s>${correction.label}, ${correction.covers}</s></p>
<p>${correction.reason} <span class="quiet">– ${correction.by}</span></p>
<p class="quiet">${words.itWas} ${quoted(correction.saying.words, reportPath(correction.saying.report, correction.saying.finding))} – ${sayWho(correction.saying)}</p></li>`,
      )}</ul>`
}
${enteredAnew > 0 ? html`<p class="quiet">${told(words.anew, enteredAnew)}</p>` : NOTHING}
</section>`;

export type RecordHead = { size: number; root: string };

export const methodSection = (
  { bulletin, waiting }: Tracker,
  clocks: Clocks,
  head: RecordHead,
  origin: string,
): Html => {
  const { id, name } = bulletin.policy;
  const { at, publishedBy } = bulletin;
  const published = publishedBy === null ? null : sayDate(publishedBy);
  const citation = fill(words.citation, {
    name,
    date: published === null ? sayDate(at) : fill(words.citedBy, { date: sayDate(at), published }),
    entry: String(head.size),
    root: head.root.slice(0, 16),
    address: `${origin}${policyPath(id)}${clockQuery(clocks)}`,
  });
  return html`<section class="method" aria-labelledby="method">
<h2 id="method">${words.title}</h2>
<dl>
<div><dt>${words.method}</dt><dd>${words.methodText}</dd></div>
<div><dt>${words.waiting}</dt><dd>${told(words.bearing, waiting.policy)}; ${told(words.homeless, waiting.noPolicy)}. <a href="${reviewPath(id)}">${words.review}</a></dd></div>
<div><dt>${words.cite}</dt><dd class="citation">${citation}</dd></div>
<div><dt>${words.export}</dt><dd><a href="${exportPath(id, 'json', clocks)}">${words.json}</a> · <a href="${exportPath(id, 'csv', clocks)}">${words.csv}</a> · <a href="${feedPath(id)}">${words.atom}</a> · <a href="${dossierPath(id, clocks)}" download>${words.dossier}</a></dd></div>
<div><dt>${words.error}</dt><dd>${words.errorText} <code>proviso review reject FINDING --reason "…"</code></dd></div>
</dl>
</section>`;
};
