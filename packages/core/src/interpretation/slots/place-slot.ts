/**
 * A draft → where its line holds: a place told inside the subject ("travellers landing in Hong Kong"), or anywhere in the
 * clause that no other reader came to ("can be used in Nepal again").
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { type Draft, fill } from '../draft.ts';
import { bare, phraseList } from '../grammar/noun-phrase.ts';
import type { Run, Scene } from '../scene.ts';
import words from './scope.json' with { type: 'json' };
import { hasPlace, isPlace } from './things.ts';
import { isTold } from './told.ts';

/** "Travellers landing *in Hong Kong*". */
export function readPlaceIn(scene: Scene, draft: Draft, { first, end }: Run): void {
  for (let i = first; i < end; i++) {
    if (!PLACE_PREPOSITIONS.has(scene.low[i]!) && !MOTION.has(scene.low[i]!)) continue;
    const list = phraseList(scene, i + 1, end);
    const first = list[0];
    if (!first || !(hasPlace(scene, first) || (MOTION.has(scene.low[i]!) && isPlace(scene, first)))) continue;
    fill(scene, draft, 'place', bare(scene, { first: first.first, end: list.at(-1)!.end }));
    return;
  }
}
const PLACE_PREPOSITIONS = new Set(words.placePrepositions);

/** A place in the clause that nothing else told: "can be used *in Nepal* again", "no permits *for Saudi Arabia*". */
export function readLeftPlace(scene: Scene, draft: Draft): void {
  if (draft.slots.place || draft.scopeFrom === null) return;
  const { endToken } = scene.sentenceOf(draft.verb);
  for (let i = draft.anchor.end; i < endToken && !CLAUSE_ENDS.has(scene.low[i]!); i++) {
    const word = scene.low[i]!;
    const next = scene.tokens[i + 1]?.pos;
    if (next === 'VERB' && (word === ',' || (word === 'to' && i > draft.anchor.end))) return;
    if (!PLACE_PREPOSITIONS.has(word) && word !== 'for') continue;
    const list = phraseList(scene, i + 1, endToken);
    const first = list[0];
    if (!first || isTold(scene, draft, first) || isTimePhrase(scene, first)) continue;
    if (!isPlace(scene, first) && !(word !== 'for' && hasPlace(scene, first))) continue;
    fill(scene, draft, 'place', bare(scene, { first: first.first, end: list.at(-1)!.end }));
    return;
  }
}
/** "Hunters *in Switzerland*", "*Niger*: air drops remain prohibited": told before the verb, where nothing behind it tells. */
export function readPlaceBefore(scene: Scene, draft: Draft): void {
  if (draft.slots.place || draft.phase === 'urged') return;
  const { firstToken } = scene.sentenceOf(draft.verb);
  for (let i = draft.anchor.first - 1; i > firstToken; i--) {
    if (CLAUSE_ENDS.has(scene.low[i]!) && scene.low[i] !== ',') return;
    if (!WITHIN.has(scene.low[i]!)) continue;
    const run = phraseList(scene, i + 1, draft.anchor.first)[0];
    if (!run || isTimePhrase(scene, run) || !hasPlace(scene, run)) continue;
    fill(scene, draft, 'place', bare(scene, run));
    return;
  }
  const label = scene.entityAt(firstToken) ?? scene.entityAt(firstToken + 1);
  const names = label?.kind === 'place' && /^[:–]$/.test(scene.low[label.endToken] ?? '');
  if (names && !/^\p{Lu}{2}/u.test(scene.tokens[label.firstToken]!.text))
    fill(scene, draft, 'place', { first: label.firstToken, end: label.endToken });
}
const WITHIN = new Set(['in', 'into', 'within', 'across', 'throughout']);

/** "Passengers leaving British airports". */
const MOTION = new Set(words.motion);
const CLAUSE_ENDS = new Set(words.clauseEnds);
