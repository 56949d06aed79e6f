/**
 * What a restriction itself does → a draft: it remains, begins, runs out, is in place or off the table. "Will remain" is a
 * keep in force, not an announcement; a beginning told in the present is one to come.
 */

import type { Move, Phase } from '../../vocabulary/index.ts';
import { isTimePhrase } from '../dates/time-words.ts';
import { type Draft, draftAt } from '../draft.ts';
import { isNounAt } from '../grammar/noun-phrase.ts';
import { phrasesOf } from '../grammar/phrases.ts';
import { plainGroup, type VerbGroup, verbGroupAt } from '../grammar/verb-group.ts';
import { singular } from '../grammar/word-forms.ts';
import { lowIsTight, matchesIn, phraseTable, verbOf } from '../lexicon.ts';
import { beginsAt, type Scene } from '../scene.ts';
import norms from './norms.json' with { type: 'json' };
import { inverseOf } from './polarity.ts';
import words from './states.json' with { type: 'json' };
import { type Target, targetBefore } from './targets.ts';

const TABLE = phraseTable({
  stays: words.stays,
  begins: words.begins,
  ends: words.ends,
  rises: words.rises,
  falls: words.falls,
});
type State = 'stays' | 'begins' | 'ends' | 'rises' | 'falls';
const COPULA_STAYS = phrasesOf(words.copulaStays);
const IN_PLACE = phrasesOf(words.inPlace);
const OFF_TABLE = phrasesOf(words.offTable);
const ON_TABLE = phrasesOf([...words.onTable, ...words.notOffTable]);
const IMMEDIATE = new Set(words.immediate);

export function stateAt(scene: Scene, at: number): Draft | null {
  const copula = afterCopula(scene, at);
  if (copula) return copula;
  const pos = scene.tokens[at]!.pos;
  // Tagged as a noun or an adjective behind its subject: "the ban ends", "the powers lapsed".
  const mistagged = /^(?:ADJ|NOUN)$/.test(pos) && /(?:ed|s)$/.test(scene.low[at]!) && isNounAt(scene, at - 1);
  if (pos !== 'VERB' && pos !== 'AUX' && !mistagged) return null;
  for (const { group: state, end } of matchesIn(TABLE, scene, at)) {
    if (end === at + 1 && particleOnly(scene, at, state)) continue;
    const group = verbGroupAt(scene, at);
    const target = targetBefore(scene, group.first);
    if (!target || target.kind === 'draft' || group.form === 'gerund') continue;
    const draft = told(scene, at, end, state as State, group, target);
    if (draft) return draft;
  }
  return null;
}

/** "Remain", "hold" and "stay" need a time, a place or the sentence's end behind them: "the ban remains unpopular". */
function particleOnly(scene: Scene, at: number, state: string): boolean {
  // "The limit goes on 1 May", "the tax goes": not "the ban goes further".
  if (verbOf(scene.low[at]!).includes('go') && !endsWithTime(scene, at + 1)) return true;
  if (state !== 'stays') return false;
  return !/^(?:until|for|,|\.|;|in|on|as|despite|when|while|through|till|and|but|at|under)$/.test(
    scene.low[at + 1] ?? '.',
  );
}

const endsWithTime = (scene: Scene, at: number): boolean =>
  /^(?:,|\.|;|too|altogether|entirely)$/.test(scene.low[at] ?? '.') ||
  isTimePhrase(scene, { first: at, end: at + 1 }) ||
  (/^(?:on|by|in|from|at|next|this|after)$/.test(scene.low[at]!) &&
    isTimePhrase(scene, { first: at + 1, end: at + 3 }));

function told(
  scene: Scene,
  at: number,
  end: number,
  state: State,
  group: VerbGroup,
  target: Target,
): Draft | null {
  const parts = {
    anchor: { first: group.first, end },
    norm: target.norm,
    scopeFrom: target.scopeFrom,
    scopeEnd: group.first,
  };
  const { governor } = group;
  // "Was due to end in June, but has been extended": it did not.
  if (governor && /^(?:was|were|been)$/.test(scene.low[governor.at - 1] ?? '')) return null;
  if (governor && !/^(?:announced|hinted|urged|rejected)$/.test(governor.stand)) return null;
  if (state === 'stays') {
    if (group.negated) return null;
    return draftAt(scene, at, 'keep', {
      ...parts,
      anchor: { first: at, end },
      group: governor ? group : null,
      confidence: 0.75,
    });
  }
  if (group.negated && state === 'begins' && target.starts === 'impose' && isPutOff(scene, end))
    return draftAt(scene, at, 'suspend', { ...parts, group: { ...group, negated: false, modal: null } });
  if (group.negated) return null;
  if (state === 'rises' || state === 'falls') return goes(scene, at, end, state, group, target);
  const move = state === 'begins' ? target.starts : endOf(scene, target);
  return draftAt(scene, at, move, {
    ...parts,
    group: isToCome(scene, at, group) ? { ...group, modal: 'will' } : group,
    ...(state === 'begins' ? { startOnly: true } : { manner: 'expired' as const }),
    confidence: 0.6,
  });
}

