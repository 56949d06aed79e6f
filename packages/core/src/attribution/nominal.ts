import type { Scene } from './scene.ts';
import words from './words.json' with { type: 'json' };

export const RELATIVES = new Set(words.relatives);
export const JOINS = new Set(words.joins);
export const PRONOUNS = new Set(words.pronouns);
export const NOMINAL = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'ADJ', 'DET', 'SYM', 'X']);
export const HEADS = new Set(['NOUN', 'PROPN', 'PRON', 'NUM', 'X']);

/** "'s", or the bare mark after a plural. */
export function isPossessiveMark(scene: Scene, at: number): boolean {
  const { text, start } = scene.tokens[at]!;
  const before = scene.tokens[at - 1];
  return /^['’]s$/.test(text) || (/^['’]$/.test(text) && before?.end === start && before.text.endsWith('s'));
}

export const isPossessive = (word: string) => /^(?:his|her|its|their|our|my|your)$/i.test(word);

export function indexWhere(from: number, end: number, test: (n: number) => boolean): number {
  for (let n = from; n < end; n++) if (test(n)) return n;
  return -1;
}

/** Whether a finite verb stands there outside any relative clause. */
export function isClause(scene: Scene, first: number, end: number): boolean {
  for (let n = first; n < end; n++) {
    const { pos, text, lemma } = scene.tokens[n]!;
    if (RELATIVES.has(text.toLowerCase())) return false;
    if (pos === 'AUX' || lemma === 'have' || (pos === 'VERB' && /[^s]s$/.test(text))) return true;
  }
  return false;
}
