/**
 * Sentences → drafts of places and services that a bulletin tells open or closed: "museums are to reopen from 1 December",
 * "all bars close", "Reopening of borders". What opens under a condition is eased only.
 */

import { type Draft, draftAt } from '../draft.ts';
import { headOf, phraseBefore, phraseWithOf } from '../grammar/noun-phrase.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { verbOf } from '../grammar/word-forms.ts';
import { isActivity, isClosable } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import words from './doors.json' with { type: 'json' };
import { isEnacted } from './enacted.ts';
import { isNote } from './note.ts';
import { asFact } from './words.ts';

const OPENS = new Set(words.opens);
const CLOSES = new Set(words.closes);
const STOPS = new Set(words.stops);
const CLOSED = new Set(words.closed);
const DOORS = new Set(words.doors);
const NOUNS = new Map<string, 'opens' | 'closes'>([
  ...words.nouns.opens.map((noun) => [noun, 'opens'] as const),
  ...words.nouns.closes.map((noun) => [noun, 'closes'] as const),
]);
const RELIEF = new Set(words.relief);
const PAST = new Set(words.past);
const IN_PART = words.inPart;

export function doors(scene: Scene, taken: ReadonlySet<number>): Draft[] {
  return scene.tokens.flatMap((_, at) =>
    taken.has(at) ? [] : (turned(scene, at) ?? titled(scene, at) ?? []),
  );
}

function turned(scene: Scene, at: number): Draft | null {
  const pos = scene.tokens[at]!.pos;
  const verbs = verbOf(scene.low[at]!);
  const opens = verbs.some((verb) => OPENS.has(verb));
  const state = /^(?:are|is|be)$/.test(scene.low[at - 1] ?? '') && CLOSED.has(scene.low[at]!);
  // Firms stop their own flights and services; in a note nobody but the maker of its rule does.
  const stops = isNote(scene.article) && verbs.some((verb) => STOPS.has(verb));
  if (!opens && !state && !stops && !verbs.some((verb) => CLOSES.has(verb))) return null;
  const before = scene.tokens[at - 1]?.pos === 'ADV' ? at - 2 : at - 1;
  if (pos === 'NOUN' && !/^(?:to|will|may|can|should|must|are|is|be)$/.test(scene.low[before] ?? ''))
    return null;
  if (!/^(?:VERB|ADJ|NOUN|ADV)$/.test(pos) || !isEnacted(scene, at)) return null;
  const group = verbGroupAt(scene, at);
  const subject = doorBefore(scene, group.first);
  const object = phraseWithOf(
    scene,
    scene.low[at + 1] === 'down' ? at + 2 : at + 1,
    scene.sentenceOf(at).endToken,
  );
  const door = object && isDoor(scene, object) ? object : stops ? null : subject;
  const told = /^(?:which|that|where|who)$/.test(scene.low[group.first - 1] ?? '');
  if (told && /^(?:was|were|had)$/.test(scene.low[group.first]!)) return null;
  if (!door || group.negated || isRelief(scene, door)) return null;
  return draftAt(scene, at, opens ? (inPart(scene, at) ? 'ease' : 'lift') : 'impose', {
    anchor: { first: group.first, end: at + 1 },
    group: asFact(group),
    subjectRun: door,
    scopeFrom: at + 1,
    confidence: 0.5,
  });
}

/** The nearest place or service before the verb, in its clause: lists and asides may stand between. */
function doorBefore(scene: Scene, verb: number): Run | null {
  const { firstToken } = scene.sentenceOf(verb);
  for (let i = verb - 1; i >= Math.max(firstToken, verb - 40); i--) {
    if (/^(?:;|while|because|after)$/.test(scene.low[i]!)) return null;
    const run = phraseBefore(scene, i + 1, firstToken);
    if (run && isDoor(scene, { first: i, end: i + 1 })) return isRelief(scene, run) ? null : run;
  }
  return null;
}

/** A centre for tests is no place of business. */
const isRelief = (scene: Scene, run: Run) =>
  scene.low.slice(run.first, run.end).some((word) => RELIEF.has(word));

/** What opens or closes a line of its own: "Opening of stores up to 400 m2". */
function titled(scene: Scene, at: number): Draft | null {
  const way = NOUNS.get(scene.low[at]!);
  const { firstToken, endToken } = scene.sentenceOf(at);
  if (
    !way ||
    scene.low[at + 1] !== 'of' ||
    (at - firstToken > 4 && !isEnacted(scene, at)) ||
    PAST.has(scene.low[at - 1] ?? '') ||
    PAST.has(scene.low[at - 2] ?? '')
  )
    return null;
  const door = phraseWithOf(scene, at + 2, endToken);
  if (!door || !(isDoor(scene, door) || isActivity(scene.low[headOf(scene, door)]))) return null;
  for (let i = door.end; i < Math.min(endToken, door.end + 3); i++)
    if (
      /^(?:VERB|AUX)$/.test(scene.tokens[i]!.pos) &&
      !/^(?:will|is|are|to|start|starts|begin|begins|started|began)$|ed$/.test(scene.low[i]!)
    )
      return null;
  return draftAt(scene, at, way === 'opens' ? (inPart(scene, at) ? 'ease' : 'lift') : 'impose', {
    group: asFact(verbGroupAt(scene, at)),
    subjectRun: door,
    scopeFrom: door.end,
    confidence: 0.5,
  });
}

export const isDoor = (scene: Scene, run: Run): boolean => {
  for (let i = run.first; i < run.end; i++) {
    const word = scene.low[i]!;
    if (DOORS.has(word) || (isClosable(word) && (word.endsWith('s') || i === headOf(scene, run))))
      return true;
  }
  return false;
};

function inPart(scene: Scene, at: number): boolean {
  const { firstToken, endToken } = scene.sentenceOf(at);
  const sentence = ` ${scene.low.slice(firstToken, endToken).join(' ')} `;
  return (
    IN_PART.some((phrase) => sentence.includes(` ${phrase} `)) ||
    /\d+ ?(?:people|persons|%|m2)/.test(sentence)
  );
}
