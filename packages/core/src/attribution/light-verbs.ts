import { cueOf } from './lexicon.ts';
import type { Scene } from './scene.ts';
import words from './words.json' with { type: 'json' };

const LIGHT = new Set(words.light);
const CARRIERS = new Set(words.carriers);

/**
 * "voiced | support for C", "issued a statement | saying C": a verb that says nothing by itself, with the noun that does.
 * Gives where the cue ends, where what is said begins, and the cue's chief word; null where no such noun follows.
 */
export function lightVerb(
  scene: Scene,
  verb: number,
): { cueEnd: number; content: number; cue: number } | null {
  const { tokens } = scene;
  if (!LIGHT.has(tokens[verb]!.lemma)) return null;
  const limit = Math.min(scene.sentenceOf(verb).endToken, verb + 7);
  let at = verb + 1;
  if (tokens[at]?.text === 'out') at++;
  while (at < limit && /^(?:DET|ADJ|ADV|NUM)$/.test(tokens[at]!.pos)) at++;
  while (at + 1 < limit && tokens[at]!.pos === 'NOUN' && tokens[at + 1]!.pos === 'NOUN') at++;
  const noun = tokens[at];
  const next = tokens[at + 1];
  const after = tokens[at + 2];
  if (!noun || !next || !after || at + 1 >= limit || noun.pos !== 'NOUN') return null;
  if (
    CARRIERS.has(noun.lemma) &&
    next.pos === 'VERB' &&
    next.text.endsWith('ing') &&
    cueOf(next.lemma, 'verb')
  ) {
    const colon = after.text === ':';
    return { cueEnd: colon ? at + 3 : at + 2, content: colon ? at + 3 : at + 2, cue: at + 1 };
  }
  const cue = cueOf(noun.lemma, 'noun');
  if (!cue) return null;
  if (next.text.toLowerCase() === 'that') return { cueEnd: at + 1, content: at + 1, cue: at };
  const preposition = next.pos === 'ADP' && /^(?:for|of|about|over|on|in|with|against|to)$/i.test(next.text);
  return preposition ? { cueEnd: at + 2, content: at + 2, cue: at } : null;
}
