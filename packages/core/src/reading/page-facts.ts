/**
 * What the head tells and what a reader sees → the facts of the page. Every field goes by the order of sources in
 * `precedence.json`.
 */
import { bylinesOf } from './byline-sources.ts';
import type { Facts } from './draft.ts';
import type { Told } from './head-facts.ts';
import { shownHeadline } from './headline.ts';
import { modifiedDay, publishedDay } from './page-days.ts';
import { settled } from './precedence.ts';
import { outletInTitle, type Page } from './visible-facts.ts';

export function factsOfPage(told: Told, page: Page): Facts {
  const { head, jsonLd, meta } = told;
  return {
    headline: settled('headline', { heading: () => shownHeadline(told, page), ...told.headlines }),
    standfirst: settled('standfirst', {
      standfirst: () => page.parts.find((part) => part.kind === 'standfirst')?.text,
      'json-ld': () => jsonLd.standfirst,
    }),
    bylines: bylinesOf(told, page),
    publisher: told.publisher ?? outletInTitle(head.title, page.seen),
    section: settled('section', {
      'json-ld': () => jsonLd.section,
      opengraph: () => meta('sharedSection'),
      meta: () => meta('section'),
    }),
    published: publishedDay(told, page),
    modified: modifiedDay(told, page),
    language: told.language,
    url: told.url,
    creditedTo: [],
  };
}
