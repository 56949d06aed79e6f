/** Lines of a note without a verb → drafts of the rule or the change they name: "A total ban on travel", "End of the policy". */
import { type Draft, draftAt } from '../draft.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { targetAfter } from '../moves/targets.ts';
import type { Scene } from '../scene.ts';
import { isNote } from './note.ts';
import { asFact } from './words.ts';

export function titles(scene: Scene, taken: ReadonlySet<number>): Draft[] {
  if (!isNote(scene.article)) return [];
  return scene.sentences.flatMap(({ firstToken, endToken }) => {
    const hasVerb = scene.tokens
      .slice(firstToken, endToken)
      .some(({ pos }) => pos === 'VERB' || pos === 'AUX');
    const target = hasVerb || taken.has(firstToken) ? null : targetAfter(scene, firstToken, endToken);
    if (!target || target.kind === 'draft' || (target.kind === 'rule' && !target.event)) return [];
    const at = target.run.end - 1;
    return draftAt(scene, at, target.starts, {
      anchor: target.run,
      norm: target.norm,
      group: asFact(verbGroupAt(scene, at)),
      scopeFrom: target.scopeFrom,
      scopeEnd: endToken,
      confidence: 0.5,
    });
  });
}
