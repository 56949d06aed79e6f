/** A policy as a finding would make it → what it covers, in the report's own words, and the form that puts it on record. */
import { AXIS_WORDS } from '@proviso/core/publishing';
import { AXES, type Axis, authoritiesOf, type Coded, type Node, type Policy } from '@proviso/core/vocabulary';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { reportPath } from './links.ts';
import { asSentence } from './problem.ts';

export type NewPolicyPage = { token: string; from: string; policy: Policy; error?: Coded };

export const newPolicyPage = ({ token, from, policy, error }: NewPolicyPage): Html =>
  layout({
    title: 'A new policy – Proviso',
    here: 'review',
    main: html`<p class="crumb">From <a href="${reportPath(from.slice(0, from.lastIndexOf(':')))}">its report</a></p>
<h1>A new policy</h1>
<p class="lead">A policy is what is followed: a set of rules under one name. Its parts come from the finding and those that hang on it; findings of later reports are tied to them by their words.</p>
${error ? html`<p class="alert" role="alert">${asSentence(error.message)}</p>` : NOTHING}
<form class="ask" method="post" action="/policies">
<input type="hidden" name="token" value="${token}"><input type="hidden" name="from" value="${from}">
<div class="fields whole-name"><label><span>name</span><input name="name" value="${policy.name}" required maxlength="200"></label>
${error ? html`<label><span>id, as it stands in its address</span><input name="id" value="${policy.id}" maxlength="80"></label>` : NOTHING}</div>
<dl class="rows covers-of">
<div><dt>whose rules</dt><dd>${authoritiesOf(policy)
      .map(({ name }) => name)
      .join(', ')}</dd></div>
${each(AXES, (axis) => axisRow(policy, axis))}
</dl>
<p><button>Put it on record</button></p>
<p class="hint">No rule is on record by this yet: the finding still waits for your word. A policy can be rewritten later: <code>proviso policies</code>.</p>
</form>`,
  });

const axisRow = ({ nodes }: Policy, axis: Axis): Html => {
  const [root, ...parts] = nodes[axis];
  return html`<div><dt>${AXIS_WORDS[axis]}</dt><dd>${root ? named(root) : NOTHING}${parts.length > 0 ? html`; within it ${each(parts, (node, i) => html`${i > 0 ? ', ' : ''}${named(node)}`)}` : NOTHING}</dd></div>`;
};

const named = ({ name, words = [] }: Node): Html =>
  html`${name}${words.length > 0 ? html` <span class="quiet">(also: ${words.join(', ')})</span>` : NOTHING}`;
