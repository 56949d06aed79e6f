/**
 * Sentences → drafts of a rule restated as a passage: "the export policy of wheat is amended from free to prohibited". What
 * is set free "subject to" something is eased only.
 */
import type { Move } from '../vocabulary/index.ts';
import { normBefore } from './changes.ts';
import { type Draft, draftAt } from './draft.ts';
import type { Scene } from './scene.ts';
import states from './states.json' with { type: 'json' };
import { verbGroupAt } from './verb-group.ts';
import { verbOf } from './word-forms.ts';

const FREE = new Set(states.free);
const BOUND = new Set(states.bound);
const AMENDS = new Set(states.amends);

export function statusChanges(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  scene.tokens.forEach((token, at) => {
    if (scene.low[at] !== 'from' || scene.low[at + 2] !== 'to') return;
    const [was = '', is = ''] = [scene.low[at + 1], scene.low[at + 3]];
    const sentence = scene.sentences[token.sentence]!;
    if (at + 3 >= sentence.endToken) return;
    const move = moveOf(scene, was, is, at + 4, sentence.endToken);
    const verb = verbBefore(scene, at, sentence.firstToken);
    if (!move || verb === null) return;
    const group = verbGroupAt(scene, verb);
    const object = normBefore(scene, group.passive ? group.first : at);
    drafts.push(
      draftAt(scene, verb, move, {
        anchor: { first: group.first, end: verb + 1 },
        group,
        norm: object?.run ?? null,
        scopeFrom: object?.run.end ?? null,
        scopeEnd: group.passive ? group.first : at,
        confidence: 0.75,
      }),
    );
  });
  return drafts;
}

function moveOf(scene: Scene, was: string, is: string, from: number, end: number): Move | null {
  if (FREE.has(was) && BOUND.has(is)) return 'impose';
  if (!BOUND.has(was)) return null;
  if (FREE.has(is)) return scene.low.slice(from, end).includes('subject') ? 'ease' : 'lift';
  return is === 'restricted' && was !== 'restricted' ? 'ease' : null;
}

function verbBefore(scene: Scene, at: number, first: number): number | null {
  for (let i = at - 1; i >= Math.max(first, at - 22); i--)
    if (scene.tokens[i]!.pos === 'VERB' && verbOf(scene.low[i]!).some((v) => AMENDS.has(v))) return i;
  return null;
}
