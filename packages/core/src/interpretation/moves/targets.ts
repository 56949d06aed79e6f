/**
 * A verb's object or subject → the restriction, permission or rule it speaks of. An event's noun counts as one: "a halt to
 * exports" is a restriction, "the lifting of the ban" frees; `starts` tells the move that its beginning makes.
 */
import type { Move } from '../../vocabulary/index.ts';
import { isTimePhrase } from '../dates/time-words.ts';
import { headOf, isNounAt, phraseAt, phraseBefore, phraseWithOf } from '../grammar/noun-phrase.ts';
import { singular } from '../grammar/word-forms.ts';
import { eventEffect, isActivity, isClosable, isService, type Norm, normAt } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import events from './events.json' with { type: 'json' };
import { isAside, type NormFound, normAfter, normBefore } from './norm-phrases.ts';
import { type Effect, isAdded, moveOf, type Polarity } from './polarity.ts';

export type Target = {
  kind: Norm['kind'];
  starts: Move;
  /** The norm's noun with what stands before it; null where an activity is what is changed. */
  norm: Run | null;
  /** All its words, and where what it covers is told. */
  run: Run;
  scopeFrom: number;
  /** An event's noun carries the move, not the norm's own. */
  event: boolean;
};

/** What begins at `from`, a determiner and adjectives before it. */
export function targetAfter(scene: Scene, from: number, end: number): Target | null {
  const start = afterTerm(scene, from, end);
  return eventAfter(scene, start, end) ?? plain(scene, normAfter(scene, start, end));
}

/** "Put on hold *for six months* two packages of tariffs", "lifted *in part* a ban": where the object begins. */
function afterTerm(scene: Scene, from: number, end: number): number {
  if (scene.low[from] === 'in' && scene.low[from + 1] === 'part') return from + 2;
  if (scene.low[from] === ',' && scene.low[from + 1] === 'in' && scene.low[from + 2] === 'part')
    return from + 4;
  if (!/^(?:by|for|until|from|on)$/.test(scene.low[from] ?? '')) return from;
  for (let i = from + 1; i < Math.min(end, from + 7); i++)
    if (isTimePhrase(scene, { first: i, end: i + 1 })) return i + 1;
  return from;
}

/** What the subject of a passive or of a state speaks of. */
export function targetBefore(scene: Scene, verbFirst: number): Target | null {
  const found = normBefore(scene, verbFirst);
  const first = scene.sentenceOf(verbFirst).firstToken;
  if (found)
    return (
      changedBefore(scene, found, first) ?? plain(scene, headBefore(scene, found, first, verbFirst) ?? found)
    );
  const subject = phraseBefore(scene, verbFirst, first);
  return (
    (subject ? eventAfter(scene, subject.first, verbFirst) : null) ??
    (isOneClause(scene, first, verbFirst) ? eventAfter(scene, first, verbFirst) : null)
  );
}

/** "*Exemptions* for Canada and Mexico from the tariffs will end": the subject's head, not the norm nearest to the verb. */
function headBefore(scene: Scene, found: NormFound, first: number, verbFirst: number): NormFound | null {
  if (!isOneClause(scene, first, verbFirst)) return null;
  const dash = scene.low.findLastIndex((w, i) => i >= first && i < found.run.first && /^[–—]$/.test(w));
  const opening = phraseAt(scene, dash < first ? first : dash + 1, verbFirst);
  if (!opening || opening.end >= found.run.first || scene.tokens[opening.end]!.pos !== 'ADP') return null;
  const norm = normAt(scene, opening.end - 1);
  return norm && norm.end === opening.end ? { run: opening, norm } : null;
}

/** No other main verb stands between the sentence's beginning and the verb. */
function isOneClause(scene: Scene, first: number, verbFirst: number): boolean {
  for (let i = first; i < verbFirst; i++)
    if (
      /^(?:AUX|VERB)$/.test(scene.tokens[i]!.pos) &&
      !/(?:ing|ed|en)$/.test(scene.low[i]!) &&
      !isAside(scene, i, first)
    )
      return false;
  return true;
}

function plain(scene: Scene, found: NormFound | null): Target | null {
  if (!found) return null;
  const { run, norm } = found;
  const starts =
    norm.kind === 'permission' ? 'ease' : isAdded(scene.low.slice(run.first, run.end)) ? 'tighten' : 'impose';
  return { kind: norm.kind, starts, norm: run, run, scopeFrom: run.end, event: false };
}

/** "The halt", "a temporary suspension": of what, the report told before. */
const BARE = new Set(events.bare);

const LINKS = /^(?:of|to|in|on|for|from|against)$/;

