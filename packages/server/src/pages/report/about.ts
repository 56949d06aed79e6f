/** A report's view → where it comes from: who else tells its story, what was said in it by whom, its hash, its origin. */
import {
  fill,
  type ReportLine,
  type ReportView,
  type StatementNote,
  sayDate,
} from '@proviso/core/publishing';
import { texts, told } from '../../texts.ts';
import { each, type Html, html, NOTHING } from '../html.ts';
import { markId, reportPath } from '../links.ts';

const { about: words, ...report } = texts.report;

export const aboutSection = (view: ReportView): Html => html`<section class="method" aria-labelledby="about">
<h2 id="about">${words.title}</h2>
${view.statements.length > 0 ? statements(view.statements) : NOTHING}
<dl>
<div><dt>${words.elsewhere}</dt><dd>${elsewhere(view)}</dd></div>
<div><dt>${words.from}</dt><dd>${view.source}${view.retrieved ? fill(words.fetched, { date: dayOf(view.retrieved) }) : ''}${fill(words.since, { date: dayOf(view.recorded) })}</dd></div>
<div><dt>${words.bytes}</dt><dd>${fill(words.bytesOf, { n: String(view.bytes), type: view.mediaType })} <code class="hash">${view.sha256}</code></dd></div>
<div><dt>${words.reader}</dt><dd>${fill(words.byMachine, { program: view.program })}</dd></div>
</dl>
</section>`;

const dayOf = (instant: string): string => sayDate(instant.slice(0, 10));

function elsewhere({ stories, sha256 }: ReportView): Html {
  const others = stories.flatMap(({ first, copies }) =>
    [first, ...copies]
      .filter(({ report }) => report !== sha256)
      .map((line) => ({ line, isFirst: line === first && copies.some(({ report }) => report === sha256) })),
  );
  if (others.length === 0) return html`${words.nowhere}`;
  return html`<ul class="plain">${each(others, ({ line, isFirst }) => html`<li>${isFirst ? words.first : words.copy} ${reportLink(line)}</li>`)}</ul>`;
}

const reportLink = ({ report: sha, headline, outlet, published }: ReportLine): Html =>
  html`<a href="${reportPath(sha)}">${headline ?? report.noHeadline}</a>, ${outlet ?? report.noOutlet}, ${published ? sayDate(published) : report.noDate}`;

const statements = (notes: readonly StatementNote[]): Html => html`<details>
<summary>${told(words.statements, notes.length)}</summary>
<ol class="statements">${each(
  notes,
  ({ id, who, cue, words }) =>
    html`<li><span class="who">${who}</span> ${cue === '' ? '' : html`<span class="quiet">${cue}</span> `}<a class="words" href="#${markId(id)}">${words === '' ? '‹…›' : words}</a></li>`,
)}</ol>
</details>`;
