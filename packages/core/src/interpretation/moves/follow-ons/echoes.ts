/** A verb with a pronoun or a general noun for its norm → a draft: "it can be reversed", "called for the order to be limited". */
import { type Draft, draftAt } from '../../draft.ts';
import { headOf, phraseWithOf } from '../../grammar/noun-phrase.ts';
import { subjectBefore } from '../../grammar/subject.ts';
import { verbGroupAt } from '../../grammar/verb-group.ts';
import { canBeVerb } from '../../grammar/verbs.ts';
import { singular } from '../../grammar/word-forms.ts';
import { effectsAt, verbOf } from '../../lexicon.ts';
import type { Run, Scene } from '../../scene.ts';
import { inverseOf, moveOf, type Polarity } from '../polarity.ts';
import words from './follow-ons.json' with { type: 'json' };

const STRONG = new Set(words.strong);
const SURE = new Set(words.sure);
const MOVES = new Set(words.acts);
const ECHOES = new Set(words.echoes);

/** "It can be reversed", "called for the order to be limited": the rule told of, by a pronoun or a general noun. */
export function echoAt(scene: Scene, at: number, line: Draft, polarity: Polarity): Draft | null {
  if (!canBeVerb(scene, at)) return null;
  for (const { effect, end } of effectsAt(scene, at)) {
    if (!STRONG.has(phrase(scene, at, end))) continue;
    const group = verbGroupAt(scene, at);
    if (group.form === 'participle' || (group.form === 'gerund' && !group.governor)) continue;
    const object = group.passive
      ? (subjectBefore(scene, group.first).run ?? pronounBefore(scene, group.first))
      : (phraseWithOf(scene, end, scene.sentenceOf(at).endToken) ?? pronounAt(scene, end));
    // A decision is the move itself; a measure is what it made.
    const isMove = object !== null && MOVES.has(scene.low[headOf(scene, object)]!);
    const move = isMove && effect === 'end' ? inverseOf(line.move) : moveOf(effect, polarity);
    if (object && scene.low[object.end] === 'to' && scene.tokens[object.end + 1]?.pos === 'VERB') continue;
    const sure = group.passive && verbOf(scene.low[at]!).some((v) => SURE.has(v));
    if (!object || !move || !(sure || ECHOES.has(singular(scene.low[headOf(scene, object)]!)))) continue;
    return draftAt(scene, at, move, {
      anchor: { first: group.first, end },
      group,
      scopeFrom: end,
      confidence: 0.5,
    });
  }
  return null;
}

const phrase = (scene: Scene, at: number, end: number): string =>
  [
    verbOf(scene.low[at]!).find((v) => STRONG.has(v)) ?? verbOf(scene.low[at]!).at(-1),
    ...scene.low.slice(at + 1, end),
  ].join(' ');

const pronounAt = (scene: Scene, at: number): Run | null =>
  scene.tokens[at]?.pos === 'PRON' ? { first: at, end: at + 1 } : null;

const pronounBefore = (scene: Scene, at: number): Run | null => pronounAt(scene, at - 1);
