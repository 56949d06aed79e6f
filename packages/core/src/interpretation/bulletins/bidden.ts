/**
 * Sentences → drafts of what people must, may or no longer have to do, where the sentence speaks as a bulletin: "From
 * Monday all arrivals must quarantine", "as of 15 July residents can travel", "will no longer have to isolate".
 */

import { type Draft, draftAt } from '../draft.ts';
import { phraseBefore } from '../grammar/noun-phrase.ts';
import { phrasesOf } from '../grammar/phrases.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { isActivity, isClosable, isPeople } from '../lexicon.ts';
import { beginsAt, type Run, type Scene } from '../scene.ts';
import words from './bidden.json' with { type: 'json' };
import { isEnacted } from './enacted.ts';
import { isNote } from './note.ts';
import { asFact } from './words.ts';

const MUST = phrasesOf(words.must);
const MAY = phrasesOf(words.may);
const FREE = phrasesOf(words.free);
/** Of a thing, too: "a permit is no longer required". */
const FREED = phrasesOf(words.freed);
const DOERS = new Set(words.doers);

export function bidden(scene: Scene, taken: ReadonlySet<number>): Draft[] {
  const drafts: Draft[] = [];
  for (let at = 0; at < scene.tokens.length; at++) {
    const draft = taken.has(at) ? null : biddenAt(scene, at);
    if (!draft) continue;
    drafts.push(draft);
    at = draft.anchor.end - 1;
  }
  return drafts;
}

function biddenAt(scene: Scene, at: number): Draft | null {
  const freed = beginsAt(scene, FREED, at);
  const free = freed || beginsAt(scene, FREE, at);
  const length = free || beginsAt(scene, MUST, at) || beginsAt(scene, MAY, at);
  if (length === 0 || !isEnacted(scene, at)) return null;
  const not = /^(?:not|n't|only)$/.test(scene.low[at + length] ?? '');
  const end = at + length;
  const verb = scene.low[end] === 'not' || scene.low[end] === 'now' ? end + 1 : end;
  if (
    free === 0 &&
    !/(?:ed|sible)$/.test(scene.low[end - 1]!) &&
    !/^(?:VERB|AUX|ADV|NOUN)$/.test(scene.tokens[verb]?.pos ?? '')
  )
    return null;
  const may = free === 0 && beginsAt(scene, MUST, at) === 0;
  let first = at;
  while (/^(?:AUX|ADV)$/.test(scene.tokens[first - 1]?.pos ?? '') && first > scene.sentenceOf(at).firstToken)
    first--;
  const subject = boundBefore(scene, first);
  if (!subject && freed === 0) return null;
  const group = verbGroupAt(scene, at);
  const none = /^(?:no|nobody)$/.test(scene.low[subject?.first ?? -1] ?? '');
  return draftAt(scene, at, free > 0 || (may && !not && !none) ? 'ease' : 'impose', {
    anchor: { first, end },
    group: {
      ...asFact(group),
      // "Will have to" is to come, whatever "have to" alone would be.
      modal: scene.low.slice(first, end).includes('will') ? 'will' : null,
      first,
      subjectAt: first,
    },
    subjectRun: subject,
    scopeFrom: verb,
    confidence: 0.45,
  });
}

/** Who is bound or freed: the nearest people or dealings before, in the clause; in a note, whoever stands there. */
function boundBefore(scene: Scene, verb: number): Run | null {
  const { firstToken } = scene.sentenceOf(verb);
  for (let i = verb - 1; i >= Math.max(firstToken, verb - 24); i--) {
    const word = scene.low[i]!;
    if (/^(?:;|while|because|after|if)$/.test(word)) return null;
    if (isPeople(word) || isActivity(word) || isClosable(word) || DOERS.has(word))
      return phraseBefore(scene, i + 1, firstToken) ?? { first: i, end: i + 1 };
  }
  return isNote(scene.article) ? phraseBefore(scene, verb, firstToken) : null;
}
