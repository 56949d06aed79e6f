/** A page of the board → the list of its policies, each with where it stands in one line. */
import type { Board, BoardPolicy } from '@proviso/desk';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { policyPath } from './links.ts';
import { paging } from './paging.ts';
import { sign, toneOf } from './sign.ts';

export const homePage = ({ policies, homeless: noPolicy, after, most, total }: Board): Html =>
  layout({
    title: 'Proviso – policies on record',
    here: 'policies',
    feed: { policy: null, title: 'Changes of all policies' },
    description: 'What is allowed now, since when, and who says so: the policies on this record.',
    main: html`<h1>Policies on record</h1>
${total === 0 ? empty(noPolicy) : html`<ul class="policies">${each(policies, listed)}</ul>${paging('/', { after, most, shown: policies.length, total })}`}
${
  policies.length > 0 && noPolicy > 0
    ? html`<p class="quiet">${noPolicy} ${noPolicy === 1 ? 'finding fits' : 'findings fit'} no policy yet: <a href="/review">see them</a>.</p>`
    : NOTHING
}`,
  });

const listed = (line: BoardPolicy): Html => html`<li>
<h2><a href="${policyPath(line.policy.id)}">${line.policy.name}</a></h2>
${line.policy.about ? html`<p class="about">${line.policy.about}</p>` : NOTHING}
<p class="state-line ${toneOf(line.asReported.outcome)}">${sign(line.asReported.outcome)}<span>As reported: ${line.asReported.sentence}</span></p>
<p class="quiet">${line.cutOff}${line.waiting > 0 ? ` ${line.waiting} ${line.waiting === 1 ? 'suggestion waits' : 'suggestions wait'} for review.` : ''}</p>
</li>`;

const empty = (noPolicy: number): Html => html`<div class="empty">
<p class="lead">No policy is on record yet.</p>
${
  noPolicy > 0
    ? html`<p>${noPolicy} ${noPolicy === 1 ? 'finding waits' : 'findings wait'} for one. <a href="/review">Look at them</a>, then make a policy from one:</p>
<pre><code>proviso policies new --from FINDING</code></pre>`
    : html`<p>Add a report, then make a policy from what it says:</p>
<pre><code>proviso add report.html
proviso review
proviso policies new --from FINDING</code></pre>`
}
</div>`;
