/**
 * A sentence → whether it speaks as a rule's bulletin does: a day from which something goes ("From 15 July …", "as of
 * Monday"), or an authority that announces it. Words that elsewhere tell of anything ("shops close", "visitors can come")
 * tell there what is allowed. All of a note does.
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { phrasesOf } from '../grammar/phrases.ts';
import { verbOf } from '../grammar/word-forms.ts';
import { isAuthority, isTitle } from '../lexicon.ts';
import { beginsAt, type Scene } from '../scene.ts';
import words from './enacted.json' with { type: 'json' };
import { isNote } from './note.ts';

const FROM = phrasesOf(words.from);
const TELL = new Set(words.tell);

export function isEnacted(scene: Scene, at: number): boolean {
  const index = scene.tokens[at]!.sentence;
  if (speaksOfDay(scene, index) || isAnnounced(scene, at)) return true;
  return isNote(scene.article);
}

function speaksOfDay(scene: Scene, sentence: number): boolean {
  const { firstToken, endToken } = scene.sentences[sentence]!;
  for (let i = firstToken; i < endToken; i++) {
    const length = beginsAt(scene, FROM, i);
    if (length > 0 && dayAfter(scene, i + length, endToken)) return true;
  }
  return false;
}

function dayAfter(scene: Scene, from: number, end: number): boolean {
  for (let i = from; i < Math.min(end, from + 4); i++) {
    if (scene.tokens[i]!.pos === 'VERB') return false;
    if (
      isTimePhrase(scene, { first: i, end: i + 1 }) ||
      scene.low[i] === 'notice' ||
      scene.low[i] === 'midnight'
    )
      return true;
  }
  return false;
}

/** "The ministry announced that …": before the verb that tells it. */
function isAnnounced(scene: Scene, at: number): boolean {
  const { firstToken } = scene.sentenceOf(at);
  let authority = false;
  for (let i = firstToken; i < at; i++) {
    if (authority && scene.tokens[i]!.pos === 'VERB' && verbOf(scene.low[i]!).some((verb) => TELL.has(verb)))
      return true;
    authority ||= isAuthority(scene.low[i]) || isTitle(scene.low[i]);
  }
  return false;
}
