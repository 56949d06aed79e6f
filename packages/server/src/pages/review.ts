/** Findings that wait → the queue, to be read here and decided in the terminal: this server changes nothing. */
import { sayDate, type WaitingFinding } from '@proviso/core/publishing';
import type { Queue } from '@proviso/desk';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { policyPath, reportPath } from './links.ts';
import { paging } from './paging.ts';
import { quoted } from './quote.ts';

export const reviewPage = ({ findings, names, bearing, homeless, after, most }: Queue): Html => {
  const fitting = findings.filter(({ policies }) => policies.length > 0);
  const noPolicy = findings.filter(({ policies }) => policies.length === 0);
  const total = bearing + homeless;
  const nameOf = (policy: string) => names.get(policy) ?? policy;
  return layout({
    title: 'Review – Proviso',
    here: 'review',
    main: html`<h1>Review</h1>
<p class="lead">What the machine suggests and nobody has accepted or rejected yet. Decide in the terminal:</p>
<pre><code>proviso review accept FINDING
proviso review reject FINDING --reason "…"</code></pre>
${total === 0 ? html`<div class="empty"><p class="lead">Nothing waits for review.</p><p>Findings of a report that is added come here first: <code>proviso add FILE</code></p></div>` : NOTHING}
${queue('bearing', 'Bearing on a policy', bearing, fitting, nameOf)}
${queue('no-policy', 'No policy yet', homeless, noPolicy, nameOf)}
${paging('/review', { after, most, shown: findings.length, total })}`,
  });
};

const queue = (
  id: string,
  title: string,
  total: number,
  findings: readonly WaitingFinding[],
  nameOf: (policy: string) => string,
): Html =>
  findings.length === 0
    ? html``
    : html`<section aria-labelledby="${id}"><h2 id="${id}">${title} <span class="quiet">${total}</span></h2>
<ul class="queue">${each(findings, (finding) => line(finding, nameOf))}</ul></section>`;

const line = (finding: WaitingFinding, nameOf: (policy: string) => string): Html => html`<li>
<p><strong>${finding.label}</strong>${finding.background ? ' (before)' : ''}${finding.held ? ', held' : ''}: ${finding.slots.map(({ words }) => words).join(' · ') || 'no part of the rule is told'}</p>
<p>${finding.speaker}${finding.says === 'says' ? '' : ` (${finding.says})`}: ${quoted(finding.words, reportPath(finding.report, findingId(finding)))}</p>
<p class="quiet">${finding.headline ?? 'without a headline'} – ${finding.outlet ?? 'outlet not told'}, ${finding.published ? sayDate(finding.published) : 'date not told'}</p>
<p class="quiet"><code>${shortRef(finding)}</code>${finding.policies.length > 0 ? html` · fits ${each(finding.policies, (policy, i) => html`${i > 0 ? ', ' : ''}<a href="${policyPath(policy)}">${nameOf(policy)}</a>`)}` : NOTHING}</p>
</li>`;

const findingId = ({ ref }: WaitingFinding): string => ref.slice(ref.indexOf(':') + 1);
/** As the terminal takes it. */
const shortRef = (finding: WaitingFinding): string => `${finding.report.slice(0, 8)}:${findingId(finding)}`;
