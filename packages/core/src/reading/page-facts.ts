/**
 * What the head tells and what a reader sees → the facts of the page. Every field goes by the order of sources in
 * `precedence.json`.
 */
import { bylinesOf } from './byline-sources.ts';
import { stampOf } from './dates.ts';
import type { Facts } from './draft.ts';
import type { Told } from './head-facts.ts';
import { settled } from './precedence.ts';
import {
  dayBeside,
  dayLine,
  dayOfAddress,
  outletInTitle,
  type Page,
  shownHeadline,
} from './visible-facts.ts';

export function factsOfPage(told: Told, page: Page): Facts {
  const { head, jsonLd, meta, headline } = told;
  return {
    headline: shownHeadline(headline, page) ?? headline,
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
    published: settled('published', {
      'json-ld': () => stampOf(jsonLd.published),
      opengraph: () => stampOf(meta('sharedPublished')),
      meta: () => stampOf(meta('published')),
      microdata: () => stampOf(head.times.find((t) => t.kind === 'published')?.when),
      'date-line': () => dayLine(page, false),
      time: () => stampOf(head.times.find((t) => t.kind === null)?.when),
      words: () => dayBeside(page),
      address: () => dayOfAddress(told.url),
    }),
    modified: settled('modified', {
      'json-ld': () => stampOf(jsonLd.modified),
      opengraph: () => stampOf(meta('sharedModified')),
      meta: () => stampOf(meta('modified')),
      microdata: () => stampOf(head.times.find((t) => t.kind === 'modified')?.when),
      'date-line': () => dayLine(page, true),
    }),
    language: told.language,
    url: told.url,
    creditedTo: [],
  };
}
