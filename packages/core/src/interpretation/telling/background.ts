/**
 * Drafts → the same, those told as context marked: an earlier date, the past perfect, "previously". Context never makes a
 * new event.
 */
import { extentOf } from '../../vocabulary/index.ts';
import { datesIn } from '../dates/dates.ts';
import type { Draft } from '../draft.ts';
import { beginsAt, type Scene } from '../scene.ts';
import words from './background.json' with { type: 'json' };

const MARKERS = words.markers.map((w) => w.split(' '));
const DAYS_OF_NEWS = 21;

export const withBackground =
  (scene: Scene, all: readonly Draft[]) =>
  (draft: Draft): Draft => {
    if (draft.background) return draft;
    if (draft.phase !== 'in_force' && draft.phase !== 'hinted' && draft.phase !== 'rejected') return draft;
    const sentence = scene.sentenceOf(draft.verb);
    const first = all.every((d) => d.verb >= draft.verb);
    // In reported speech the past perfect tells only of the day spoken of: "said it had banned".
    const perfect = (draft.group?.pastPerfect ?? false) && scene.saidWithin(draft.verb) === null;
    const background =
      (perfect && !first) ||
      isMarked(scene, draft) ||
      isOld(scene, draft, sentence.start, sentence.end, first);
    return background ? { ...draft, background: true } : draft;
  };

function isMarked(scene: Scene, draft: Draft): boolean {
  const { firstToken, endToken } = scene.sentenceOf(draft.verb);
  for (let i = draft.anchor.first - 1; i >= Math.max(firstToken, draft.anchor.first - 4); i--) {
    if (scene.low[i] === 'after' && draft.move !== 'keep') return true;
    if (scene.low[i] === ',') break;
  }
  for (let i = firstToken; i < endToken; i++)
    if (beginsAt(scene, MARKERS, i) > 0 && Math.abs(i - draft.verb) < 16) return true;
  return false;
}

/** A date well before the report; without a publication date, a told year behind the first finding. */
function isOld(scene: Scene, draft: Draft, start: number, end: number, first: boolean): boolean {
  const { published, text } = scene.article;
  const verb = scene.tokens[draft.verb]!.start;
  const near = datesIn(text, start, end, published).filter(
    (d) => d.role !== 'until' && d.value !== null && Math.abs(d.start - verb) < 90,
  );
  const reference = published === null ? null : extentOf(published);
  if (!reference) return !first && near.length > 0 && draft.phase === 'in_force' && draft.move !== 'keep';
  return (
    near.length > 0 &&
    near.every(
      (d) => (extentOf(d.value!)?.latest ?? Infinity) < reference.earliest - DAYS_OF_NEWS * 86_400_000,
    )
  );
}
