/**
 * A report's view → its text with the words of its findings marked, what was set aside dimmed, and the findings beside
 * it. Each finding has an address of its own: every line of the other pages leads there.
 */
import {
  type FindingNote,
  type ReportBlock,
  type ReportView,
  type Segment,
  sayDate,
} from '@proviso/core/publishing';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { markId, policyPath } from './links.ts';

export const reportPage = (view: ReportView): Html => {
  const title = view.headline ?? 'A report without a headline';
  const headline = view.blocks.find(({ kind }) => kind === 'headline');
  return layout({
    title: `${title} – Proviso`,
    main: html`<p class="crumb">${onRecordIn(view)}</p>
<h1>${headline ? marked(headline.segments) : title}</h1>
<p class="quiet">${[view.outlet ?? 'outlet not told', view.published ? sayDate(view.published) : 'date not told', ...view.bylines].join(' · ')}</p>
<div class="reading">
<article class="text" aria-label="The report’s text">${each(
      view.blocks.filter((block) => block !== headline),
      blockOf,
    )}</article>
<aside aria-labelledby="findings">
<h2 id="findings">${view.findings.length === 0 ? 'No policy move was found' : 'What was found'}</h2>
${view.findings.length === 0 ? html`<p class="quiet">A report that tells of no change of any rule is a common case.</p>` : html`<ol class="findings">${each(view.findings, note)}</ol>`}
${view.blocks.some(({ kind }) => kind === 'furniture') ? html`<p class="quiet">Dimmed lines were set aside as no part of the story.</p>` : NOTHING}
<dl class="facts"><div><dt>SHA-256</dt><dd><code>${view.sha256}</code></dd></div><div><dt>Came from</dt><dd>${view.source}</dd></div><div><dt>Read by</dt><dd>${view.program}</dd></div></dl>
</aside>
</div>`,
  });
};

const onRecordIn = ({ policies }: ReportView): Html =>
  policies.length === 0
    ? html`Bears on no policy on record`
    : html`On record in ${each(policies, ({ id, name }, i) => html`${i > 0 ? ', ' : ''}<a href="${policyPath(id)}">${name}</a>`)}`;

/** The headline stands above, as the page's own. */
function blockOf({ kind, cue, segments }: ReportBlock): Html {
  const inside = marked(segments);
  switch (kind) {
    case 'heading':
      return html`<h2>${inside}</h2>`;
    case 'quote':
      return html`<blockquote><p>${inside}</p></blockquote>`;
    case 'furniture':
      return html`<p class="furniture"><span class="label">set aside${cue ? `: ${cue.replaceAll('-', ' ')}` : ''}</span> ${inside}</p>`;
    case 'paragraph':
      return html`<p>${inside}</p>`;
    default:
      return html`<p class="${kind}">${inside}</p>`;
  }
}

const marked = (segments: readonly Segment[]): Html =>
  each(segments, ({ text, findings, strong, begins }) => {
    if (findings.length === 0) return html`${text}`;
    if (!strong) return html`<span class="slot">${text}</span>`;
    return html`${begins.map((finding) => html`<span class="landing" id="${markId(finding)}"></span>`)}<mark><a href="#${findings[0]!}">${text}</a></mark>`;
  });

const note = (finding: FindingNote): Html => html`<li id="${finding.id}">
<p><strong>${finding.label}</strong>${finding.background ? ' (before)' : ''}: <a class="words" href="#${markId(finding.id)}">‹${finding.words}›</a></p>
<p>${finding.speaker} <span class="quiet">(${[finding.channel, finding.certainty].filter((words) => words !== '').join('; ')})</span></p>
<dl class="slots">${each(
  finding.slots,
  ({ slot, words }) => html`<div><dt>${slot.replaceAll('_', ' ')}</dt><dd>‹${words}›</dd></div>`,
)}</dl>
<p class="quiet">${reviewWords(finding.review)}</p>
${finding.flags.length > 0 ? html`<p class="quiet">${finding.flags.join('; ')}</p>` : NOTHING}
</li>`;

const DECISIONS = { accept: 'Accepted', reject: 'Rejected', hold: 'Held' } as const;
const reviewWords = (review: FindingNote['review']): string =>
  review
    ? `${DECISIONS[review.decision]} by ${review.by.name}, ${sayDate(review.recorded.slice(0, 10))}${review.reason ? `: ${review.reason}` : ''}`
    : 'Waits for review';
