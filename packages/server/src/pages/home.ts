/** Every policy's bulletin → the list of them, each with where it stands in one line. */
import type { Bulletin } from '@proviso/core/publishing';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { policyPath } from './links.ts';
import { sign, toneOf } from './sign.ts';

export type Listed = { bulletin: Bulletin; waiting: number };

/** `noPolicy`: findings that wait and fit no policy. */
export const homePage = (policies: readonly Listed[], noPolicy: number): Html =>
  layout({
    title: 'Proviso – policies on record',
    here: 'policies',
    description: 'What is allowed now, since when, and who says so: the policies on this record.',
    main: html`<h1>Policies on record</h1>
${policies.length === 0 ? empty(noPolicy) : html`<ul class="policies">${each(policies, listed)}</ul>`}
${
  policies.length > 0 && noPolicy > 0
    ? html`<p class="quiet">${noPolicy} ${noPolicy === 1 ? 'finding fits' : 'findings fit'} no policy yet: <a href="/review">see them</a>.</p>`
    : NOTHING
}`,
  });

const listed = ({ bulletin, waiting }: Listed): Html => html`<li>
<h2><a href="${policyPath(bulletin.policy.id)}">${bulletin.policy.name}</a></h2>
${bulletin.policy.about ? html`<p class="about">${bulletin.policy.about}</p>` : NOTHING}
<p class="state-line ${toneOf(bulletin.asReported.outcome)}">${sign(bulletin.asReported.outcome)}<span>As reported: ${bulletin.asReported.sentence}</span></p>
<p class="quiet">${bulletin.cutOff}${waiting > 0 ? ` ${waiting} ${waiting === 1 ? 'suggestion waits' : 'suggestions wait'} for review.` : ''}</p>
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
