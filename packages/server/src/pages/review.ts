/**
 * Findings that wait → the queue in its groups: what loosens a rule first, last what adds nothing. Where the record may be
 * changed each has the form for a word on it; elsewhere the words are said in the terminal.
 */
import {
  GROUP_WORDS,
  type Group,
  type SaidPreview,
  sayDate,
  type WaitingFinding,
} from '@proviso/core/publishing';
import type { Queue } from '@proviso/desk';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { notePath, reportPath, reviewerPath } from './links.ts';
import { paging } from './paging.ts';
import { quoted } from './quote.ts';
import { acceptOf, type Button, fitting, otherWords, type Reviewing, wordForm } from './report/decide.ts';

type Waiting = { finding: WaitingFinding; previews: readonly SaidPreview[] };
type Grouped = { group: Group; waiting: readonly Waiting[] };
type Forms = Pick<Reviewing, 'token' | 'by'> | null;

export function reviewPage(queue: Queue, groups: readonly Grouped[], forms: Forms): Html {
  const { findings, bearing, homeless, after, most } = queue;
  const total = bearing + homeless;
  const here = after === 0 ? '/review' : `/review?after=${after}`;
  return layout({
    title: 'Review – Proviso',
    here: 'review',
    main: html`<h1>Review</h1>
<p class="lead">What the machine suggests and nobody has accepted or rejected yet${total > 0 ? `: ${bearing} that bear on a policy, ${homeless} that fit none yet` : ''}.</p>
${forms ? signed(forms, here) : inTerminal()}
${total === 0 ? empty(forms) : NOTHING}
${each(groups, (grouped) => section(grouped, forms, here))}
${paging('/review', { after, most, shown: findings.length, total })}`,
  });
}

const signed = ({ by }: NonNullable<Forms>, here: string): Html =>
  by === null
    ? html``
    : html`<p class="quiet">You review as ${by}. <a href="${reviewerPath(here)}">Somebody else?</a></p>`;

const inTerminal = (): Html => html`<p>Decide in the terminal:</p>
<pre><code>proviso review accept FINDING
proviso review reject FINDING --reason "…"</code></pre>`;

const empty = (forms: Forms): Html => html`<div class="empty"><p class="lead">Nothing waits for review.</p>
<p>Findings of a report that is added come here first: ${forms ? html`<a href="/add">add one</a>` : html`<code>proviso add FILE</code>`}</p></div>`;

const section = ({ group, waiting }: Grouped, forms: Forms, here: string): Html =>
  waiting.length === 0
    ? html``
    : html`<section aria-labelledby="${group}"><h2 id="${group}">${GROUP_WORDS[group]} <span class="quiet">${waiting.length} on this page</span></h2>
<ul class="queue">${each(waiting, (one) => line(one, forms, here))}</ul></section>`;

const line = ({ finding, previews }: Waiting, forms: Forms, here: string): Html => html`<li>
<p><strong>${finding.label}</strong>${finding.background ? ' (before)' : ''}${finding.held ? ', held' : ''}: ${finding.slots.map(({ words }) => words).join(' · ') || 'no part of the rule is told'}</p>
<p>${finding.speaker}${finding.says === 'says' ? '' : ` (${finding.says})`}: ${quoted(finding.words, reportPath(finding.report, idOf(finding)))}</p>
<p class="quiet">${finding.headline ?? 'without a headline'} – ${finding.outlet ?? 'outlet not told'}, ${finding.published ? sayDate(finding.published) : 'date not told'} · <a href="${notePath(finding.report, idOf(finding))}">in its report</a> · <code>${shortRef(finding)}</code></p>
${forms || previews.length > 0 ? fitting(previews, finding.report, idOf(finding)) : html`<p class="preview">Fits no policy yet.</p>`}
${forms ? words(finding, forms, acceptOf(previews), here) : NOTHING}
</li>`;

const words = (finding: WaitingFinding, forms: NonNullable<Forms>, accept: Button, next: string): Html => {
  const form = { finding: idOf(finding), next };
  return html`${wordForm(finding.report, forms, { ...form, buttons: [accept] })}${otherWords(finding.report, forms, form)}`;
};

const idOf = ({ ref }: WaitingFinding): string => ref.slice(ref.indexOf(':') + 1);
/** As the terminal takes it. */
const shortRef = (finding: WaitingFinding): string => `${finding.report.slice(0, 8)}:${idOf(finding)}`;
