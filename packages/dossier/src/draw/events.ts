/** The policy's events → what changed, what did not, what was not told; and all of them in the order of time. */
import { type Correction, type Event, sayDate, sayWho } from '@proviso/core/publishing';
import type { View } from '../view.ts';
import { each, type Html, html, NOTHING, quoted } from './html.ts';
import words from './words.json' with { type: 'json' };

export function eventSections(view: View): Html {
  const { bulletin, timeline } = view;
  const { known, carried } = view.receipt.claims;
  return html`<section aria-labelledby="changes">
<h2 id="changes">Changed, not changed, not told</h2>
<h3>Changed</h3>${shortList([...bulletin.changed, ...bulletin.bounds], words.noChange)}
<h3>Not changed</h3>${shortList(bulletin.unchanged, words.nothingKept)}
<h3>Not told</h3>${bulletin.notTold.length === 0 ? html`<p class="quiet">${words.allTold}</p>` : html`<ul>${each(bulletin.notTold, (line) => html`<li>${line}</li>`)}</ul>`}
</section>
<section aria-labelledby="timeline">
<h2 id="timeline">Timeline</h2>
<p class="quiet">${carried === known ? words.timeline : `${words.partOfIt} (${carried} of ${known})`}</p>
<ol class="timeline">${each(timeline.events, (event) => eventLine(view, event))}</ol>
</section>
<section aria-labelledby="corrections">
<h2 id="corrections">Corrections</h2>
${view.corrections.length === 0 ? html`<p class="quiet">${words.noCorrection}</p>` : html`<ul>${each(view.corrections, (correction) => correctionLine(view, correction))}</ul>`}
</section>`;
}

const correctionLine = (
  { entryOf }: View,
  { recorded, label, covers, reason, by, saying }: Correction,
): Html => html`<li>
<p>${sayDate(recorded)}: <s>${label}, ${covers}</s></p>
<p>${reason} <span class="quiet">– ${by}</span></p>
<p class="quiet">It was: ${quoted(saying.words, entryOf.get(saying.claim)?.seq ?? 0)} – ${sayWho(saying)}</p>
</li>`;

const shortList = (events: readonly Event[], none: string): Html =>
  events.length === 0
    ? html`<p class="quiet">${none}</p>`
    : html`<ul>${each(events, (event) => html`<li><strong>${event.label}</strong>: ${event.covers.text}${event.duty ? ` (${event.duty})` : ''} <span class="quiet">${event.when ? sayDate(event.when) : 'date not told'}</span></li>`)}</ul>`;

const eventLine = ({ entryOf }: View, event: Event): Html => html`<li>
<p class="when">${event.when ? sayDate(event.when) : 'date not told'}</p>
<div>
<p><strong>${event.label}</strong>${event.kind === 'open move' ? ', alters no rule' : ''}: ${event.covers.text}${event.duty ? ` (${event.duty})` : ''}</p>
<p class="quiet">${stretchOf(event)}${event.deniedBy.length > 0 ? ' · denied' : ''}</p>
<ul class="supports">${each(
  event.says,
  (saying) =>
    html`<li>${sayWho(saying)}${saying.says === 'says' ? '' : ` ${saying.says}`}: ${quoted(saying.words, entryOf.get(saying.claim)?.seq ?? 0)}${saying.copy ? html` <span class="quiet">(a copy)</span>` : NOTHING}</li>`,
)}</ul>
</div>
</li>`;

const stretchOf = ({ valid, announcedOn, published }: Event): string =>
  [
    valid.from ? `from ${sayDate(valid.from)}` : 'start not told',
    valid.until ? `until ${sayDate(valid.until)}` : 'end not told',
    announcedOn ? `announced ${sayDate(announcedOn)}` : '',
    published ? `first published ${sayDate(published)}` : 'publication date not told',
  ]
    .filter((part) => part !== '')
    .join(' · ');
