/** Who reviews → the form that asks for it, once; what was being done is kept in it and goes on from there. */
import { each, type Html, html } from './html.ts';
import { layout } from './layout.ts';

export type ReviewerPage = {
  token: string;
  by: string | null;
  action: string;
  /** Fields that go along. */
  kept: Record<string, string | readonly string[]>;
};

export const reviewerPage = ({ token, by, action, kept }: ReviewerPage): Html =>
  layout({
    title: 'Who reviews – Proviso',
    here: 'review',
    main: html`<h1>Who reviews?</h1>
<p class="lead">A review is signed: the record keeps your name beside your word. You are asked once; this browser keeps it.</p>
<form class="ask" method="post" action="${action}">
<input type="hidden" name="token" value="${token}">
${each(Object.entries(kept), ([name, values]) => each([values].flat(), (value) => html`<input type="hidden" name="${name}" value="${value}">`))}
<div class="fields"><label><span>your name</span><input name="by" value="${by ?? ''}" required maxlength="80" autocomplete="name"></label></div>
<p><button>Sign and go on</button></p>
</form>`,
  });
