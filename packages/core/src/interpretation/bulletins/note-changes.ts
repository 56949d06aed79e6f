/**
 * Sentences of a note → drafts of what is done to its rule, which they need not name: "Distancing was extended", "Flight ban
 * extended to 15 June", "the government has extended it", "the restriction of movement in both counties lapses". Only what
 * is done to the places that help people (a centre for tests) is done to no rule.
 */
import type { Move } from '../../vocabulary/index.ts';
import { type Draft, draftAt } from '../draft.ts';
import { isActivity } from '../lexicon.ts';
import { headOf, phraseWithOf } from '../noun-phrase.ts';
import type { Scene } from '../scene.ts';
import { type VerbGroup, verbGroupAt } from '../verb-group.ts';
import { verbOf } from '../word-forms.ts';
import doors from './doors.json' with { type: 'json' };
import { doorBefore, isDoor } from './doors.ts';
import { isNote } from './note.ts';
import { stands } from './standing.ts';
import words from './taken-up.json' with { type: 'json' };
import { asFact } from './words.ts';

const MOVES = new Map<string, Move>(
  Object.entries(words.moves).flatMap(([move, verbs]) => verbs.map((verb) => [verb, move as Move] as const)),
);
const LAPSES = new Set(words.lapses);
/** What calls off an event binds; what calls off its ban frees. */
const CALLS_OFF = new Set(words.callsOff);
/** "It has expanded to all of the country." */
const GOES = new Set(words.goes);
const RELIEF = new Set(doors.relief);
const PRONOUNS = new Set(words.pronouns);

export function noteChanges(scene: Scene, taken: ReadonlySet<number>): Draft[] {
  if (!isNote(scene.article)) return [];
  return scene.tokens.flatMap((_, at) => (taken.has(at) ? [] : (changeAt(scene, at) ?? [])));
}

function changeAt(scene: Scene, at: number): Draft | null {
  const verbs = verbOf(scene.low[at]!);
  const lapses = verbs.some((verb) => LAPSES.has(verb));
  const move = lapses ? 'lift' : verbs.flatMap((verb) => MOVES.get(verb) ?? [])[0];
  const { firstToken, endToken } = scene.sentenceOf(at);
  if (!move || !isDone(scene, at, lapses)) return null;
  if (scene.low.slice(firstToken, at).some((word) => RELIEF.has(word))) return null;
  const group = verbGroupAt(scene, at);
  if (group.negated || group.form === 'infinitive' || group.form === 'gerund') return null;
  const object = phraseWithOf(scene, at + 1, endToken);
  const changes = object !== null && stands(scene, object);
  const done =
    lapses && !changes
      ? /^(?:PUNCT|ADP|ADV)$/.test(scene.tokens[at + 1]?.pos ?? 'PUNCT')
      : group.passive ||
        isTitle(scene, at, group) ||
        PRONOUNS.has(scene.low[at + 1] ?? '') ||
        changes ||
        (verbs.some((verb) => GOES.has(verb)) &&
          /^(?:PUNCT|ADP)$/.test(scene.tokens[at + 1]?.pos ?? 'PUNCT'));
  if (!done) return null;
  const thing = group.passive ? doorBefore(scene, group.first) : object;
  const calledOff =
    CALLS_OFF.has(verbs.find((verb) => CALLS_OFF.has(verb)) ?? '') &&
    thing !== null &&
    (isDoor(scene, thing) || isActivity(scene.low[headOf(scene, thing)])) &&
    !stands(scene, thing);
  return draftAt(scene, at, calledOff ? 'impose' : move, {
    anchor: { first: group.first, end: at + 1 },
    group: asFact(group),
    norm: !group.passive && object && stands(scene, object) ? object : null,
    scopeFrom: at + 1,
    confidence: 0.5,
    ...(lapses && !group.passive && !changes ? { manner: 'expired' as const } : {}),
  });
}

/** The tagger takes some verbs for nouns; one with its own article, or before a noun, is one. */
function isDone(scene: Scene, at: number, lapses: boolean): boolean {
  const pos = scene.tokens[at]!.pos;
  const before = scene.tokens[at - 1]?.pos ?? '';
  if (pos === 'NOUN') return lapses && /^(?:NOUN|PROPN)$/.test(before) && scene.tokens[at + 1]?.pos === 'ADP';
  return pos === 'VERB' || (pos === 'ADJ' && !/^(?:DET|PRON|ADJ|ADP)$/.test(before));
}

/** "Flight ban extended to 15 June": a participle, and no other verb before it. */
const isTitle = (scene: Scene, at: number, group: VerbGroup): boolean => {
  const { firstToken } = scene.sentenceOf(at);
  return (
    scene.low[at]!.endsWith('ed') &&
    group.first === at &&
    /^(?:NOUN|PROPN|PUNCT)$/.test(scene.tokens[at - 1]?.pos ?? 'PUNCT') &&
    !scene.tokens.slice(firstToken, at).some(({ pos }) => pos === 'VERB' || pos === 'AUX')
  );
};
