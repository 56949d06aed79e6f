/** A bulletin → the head of the page: both answers side by side, then what changed, what did not, what was not told. */
import {
  type Bulletin,
  type Event,
  fill,
  type SaidAnswer,
  type SaidPart,
  SIDE_WORDS,
  sayDate,
  sayMoment,
  sayWho,
  type ToldCaution,
} from '@proviso/core/publishing';
import { texts } from '../texts.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { reportPath } from './links.ts';
import { quoted } from './quote.ts';
import { sign, toneOf } from './sign.ts';

const { state: words, changes: changing } = texts;

export const state = (bulletin: Bulletin): Html => html`<section class="state" aria-labelledby="state-now">
<h2 id="state-now">${fill(words.title, { when: isToday(bulletin) })}</h2>
<div class="sides">
${answerCard(bulletin.officialText, bulletin)}
${answerCard(bulletin.asReported, bulletin)}
</div>
<p class="cut-off">${bulletin.cutOff}</p>
${cautionList(bulletin.cautions)}
</section>`;

const isToday = ({ at, publishedBy, recordedBy }: Bulletin): string =>
  [
    fill(words.on, { date: sayMoment(at) }),
    publishedBy ? fill(words.publishedBy, { date: sayMoment(publishedBy) }) : '',
    recordedBy ? fill(words.recordedBy, { date: sayMoment(recordedBy) }) : '',
  ]
    .filter((words) => words !== '')
    .join(', ');

export const answerCard = (
  said: SaidAnswer,
  { checkedThrough }: Pick<Bulletin, 'checkedThrough'>,
): Html => html`<div class="answer ${toneOf(said.outcome)}">
<h3>${sign(said.outcome)}${SIDE_WORDS[said.side]}</h3>
<p class="sentence">${said.sentence}</p>
${said.parts.length > 1 ? html`<ul class="parts">${each(said.parts, partLine)}</ul>` : NOTHING}
<dl class="facts">
${said.parts.length === 1 ? wholeFacts(said.parts[0]!) : NOTHING}
${fact(words.checked, checkedThrough ? sayDate(checkedThrough) : words.notTold)}
</dl>
</div>`;

const fact = (name: string, value: string): Html => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;

const wholeFacts = ({ sinceText, basis }: SaidPart): Html =>
  html`${sinceText ? fact(words.since, sinceText.replace(/^since /, '')) : NOTHING}${fact(words.basis, basis ?? words.none)}`;

const partLine = (part: SaidPart): Html => html`<li class="${toneOf(part.outcome)}">${sign(part.outcome)}<div>
<p><strong>${part.covers?.text ?? words.all}</strong></p>
<p>${part.phrase}</p>
<p class="quiet">${[part.sinceText, part.membersText, part.basis ? fill(words.ofBasis, { basis: part.basis }) : ''].filter((words) => words !== '').join(' · ')}</p>
</div></li>`;

export const cautionList = (cautions: readonly ToldCaution[]): Html =>
  cautions.length === 0
    ? html``
    : html`<ul class="cautions" aria-label="${words.cautions}">${each(
        cautions,
        ({ text, about }) =>
          html`<li>${text}${about ? html` <span class="quiet">(${about})</span>` : NOTHING}</li>`,
      )}</ul>`;

/** So many stand open; older ones are in the timeline too. */
const SHOWN = 4;

export const changes = (bulletin: Bulletin): Html => html`<section class="changes" aria-labelledby="changes">
<h2 id="changes">${changing.title}</h2>
<div class="columns">
<div><h3>${changing.changed}</h3>${eventList(bulletin.changed, bulletin.bounds, changing.none)}</div>
<div><h3>${changing.unchanged}</h3>${eventList(bulletin.unchanged, [], changing.noUnchanged)}</div>
<div><h3>${changing.notTold}</h3>${
  bulletin.notTold.length === 0
    ? html`<p class="quiet">${changing.allTold}</p>`
    : html`<ul class="plain">${each(bulletin.notTold, (line) => html`<li>${line}</li>`)}</ul>`
}</div>
</div>
</section>`;

function eventList(events: readonly Event[], bounds: readonly Event[], none: string): Html {
  if (events.length === 0) return html`<p class="quiet">${none}</p>`;
  const rest = events.length - SHOWN;
  const boundsOf = (event: Event) => bounds.filter(({ of }) => of === event.id);
  return html`<ul class="plain">${each(events.slice(0, SHOWN), (event) => html`<li>${eventLine(event)}${each(boundsOf(event), boundLine)}</li>`)}</ul>
${rest > 0 ? html`<p class="quiet"><a href="#timeline">${fill(changing.more, { n: String(rest) })}</a></p>` : NOTHING}`;
}

const eventLine = (event: Event): Html => html`
<p><span class="when dated">${event.when ? sayDate(event.when) : texts.told.noDate}</span>${event.kind === 'unchanged' ? NOTHING : html`<strong>${event.label}</strong>: `}${event.covers.text}${event.duty ? ` (${event.duty})` : ''}</p>
${told(event)}`;

const boundLine = (event: Event): Html => html`<div class="bound">
<p><strong>${event.label}</strong>: ${event.covers.text}</p>
${told(event)}
</div>`;

const told = ({ says }: Event): Html => {
  const [first] = says;
  if (!first) return html``;
  const certainty = first.says === 'says' ? '' : `(${first.says}) `;
  const more = says.length > 1 ? fill(changing.others, { n: String(says.length - 1) }) : '';
  return html`<p class="quiet">${quoted(first.words, reportPath(first.report, first.finding))} ${certainty}– ${sayWho(first)}${more}</p>`;
};
