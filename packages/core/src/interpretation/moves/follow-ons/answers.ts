/** What others do about a rule → drafts: they follow suit, retaliate, go to court, give up the plan. */

import { type Draft, draftAt } from '../../draft.ts';
import { headOf, phraseWithOf } from '../../grammar/noun-phrase.ts';
import { phrasesOf } from '../../grammar/phrases.ts';
import { type VerbGroup, verbGroupAt } from '../../grammar/verb-group.ts';
import { verbOf } from '../../lexicon.ts';
import type { Scene } from '../../scene.ts';
import type { Stand } from '../governors.ts';
import { inverseOf } from '../polarity.ts';
import words from './follow-ons.json' with { type: 'json' };

const GIVES_UP = new Set(words.givesUp);
const PLANS = new Set(words.plans);
const SUES = new Set(words.sues);
const COURTS = new Set(words.courts);
const GOES = new Set(words.goes);
const SUITS = new Set(words.suits);
const BRINGS = new Set(words.brings);
const CONTESTS = new Set(words.contests);
const CONTESTED = new Set(words.contested);

/** "Would sue", "will take the case to the Supreme Court", "is weighing a suit": whoever goes to court asks for its end. */
export function suesAt(scene: Scene, at: number, line: Draft): Draft | null {
  if (scene.tokens[at]!.pos !== 'VERB') return null;
  const verbs = verbOf(scene.low[at]!);
  const near = scene.low.slice(at + 1, Math.min(scene.sentenceOf(at).endToken, at + 7));
  const to = near.indexOf('to');
  const goes =
    verbs.some((v) => GOES.has(v)) && to >= 0 && to < 4 && near.slice(to).some((w) => COURTS.has(w));
  const brings = verbs.some((v) => BRINGS.has(v)) && near.slice(0, 4).some((w) => SUITS.has(w));
  const contests = verbs.some((v) => CONTESTS.has(v)) && near.some((w) => CONTESTED.has(w));
  if (!verbs.some((v) => SUES.has(v)) && !goes && !brings && !contests) return null;
  const group = verbGroupAt(scene, at);
  if (group.negated || group.passive || group.form === 'participle') return null;
  // A suit told in the past is an event of its own, told with what it is against.
  if (
    !group.modal &&
    !group.governor &&
    !scene.low.slice(group.first, at).some((w) => /^(?:is|are|was|were)$/.test(w))
  )
    return null;
  return draftAt(scene, at, line.move === 'lift' || line.move === 'ease' ? 'impose' : 'lift', {
    anchor: { first: group.first, end: at + 1 },
    group: {
      ...group,
      form: 'gerund',
      governor: { at, stand: 'urged', certainty: null, noun: false, negated: false, modal: null },
    },
    scopeFrom: null,
    confidence: 0.45,
  });
}

/** "Has since abandoned the plan"; "urged him to drop the bill". */
export function givenUpAt(scene: Scene, at: number, line: Draft): Draft | null {
  if (scene.tokens[at]!.pos !== 'VERB' || !verbOf(scene.low[at]!).some((v) => GIVES_UP.has(v))) return null;
  const group = verbGroupAt(scene, at);
  const object = group.passive ? null : phraseWithOf(scene, at + 1, scene.sentenceOf(at).endToken);
  if (!object || !PLANS.has(scene.low[headOf(scene, object)]!) || group.negated) return null;
  // "Withdrew a bill to limit fishing" is told with what the bill would do.
  if (/^(?:to|that|which)$/.test(scene.low[object.end] ?? '')) return null;
  const urged = group.governor?.stand === 'urged';
  if (group.governor && !urged) return null;
  return draftAt(scene, at, urged ? inverseOf(line.move) : line.move, {
    anchor: { first: group.first, end: at + 1 },
    group: urged ? group : governedBy(group, at, 'rejected'),
    scopeFrom: null,
    confidence: 0.45,
  });
}

const governedBy = (group: VerbGroup, at: number, stand: Stand): VerbGroup => ({
  ...group,
  governor: { at, stand, certainty: null, noun: false, negated: false, modal: null },
});

const LIKEWISE = phrasesOf(words.likewise);
const RETALIATE = phrasesOf(words.retaliate);

/** "Ruled out following suit", "is expected to follow", "threatened to respond in kind". */
export function likewiseAt(scene: Scene, at: number, line: Draft): Draft | null {
  const verbs = verbOf(scene.low[at]!);
  const matches = (lists: readonly string[][]) =>
    lists.find(
      ([verb, ...rest]) => verbs.includes(verb!) && rest.every((w, i) => scene.low[at + 1 + i] === w),
    )?.length ?? 0;
  const same = matches(LIKEWISE);
  const length = same || matches(RETALIATE);
  const next = at + length;
  const timed = /^(?:by|from|on|in|within|after)$/.test(scene.low[next] ?? '');
  const ends = timed || !/^(?:DET|NOUN|PROPN|PRON|ADJ|ADP)$/.test(scene.tokens[next]?.pos ?? 'PUNCT');
  if (length === 0 || (length === 1 && !ends)) return null;
  const group = verbGroupAt(scene, at);
  const real = group.governor ?? (group.modal === null || group.negated ? null : group.modal);
  if (!real) return null;
  return draftAt(scene, at, same ? line.move : 'impose', {
    anchor: { first: group.first, end: at + length },
    group: group.negated && !group.governor ? { ...group, modal: 'will' } : group,
    scopeFrom: null,
    confidence: 0.45,
  });
}
