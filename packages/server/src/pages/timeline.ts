/**
 * A timeline → a list in order of time, each event with its stretch drawn beside it on one scale. The drawing says
 * nothing that the words do not, so it is hidden from those who listen.
 */
import {
  type Event,
  type EventKind,
  type Mark,
  type Saying,
  sayDate,
  sayWho,
  type Timeline,
} from '@proviso/core/publishing';
import { type Handle, handle } from './handle.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { reportPath } from './links.ts';
import { quoted } from './quote.ts';

export const timelineSection = (
  timeline: Timeline,
  at: Handle,
): Html => html`<section aria-labelledby="timeline">
<h2 id="timeline">Timeline</h2>
${handle(at)}
${
  timeline.events.length === 0
    ? html`<p class="quiet">Nothing on record was published by then.</p>`
    : html`${timeline.span ? scale(timeline.span) : NOTHING}
<ol class="timeline">${each([...timeline.events].reverse(), (event) => row(event, timeline))}</ol>`
}
${timeline.memberships.length > 0 ? memberships(timeline) : NOTHING}
</section>`;

const scale = ({ from, to }: { from: string; to: string }): Html =>
  html`<p class="scale" aria-hidden="true"><span>${sayDate(from)}</span><span>${sayDate(to)}</span></p>`;

const row = (event: Event, timeline: Timeline): Html => {
  const mark = timeline.marks.find(({ event: id }) => id === event.id);
  const [first] = event.says;
  return html`<li id="${anchorOf(event.id)}" class="${kindClass(event)}">
<p class="when">${event.when ? sayDate(event.when) : 'date not told'}</p>
<div class="what">
<p><strong>${event.label}</strong>${event.kind === 'open move' ? ', alters no rule' : ''}: ${event.covers.text}${event.duty ? ` (${event.duty})` : ''}</p>
<p class="quiet">${span(event, timeline.overtaken.includes(event.id))}</p>
${mark ? bar(mark, event.kind, timeline.now) : NOTHING}
${first ? html`<p class="quiet">${quoted(first.words, reportPath(first.report, first.finding))} ${who(event.says)}</p>` : NOTHING}
${event.deniedBy.length > 0 ? html`<p class="denied">Denied: see <a href="#${anchorOf(event.deniedBy[0]!)}">who denies it</a></p>` : NOTHING}
</div>
</li>`;
};

const memberships = ({ memberships: dates }: Timeline): Html =>
  html`<details><summary>Who joined or left what these rules speak of</summary>
<ul class="plain dates">${each(
    [...dates].reverse(),
    ({ on, what, member, group }) =>
      html`<li>${on ? html`<span class="when">${sayDate(on)}</span> ` : NOTHING}${member} <strong>${what}</strong> ${group}</li>`,
  )}</ul></details>`;

const kindClass = (event: Event): string =>
  event.kind === 'change' ? event.direction : event.kind.replace(' ', '-');

/** An id for the page: claims' own ids hold signs that a selector would stumble over. */
const anchorOf = (id: string): string => `e-${id.replace(/[^\p{L}\p{N}]+/gu, '-')}`;

function span({ valid, announcedOn, published }: Event, overtaken: boolean): string {
  const parts = [
    valid.from ? `from ${sayDate(valid.from)}` : 'start not told',
    valid.until ? `until ${sayDate(valid.until)}` : overtaken ? 'overtaken since' : 'end not told',
    announcedOn ? `announced ${sayDate(announcedOn)}` : '',
    published ? `first published ${sayDate(published)}` : 'publication date not told',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

const who = (says: readonly Saying[]): string => {
  const copies = says.filter(({ copy }) => copy).length;
  const others = says.length - copies - 1;
  const more = [
    others > 0 ? `${others} more` : '',
    copies > 0 ? `${copies} ${copies === 1 ? 'copy' : 'copies'}` : '',
  ].filter((part) => part !== '');
  return `– ${sayWho(says[0]!)}${more.length > 0 ? `; and ${more.join(', ')}` : ''}`;
};

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

function bar({ at, holds }: Mark, kind: EventKind, now: number): Html {
  return html`<svg class="bar" width="100%" height="14" aria-hidden="true" focusable="false">
<line class="ground" x1="0" x2="100%" y1="7" y2="7"/>
<line class="now" x1="${percent(now)}" x2="${percent(now)}" y1="0" y2="14"/>
${holds ? html`<line class="${holds.openEnd ? 'stretch open-end' : 'stretch'}" x1="${percent(holds.from)}" x2="${percent(holds.to)}" y1="7" y2="7"/>` : NOTHING}
${point(percent(at), kind)}
</svg>`;
}

/** A disc for what changes, a square for what stays or bounds it, a ring for what alters nothing. */
const point = (x: string, kind: EventKind): Html => {
  if (kind === 'change') return html`<circle class="point" cx="${x}" cy="7" r="5"/>`;
  if (kind === 'denial' || kind === 'open move') return html`<circle class="ring" cx="${x}" cy="7" r="4"/>`;
  return html`<svg x="${x}" y="3" width="8" height="8" overflow="visible"><rect class="point" x="-4" width="8" height="8"/></svg>`;
};
