/**
 * What the head tells and what a reader sees → the facts of the page. Every field goes by the order of sources in
 * `precedence.json`.
 */

import type { Facts } from '../draft.ts';
import { bylinesOf } from './byline-sources.ts';
import { agenciesIn } from './credits.ts';
import type { Told } from './head-facts.ts';
import { shownHeadline } from './headline.ts';
import { modifiedDay, publishedDay } from './page-days.ts';
import { settled } from './precedence.ts';
import words from './section-words.json' with { type: 'json' };
import { outletInTitle, type Page } from './visible-facts.ts';

export function factsOfPage(told: Told, page: Page): Facts {
  const { jsonLd, meta } = told;
  return {
    headline: settled('headline', { heading: () => shownHeadline(told, page), ...told.headlines }),
    standfirst: settled('standfirst', {
      standfirst: () => page.parts.find((part) => part.kind === 'standfirst')?.text,
      'json-ld': () => jsonLd.standfirst,
    }),
    bylines: bylinesOf(told, page),
    publisher: told.publisher ?? outletInTitle(told, page.seen),
    section: settled('section', {
      'json-ld': () => sectionNamed(jsonLd.section, told),
      opengraph: () => sectionNamed(meta('sharedSection'), told),
      meta: () => sectionNamed(meta('section'), told),
    }),
    published: publishedDay(told, page),
    modified: modifiedDay(told, page),
    language: told.language,
    url: told.url,
    creditedTo: jsonLd.publisher ? agenciesIn(jsonLd.publisher).filter((name) => !told.isOutlet(name)) : [],
  };
}

/** In letters: what is longer is a list of keywords. */
const MOST_SECTION = 40;

/** The first of several; an address, the outlet and a word of the program that made the page are none. */
function sectionNamed(value: string | null, { isOutlet }: Told): string | null {
  const name = (value ?? '').split(/[,;|]|\s[-–>»]\s/, 1)[0]!.trim();
  if (name === '' || name.length > MOST_SECTION || /[/\\<>{}]/.test(name) || isOutlet(name)) return null;
  return NO_SECTION.has(name.toLowerCase()) ? null : name;
}

const NO_SECTION = new Set(words.notSections);
