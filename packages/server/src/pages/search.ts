/** What was found for some words → a list of each kind, with the words marked where they stand. */
import { fill, sayDate } from '@proviso/core/publishing';
import type { Found } from '@proviso/desk';
import { texts } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { policyPath, reportPath } from './links.ts';

const { search: words } = texts;
type Hit = Found['report'][number];

export const searchForm = (
  typed: string,
): Html => html`<form class="search" role="search" method="get" action="/">
<label for="q">${words.label}</label>
<p><input type="search" id="q" name="q" value="${typed}" placeholder="${words.placeholder}" autocomplete="off"><button type="submit">${words.button}</button></p>
</form>`;

export function searchPage(typed: string, found: Found): Html {
  const told = found.words.map((word) => `“${word}”`).join(' ');
  const { policies, speakers, finding, statement, report } = found;
  const none = [policies, speakers, finding, statement, report].every((hits) => hits.length === 0);
  return layout({
    title: `${fill(words.title, { q: typed })} – ${texts.site.name}`,
    here: 'policies',
    main: html`<p class="crumb"><a href="/">${words.all}</a></p>
<h1>${found.words.length === 0 ? words.button : fill(words.found, { words: told })}</h1>
${searchForm(typed)}
${found.words.length === 0 ? html`<p class="lead">${words.noWord}</p>` : none ? html`<p class="lead">${fill(words.nothing, { words: told })}</p>` : NOTHING}
<div class="record">
${group(
  'policies',
  words.policies,
  policies,
  ({ id, name, about }) =>
    html`<p><a href="${policyPath(id)}">${name}</a></p>${about ? html`<p class="quiet">${about}</p>` : NOTHING}`,
)}
${group(
  'speakers',
  words.speakers,
  speakers,
  ({ name, hit }) => html`<p><strong>${name}</strong></p>${passage(hit)}${where(hit)}`,
)}
${group('findings', words.finding, finding, (hit) => html`${passage(hit)}${where(hit)}`)}
${group('statements', words.statement, statement, (hit) => html`${passage(hit)}${where(hit)}`)}
${group(
  'reports',
  words.report,
  report,
  (hit) =>
    html`<p><a href="${reportPath(hit.report)}">${hit.headline ?? texts.told.noHeadline}</a></p>${passage(hit)}${where(hit)}`,
)}
</div>`,
  });
}

const group = <T>(id: string, name: string, items: readonly T[], draw: (item: T) => Html): Html =>
  items.length === 0
    ? html``
    : html`<section aria-labelledby="${id}"><h2 id="${id}">${name} <span class="quiet">${items.length}</span></h2><ul class="hits">${each(items, (item) => html`<li>${draw(item)}</li>`)}</ul></section>`;

/** ‹ › the report's words, those that were looked for marked in it. */
const passage = ({ snippet, marks, report, kind, id }: Hit): Html => {
  const inside = marks.map(({ start, end }) => ({ start: start - snippet.start, end: end - snippet.start }));
  const cuts = [0, ...inside.flatMap(({ start, end }) => [start, end]), snippet.text.length];
  const runs = cuts.slice(0, -1).map((start, i) => snippet.text.slice(start, cuts[i + 1]));
  const path = kind === 'finding' && id !== null ? reportPath(report, id) : reportPath(report);
  return html`<p class="passage-found"><a href="${path}">‹${runs.map((run, i) => (i % 2 === 1 ? html`<mark>${run}</mark>` : run))}›</a></p>`;
};

const where = ({ outlet, published, headline, kind }: Hit): Html =>
  html`<p class="quiet">${[kind === 'report' ? null : (headline ?? texts.told.noHeadline), outlet ?? texts.told.noOutlet, published ? sayDate(published) : texts.told.noDate].filter((part) => part !== null).join(' · ')}</p>`;
