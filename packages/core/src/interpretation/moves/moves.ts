/**
 * Sentences → drafts of every move they tell: each reading in turn looks at each word, and passes over the words that a
 * reading before it took.
 */

import type { Draft } from '../draft.ts';
import type { Scene } from '../scene.ts';
import type { Officials } from '../slots/issuers.ts';
import { actAt } from './acts.ts';
import { changeAt } from './changes.ts';
import { isComment, isOfOtherTopic } from './elsewhere.ts';
import { followOns } from './follow-ons/follow-ons.ts';
import { listedAt } from './lists.ts';
import { mayDo, mustDo } from './modals.ts';
import { advisedAgainst, tellsTo, toldTo } from './orders.ts';
import { rateAt } from './rates.ts';
import { stateAt } from './states.ts';
import { passageAt, statusAt } from './statuses.ts';
import { suitAt, wishAt } from './wishes.ts';

type Reading = (scene: Scene, officials: Officials, at: number) => Draft | null;

const READINGS: readonly Reading[] = [
  // A norm's own noun is the surest sign.
  (scene, _, at) => listedAt(scene, at),
  changeAt,
  (scene, _, at) => passageAt(scene, at),
  rateAt,
  (scene, _, at) => stateAt(scene, at),
  // What is only asked for, or weighed, has a norm for its noun too.
  (scene, _, at) => suitAt(scene, at),
  (scene, _, at) => wishAt(scene, at),
  (scene, _, at) => statusAt(scene, at),
  // People told what to do, and what they may: "ordered to close" is no closing yet told.
  (scene, _, at) => toldTo(scene, at),
  tellsTo,
  advisedAgainst,
  mustDo,
  mayDo,
  // Verbs that forbid or free by themselves are said of much else, and come last.
  actAt,
];

export function movesIn(scene: Scene, officials: Officials): Draft[] {
  if (isComment(scene) || isOfOtherTopic(scene)) return [];
  const taken = new Set<number>();
  const drafts: Draft[] = [];
  for (const reading of READINGS) {
    const found: Draft[] = [];
    for (let at = 0; at < scene.tokens.length; at++) {
      const draft = taken.has(at) ? null : reading(scene, officials, at);
      if (draft && !isTaken(taken, draft) && !found.some((d) => overlaps(d, draft))) found.push(draft);
    }
    for (const draft of found) for (const i of wordsOf(scene, draft)) taken.add(i);
    drafts.push(...found);
  }
  const all = [...drafts, ...followOns(scene, officials, drafts, taken)];
  return all.map((draft) =>
    staysBarred(scene, draft, all) ? { ...draft, move: 'keep', group: null } : draft,
  );
}

/** "Has allowed Ukraine to use …", then "Ukraine may not use long-range missiles": what an ease told before left as it was. */
function staysBarred(scene: Scene, { anchor, verb, move, group }: Draft, all: readonly Draft[]): boolean {
  const words = scene.low.slice(anchor.first, anchor.end + 1);
  const barred = move === 'impose' && /^(?:may|can)$/.test(words[0] ?? '') && words[1] === 'not';
  if (!barred || group?.modal === 'will' || words.includes('now')) return false;
  const eased = all.filter((d) => d.verb < verb && scene.kindOf(scene.sentenceOf(d.verb)) !== 'headline');
  return eased.some((d) => (d.move === 'ease' || d.move === 'lift') && d.group?.governor?.stand !== 'urged');
}

const isTaken = (taken: ReadonlySet<number>, { anchor }: Draft): boolean => {
  for (let i = anchor.first; i < anchor.end; i++) if (taken.has(i)) return true;
  return false;
};
const overlaps = (a: Draft, b: Draft) => a.anchor.first < b.anchor.end && b.anchor.first < a.anchor.end;

/** The anchor, and the deed that a duty or a permission speaks of: "must | close". */
function* wordsOf(scene: Scene, { anchor, scopeFrom, scopeEnd, norm }: Draft): Iterable<number> {
  for (let i = anchor.first; i < anchor.end; i++) yield i;
  if (norm) return;
  // "Kept its borders | closed".
  if (scopeEnd < scene.sentenceOf(anchor.first).endToken && scopeEnd > anchor.end) yield scopeEnd;
  if (scopeFrom !== anchor.end) return;
  yield scopeFrom;
  if (scene.low[scopeFrom] === 'to') yield scopeFrom + 1;
}
