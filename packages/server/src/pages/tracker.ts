/** A tracker → its page, top to bottom in the order of the voice: first the state, last how to check it. */
import type { RelatedPolicy, Tracker } from '@proviso/core/publishing';
import { type Asked, askSection } from './ask.ts';
import { datesAhead } from './dates.ts';
import { type Followed, followSection } from './follow.ts';
import { correctionsSection, methodSection, type RecordHead, reportsSection } from './foot.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import type { Clocks } from './links.ts';
import { type MapView, mapSection } from './map.ts';
import { relatedSection } from './related.ts';
import { changes, state } from './state.ts';
import { timelineSection } from './timeline.ts';
import { voicesSection } from './voices.ts';

export type TrackerPage = {
  tracker: Tracker;
  asked: Asked;
  /** Null where no place differs from another. */
  map: MapView | null;
  /** As the address gave them, today where it gave none. */
  clocks: Clocks;
  head: RecordHead;
  followed: Followed;
  related: readonly RelatedPolicy[];
  /** `http://localhost:4321` */
  origin: string;
};

const PARTS: readonly [id: string, name: string][] = [
  ['state-now', 'State'],
  ['changes', 'Changes'],
  ['dates', 'Next dates'],
  ['timeline', 'Timeline'],
  ['voices', 'Who says what'],
  ['ask', 'Ask'],
  ['reports', 'Reports'],
  ['follow', 'Follow live'],
  ['corrections', 'Corrections'],
  ['map', 'Map'],
  ['related', 'Related'],
  ['method', 'Method'],
];

export function trackerPage(page: TrackerPage): Html {
  const { tracker, asked, map, clocks, head, followed, related, origin } = page;
  const { bulletin, nextDates, timeline, positions, stories, corrections } = tracker;
  const { id, name, about } = bulletin.policy;
  return layout({
    title: `${name} – Proviso`,
    description: bulletin.asReported.sentence,
    scripts: followed.liveAfter === null ? [] : ['follow.js', 'bar.js', 'place.js', 'words.js'],
    feed: { policy: id, title: `${name}: changes` },
    main: html`<h1>${name}</h1>
${about ? html`<p class="about">${about}</p>` : NOTHING}
<nav class="parts-of-page" aria-label="On this page"><ul>${each(partsOf(page), ([part, title]) => html`<li><a href="#${part}">${title}</a></li>`)}</ul></nav>
${state(bulletin)}
${changes(bulletin)}
${datesAhead(nextDates)}
${timelineSection(id, timeline, clocks)}
${voicesSection(positions)}
${askSection(asked)}
${reportsSection(stories)}
${followSection(id, followed)}
${correctionsSection(corrections)}
${map ? mapSection(map) : NOTHING}
${relatedSection(related)}
${methodSection(tracker, clocks, head, origin)}`,
  });
}

const partsOf = ({ map, related }: TrackerPage) =>
  PARTS.filter(([part]) => (part === 'map' ? map !== null : part !== 'related' || related.length > 0));
