/**
 * The rules' roles for a page's runs → the same roles, corrected by the scorer: what it holds to be of the story becomes
 * a paragraph, heading, list... by its element, and what it holds to be none becomes furniture. Headline, byline and
 * date line stay what the rules made them, and what its own words make furniture ("Read more:") is never story.
 */
import type { BlockKind } from '../../vocabulary/index.ts';
import type { Part } from '../draft.ts';
import type { Seen } from '../facts/visible-facts.ts';
import { featuresOf, type Judged, type Rows } from './block-features.ts';
import { BODY, opinionOf } from './opinion.ts';
import type { Scanned } from './scan-html.ts';
import { type Scorer, scoresOf } from './story-scorer.ts';

/** `headline` is an index of `seen`, or -1; `title` is the page's headline as far as it is told. */
export type Roles = { parts: readonly Part[]; seen: readonly Seen[]; headline: number; title: string };

const FIXED = new Set<BlockKind>(['headline', 'byline', 'dateline']);
/** The trees learnt on whole pages of the web; of a page of a few runs the rules know more. */
const LEAST_RUNS = 20;

export function chooseStory(scanned: Scanned, roles: Roles, scores: Scorer = scoresOf): Part[] {
  const { parts, seen } = roles;
  if (parts.length < LEAST_RUNS || !parts.some(({ kind }) => BODY.has(kind))) return [...parts];
  const mayChange = (i: number): boolean => {
    const { kind } = parts[i]!;
    return BODY.has(kind) || (!FIXED.has(kind) && seen[i]!.cue === null);
  };
  const { runs, values } = storyRows(scanned, roles, mayChange);
  const found = scores(values);
  const chosen = [...parts];
  for (let k = 0; k < runs.length; k++) {
    const i = runs[k]!;
    const { text, kind } = parts[i]!;
    const isStory = found[k]! > 0;
    if (BODY.has(kind) === isStory || (isStory && seen[i]!.cue !== null)) continue;
    chosen[i] = isStory
      ? { text, kind: kindOf(seen[i]!, scanned.containers[seen[i]!.run.container]!.tag) }
      : { text, kind: 'furniture', cue: 'beside' };
  }
  return chosen;
}

/** The rows that the scorer is given; it is fitted on those of all runs. */
export function storyRows(
  { containers, head }: Scanned,
  { parts, seen, headline, title }: Roles,
  asks: (run: number) => boolean = () => true,
): Rows {
  const judged: Judged[] = seen.map(({ run, place }, i) => ({ run, place, ...opinionOf(parts[i]!) }));
  const description = head.metas.get('og:description') ?? head.metas.get('description') ?? '';
  return featuresOf(containers, judged, { title, description, headline }, asks);
}

function kindOf({ place }: Seen, tag: string): BlockKind {
  if (place.heading > 0) return 'heading';
  if (place.table || tag === 'tr') return 'table';
  if (place.quote) return 'quote';
  return place.list ? 'list' : 'paragraph';
}
