/** A report's view → where it comes from: who else tells its story, what was said in it by whom, its hash, its origin. */
import { type ReportLine, type ReportView, type StatementNote, sayDate } from '@proviso/core/publishing';
import { each, type Html, html, NOTHING } from '../html.ts';
import { markId, reportPath } from '../links.ts';

export const aboutSection = (view: ReportView): Html => html`<section class="method" aria-labelledby="about">
<h2 id="about">About this report</h2>
${view.statements.length > 0 ? statements(view.statements) : NOTHING}
<dl>
<div><dt>Told elsewhere</dt><dd>${elsewhere(view)}</dd></div>
<div><dt>Came from</dt><dd>${view.source}${view.retrieved ? `, fetched ${sayDate(view.retrieved.slice(0, 10))}` : ''}; on record since ${sayDate(view.recorded.slice(0, 10))}</dd></div>
<div><dt>Its bytes</dt><dd>${view.bytes} bytes of ${view.mediaType}, SHA-256 <code class="hash">${view.sha256}</code></dd></div>
<div><dt>Read by</dt><dd>${view.program}: a machine’s reading, not reviewed unless it says so. Not legal advice.</dd></div>
</dl>
</section>`;

function elsewhere({ stories, sha256 }: ReportView): Html {
  const others = stories.flatMap(({ first, copies }) =>
    [first, ...copies]
      .filter(({ report }) => report !== sha256)
      .map((line) => ({ line, isFirst: line === first && copies.some(({ report }) => report === sha256) })),
  );
  if (others.length === 0)
    return html`No other report on record tells this story in these words; whether its source told others is not known.`;
  return html`<ul class="plain">${each(others, ({ line, isFirst }) => html`<li>${isFirst ? 'first told on record by ' : 'copied by '}${reportLink(line)}</li>`)}</ul>`;
}

const reportLink = ({ report, headline, outlet, published }: ReportLine): Html =>
  html`<a href="${reportPath(report)}">${headline ?? 'a report without a headline'}</a>, ${outlet ?? 'outlet not told'}, ${published ? sayDate(published) : 'date not told'}`;

const statements = (notes: readonly StatementNote[]): Html => html`<details>
<summary>Who says what: ${notes.length} ${notes.length === 1 ? 'statement' : 'statements'}</summary>
<ol class="statements">${each(
  notes,
  ({ id, who, cue, words }) =>
    html`<li><span class="who">${who}</span> ${cue === '' ? '' : html`<span class="quiet">${cue}</span> `}<a class="words" href="#${markId(id)}">${words === '' ? '‹…›' : words}</a></li>`,
)}</ol>
</details>`;
