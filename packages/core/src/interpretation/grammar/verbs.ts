/** Whether a token can be a verb, the tagger's word aside where a headline or an auxiliary says otherwise. */

import type { Scene } from '../scene.ts';
import { isNounAt } from './noun-phrase.ts';
import words from './verb-words.json' with { type: 'json' };

const MODALS = new Set(words.modals);
const BEFORE_VERB = new Set(words.beforeVerb);
/** Forms that the tagger takes for nouns, and that seldom are ones between two nouns. */
const HEADLINE_VERBS = new Set(words.headlineVerbs);

export function canBeVerb(scene: Scene, at: number): boolean {
  const token = scene.tokens[at];
  if (!token || (scene.low[at - 1] === '-' && scene.tokens[at - 1]!.end === token.start)) return false;
  const word = scene.low[at]!;
  if (/^d(?:o|oes|id|one|oing)$/.test(word) && scene.low[at + 1] === 'away') return true;
  if (token.pos === 'VERB')
    return !/^(?:a|an|the|its|their)$/.test(scene.low[at - 1] ?? '') || word.endsWith('ing');
  if (/^(?:AUX|DET|ADP|PUNCT|NUM|ADV|PRON|PART|CCONJ|SCONJ)$/.test(token.pos)) return false;
  const before = scene.low[at - 1] ?? '';
  if (BEFORE_VERB.has(before) || isSplitFromModal(scene, at))
    return (
      !(before === 'to' && /s$/.test(word) && token.pos === 'NOUN') &&
      !/^(?:ion|ions|ment)$/.test(word.slice(-4))
    );
  if (!/^(?:NOUN|PROPN|ADJ|X)$/.test(token.pos) || /(?:ion|ment|ance|ity)s?$/.test(word)) return false;
  // "Denied lifting its embargo": with an object of its own.
  if (
    word.endsWith('ing') &&
    scene.tokens[at - 1]?.pos === 'VERB' &&
    /^(?:DET|PRON)$/.test(scene.tokens[at + 1]?.pos ?? '')
  )
    return true;
  const relative = /^(?:that|which|who)$/.test(before);
  if (
    HEADLINE_VERBS.has(word) &&
    (relative || isNounAt(scene, at - 1)) &&
    isBeforeNoun(scene, at) &&
    (relative || hasNoVerb(scene, at))
  )
    return true;
  const subject = isNounAt(scene, at - 1) && /^\p{Lu}/u.test(scene.tokens[at - 1]!.text);
  return subject && isBeforeNoun(scene, at) && /s$|ed$/.test(word) && hasNoVerb(scene, at);
}

/** "Must *still* clean", "was *formally* eased": an adverb between. */
const isSplitFromModal = (scene: Scene, at: number): boolean =>
  scene.tokens[at - 1]?.pos === 'ADV' &&
  scene.tokens[at - 2]?.pos === 'AUX' &&
  (/ed$/.test(scene.low[at]!) || MODALS.has(scene.low[at - 2]!));

function hasNoVerb(scene: Scene, at: number): boolean {
  const sentence = scene.sentenceOf(at);
  for (let i = sentence.firstToken; i < Math.min(sentence.endToken, at + 12); i++)
    if (i !== at && scene.tokens[i]!.pos === 'AUX') return false;
  for (let i = sentence.firstToken; i < at; i++)
    if (scene.tokens[i]!.pos === 'VERB' && !(/(?:ed|en)$/.test(scene.low[i]!) && isNounAt(scene, i - 1)))
      return false;
  return true;
}

function isBeforeNoun(scene: Scene, at: number): boolean {
  const next = scene.tokens[at + 1];
  return (
    next !== undefined &&
    next.start > scene.tokens[at]!.end &&
    /^(?:NOUN|ADJ|PROPN|DET|NUM|VERB|PRON)$/.test(next.pos)
  );
}
