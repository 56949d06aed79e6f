/** What others ask of the maker of a rule, without naming it → drafts: "asked Washington to think again", "urged others to follow". */

import type { Move } from '../../../vocabulary/index.ts';
import { type Draft, draftAt } from '../../draft.ts';
import { phraseWithOf } from '../../grammar/noun-phrase.ts';
import { phrasesOf } from '../../grammar/phrases.ts';
import { verbGroupAt } from '../../grammar/verb-group.ts';
import { canBeVerb } from '../../grammar/verbs.ts';
import { verbOf } from '../../lexicon.ts';
import { beginsAt, type Run, type Scene } from '../../scene.ts';
import { inverseOf } from '../polarity.ts';
import words from './asks.json' with { type: 'json' };

const ASKS = new Set(words.asks);
const RETHINKS = phrasesOf(words.rethinks);
const FOLLOWS = phrasesOf(words.follows);
const WAITS = phrasesOf(words.waits);
const ENACTS = new Set(words.enacts);

/** `line`: the move that the report told of; who asks to think again asks for the end of it. */
export function asksAt(scene: Scene, at: number, line: Draft): Draft | null {
  if (!canBeVerb(scene, at) || !verbOf(scene.low[at]!).some((v) => ASKS.has(v))) return null;
  const asked = askedAfter(scene, at);
  if (!asked) return null;
  const not = scene.low[asked.end] === 'not';
  const deed = asked.end + (not ? 2 : 1);
  if (scene.low[deed - 1] !== 'to') return null;
  const move = wanted(scene, deed, not, line.move);
  const group = verbGroupAt(scene, at);
  if (!move || group.negated || group.form === 'participle') return null;
  return draftAt(scene, at, move, {
    anchor: { first: group.first, end: deed + 1 },
    group: {
      ...group,
      form: 'gerund',
      passive: false,
      governor: { at, stand: 'urged', certainty: null, noun: false, negated: false, modal: null },
      asked,
    },
    scopeFrom: null,
    confidence: 0.5,
  });
}

/** "Asked *Washington* to", "called on *others* to". */
function askedAfter(scene: Scene, at: number): Run | null {
  const from = /^(?:on|upon|to)$/.test(scene.low[at + 1] ?? '') ? at + 2 : at + 1;
  const pronoun = /^(?:it|them|him|her|others|both)$/.test(scene.low[from] ?? '');
  return pronoun ? { first: from, end: from + 1 } : phraseWithOf(scene, from, scene.sentenceOf(at).endToken);
}

function wanted(scene: Scene, deed: number, not: boolean, told: Move): Move | null {
  if (not) return verbOf(scene.low[deed] ?? '').some((v) => ENACTS.has(v)) ? 'keep' : null;
  if (beginsAt(scene, RETHINKS, deed) > 0) return inverseOf(told);
  if (beginsAt(scene, FOLLOWS, deed) > 0) return told;
  return beginsAt(scene, WAITS, deed) > 0 ? 'suspend' : null;
}
