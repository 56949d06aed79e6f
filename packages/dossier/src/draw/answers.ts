/** Both answers → their sentences side by side, what they warn of, and under each the rules and words that decided. */
import {
  EFFECT_WORDS,
  GROUND_WORDS,
  OUTCOME_WORDS,
  type SaidAnswer,
  type SaidPart,
  SIDE_WORDS,
  sayDate,
  saySince,
} from '@proviso/core/publishing';
import type { Reason } from '@proviso/core/vocabulary';
import type { View } from '../view.ts';
import { each, type Html, html, NOTHING, quoted } from './html.ts';

export function answersSection(view: View): Html {
  const { receipt } = view;
  const { officialText, asReported, cautions } = view.bulletin;
  return html`<section aria-labelledby="answers">
<h2 id="answers">The two answers</h2>
<p class="asked">${receipt.said.question}</p>
<div class="sides">${answerCard(officialText, view)}${answerCard(asReported, view)}</div>
<p class="quiet">${receipt.said.cutOff}</p>
${cautions.length > 0 ? html`<ul class="cautions" aria-label="Cautions">${each(cautions, ({ text, about }) => html`<li>${text}${about ? html` <span class="quiet">(${about})</span>` : NOTHING}</li>`)}</ul>` : NOTHING}
</section>
<section aria-labelledby="reasons">
<h2 id="reasons">Why</h2>
${each([officialText, asReported], (said) => html`<h3>${SIDE_WORDS[said.side]}</h3>${each(said.parts, (part) => partReasons(view, part, said.parts.length > 1))}`)}
</section>`;
}

const answerCard = (
  said: SaidAnswer,
  { receipt }: View,
): Html => html`<div class="answer ${toneOf(said.outcome)}">
<h3>${SIDE_WORDS[said.side]}: ${OUTCOME_WORDS[said.outcome]}</h3>
<p class="sentence">${said.sentence}</p>
${said.parts.length > 1 ? html`<ul class="parts">${each(said.parts, partLine)}</ul>` : html`<p class="quiet">${factsOf(said.parts[0])}</p>`}
<p class="quiet">checked through: ${receipt.answers.checkedThrough ? sayDate(receipt.answers.checkedThrough) : 'not told'}</p>
</div>`;

/** The class that colours it; what it says stands beside the colour in words. */
const toneOf = (outcome: SaidAnswer['outcome']): string => outcome.split(' ')[0]!;

const partLine = (part: SaidPart): Html =>
  html`<li class="${toneOf(part.outcome)}"><strong>${part.covers?.text ?? 'All of it'}</strong>: ${part.phrase} <span class="quiet">${factsOf(part)}</span></li>`;

const factsOf = (part: SaidPart | undefined): string =>
  [part?.sinceText, part?.basis ? `basis: ${part.basis}` : ''].filter(Boolean).join(' · ');

const partReasons = (view: View, part: SaidPart, named: boolean): Html => html`
${named ? html`<p><strong>${part.covers?.text ?? ''}</strong>: ${part.phrase}</p>` : NOTHING}
${part.reasons.length === 0 ? html`<p class="quiet">No rule on record reaches this.</p>` : html`<ul class="reasons">${each(part.reasons, (reason) => reasonLine(view, reason))}</ul>`}`;

const reasonLine = ({ entryOf }: View, reason: Reason): Html => html`<li>
<p><strong>${reason.decided ? 'Decided' : 'Set aside'}</strong>: a rule that ${EFFECT_WORDS[reason.effect]}${reason.presupposed ? ', presupposed' : ''} <span class="quiet">· ${saySince(reason.from)}${reason.until ? ` · until ${sayDate(reason.until)}` : ''} · ${reason.basis}${defeats(reason)}</span></p>
<ul class="supports">${each(
  reason.supports,
  ({ claim, speaker, words, outlet, published }) =>
    html`<li>${speaker}: ${quoted(words, entryOf.get(claim)?.seq ?? 0)} <span class="quiet">${outlet ?? 'outlet not told'}, ${published ? sayDate(published) : 'date not told'}</span></li>`,
)}</ul>
</li>`;

const defeats = ({ defeatedBy }: Reason): string =>
  defeatedBy.length === 0
    ? ''
    : ` · gave way to another (${[...new Set(defeatedBy.map(({ ground }) => GROUND_WORDS[ground]))].join(', ')})`;
