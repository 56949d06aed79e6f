/** A policy and what was asked of it → its page: both answers with their reasons, how to keep them, and the form again. */
import type { Coded } from '@proviso/core/vocabulary';
import { texts } from '../../texts.ts';
import { type Html, html, NOTHING } from '../html.ts';
import { layout } from '../layout.ts';
import { dossierPath, policyPath, receiptPath } from '../links.ts';
import { type MapView, mapSection } from '../map.ts';
import { asSentence } from '../problem.ts';
import { type Answered, answers } from './answer.ts';
import { type Asked, askForm } from './form.ts';

/** `query` is the address's own, with its `?`: it holds the whole question. */
export type AskedAnswer =
  | { error: Coded }
  | (Answered & { query: string; map: MapView | null /** A what-if has none. */; hasReceipt: boolean });

const { ask: words } = texts;

export const askPage = (asked: Asked, answer: AskedAnswer): Html => {
  const { policy } = asked;
  return layout({
    title: `${words.title}: ${policy.name} – ${texts.site.name}`,
    here: 'ask',
    main: html`<div class="record">
<p class="crumb"><a href="${policyPath(policy.id)}">${policy.name}</a></p>
<h1>${words.title}</h1>
${'error' in answer ? html`<div class="refused" role="alert"><p>${asSentence(answer.error.message)}</p></div>` : html`${answers(policy, answer)}${answer.map ? mapSection(answer.map) : NOTHING}${answer.hasReceipt ? keep(policy.id, answer.query) : NOTHING}`}
<section aria-labelledby="another"><h2 id="another">${'error' in answer ? words.again : words.otherwise}</h2>${askForm(asked)}</section>
</div>`,
  });
};

/** The address is the question; the receipt is the answer, to be checked by whoever does not trust us. */
const keep = (policy: string, query: string): Html => html`<section aria-labelledby="keep">
<h2 id="keep">${words.keep}</h2>
<p>${words.address}</p>
<p><a href="${receiptPath(policy)}${query}" download>${words.receipt}</a> ${words.check}</p>
<pre><code>proviso verify ${policy}-receipt.json</code></pre>
<p>${words.dossierToo} <a href="${dossierPath(policy, {})}${query}" download>${words.dossier}</a></p>
</section>`;
