/**
 * An HTML page → a draft of the article: each run of text with its role, in order, and what the page says of itself.
 * Text outside the story is kept as furniture with the reason as its cue, so nothing that a reader saw is lost.
 */
import { furnitureIn } from './cues.ts';
import type { Draft } from './draft.ts';
import { toldByHead } from './head-facts.ts';
import { headlineIn } from './headline.ts';
import { factsOfPage } from './page-facts.ts';
import { placesOf } from './region.ts';
import { rolesOf } from './roles.ts';
import { scanHtml } from './scan-html.ts';
import { storyStart } from './visible-facts.ts';

export function draftOfHtml(html: string, baseUrl: string | undefined): Draft {
  const scanned = scanHtml(html);
  const told = toldByHead(scanned.head, baseUrl);
  const places = placesOf(scanned.containers, scanned.runs);
  const cues = furnitureIn(scanned.runs.map((run) => ({ text: run.text, fresh: true })));
  const seen = scanned.runs.map((run, i) => ({ run, place: places[run.container]!, cue: cues[i]! }));
  const at = headlineIn(seen, told);
  const parts = rolesOf(seen, at, scanned.containers);
  return { parts, facts: factsOfPage(told, { seen, parts, headline: at, start: storyStart(seen) }) };
}
