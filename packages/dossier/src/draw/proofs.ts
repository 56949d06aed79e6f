/** The receipt's entries → each with the words it holds and the hashes that lead to the root; what that proves, and how anyone checks it. */
import { type ProvenEntry, sayHead } from '@proviso/core/publishing';
import type { View } from '../view.ts';
import { each, type Html, html } from './html.ts';
import words from './words.json' with { type: 'json' };

export const proofSections = ({ receipt, entries }: View): Html => html`<section aria-labelledby="entries">
<h2 id="entries">Entries and proofs</h2>
<p>${words.head} <code>${sayHead(receipt.head)}</code></p>
<p class="quiet">${words.lastEntry} ${receipt.head.recorded}</p>
<ul class="entries">${each(entries, entryLine)}</ul>
</section>
<section aria-labelledby="proves">
<h2 id="proves">What this proves</h2>
<ul>${each(receipt.proves, (line) => html`<li>${line}</li>`)}</ul>
<h3>What it does not prove</h3>
<ul>${each([...receipt.doesNotProve, words.forgedChecker], (line) => html`<li>${line}</li>`)}</ul>
<h3>How to check it without this file’s own checker</h3>
<ul>${each(words.howToCheck, (line) => html`<li>${line}</li>`)}</ul>
<p class="quiet">Written by ${receipt.program}. ${words.noAdvice}</p>
</section>`;

const entryLine = ({ seq, recorded, body, proof }: ProvenEntry): Html => html`<li id="entry-${seq}">
<p><strong>Entry ${seq}</strong>, ${KIND_WORDS[body.kind]}, taken in ${recorded}</p>
${contentOf(body)}
<details><summary>${proof.length} ${proof.length === 1 ? 'hash leads' : 'hashes lead'} to the root</summary><pre>${proof.join('\n')}</pre></details>
</li>`;

const DECISIONS: Record<'accept' | 'reject' | 'hold', string> = words.decisions;
const KIND_WORDS: Record<ProvenEntry['body']['kind'], string> = words.kinds;

function contentOf(body: ProvenEntry['body']): Html {
  switch (body.kind) {
    case 'claim': {
      const { receipt, report, finding } = body.claim;
      return html`<blockquote>‹${receipt.sentence.text}›</blockquote>
<p class="quiet">${receipt.speaker}${receipt.outlet ? ` · ${receipt.outlet}` : ''} · report <code>${report.slice(0, 16)}</code>, ${finding}, characters ${receipt.anchor.start} to ${receipt.anchor.end}</p>`;
    }
    case 'policy':
      return html`<p class="quiet">${body.policy.name}</p>`;
    case 'review':
      return html`<p class="quiet">${DECISIONS[body.decision]} by ${body.by.name}${body.reason ? `: ${body.reason}` : ''}</p>`;
    case 'retraction':
      return html`<p class="quiet">${body.reason} – ${body.by.name}</p>`;
    case 'check':
      return html`<p class="quiet">reports looked through until ${body.through}</p>`;
    case 'reading':
      return html`<p class="quiet">report <code>${body.reading.report.sha256.slice(0, 16)}</code></p>`;
  }
}
