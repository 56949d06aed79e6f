/**
 * A verb of asking, weighing, proposing or refusing that has a restriction, or a change of one, for its noun → a draft:
 * "is considering a ban on …", "called for an end to the embargo". The verb gives the phase, the noun the move.
 */
import type { Move } from '../../vocabulary/index.ts';
import { type Draft, draftAt } from '../draft.ts';
import { type VerbGroup, verbGroupAt } from '../grammar/verb-group.ts';
import { canBeVerb } from '../grammar/verbs.ts';
import { effectsAt, matchesIn, phraseTable, verbOf } from '../lexicon.ts';
import type { Scene } from '../scene.ts';
import type { Governor, Stand } from './governors.ts';
import { moveOf } from './polarity.ts';
import { polarityOf, type Target, targetAfter, targetBefore } from './targets.ts';
import words from './wishes.json' with { type: 'json' };

const { suits, brings, contests, reconsidered, ...stands } = words;
const wished = { ...stands, hinted: [...stands.hinted, ...reconsidered] };
const WISHES = phraseTable(wished);
const CONTESTS = phraseTable({ contests });
const RECONSIDERED = new Set(reconsidered.map((v) => v.split(' ')[0]!));
const SUITS = new Set(suits);
const BRINGS = new Set(brings);

export function wishAt(scene: Scene, at: number): Draft | null {
  if (!canBeVerb(scene, at)) return null;
  const { endToken: end } = scene.sentenceOf(at);
  for (const { group: stand, end: verbEnd } of matchesIn(WISHES, scene, at)) {
    const outer = verbGroupAt(scene, at);
    if (outer.form === 'participle') continue;
    const from = scene.low[verbEnd] === 'whether' ? verbEnd + 1 : verbEnd;
    const target = outer.passive
      ? targetBefore(scene, outer.first)
      : (targetAfter(scene, from, end) ?? withAfter(scene, from, end));
    if (!target || target.kind === 'draft' || (target.kind === 'rule' && !target.event)) continue;
    // "Will have to ask for permission": a duty, not a wish.
    const duty = outer.modal === 'must' && target.kind === 'permission';
    const dropped = outer.passive && droppedAfter(scene, verbEnd);
    const wanted = outer.passive || target.event ? null : wantedOf(scene, target, end);
    // Whoever thinks again about a limit may ease it.
    const again = verbOf(scene.low[at]!).some((v) => RECONSIDERED.has(v)) && target.kind !== 'permission';
    return draftAt(
      scene,
      at,
      duty ? 'impose' : (wanted?.move ?? (again && !target.event ? 'ease' : target.starts)),
      {
        anchor: { first: outer.first, end: target.event && !outer.passive ? target.run.end : verbEnd },
        norm: target.norm,
        group: duty
          ? { ...outer, modal: isAhead(scene, outer) ? 'will' : null }
          : standing(outer, at, dropped ? 'rejected' : (stand as Stand)),
        scopeFrom: target.scopeFrom,
        scopeEnd: wanted?.at ?? (outer.passive ? outer.first : end),
        confidence: 0.65,
      },
    );
  }
  return null;
}

const isAhead = (scene: Scene, { first, ownFirst }: VerbGroup): boolean =>
  scene.low.slice(first, ownFirst + 4).some((w) => w === 'will' || w === 'would');

/** "Had been considered *but rejected*." */
const droppedAfter = (scene: Scene, at: number): boolean =>
  /^(?:but|and|then)$/.test(scene.low[at] ?? '') &&
  matchesIn(WISHES, scene, at + 1).some((m) => m.group === 'rejected');

/** "Threatened Beijing *with* tariffs", "asked Lisbon *for* permission". */
function withAfter(scene: Scene, from: number, end: number): Target | null {
  for (let at = from + 1; at < Math.min(end, from + 8); at++)
    if (/^(?:with|for)$/.test(scene.low[at]!)) return targetAfter(scene, at + 1, end);
  return null;
}

/** Whoever sues against a rule asks for its end. */
export function suitAt(scene: Scene, at: number): Draft | null {
  if (!canBeVerb(scene, at)) return null;
  const { endToken: end } = scene.sentenceOf(at);
  const against = matchesIn(CONTESTS, scene, at)[0]?.end ?? suitEnd(scene, at, end);
  const target = against === null ? null : targetAfter(scene, against, end);
  if (!target || against === null || target.kind === 'draft') return null;
  const group = verbGroupAt(scene, at);
  return draftAt(scene, at, 'lift', {
    anchor: { first: group.first, end: against },
    norm: target.norm,
    group: standing(group, at, 'urged'),
    scopeFrom: target.scopeFrom,
    scopeEnd: end,
    confidence: 0.6,
  });
}

/** "Filed a lawsuit against": where what it is brought against begins. */
function suitEnd(scene: Scene, at: number, end: number): number | null {
  if (!verbOf(scene.low[at]!).some((v) => BRINGS.has(v))) return null;
  for (let i = at + 1; i < Math.min(end - 1, at + 7); i++)
    if (
      SUITS.has(scene.low[i]!.replace(/s$/, '')) &&
      /^(?:against|challenging|contesting|over)$/.test(scene.low[i + 1]!)
    )
      return i + 2;
  return null;
}

/** The verb's own group, told as one that the verb governs. */
const standing = (outer: VerbGroup, at: number, stand: Stand): VerbGroup => {
  const governor: Governor = {
    at,
    stand,
    certainty: null,
    noun: false,
    negated: outer.negated,
    modal: outer.modal,
  };
  const weaker = outer.governor && (outer.governor.stand === 'rejected' || outer.governor.stand === 'urged');
  return {
    ...outer,
    form: 'gerund',
    passive: false,
    governor: weaker ? outer.governor : governor,
    asked: null,
  };
};

/** "want the ban … to be extended". */
function wantedOf(scene: Scene, target: Target, end: number): { move: Move; at: number } | null {
  for (let i = target.run.end; i < Math.min(end - 2, target.run.end + 14); i++) {
    if (scene.low[i] !== 'to' || scene.low[i + 1] !== 'be') continue;
    const effect = effectsAt(scene, i + 2)[0]?.effect;
    const move = effect ? moveOf(effect, polarityOf(target)) : null;
    return move && { move, at: i };
  }
  return null;
}
