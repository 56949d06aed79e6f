/** What policies there are → the page that asks which one the question is put to. */
import type { NamedPolicy } from '@proviso/desk';
import { texts } from '../../texts.ts';
import { each, type Html, html, NOTHING } from '../html.ts';
import { layout } from '../layout.ts';
import { askPath } from '../links.ts';

export type Choice = {
  /** What was typed and named no one policy; empty where nothing was. */
  typed: string;
  /** All, to pick from. */
  all: readonly NamedPolicy[];
  /** Those to show: what was found, or the first of all. */
  shown: readonly NamedPolicy[];
};

const { choose: words } = texts;

export const choosePage = ({ typed, all, shown }: Choice): Html =>
  layout({
    title: `${words.title} – ${texts.site.name}`,
    here: 'ask',
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<form class="search" method="get" action="/ask">
<label for="policy">${words.label}</label>
<p><input id="policy" name="policy" list="policies" value="${typed}" autocomplete="off"><button type="submit">${words.button}</button></p>
<datalist id="policies">${each(all, ({ name }) => html`<option value="${name}"></option>`)}</datalist>
</form>
${typed !== '' ? html`<p class="lead" role="alert">${shown.length === 0 ? words.none : words.several}</p>` : NOTHING}
<ul class="related chosen">${each(
      shown,
      ({ id, name, about }) =>
        html`<li><a href="${askPath(id)}">${name}</a>${about ? html` <span class="quiet">${about}</span>` : NOTHING}</li>`,
    )}</ul>`,
  });
