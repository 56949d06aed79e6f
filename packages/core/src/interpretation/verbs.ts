/** Whether a token can be a verb, the tagger's word aside where a headline or an auxiliary says otherwise. */
import { isNounAt } from './noun-phrase.ts';
import type { Scene } from './scene.ts';

const BEFORE_VERB = new Set([
  'to',
  'will',
  'would',
  'may',
  'might',
  'could',
  'can',
  'should',
  'must',
  'shall',
  'not',
  "n't",
  'been',
  'were',
  'was',
  'is',
  'are',
  'be',
  'has',
  'have',
  'had',
]);

export function canBeVerb(scene: Scene, at: number): boolean {
  const token = scene.tokens[at];
  if (!token || (scene.low[at - 1] === '-' && scene.tokens[at - 1]!.end === token.start)) return false;
  const word = scene.low[at]!;
  if (token.pos === 'VERB')
    return !/^(?:a|an|the|its|their)$/.test(scene.low[at - 1] ?? '') || word.endsWith('ing');
  if (token.pos === 'AUX' || token.pos === 'DET' || token.pos === 'ADP' || token.pos === 'PUNCT')
    return false;
  const before = scene.low[at - 1] ?? '';
  if (BEFORE_VERB.has(before))
    return (
      !(before === 'to' && /s$/.test(word) && token.pos === 'NOUN') &&
      !/^(?:ion|ions|ment)$/.test(word.slice(-4))
    );
  if (token.pos !== 'NOUN' && token.pos !== 'PROPN' && token.pos !== 'ADJ' && token.pos !== 'X') return false;
  if (/(?:ion|ment|ance|ity)s?$/.test(word)) return false;
  const relative = /^(?:that|which|who)$/.test(before);
  if (
    STRONG.has(word) &&
    (relative || isNounAt(scene, at - 1)) &&
    followedByNoun(scene, at) &&
    (relative || hasNoVerb(scene, at))
  )
    return true;
  const subject = isNounAt(scene, at - 1) && /^\p{Lu}/u.test(scene.tokens[at - 1]!.text);
  return subject && followedByNoun(scene, at) && /s$|ed$/.test(word) && hasNoVerb(scene, at);
}

function hasNoVerb(scene: Scene, at: number): boolean {
  const sentence = scene.sentenceOf(at);
  for (let i = sentence.firstToken; i < Math.min(sentence.endToken, at + 12); i++)
    if (i !== at && scene.tokens[i]!.pos === 'AUX') return false;
  for (let i = sentence.firstToken; i < at; i++)
    if (scene.tokens[i]!.pos === 'VERB' && !(/(?:ed|en)$/.test(scene.low[i]!) && isNounAt(scene, i - 1)))
      return false;
  return true;
}

/** Forms that the tagger takes for nouns, and that seldom are ones between two nouns. */
const STRONG = new Set([
  'bans',
  'bars',
  'lifts',
  'curbs',
  'eases',
  'limits',
  'restricts',
  'allows',
  'permits',
  'prohibits',
  'requires',
  'exempts',
  'lets',
  'halts',
  'tightens',
  'blocks',
  'waives',
  'extends',
]);

function followedByNoun(scene: Scene, at: number): boolean {
  const next = scene.tokens[at + 1];
  return (
    next !== undefined &&
    next.start > scene.tokens[at]!.end &&
    /^(?:NOUN|ADJ|PROPN|DET|NUM|VERB)$/.test(next.pos)
  );
}
