/**
 * A draft with a norm's noun → what the noun's phrase tells: its kind, who made it, and behind it what it covers and for
 * whom. A permission's receiver stands before it.
 */

import { type Draft, fill } from '../draft.ts';
import { bare, headOf, phraseWithOf } from '../grammar/noun-phrase.ts';
import { isActivity, isPeople, normAt, verbOf } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import { readDeed } from './deeds.ts';
import { withDescription } from './instrument-slot.ts';
import words from './scope.json' with { type: 'json' };
import { readScope } from './scope.ts';
import { readTails } from './tails.ts';
import { readBeforeNorm } from './things.ts';

/** The norm's own words, its kind before it and its scope behind it. */
export function readNorm(scene: Scene, draft: Draft, norm: Run): void {
  let head = norm.end - 1;
  for (let i = norm.first; i < norm.end; i++)
    if (normAt(scene, i)?.end === norm.end) {
      head = i;
      break;
    }
  while (head > norm.first && KINDS.has(scene.low[head - 1]!)) head--;
  fill(scene, draft, 'instrument', withDescription(scene, { first: head, end: norm.end }, norm.first));
  const permission = normAt(scene, head)?.kind === 'permission';
  const to = permission ? receiverIn(scene, norm, head) : null;
  if (to) fill(scene, draft, 'addressee', to);
  else readMakerBefore(scene, draft, norm, head);
  if (
    permission &&
    draft.scopeFrom !== null &&
    scene.low[draft.scopeFrom] === 'to' &&
    scene.tokens[draft.scopeFrom + 1]?.pos === 'VERB'
  ) {
    readDeedAfter(scene, draft, draft.scopeFrom + 1, draft.scopeEnd);
    return;
  }
  if (draft.scopeFrom === null) return;
  if (isSanction(scene, norm) && scene.low[draft.scopeFrom] === 'on') {
    const whom = phraseWithOf(scene, draft.scopeFrom + 1, draft.scopeEnd);
    if (whom) {
      const head = headOf(scene, whom);
      const bound =
        isPeople(scene.low[head]) || (scene.entityAt(head) !== undefined && !scene.entityAt(head)!.demonym);
      fill(scene, draft, bound ? 'addressee' : 'item', bare(scene, whom));
      readTails(scene, draft, whom.end, draft.scopeEnd);
      return;
    }
  }
  readNormScope(scene, draft, draft.scopeFrom, draft.scopeEnd);
}

/** "gave *Kyiv* permission": a name before the permission, with no possessive, receives it. */
function receiverIn(scene: Scene, norm: Run, head: number): Run | null {
  const entity = scene.entityAt(norm.first) ?? scene.entityAt(norm.first + 1);
  if (!entity || entity.demonym || entity.endToken !== head) return null;
  return { first: entity.firstToken, end: entity.endToken };
}

/** "U.S. policy", "India's export ban": a country that stands first made it; what follows tells what it covers. */
function readMakerBefore(scene: Scene, draft: Draft, norm: Run, head: number): void {
  let first = norm.first;
  while (first < head && /^(?:the|a|an)$/.test(scene.low[first]!)) first++;
  const entity = scene.entityAt(first);
  const wide = entity && scene.low[entity.endToken] === '-';
  const owns =
    !wide &&
    entity &&
    entity.firstToken === first &&
    entity.endToken <= head &&
    (scene.low[entity.endToken] === "'s" || scene.low[entity.endToken] === "'" || entity.kind === 'place');
  if (owns && entity) {
    const possessive = scene.low[entity.endToken] === "'s" || scene.low[entity.endToken] === "'";
    const next = possessive ? entity.endToken + 1 : entity.endToken;
    if (possessive || next === head || !isActivity(scene.low[next])) {
      fill(scene, draft, 'issuer', { first: entity.firstToken, end: entity.endToken });
      first = next;
    }
  }
  readBeforeNorm(scene, draft, first, head);
}

const isSanction = (scene: Scene, norm: Run) => /^sanctions?$/.test(scene.low[norm.end - 1]!);

/** Words that only tell what kind of rule it is. */
const KINDS = new Set(words.kinds);

const DEMANDS = new Set(words.demands);
/** "The law *bans* …": the demand itself, in any finite form. */
const demandsAt = (scene: Scene, at: number) => verbOf(scene.low[at] ?? '').some((v) => DEMANDS.has(v));

/** What a norm's noun covers, told behind it: "on …", "for …", "requiring …", "to ask …". */
export function readNormScope(scene: Scene, draft: Draft, from: number, end: number): void {
  let i = from;
  // "bans of their own on grain"
  if (scene.low[i] === 'of' && scene.low[i + 2] === 'own') i += 3;
  if (/^(?:that|which)$/.test(scene.low[i] ?? '')) i++;
  if (scene.low[i] === 'with' && /^(?:respect|regard)$/.test(scene.low[i + 1] ?? '')) i += 3;
  else if (
    /^(?:regarding|concerning|about|of|on)$/.test(scene.low[i] ?? '') &&
    scene.low[i + 1]?.endsWith('ing') &&
    demandsAt(scene, i + 1)
  )
    i++;
  if (scene.low[i] === 'to' && scene.tokens[i + 1]?.pos === 'VERB') {
    readDeedAfter(scene, draft, i + 1, end);
    return;
  }
  while (scene.tokens[i]?.pos === 'AUX' && i < end) i++;
  if (i < end && demandsAt(scene, i) && (i > from || scene.low[i]!.endsWith('ing'))) {
    i++;
    if (scene.low[i] === 'on') i++;
    const who = phraseWithOf(scene, i, end);
    if (who && scene.low[who.end] === 'not' && scene.low[who.end + 1] === 'to') {
      fill(scene, draft, 'addressee', bare(scene, who));
      readDeedAfter(scene, draft, who.end + 2, end);
      return;
    }
    readScope(scene, draft, i, end);
    return;
  }
  if (/^(?:on|of|for|against|over|to|in|around)$/.test(scene.low[i] ?? '') && i < end) {
    const preposition = scene.low[i]!;
    if (preposition === 'in' || preposition === 'to') readScope(scene, draft, i, end);
    else if (preposition === 'for' && isPeople(scene.low[i + 1])) readScope(scene, draft, i, end);
    else if (preposition === 'of' && tellsLevel(scene, i + 1, end))
      readScope(scene, draft, afterLevel(scene, i + 1, end), end);
    else readScope(scene, draft, i + 1, end);
    return;
  }
  readScope(scene, draft, i, end);
}

const tellsLevel = (scene: Scene, at: number, end: number): boolean =>
  scene.tokens.slice(at, Math.min(end, at + 4)).some((t) => t.pos === 'NUM');

/** "of 25% on steel": the level is read elsewhere; the scope begins at "on". */
function afterLevel(scene: Scene, at: number, end: number): number {
  for (let i = at; i < Math.min(end, at + 7); i++)
    if (/^(?:on|for|against)$/.test(scene.low[i]!)) return i + 1;
  return at;
}

export function readDeedAfter(scene: Scene, draft: Draft, verb: number, end: number): void {
  readTails(scene, draft, readDeed(scene, draft, verb, end), end);
}
