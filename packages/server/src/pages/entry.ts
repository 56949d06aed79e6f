/** An entry's notice and its proof → its own page: what it says, who says so, and how to check that it stands in the log. */
import { type EntryProof, type Notice, sayHead, sayMoment, sayWho } from '@proviso/core/publishing';
import { texts, told } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { entryPath, policyPath, reportPath } from './links.ts';
import { quoted } from './quote.ts';

const say = texts.entry;

/** `isGiven`: whether its file may be had; one with the whole text of a report may not where those are kept back. */
export const entryPage = (notice: Notice, { head, entry }: EntryProof, isGiven: boolean): Html => {
  const { seq, kind, policy, title, recorded, by, hash } = notice;
  return layout({
    title: `${title} – ${entryName(seq)} – Proviso`,
    description: descriptionOf(notice),
    main: html`<p class="crumb">${entryName(seq)} ${say.of}, ${say.kinds[kind]}${policy ? html` · <a href="${policyPath(policy.id)}">${policy.name}</a>` : NOTHING}</p>
<h1>${title}</h1>
${noticeBody(notice)}
<section class="method" aria-labelledby="proof">
<h2 id="proof">${say.onRecord}</h2>
<dl>
${row(say.recorded, sayMoment(recorded))}
${by ? row(say.by, by) : NOTHING}
${row(say.hash, html`<code>${hash}</code>`)}
${row(say.head, html`<code>${sayHead(head)}</code>`)}
${row(say.proof, proofOf(entry.proof))}
${row(say.check, isGiven ? howToCheck(seq) : say.keptBack)}
</dl>
<p class="neighbours">${seq > 1 ? neighbour(seq - 1, 'prev') : NOTHING}
${seq < head.size ? neighbour(seq + 1, 'next') : NOTHING}</p>
</section>`,
  });
};

const entryName = (seq: number): string => say.title.replace('{n}', String(seq));

const howToCheck = (seq: number): Html =>
  html`${say.save} <a href="${entryPath(seq)}.json">${say.file}</a>, ${say.then} <code>proviso verify entry-${seq}.json</code>. ${say.proves}`;

const neighbour = (seq: number, rel: 'prev' | 'next'): Html =>
  html`<a href="${entryPath(seq)}" rel="${rel}">${entryName(seq)}</a>`;

/** All that a notice says beside its title. `origin` makes its links absolute. */
export const noticeBody = (
  { details, unchanged, notTold, said, report }: Notice,
  origin = '',
): Html => html`<div class="notice-body">
${said ? html`<p class="lead">${quoted(said.sentence, origin + reportPath(said.report, said.finding))} – ${sayWho(said)}</p>` : NOTHING}
${lines(null, details)}
${lines(say.unchanged, unchanged)}
${notTold.length > 0 ? html`<p class="quiet">${say.notTold} ${notTold.join(', ')}.</p>` : NOTHING}
${report && !said ? html`<p><a href="${origin}${reportPath(report)}">${say.report}</a></p>` : NOTHING}
</div>`;

const lines = (name: string | null, all: readonly string[]): Html =>
  all.length === 0
    ? html``
    : html`${name ? html`<h2>${name}</h2>` : NOTHING}<ul class="plain">${each(all, (line) => html`<li>${line}</li>`)}</ul>`;

const row = (name: string, value: string | Html): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const proofOf = (hashes: readonly string[]): Html =>
  hashes.length === 0
    ? html`${say.noProof}`
    : html`<details><summary>${told(say.hashes, hashes.length)}</summary><ol class="hashes">${each(hashes, (hash) => html`<li><code>${hash}</code></li>`)}</ol></details>`;

/** On one line, for what shows links. */
const descriptionOf = ({ details, unchanged, said }: Notice): string =>
  [...(said ? [sayWho(said)] : []), ...details, ...unchanged.map((line) => `${say.unchanged}: ${line}`)]
    .map((line) => `${line}.`)
    .join(' ');
