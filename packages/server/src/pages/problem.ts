import type { Coded } from '@proviso/core/vocabulary';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';

const TITLES: Record<number, string> = {
  400: 'That cannot be asked',
  403: 'Not from there',
  404: 'Nothing stands here',
  405: 'Only reading, here',
  409: 'There is one already',
  413: 'Too large',
  415: 'Only forms, here',
  421: 'Not by that name',
  502: 'That address gave nothing',
  503: 'Busy for a moment',
};

export const problemPage = (status: number, { code, message }: Coded): Html => {
  const title = TITLES[status] ?? 'Something broke here';
  return layout({
    title: `${title} – Proviso`,
    main: html`<article class="notice">
<h1>${title}</h1>
<p class="lead">${asSentence(message)}</p>
<p><a href="/">All policies on record</a></p>
<p class="quiet">${code}</p>
</article>`,
  });
};

/** Messages are written lower-case, without a full stop and with the input in backticks. */
export function asSentence(message: string): Html {
  const parts = message.split('`');
  const first = parts[0] ?? '';
  parts[0] = first.charAt(0).toUpperCase() + first.slice(1);
  return html`${parts.map((part, i) => (i % 2 === 1 ? html`<code>${part}</code>` : part))}.`;
}