/** "Will not apply *before October*". */
const isPutOff = (scene: Scene, at: number): boolean =>
  scene.low.slice(at - 1, at + 3).some((w) => w === 'before' || w === 'until' || w === 'till');

/** "Tariffs will rise to 25%", "the quota fell by half": how far must be told, or it may be any talk of more and less. */
function goes(
  scene: Scene,
  at: number,
  end: number,
  state: 'rises' | 'falls',
  group: VerbGroup,
  target: Target,
): Draft | null {
  if (
    target.event ||
    !target.norm ||
    target.kind === 'rule' ||
    !/^(?:to|by|from)$/.test(scene.low[end] ?? '')
  )
    return null;
  const looser = target.kind === 'permission' || lowIsTight(scene, target.norm);
  const gone = state === 'falls' && /^(?:zero|nil|0)$/.test(scene.low[end + 1] ?? '') && !looser;
  return draftAt(scene, at, gone ? 'lift' : (state === 'rises') === looser ? 'ease' : 'tighten', {
    anchor: { first: group.first, end },
    norm: target.norm,
    group: isToCome(scene, at, group) ? { ...group, modal: 'will' } : group,
    scopeFrom: target.scopeFrom,
    scopeEnd: group.first,
    confidence: 0.6,
  });
}

const endOf = (scene: Scene, target: Target): Move =>
  target.event
    ? inverseOf(target.starts)
    : target.kind === 'permission'
      ? isExemption(scene, target)
        ? 'tighten'
        : 'impose'
      : 'lift';

const EXEMPTIONS = new Set(norms.exemptions);
/** What frees some of a rule that binds the others: without it the rule is tighter. */
const isExemption = (scene: Scene, { norm }: Target): boolean =>
  norm !== null && EXEMPTIONS.has(singular(scene.low[norm.end - 1]!));

/** "Takes effect on Monday", "ends in June": a plan, told in the present. */
function isToCome(scene: Scene, at: number, group: VerbGroup): boolean {
  if (group.modal || group.perfect || group.governor || !/s$/.test(scene.low[at]!)) return false;
  const { endToken } = scene.sentenceOf(at);
  return !scene.low.slice(at, Math.min(endToken, at + 6)).some((w) => IMMEDIATE.has(w));
}

/** "Is off the table", "are in place until May", "has not changed". */
function afterCopula(scene: Scene, at: number): Draft | null {
  const link = scene.low[at - 1] ?? '';
  if (!/^(?:is|are|be|been|was|were|has|have|had|will|would|do|does|did|'s|n't|not)$/.test(link)) return null;
  const stays = beginsAt(scene, COPULA_STAYS, at);
  const placed = stays || beginsAt(scene, IN_PLACE, at);
  const off = placed || link === 'not' || link === "n't" ? 0 : beginsAt(scene, OFF_TABLE, at);
  const length = placed || off || beginsAt(scene, ON_TABLE, at);
  if (length === 0) return null;
  const group = plainGroup(scene, at - 1);
  const target = targetBefore(scene, group.first);
  if (!target || target.kind === 'draft') return null;
  const phase: Phase = placed ? 'in_force' : off && !group.negated ? 'rejected' : 'hinted';
  const ahead = placed > 0 && stays === 0 && group.modal === 'will';
  if (placed && !stays && !ahead && !isDated(scene, at + length)) return null;
  return draftAt(scene, at, stays ? 'keep' : target.starts, {
    anchor: { first: group.first, end: at + length },
    norm: target.norm,
    group: stays ? null : standing(group, at, phase),
    scopeFrom: target.scopeFrom,
    scopeEnd: group.first,
    ...(placed && !stays ? { startOnly: true } : {}),
    confidence: 0.6,
  });
}

/** "In place for 90 days": told with its term, or it is no news. */
const isDated = (scene: Scene, at: number) =>
  /^(?:until|for|from|since|through|as)$/.test(scene.low[at] ?? '');

const standing = (group: VerbGroup, at: number, phase: Phase): VerbGroup => {
  const plain = { ...group, passive: false, negated: false, form: 'finite' as const };
  if (phase === 'in_force') return plain;
  const stand = phase === 'rejected' ? ('rejected' as const) : ('hinted' as const);
  return { ...plain, governor: { at, stand, certainty: null, noun: false, negated: false, modal: null } };
};
