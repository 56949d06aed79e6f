/**
 * A report's view → its page: what it tells and what it does not, its words with what the program found in them beside,
 * and where it comes from. Each finding and each statement has an address; every line of the other pages leads there.
 */
import { type ReportView, sayDate } from '@proviso/core/publishing';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { policyPath, reportPath, reviewerPath } from './links.ts';
import { aboutSection } from './report/about.ts';
import type { Reviewing } from './report/decide.ts';
import { toldSections } from './report/told.ts';
import { wordsSection } from './report/words.ts';

export const reportPage = (view: ReportView, reviewing: Reviewing | null): Html => {
  const title = view.headline ?? 'A report without a headline';
  return layout({
    title: `${title} – Proviso`,
    main: html`<p class="crumb">${onRecordIn(view)}</p>
<h1>${title}</h1>
<p class="quiet">${factsOf(view)}${view.url ? html` · <a href="${view.url}" rel="noreferrer nofollow external">the page itself</a>` : NOTHING}</p>
${view.notStated.length > 0 ? html`<p class="quiet">Not stated in it: ${view.notStated.join(', ')}.${view.creditedTo.length > 0 ? ` It names ${view.creditedTo.join(', ')}.` : ''}</p>` : NOTHING}
${reviewing ? deskLine(view, reviewing) : NOTHING}
${toldSections(view, reviewing)}
${wordsSection(view, reviewing)}
${aboutSection(view)}`,
  });
};

const onRecordIn = ({ policies }: ReportView): Html =>
  policies.length === 0
    ? html`Bears on no policy on record yet`
    : html`On record in ${each(policies, ({ id, name }, i) => html`${i > 0 ? ', ' : ''}<a href="${policyPath(id)}">${name}</a>`)}`;

const factsOf = ({ outlet, published, bylines }: ReportView): string =>
  [
    outlet ?? 'outlet not told',
    published ? sayDate(published) : 'date not told',
    ...bylines.map((name) => (/^by\b/i.test(name) ? name : `by ${name}`)),
  ].join(' · ');

/** What there is to do here, as whom, and where what was accepted stands. */
function deskLine({ findings, policies, sha256 }: ReportView, { by }: Reviewing): Html {
  const waiting = findings.filter(({ review }) => review === null || review.decision === 'hold').length;
  const told = waiting === 0 ? 'Nothing waits here any more' : `${count(waiting)} for your word`;
  return html`<p class="desk-line"><span>${findings.length === 0 ? 'Nothing was found that needs your word' : told}.${each(policies, ({ id, name }) => html` <a href="${policyPath(id)}">See the page of ${name}</a>`)}</span>${by === null ? NOTHING : html` <span class="quiet">You review as ${by}. <a href="${reviewerPath(reportPath(sha256))}">Somebody else?</a></span>`}</p>`;
}

const count = (n: number): string => (n === 1 ? '1 suggestion waits' : `${n} suggestions wait`);
