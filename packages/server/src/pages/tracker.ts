/** A tracker → its page, top to bottom in the order of the voice: first the state, last how to check it. */
import { fill, type RelatedPolicy, type Tracker } from '@proviso/core/publishing';
import type { EdtfString } from '@proviso/core/vocabulary';
import { texts } from '../texts.ts';
import { type Asked, askSection } from './ask/form.ts';
import { datesAhead } from './dates.ts';
import { type Followed, followSection } from './follow.ts';
import { correctionsSection, methodSection, type RecordHead } from './foot.ts';
import { each, type Html, html, NOTHING } from './html.ts';
import { layout } from './layout.ts';
import { askPath, bulletinPath, type Clocks, clockQuery } from './links.ts';
import { type MapView, mapSection } from './map.ts';
import { relatedSection } from './related.ts';
import { reportsSection } from './reports.ts';
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
  /** Only those that the address names. */
  named: Clocks;
  /** On which something was published. */
  days: readonly EdtfString[];
  head: RecordHead;
  followed: Followed;
  related: readonly RelatedPolicy[];
  /** `http://localhost:4321` */
  origin: string;
};

const { tracker: words } = texts;
/** In the order of the voice. */
const PARTS = Object.entries(words.parts);

export function trackerPage(page: TrackerPage): Html {
  const { tracker, asked, map, clocks, named, days, head, followed, related, origin } = page;
  const { bulletin, nextDates, timeline, positions, stories, corrections } = tracker;
  const { id, name, about } = bulletin.policy;
  return layout({
    title: `${name} – ${texts.site.name}`,
    description: bulletin.asReported.sentence,
    scripts: followed.liveAfter === null ? [] : ['follow.js', 'bar.js', 'place.js', 'words.js'],
    feed: { policy: id, title: fill(words.feed, { name }) },
    main: html`<div class="record"><h1>${name}</h1>
${about ? html`<p class="about">${about}</p>` : NOTHING}
<p class="also"><a href="${bulletinPath(id)}${clockQuery(named)}">${words.bulletin}</a> · <a href="${askPath(id)}">${words.ask}</a> · <a href="#follow">${words.follow}</a></p>
<nav class="parts-of-page" aria-label="${words.onPage}"><ul>${each(partsOf(page), ([part, title]) => html`<li><a href="#${part}">${title}</a></li>`)}</ul></nav>
${state(bulletin)}
${changes(bulletin)}
${datesAhead(nextDates)}
${timelineSection(timeline, { policy: id, clocks: named, days })}
${voicesSection(positions)}
${askSection(asked)}
${reportsSection(stories)}
${followSection(id, followed)}
${correctionsSection(corrections)}
${map ? mapSection(map) : NOTHING}
${relatedSection(related)}
${methodSection(tracker, clocks, head, origin)}</div>`,
  });
}

const partsOf = ({ map, related }: TrackerPage) =>
  PARTS.filter(([part]) => (part === 'map' ? map !== null : part !== 'related' || related.length > 0));
