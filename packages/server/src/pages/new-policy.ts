/** A policy as a finding would make it → what it covers, in the report's own words, and the form that puts it on record. */
import { AXIS_WORDS, fill } from '@proviso/core/publishing';
import { AXES, type Axis, authoritiesOf, type Coded, type Node, type Policy } from '@proviso/core/vocabulary';
import { texts } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { reportPath } from './links.ts';
import { asSentence } from './problem.ts';

const said = texts.newPolicy;

export type NewPolicyPage = { token: string; from: string; policy: Policy; error?: Coded };

export const newPolicyPage = ({ token, from, policy, error }: NewPolicyPage): Html =>
  layout({
    title: `${said.title} – ${texts.site.name}`,
    here: 'review',
    main: html`<p class="crumb">${said.from} <a href="${reportPath(from.slice(0, from.lastIndexOf(':')))}">${said.itsReport}</a></p>
<h1>${said.title}</h1>
<p class="lead">${said.lead}</p>
${error ? html`<p class="alert" role="alert">${asSentence(error.message)}</p>` : NOTHING}
<form class="ask" method="post" action="/policies">
<input type="hidden" name="token" value="${token}"><input type="hidden" name="from" value="${from}">
<div class="fields whole-name"><label><span>${said.name}</span><input name="name" value="${policy.name}" required maxlength="200"></label>
${error ? html`<label><span>${said.id}</span><input name="id" value="${policy.id}" maxlength="80"></label>` : NOTHING}</div>
<dl class="rows covers-of">
<div><dt>${said.whose}</dt><dd>${authoritiesOf(policy)
      .map(({ name }) => name)
      .join(', ')}</dd></div>
${each(AXES, (axis) => axisRow(policy, axis))}
</dl>
<p><button>${said.button}</button></p>
<p class="hint">${said.hint} <code>proviso policies</code>.</p>
</form>`,
  });

const axisRow = ({ nodes }: Policy, axis: Axis): Html => {
  const [root, ...parts] = nodes[axis];
  return html`<div><dt>${AXIS_WORDS[axis]}</dt><dd>${root ? named(root) : NOTHING}${parts.length > 0 ? html`${said.within} ${each(parts, (node, i) => html`${i > 0 ? ', ' : ''}${named(node)}`)}` : NOTHING}</dd></div>`;
};

const named = ({ name, words = [] }: Node): Html =>
  html`${name}${words.length > 0 ? html` <span class="quiet">${fill(said.also, { words: words.join(', ') })}</span>` : NOTHING}`;
