/** The rules' role for a run → their opinion as numbers: is it of the story, and which rule said so. */
import type { BlockKind } from '../../vocabulary/index.ts';
import type { Part } from '../draft.ts';

/** The kinds of block that make up the story. */
export const BODY = new Set<BlockKind>(['paragraph', 'quote', 'list', 'table', 'heading']);

const KINDS: readonly BlockKind[] = [...BODY, 'headline', 'standfirst', 'byline', 'dateline', 'caption'];
/** Cues by what they say of the runs around; the last number is for all others. */
const CUES = new Map<string, number>([
  ...['page', 'away', 'links', 'aside', 'comments', 'empty-heading'].map((cue, i) => [cue, 20 + i] as const),
  ...['follow-live', 'read-more', 'watch'].map((cue) => [cue, 30] as const),
  ...['related', 'most-read'].map((cue) => [cue, 31] as const),
  ...['copyright', 'legal', 'tags'].map((cue) => [cue, 32] as const),
]);
const OTHER_CUE = 33;

export function opinionOf({ kind, cue }: Part): { inStory: boolean; reason: number } {
  const reason = kind === 'furniture' ? (CUES.get(cue ?? '') ?? OTHER_CUE) : KINDS.indexOf(kind) + 1;
  return { inStory: BODY.has(kind), reason };
}