/** "A halt to exports", "the lifting of the ban", "a tariff increase", "border closures". */
function eventAfter(scene: Scene, from: number, end: number): Target | null {
  for (let i = from; i < Math.min(end, from + 8); i++) {
    const gerund = /ing$/.test(scene.low[i]!);
    if (gerund && i > from && scene.tokens[i - 1]!.pos !== 'DET') return null;
    const effect = isNounAt(scene, i) || gerund ? eventEffect(scene.low[i]!) : null;
    const links =
      LINKS.test(scene.low[i + 1] ?? '') && !/^(?:VERB|AUX)$/.test(scene.tokens[i + 2]?.pos ?? '');
    if (effect && links) return eventOf(scene, effect, from, i, i + 2, end);
    if (effect && i > from) {
      const compound = compoundEvent(scene, effect, from, i);
      if (compound) return compound;
    }
    if (effect && i > from && BARE.has(singular(scene.low[i]!)) && !isNounAt(scene, i + 1))
      return eventTarget(scene, 'impose', { first: from, end: i + 1 }, null, i + 1);
    if (effect && gerund) return eventOf(scene, effect, from, i, i + 1, end);
    if (
      !isNounAt(scene, i) &&
      !/^(?:DET|ADJ|ADV|PRON|NUM|PART)$/.test(scene.tokens[i]!.pos) &&
      scene.low[i] !== '-'
    )
      return null;
  }
  return null;
}

function eventOf(
  scene: Scene,
  effect: Effect,
  first: number,
  at: number,
  from: number,
  end: number,
): Target | null {
  const inner = normAfter(scene, from, end);
  const run = { first, end: at + 1 };
  if (inner && inner.norm.kind !== 'draft') {
    const starts = moveOf(effect, polarityOf(inner.norm));
    return starts && eventTarget(scene, starts, run, inner.run, inner.run.end);
  }
  // "The lifting of the suspension of flights".
  const nested = eventAfter(scene, from, end);
  if (nested) {
    const starts = moveOf(effect, nested.kind === 'permission' ? 'permission' : 'restriction');
    return starts && { ...eventTarget(scene, starts, run, nested.norm, nested.scopeFrom), run };
  }
  const thing = phraseWithOf(scene, from, end);
  const head = thing ? headOf(scene, thing) : from;
  if (
    !isActivity(scene.low[head]) &&
    !isShuttable(scene, head, effect) &&
    !/ing$/.test(scene.low[from] ?? '')
  )
    return null;
  const starts = moveOf(effect, 'activity');
  return starts && eventTarget(scene, starts, run, null, from);
}

/** "The reopening of Seme": a named place is one that opens and closes. */
const isShuttable = (scene: Scene, head: number, effect: Effect) =>
  isClosable(scene.low[head]) ||
  isService(scene.low[head]) ||
  ((effect === 'open' || effect === 'close' || effect === 'pause') &&
    scene.entityAt(head) !== undefined &&
    scene.entityAt(head)!.kind !== 'person');

/** The nouns right before the event's own: "visa waiver extension". */
function compoundEvent(scene: Scene, effect: Effect, first: number, at: number): Target | null {
  const word = scene.low[at - 1];
  const norm = normAt(scene, at - 1);
  const starts = norm ? moveOf(effect, polarityOf(norm)) : null;
  if (norm && norm.kind !== 'draft' && starts)
    return eventTarget(scene, starts, { first, end: at + 1 }, { first, end: at }, at + 1);
  const done = isActivity(word) || isClosable(word) ? moveOf(effect, 'activity') : null;
  return done && eventTarget(scene, done, { first, end: at + 1 }, null, first);
}

const eventTarget = (scene: Scene, starts: Move, run: Run, norm: Run | null, scopeFrom: number): Target => ({
  kind: starts === 'lift' || starts === 'ease' || starts === 'suspend' ? 'permission' : 'restriction',
  starts: starts === 'impose' && isAdded(scene.low.slice(run.first, run.end)) ? 'tighten' : starts,
  norm,
  run,
  scopeFrom,
  event: true,
});

export const polarityOf = (norm: { kind: Norm['kind'] }): Polarity =>
  norm.kind === 'permission' ? 'permission' : 'restriction';

/** "The lifting *of* the ban", "an end *to* the curfew": the event's noun before the norm. */
function changedBefore(scene: Scene, found: NormFound, first: number): Target | null {
  const link = found.run.first - 1;
  if (link - 1 < first || !LINKS.test(scene.low[link]!)) return null;
  const whole = normAt(scene, link - 1);
  // "A reprieve from its sanctions": the noun that governs is what is spoken of.
  if (whole?.kind === 'permission' && whole.end === link)
    return plain(scene, { run: { first: link - 1, end: link }, norm: whole });
  const effect = eventEffect(scene.low[link - 1]!);
  const starts = effect && moveOf(effect, polarityOf(found.norm));
  return starts ? eventTarget(scene, starts, { first: link - 1, end: link }, found.run, found.run.end) : null;
}
