/** Who reviews → the form that asks for it, once; what was being done is kept in it and goes on from there. */
import { texts } from '../texts.ts';
import { each, type Html, html } from './html.ts';
import { layout } from './layout.ts';

export type ReviewerPage = {
  token: string;
  by: string | null;
  action: string;
  /** Fields that go along. */
  kept: Record<string, string | readonly string[]>;
};

const words = texts.reviewer;

export const reviewerPage = ({ token, by, action, kept }: ReviewerPage): Html =>
  layout({
    title: `${words.title} – ${texts.site.name}`,
    here: 'review',
    main: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<form class="ask" method="post" action="${action}">
<input type="hidden" name="token" value="${token}">
${each(Object.entries(kept), ([name, values]) => each([values].flat(), (value) => html`<input type="hidden" name="${name}" value="${value}">`))}
<div class="fields"><label><span>${words.name}</span><input name="by" value="${by ?? ''}" required maxlength="80" autocomplete="name"></label></div>
<p><button>${words.button}</button></p>
</form>`,
  });
