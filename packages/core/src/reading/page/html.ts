/**
 * An HTML page → a draft of the article: each run of text with its role, in order, and what the page says of itself.
 * Text outside the story is kept as furniture with the reason as its cue, so nothing that a reader saw is lost.
 */

import { furnitureIn } from '../cues/cues.ts';
import type { Draft } from '../draft.ts';
import { toldByHead } from '../facts/head-facts.ts';
import { headlineIn } from '../facts/headline.ts';
import { factsOfPage } from '../facts/page-facts.ts';
import { storyStart } from '../facts/visible-facts.ts';
import { chooseStory, type Roles } from './choose-story.ts';
import { liveEntriesIn, withHours } from './live-entries.ts';
import { placesOf } from './region.ts';
import { rolesOf } from './roles.ts';
import { type Scanned, scanHtml } from './scan-html.ts';
import type { Scorer } from './story-scorer.ts';

/** `scores` is another scorer than the one that is shipped: the bench has one for each fold. */
export function draftOfHtml(html: string, baseUrl: string | undefined, scores?: Scorer): Draft {
  const { scanned, told, roles } = ruledPage(html, baseUrl);
  const { seen, parts, headline } = roles;
  const facts = factsOfPage(told, { seen, parts, headline, start: storyStart(seen) });
  const entries = liveEntriesIn(scanned);
  // The trees never saw a live page: there the rules alone speak.
  if (entries.length > 0) return { parts: withHours(parts, entries), facts, entries };
  return { parts: chooseStory(scanned, roles, scores), facts };
}

/** The page as the rules alone read it: what the scorer corrects, and is fitted on. */
export function ruledPage(html: string, baseUrl: string | undefined) {
  const scanned: Scanned = scanHtml(html);
  const told = toldByHead(scanned.head, baseUrl);
  const places = placesOf(scanned.containers, scanned.runs);
  const cues = furnitureIn(scanned.runs.map((run) => ({ text: run.text, fresh: true })));
  const seen = scanned.runs.map((run, i) => ({ run, place: places[run.container]!, cue: cues[i]! }));
  const headline = headlineIn(seen, told);
  const parts = rolesOf(seen, headline, scanned.containers);
  const roles: Roles = { parts, seen, headline, title: told.headline ?? scanned.head.title };
  return { scanned, told, roles };
}
