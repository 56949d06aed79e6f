/**
 * A timeline → a list in order of time, each event with its stretch drawn beside it on one scale. The drawing says
 * nothing that the words do not, so it is hidden from those who listen.
 */
import {
  type Event,
  type EventKind,
  fill,
  type Mark,
  type Saying,
  sayDate,
  sayWho,
  type Timeline,
} from '@proviso/core/publishing';
import type { EdtfString } from '@proviso/core/vocabulary';
import { texts, told } from '../texts.ts';
import { type Handle, handle } from './handle.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { reportPath } from './links.ts';
import { quoted } from './quote.ts';

const { timeline: words } = texts;

export const timelineSection = (
  timeline: Timeline,
  at: Handle,
): Html => html`<section aria-labelledby="timeline">
<h2 id="timeline">${words.title}</h2>
${handle(at)}
${
  timeline.events.length === 0
    ? html`<p class="quiet">${words.none}</p>`
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
<p class="when">${event.when ? sayDate(event.when) : texts.told.noDate}</p>
<div class="what">
<p><strong>${event.label}</strong>${event.kind === 'open move' ? words.noRule : ''}: ${event.covers.text}${event.duty ? ` (${event.duty})` : ''}</p>
<p class="quiet">${span(event, timeline.overtaken.includes(event.id))}</p>
${mark ? bar(mark, event.kind, timeline.now) : NOTHING}
${first ? html`<p class="quiet">${quoted(first.words, reportPath(first.report, first.finding))} ${who(event.says)}</p>` : NOTHING}
${event.deniedBy.length > 0 ? html`<p class="denied">${words.denied} <a href="#${anchorOf(event.deniedBy[0]!)}">${words.whoDenies}</a></p>` : NOTHING}
</div>
</li>`;
};

const memberships = ({ memberships: dates }: Timeline): Html =>
  html`<details><summary>${words.memberships}</summary>
<ul class="plain dates">${each(
    [...dates].reverse(),
    ({ on, what, member, group }) =>
      html`<li>${on ? html`<span class="when">${sayDate(on)}</span> ` : NOTHING}${member} <strong>${what}</strong> ${group}</li>`,
  )}</ul></details>`;

const kindClass = (event: Event): string =>
  event.kind === 'change' ? event.direction : event.kind.replace(' ', '-');

/** An id for the page: claims' own ids hold signs that a selector would stumble over. */
const anchorOf = (id: string): string => `e-${id.replace(/[^\p{L}\p{N}]+/gu, '-')}`;

const on = (words: string, date: EdtfString): string => fill(words, { date: sayDate(date) });

function span({ valid, announcedOn, published }: Event, overtaken: boolean): string {
  const parts = [
    valid.from ? on(words.from, valid.from) : words.noStart,
    valid.until ? on(words.until, valid.until) : overtaken ? words.overtaken : words.noEnd,
    announcedOn ? on(words.announced, announcedOn) : '',
    published ? on(words.published, published) : words.notPublished,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

const who = (says: readonly Saying[]): string => {
  const copies = says.filter(({ copy }) => copy).length;
  const others = says.length - copies - 1;
  const more = [
    others > 0 ? fill(words.others, { n: String(others) }) : '',
    copies > 0 ? told(words.copies, copies) : '',
  ].filter((part) => part !== '');
  return `– ${sayWho(says[0]!)}${more.length > 0 ? fill(words.and, { more: more.join(', ') }) : ''}`;
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
