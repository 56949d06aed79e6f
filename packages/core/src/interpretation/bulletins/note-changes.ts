/**
 * Sentences of a note → drafts of what is done to its rule, which they need not name: "Distancing was extended", "Flight ban
 * extended to 15 June", "the government has extended it", "the restriction of movement in both counties lapses". Only what
 * is done to the places that help people (a centre for tests) is done to no rule.
 */
import { type Draft, draftAt } from '../draft.ts';
import { phraseWithOf } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import { type VerbGroup, verbGroupAt } from '../grammar/verb-group.ts';
import { verbOf } from '../grammar/word-forms.ts';
import type { Scene } from '../scene.ts';
import { moveDoneTo } from './done-to.ts';
import doors from './doors.json' with { type: 'json' };
import { isNote } from './note.ts';
import { stands } from './standing.ts';
import words from './taken-up.json' with { type: 'json' };
import { asFact } from './words.ts';

const LAPSES = new Set(words.lapses);
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
  const { firstToken, endToken } = scene.sentenceOf(at);
  if (!isDone(scene, at, lapses)) return null;
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
  const thing = group.passive ? subjectBefore(scene, group.subjectAt).run : object;
  const move = lapses && !changes ? 'lift' : moveDoneTo(scene, at, thing);
  if (!move) return null;
  return draftAt(scene, at, move, {
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
  return (pos === 'VERB' || pos === 'ADJ') && !/^(?:DET|PRON|ADJ|ADP)$/.test(before);
}

/** "Flight ban extended to 15 June": a participle behind a rule's noun, and no other verb before it. */
const isTitle = (scene: Scene, at: number, group: VerbGroup): boolean => {
  const { firstToken } = scene.sentenceOf(at);
  return (
    at > firstToken &&
    scene.low[at]!.endsWith('ed') &&
    group.first === at &&
    /^(?:NOUN|PROPN|PUNCT)$/.test(scene.tokens[at - 1]?.pos ?? 'PUNCT') &&
    !scene.tokens.slice(firstToken, at).some(({ pos }) => pos === 'VERB' || pos === 'AUX') &&
    stands(scene, { first: firstToken, end: at })
  );
};
