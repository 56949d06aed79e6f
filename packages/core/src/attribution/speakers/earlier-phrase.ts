/** "The report" → the phrase that introduced it: the latest before it with the same noun, or one alike ("a study"). */
import type { Run, Scene } from '../scene.ts';
import { isPlural, phraseOf } from './noun-phrases.ts';
import words from './words.json' with { type: 'json' };

const ALIKE: string[][] = words.alikeDocuments;
const DAYS = new Set(words.notNames);

/** Tokens that are looked back over: some two pages. */
const LOOKED = 1500;

export function earlierPhrase(scene: Scene, head: number): { run: Run } | null {
  const { tokens } = scene;
  const { lemma } = tokens[head]!;
  const alike = new Set(ALIKE.find((list) => list.includes(lemma)) ?? [lemma]);
  // "the Harbour poll" names itself: no other poll is meant.
  const { first } = phraseOf(scene, head);
  if (tokens.slice(first + 1, head).some((t) => t.pos === 'PROPN')) return null;
  const plural = isPlural(scene, head);
  let again: Run | null = null;
  for (let n = head - 1; n >= Math.max(0, head - LOOKED); n--) {
    if (!alike.has(tokens[n]!.lemma) || !/^(?:NOUN|PROPN)$/.test(tokens[n]!.pos)) continue;
    if (isCompound(scene, n) || isPlural(scene, n) !== plural) continue;
    const phrase = phraseOf(scene, n);
    const length = phrase.end - phrase.first;
    const definite = /^(?:the|this|that|these|those)$/i.test(tokens[phrase.first]!.text);
    const counted = plural && tokens[phrase.first]!.pos === 'NUM';
    if ((length > 1 || plural) && !definite && !counted) return { run: phrase };
    if (length > 2 && tokens[n]!.lemma === lemma) again = phrase;
  }
  return again ? { run: again } : null;
}

/** "report card": the noun only colours the next; "a report Friday" is whole. */
const isCompound = ({ tokens }: Scene, at: number) => {
  const next = tokens[at + 1];
  return next !== undefined && /^(?:NOUN|PROPN)$/.test(next.pos) && !DAYS.has(next.text.toLowerCase());
};
