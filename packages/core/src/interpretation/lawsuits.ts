/** Sentences → drafts where a suit is brought against a rule: "filed a lawsuit against the ban". Whoever sues urges its end. */
import { normAfter } from './changes.ts';
import { type Draft, draftAt } from './draft.ts';
import type { Scene } from './scene.ts';
import { verbGroupAt } from './verb-group.ts';
import { verbOf } from './word-forms.ts';

const BRINGS = new Set(['file', 'bring', 'launch', 'begin']);

export function lawsuits(scene: Scene): Draft[] {
  return scene.tokens.flatMap((_, at) => suitAt(scene, at) ?? []);
}

function suitAt(scene: Scene, at: number): Draft | null {
  if (
    !/^(?:lawsuit|lawsuits|suit|suits|petition|complaint)$/.test(scene.low[at]!) ||
    scene.low[at + 1] !== 'against'
  )
    return null;
  const sentence = scene.sentenceOf(at);
  for (let verb = at - 1; verb >= Math.max(sentence.firstToken, at - 6); verb--) {
    if (!verbOf(scene.low[verb]!).some((v) => BRINGS.has(v)) || scene.tokens[verb]!.pos !== 'VERB') continue;
    const object = normAfter(scene, at + 2, sentence.endToken);
    if (!object || object.norm.kind === 'draft') return null;
    const group = verbGroupAt(scene, verb);
    return draftAt(scene, verb, 'lift', {
      anchor: { first: group.first, end: at + 2 },
      norm: object.run,
      group: {
        ...group,
        asked: null,
        form: 'gerund',
        governor: {
          at: verb,
          stand: 'urged',
          certainty: null,
          noun: false,
          negated: group.negated,
          modal: null,
        },
      },
      scopeFrom: object.run.end,
      scopeEnd: sentence.endToken,
      confidence: 0.6,
    });
  }
  return null;
}
