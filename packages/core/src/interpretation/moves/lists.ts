/** "Added the firm to its blacklist", "was taken off the sanctions list" → a draft: whoever is put on such a list is bound. */
import { type Draft, draftAt } from '../draft.ts';
import { subjectBefore } from '../grammar/subject.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { canBeVerb } from '../grammar/verbs.ts';
import { singular } from '../grammar/word-forms.ts';
import { verbOf } from '../lexicon.ts';
import type { Scene } from '../scene.ts';
import moves from './moves.json' with { type: 'json' };
import norms from './norms.json' with { type: 'json' };
import { targetAfter } from './targets.ts';

const LISTS = norms.lists.map((name) => name.split(' '));
const ON = new Set(moves.lists.on);
const OFF = new Set(moves.lists.off);

export function listedAt(scene: Scene, at: number): Draft | null {
  const verbs = verbOf(scene.low[at]!);
  const on = verbs.some((v) => ON.has(v));
  if ((!on && !verbs.some((v) => OFF.has(v))) || !canBeVerb(scene, at)) return null;
  const { endToken: end } = scene.sentenceOf(at);
  for (let i = at + 1; i < Math.min(end, at + 12); i++) {
    if (!(on ? /^(?:to|on|onto)$/ : /^(?:from|off)$/).test(scene.low[i]!)) continue;
    const target = targetAfter(scene, i + 1, end);
    if (!target?.norm || !LISTS.some((words) => endsWith(scene, target.norm!.end, words))) continue;
    const group = verbGroupAt(scene, at);
    return draftAt(scene, at, on ? 'impose' : 'lift', {
      anchor: { first: group.first, end: at + 1 },
      group,
      subjectRun: group.passive ? subjectBefore(scene, group.subjectAt).run : null,
      scopeFrom: at + 1,
      scopeEnd: i,
      confidence: 0.6,
    });
  }
  return null;
}

const endsWith = (scene: Scene, end: number, words: readonly string[]): boolean =>
  words.every((w, i) => w === singular(scene.low[end - words.length + i] ?? ''));
