/**
 * A draft → the reason told beside it, or null: "citing national security", "because of the outbreak", "in response
 * to the tariffs". It is what moved the maker, told apart from what the measure aims at.
 */

import type { Quote } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';
import { bare } from '../grammar/noun-phrase.ts';
import { phrasesOf } from '../grammar/phrases.ts';
import { beginsAt, quoteRun, type Run, type Scene } from '../scene.ts';
import words from './reasons.json' with { type: 'json' };

const CUES = phrasesOf(words.cues);
const ENDS = new Set(words.ends);

export function reasonOf(scene: Scene, draft: Draft, all: readonly Draft[]): Quote | null {
  const { firstToken, endToken } = scene.sentenceOf(draft.verb);
  const rivals = all.filter((d) => d !== draft && d.sentence === draft.sentence);
  const gap = (d: Draft, at: number) => (at < d.verb ? (d.verb - at) * 2 : at - d.verb);
  for (let i = firstToken; i < endToken; i++) {
    const length = beginsAt(scene, CUES, i);
    if (length === 0 || rivals.some((rival) => gap(rival, i) < gap(draft, i))) continue;
    const run = { first: i + length, end: reasonEnd(scene, i + length, endToken) };
    if (run.end > run.first) return quoteRun(scene, bare(scene, run));
  }
  return null;
}

const reasonEnd = (scene: Scene, from: number, end: number): Run['end'] => {
  let i = from;
  while (i < end && !ENDS.has(scene.low[i]!)) i++;
  return i;
};
