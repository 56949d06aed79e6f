/**
 * The runs of a page with their places and cues → the role of each, by rule: what its element is, what its words say, and
 * where it stands. This is the first opinion; the scorer corrects which of them are the story.
 */
import type { BlockKind } from '../../vocabulary/index.ts';
import type { Part } from '../draft.ts';
import { bylineNames, isUnnamedByline } from '../facts/bylines.ts';
import { beforeDate, dateLine } from '../facts/dates.ts';
import { type Seen, storyStart } from '../facts/visible-facts.ts';
import type { Run } from '../runs.ts';
import { BODY } from './opinion.ts';
import type { Container } from './scan-html.ts';

export function rolesOf(seen: readonly Seen[], headline: number, containers: readonly Container[]): Part[] {
  const parts = firstRoles(seen, headline, containers);
  endStory(parts, seen);
  return parts;
}

function firstRoles(seen: readonly Seen[], headline: number, containers: readonly Container[]): Part[] {
  const start = storyStart(seen);
  return seen.map(({ run, place, cue }, i): Part => {
    const part = (kind: BlockKind, why?: string): Part =>
      why ? { text: run.text, kind, cue: why } : { text: run.text, kind };
    if (i === headline) return part('headline');
    const nearHead = headline >= 0 && i > headline && i <= start;
    if (i < headline && !isProse(run)) return part('furniture', cue ?? place.away ?? 'page');
    if (place.away && place.away !== 'away') return part('furniture', place.away);
    const named = place.byline && (nearHead || run.text.includes(' '));
    const author = named || nearHead ? bylineNames(run.text, place.byline) : null;
    if (author && (nearHead || place.byline) && run.text.length < 140 && (nearHead || place.inRegion))
      return part('byline');
    if (nearHead && isUnnamedByline(run.text)) return part('byline');
    if ((nearHead || place.inRegion) && dateLine(run.text)) return part('dateline');
    if (nearHead && beforeDate(run.text) !== null) return part('dateline');
    if (place.caption && (nearHead || place.inRegion)) return part('caption');
    if (place.away) return part('furniture', cue ?? place.away);
    if (nearHead && !cue && place.standfirst && run.text.length > 30) return part('standfirst');
    if (!place.inRegion) return part('furniture', cue ?? 'page');
    if (cue) return part('furniture', cue);
    if (run.linkedLetters > run.text.length * 0.7 && !isProse(run)) return part('furniture', 'links');
    if (nearHead && i < start && !isProse(run) && place.heading === 0) return part('furniture', 'page');
    if (place.heading > 0)
      return part(
        place.heading === 1 && i < start ? 'furniture' : 'heading',
        place.heading === 1 && i < start ? 'page' : undefined,
      );
    if (place.table || containers[run.container]!.tag === 'tr') return part('table');
    if (place.quote) return part('quote');
    if (place.list) return part('list');
    return part('paragraph');
  });
}

const isProse = (run: Run): boolean => run.text.length > 60 && /[.!?…。]["'”’»)\]]*$/.test(run.text);

/** Headings of these kinds take the list under them along. */
const HEADING_LISTS = new Set(['read-more', 'follow-live', 'watch']);
const ENDING = new Set(['comments', 'related', 'most-read', 'copyright', 'legal', 'tags']);

/**
 * Where a cue that ends articles comes after most of the story, the rest is furniture; headings with nothing of the
 * story after them are furniture too.
 */
function endStory(parts: Part[], seen: readonly Seen[]): void {
  const left = new Array<number>(parts.length + 1).fill(0);
  for (let i = parts.length - 1; i >= 0; i--)
    left[i] = left[i + 1]! + (BODY.has(parts[i]!.kind) ? seen[i]!.run.sentenceLetters : 0);
  const all = left[0]!;
  let teasers: string | null = null;
  let ended: string | null = null;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    if (!ended && part.kind === 'furniture' && part.cue && ENDING.has(part.cue) && seen[i]!.place.inRegion) {
      const share = part.cue === 'comments' ? 0.6 : 0.25;
      if (all - left[i]! > 0 && left[i]! < all * share) ended = part.cue;
    }
    if (
      part.kind === 'furniture' &&
      part.cue &&
      (HEADING_LISTS.has(part.cue) || ENDING.has(part.cue)) &&
      seen[i]!.place.heading > 0
    )
      teasers = part.cue;
    else if (part.kind !== 'list' && part.kind !== 'furniture') teasers = null;
    if (teasers && part.kind === 'list') parts[i] = { text: part.text, kind: 'furniture', cue: teasers };
    if (ended && BODY.has(part.kind)) parts[i] = { text: part.text, kind: 'furniture', cue: ended };
  }
  for (let i = parts.length - 1; i >= 0; i--) {
    const part = parts[i]!;
    if (part.kind === 'heading') parts[i] = { text: part.text, kind: 'furniture', cue: 'empty-heading' };
    else if (BODY.has(part.kind)) break;
  }
}
