/**
 * A verb and what it is done to → whether the words are of another world than policy: one person barred, sport, a road
 * closed by snow, a house that may be built.
 */

import { headOf } from '../grammar/noun-phrase.ts';
import { phrasesOf } from '../grammar/phrases.ts';
import { beginsAt, type Run, type Scene } from '../scene.ts';
import words from './elsewhere.json' with { type: 'json' };

const SPORT = phrasesOf(words.sport);
const MISHAPS = phrasesOf(words.mishaps);
const OPENERS = phrasesOf(words.mishapOpeners);
const ONE = new Set(words.onePerson);
const COUNTED = new Set(words.counted);
const TOPICS = phrasesOf(words.topics);
const COMMENT = new Set(words.comment);

/** One man barred, or two, is no rule. */
export function isSingleCase(scene: Scene, run: Run): boolean {
  const head = headOf(scene, run);
  if (scene.entityAt(head)?.kind === 'person' || ONE.has(scene.low[head]!)) return true;
  return (
    COUNTED.has(scene.low[head]!) &&
    scene.low
      .slice(run.first, head)
      .some((w) => /^(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})$/.test(w))
  );
}

const SHARES = new Set(words.shares);
/** "Trading in its shares was suspended": a stock exchange's daily work. */
export const isOfShares = (scene: Scene, at: number): boolean => {
  const { firstToken } = scene.sentenceOf(at);
  return scene.low.slice(Math.max(firstToken, at - 8), at + 4).some((w) => SHARES.has(w));
};

export function isSport(scene: Scene, at: number): boolean {
  const { firstToken, endToken } = scene.sentenceOf(at);
  for (let i = firstToken; i < endToken; i++) if (beginsAt(scene, SPORT, i) > 0) return true;
  return false;
}

/** "Closed the road after a crash", "halted by snow": nobody's rule. */
export function isMishap(scene: Scene, at: number): boolean {
  const { endToken } = scene.sentenceOf(at);
  for (let i = at + 1; i < Math.min(endToken, at + 16); i++) {
    const length = beginsAt(scene, OPENERS, i);
    if (length === 0) continue;
    for (let k = i + length; k < Math.min(endToken, i + length + 6); k++) {
      if (beginsAt(scene, MISHAPS, k) > 0) return true;
      if (/^(?:,|of|in|on|to|at)$/.test(scene.low[k]!)) break;
    }
  }
  return false;
}

/** "Comment: …": what somebody thinks of rules, and tells none. */
export const isComment = (scene: Scene): boolean =>
  COMMENT.has(scene.low[0] ?? '') && /^[:|]$/.test(scene.low[1] ?? '');

/** A report whose headline or lead speaks of sport, of a sentence or of a recall. */
export function isOfOtherTopic(scene: Scene): boolean {
  const lead = scene.sentences.slice(0, 2).at(-1)?.endToken ?? 0;
  for (let i = 0; i < lead; i++) if (beginsAt(scene, TOPICS, i) > 0) return true;
  return false;
}
