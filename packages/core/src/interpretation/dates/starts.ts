/**
 * Drafts → the same, where "the ban takes effect on Monday" gave its date to the change told before it. Alone it tells a
 * restriction that begins; alone and of a law or a draft it tells nothing.
 */
import { extentOf } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';
import { normAt } from '../lexicon.ts';
import type { Scene } from '../scene.ts';

const NEAR_SENTENCES = 8;

export function withStarts(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    if (!draft.startOnly) {
      kept.push(draft);
      continue;
    }
    const begun = kept.findLast(
      (d) =>
        d.move !== 'keep' &&
        !d.background &&
        !d.startOnly &&
        d.limitOf === null &&
        // A headline is left out where the text tells of anything.
        scene.kindOf(scene.sentences[d.sentence]!) !== 'headline' &&
        (d.phase === 'in_force' || d.phase === 'announced') &&
        draft.sentence - d.sentence <= NEAR_SENTENCES,
    );
    if (begun) kept[kept.indexOf(begun)] = withStart(scene, begun, draft);
    else if (draft.norm && normAt(scene, draft.norm.end - 1)?.kind === 'restriction') kept.push(draft);
  }
  return kept;
}

function withStart(scene: Scene, begun: Draft, start: Draft): Draft {
  const from =
    start.slots.effective_from ?? (start.phase === 'announced' ? start.slots.announced_on : undefined);
  const told = from?.value ? extentOf(from.value) : null;
  const published = scene.article.published ? extentOf(scene.article.published) : null;
  const ahead = told && published ? told.earliest >= published.latest - 1 : start.phase === 'announced';
  return {
    ...begun,
    phase: ahead && begun.phase === 'in_force' ? 'announced' : begun.phase,
    slots: { ...begun.slots, ...(from && !begun.slots.effective_from ? { effective_from: from } : {}) },
  };
}
