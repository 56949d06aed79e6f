/** An entry's notice and its proof → its own page: what it says, who says so, and how to check that it stands in the log. */
import { type EntryProof, type Notice, sayHead, sayMoment, sayWho } from '@proviso/core/publishing';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { entryPath, policyPath, reportPath } from './links.ts';
import { quoted } from './quote.ts';

const KIND_WORDS: Record<Notice['kind'], string> = {
  reading: 'a report, as the machine read it',
  policy: 'a policy',
  review: 'a review',
  claim: 'a claim',
  retraction: 'a claim taken back',
  check: 'a check',
};

/** `isGiven`: whether its file may be had; one with the whole text of a report may not where those are kept back. */
export const entryPage = (notice: Notice, { head, entry }: EntryProof, isGiven: boolean): Html =>
  layout({
    title: `${notice.title} – entry ${notice.seq} – Proviso`,
    description: descriptionOf(notice),
    main: html`<p class="crumb">Entry ${notice.seq} of the record, ${KIND_WORDS[notice.kind]}${
      notice.policy ? html` · <a href="${policyPath(notice.policy.id)}">${notice.policy.name}</a>` : NOTHING
    }</p>
<h1>${notice.title}</h1>
${noticeBody(notice)}
<section class="method" aria-labelledby="proof">
<h2 id="proof">On record</h2>
<dl>
${row('Recorded', sayMoment(notice.recorded))}
${notice.by ? row('Entered by', notice.by) : NOTHING}
${row('Hash', html`<code>${notice.hash}</code>`)}
${row('Head', html`<code>${sayHead(head)}</code>`)}
${row('Proof', proofOf(entry.proof))}
${row('Check it', isGiven ? howToCheck(notice.seq) : 'The whole text of a report is not given here: whoever has it can check that it has this hash.')}
</dl>
<p class="neighbours">${notice.seq > 1 ? html`<a href="${entryPath(notice.seq - 1)}" rel="prev">Entry ${notice.seq - 1}</a>` : NOTHING}
${notice.seq < head.size ? html`<a href="${entryPath(notice.seq + 1)}" rel="next">Entry ${notice.seq + 1}</a>` : NOTHING}</p>
</section>`,
  });

const howToCheck = (seq: number): Html =>
  html`Save <a href="${entryPath(seq)}.json">the entry with its proof</a>, then: <code>proviso verify entry-${seq}.json</code>. It proves that the entry stands in the log of that head, word for word; not that what it says is true.`;

/** All that a notice says beside its title. `origin` makes its links absolute. */
export const noticeBody = (
  { details, unchanged, notTold, said, report }: Notice,
  origin = '',
): Html => html`<div class="notice-body">
${said ? html`<p class="lead">${quoted(said.sentence, origin + reportPath(said.report, said.finding))} – ${sayWho(said)}</p>` : NOTHING}
${lines(null, details)}
${lines('Not changed', unchanged)}
${notTold.length > 0 ? html`<p class="quiet">Not told: ${notTold.join(', ')}.</p>` : NOTHING}
${report && !said ? html`<p><a href="${origin}${reportPath(report)}">The report</a></p>` : NOTHING}
</div>`;

const lines = (name: string | null, told: readonly string[]): Html =>
  told.length === 0
    ? html``
    : html`${name ? html`<h2>${name}</h2>` : NOTHING}<ul class="plain">${each(told, (line) => html`<li>${line}</li>`)}</ul>`;

const row = (name: string, value: string | Html): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const proofOf = (hashes: readonly string[]): Html =>
  hashes.length === 0
    ? html`no hash is needed`
    : html`<details><summary>${hashes.length} hashes lead from it to the root</summary><ol class="hashes">${each(hashes, (hash) => html`<li><code>${hash}</code></li>`)}</ol></details>`;

/** On one line, for what shows links. */
const descriptionOf = ({ details, unchanged, said }: Notice): string =>
  [...(said ? [`${sayWho(said)}`] : []), ...details, ...unchanged.map((line) => `Not changed: ${line}`)]
    .map((line) => `${line}.`)
    .join(' ');
