/**
 * A report's view → its page: what it tells and what it does not, its words with what the program found in them beside,
 * and where it comes from. Each finding and each statement has an address; every line of the other pages leads there.
 */
import { fill, type ReportView, sayDate } from '@proviso/core/publishing';
import { texts, told } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { policyPath, reportPath, reviewerPath } from './links.ts';
import { aboutSection } from './report/about.ts';
import type { Reviewing } from './report/decide.ts';
import { toldSections } from './report/told.ts';
import { wordsSection } from './report/words.ts';

const { report: words, desk } = texts;

export const reportPage = (view: ReportView, reviewing: Reviewing | null): Html => {
  const title = view.headline ?? words.noHeadline;
  return layout({
    title: `${title} – ${texts.site.name}`,
    main: html`<p class="crumb">${onRecordIn(view)}</p>
<h1>${title}</h1>
<p class="quiet">${factsOf(view)}${view.url ? html` · <a href="${view.url}" rel="noreferrer nofollow external">${words.itself}</a>` : NOTHING}</p>
${view.notStated.length > 0 ? html`<p class="quiet">${fill(words.notStated, { what: view.notStated.join(', ') })}${view.creditedTo.length > 0 ? ` ${fill(words.names, { who: view.creditedTo.join(', ') })}` : ''}</p>` : NOTHING}
${reviewing ? deskLine(view, reviewing) : NOTHING}
${toldSections(view, reviewing)}
${wordsSection(view, reviewing)}
${aboutSection(view)}`,
  });
};

const onRecordIn = ({ policies }: ReportView): Html =>
  policies.length === 0
    ? html`${words.noPolicy}`
    : html`${words.onRecordIn} ${each(policies, ({ id, name }, i) => html`${i > 0 ? ', ' : ''}<a href="${policyPath(id)}">${name}</a>`)}`;

const factsOf = ({ outlet, published, bylines }: ReportView): string =>
  [
    outlet ?? words.noOutlet,
    published ? sayDate(published) : words.noDate,
    ...bylines.map((name) => (/^by\b/i.test(name) ? name : fill(words.by, { name }))),
  ].join(' · ');

/** What there is to do here, as whom, and where what was accepted stands. */
function deskLine({ findings, policies, sha256 }: ReportView, { by }: Reviewing): Html {
  const waiting = findings.filter(({ review }) => review === null || review.decision === 'hold').length;
  const said = findings.length === 0 ? desk.nothing : waiting === 0 ? desk.done : told(desk.waiting, waiting);
  return html`<p class="desk-line"><span>${said}${each(policies, ({ id, name }) => html` <a href="${policyPath(id)}">${fill(desk.seePage, { name })}</a>`)}</span>${by === null ? NOTHING : html` <span class="quiet">${fill(desk.as, { name: by })} <a href="${reviewerPath(reportPath(sha256))}">${desk.other}</a></span>`}</p>`;
}
