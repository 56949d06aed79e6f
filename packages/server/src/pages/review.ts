/**
 * Findings that wait → the queue in its groups: what loosens a rule first, last what adds nothing. Where the record may be
 * changed each has the form for a word on it; elsewhere the words are said in the terminal.
 */
import {
  fill,
  GROUP_WORDS,
  type Group,
  type SaidPreview,
  sayDate,
  type WaitingFinding,
} from '@proviso/core/publishing';
import type { Policy } from '@proviso/core/vocabulary';
import type { Queue } from '@proviso/desk';
import { texts } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { notePath, policyPath, reportPath, reviewerPath, reviewPath } from './links.ts';
import { paging } from './paging.ts';
import { quoted } from './quote.ts';
import { fitting, otherWords, type Reviewing, wordForm } from './report/decide.ts';

const { review: words, desk, report } = texts;

type Waiting = { finding: WaitingFinding; previews: readonly SaidPreview[] };
type Grouped = { group: Group; waiting: readonly Waiting[] };
type Forms = Pick<Reviewing, 'token' | 'by'> | null;

/** `policy`: only what bears on it was asked for. */
export function reviewPage(
  queue: Queue,
  groups: readonly Grouped[],
  policy: Policy | null,
  forms: Forms,
): Html {
  const { findings, bearing, homeless, after, most } = queue;
  const total = bearing + homeless;
  const path = policy ? reviewPath(policy.id) : '/review';
  const here = after === 0 ? path : `${path}?after=${after}`;
  return layout({
    title: `${words.title} – ${texts.site.name}`,
    here: 'review',
    main: html`<h1>${words.title}</h1>
<p class="lead">${policy ? ofPolicy(policy) : total > 0 ? fill(words.counted, { bearing: String(bearing), homeless: String(homeless) }) : words.lead}</p>
${forms ? signed(forms, here) : inTerminal()}
${total === 0 ? empty(forms) : NOTHING}
${each(groups, (grouped) => section(grouped, forms, here))}
${paging(path, { after, most, shown: findings.length, total })}`,
  });
}

const ofPolicy = ({ id, name }: Policy): Html =>
  html`${words.bearsOn} <a href="${policyPath(id)}">${name}</a>. <a href="/review">${words.all}</a>`;

const signed = ({ by }: NonNullable<Forms>, here: string): Html =>
  by === null
    ? html``
    : html`<p class="quiet">${fill(desk.as, { name: by })} <a href="${reviewerPath(here)}">${desk.other}</a></p>`;

const inTerminal = (): Html => html`<p>${words.terminal}</p>
<pre><code>proviso review accept FINDING
proviso review reject FINDING --reason "…"</code></pre>`;

const empty = (forms: Forms): Html => html`<div class="empty"><p class="lead">${words.none}</p>
<p>${words.first} ${forms ? html`<a href="/add">${words.addOne}</a>` : html`<code>proviso add FILE</code>`}</p></div>`;

const section = ({ group, waiting }: Grouped, forms: Forms, here: string): Html =>
  waiting.length === 0
    ? html``
    : html`<section aria-labelledby="${group}"><h2 id="${group}">${GROUP_WORDS[group]} <span class="quiet">${fill(words.onPage, { n: String(waiting.length) })}</span></h2>
<ul class="queue">${each(waiting, (one) => line(one, forms, here))}</ul></section>`;

const line = ({ finding, previews }: Waiting, forms: Forms, here: string): Html => html`<li>
<p><strong>${finding.label}</strong>${finding.background ? ` ${words.before}` : ''}${finding.held ? words.held : ''}: ${finding.slots.map(({ words }) => words).join(' · ') || words.noPart}</p>
<p>${finding.speaker}${finding.says === 'says' ? '' : ` (${finding.says})`}: ${quoted(finding.words, reportPath(finding.report, idOf(finding)))}</p>
<p class="quiet">${finding.headline ?? words.noHeadline} – ${finding.outlet ?? report.noOutlet}, ${finding.published ? sayDate(finding.published) : report.noDate} · <a href="${notePath(finding.report, idOf(finding))}">${words.inReport}</a> · <code>${shortRef(finding)}</code></p>
${forms || previews.length > 0 ? fitting(previews, finding.report, idOf(finding)) : html`<p class="preview">${desk.noPolicy}</p>`}
${forms ? wordsOn(finding, forms, previews.length > 0, here) : NOTHING}
</li>`;

const wordsOn = (finding: WaitingFinding, forms: NonNullable<Forms>, fits: boolean, next: string): Html => {
  const form = { finding: idOf(finding), next };
  return html`${wordForm(finding.report, forms, { ...form, buttons: ['accept'], fits })}${otherWords(finding.report, forms, form)}`;
};

const idOf = ({ ref }: WaitingFinding): string => ref.slice(ref.indexOf(':') + 1);
/** As the terminal takes it. */
const shortRef = (finding: WaitingFinding): string => `${finding.report.slice(0, 8)}:${idOf(finding)}`;
