/** Drafts → the same with scope set above label: what an ease or tighten touches, and what a lift presupposes. */
import type { Dimension } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';
import { bare } from '../grammar/noun-phrase.ts';
import { isFloor, verbOf } from '../lexicon.ts';
import { quoteRun, type Scene } from '../scene.ts';
import words from './shape.json' with { type: 'json' };

/** "Lifted the ban, setting a floor price": the floor bounds what was set free; it is no second change. */
export function withFloors(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const absorbed = new Set<Draft>();
  const bounded = drafts.map((draft) => {
    if (draft.move !== 'lift' && draft.move !== 'ease') return draft;
    const floor = drafts.find(
      (d) =>
        d.sentence === draft.sentence &&
        d.verb > draft.verb &&
        d.move === 'impose' &&
        d.norm &&
        isFloor(scene.low[d.norm.first]!.replace(/^(?:a|an|the)$/, scene.low[d.norm.first + 1] ?? '')),
    );
    if (!floor?.norm) return draft;
    absorbed.add(floor);
    const { item, action, ...rest } = floor.slots;
    void item;
    void action;
    return {
      ...draft,
      move: 'ease' as const,
      flags: new Set([...draft.flags, 'label_conflict' as const]),
      untilKind: floor.untilKind,
      dims: ['instrument' as const],
      slots: { ...rest, ...draft.slots, condition: quoteRun(scene, bare(scene, floor.norm)) },
    };
  });
  // "The floor price will stay in place until further orders": the end of what bounds the ease.
  const settled = bounded.map((draft) => {
    if (draft.move !== 'ease' || !draft.slots.level_to) return draft;
    const stays = drafts.find(
      (d) =>
        d.move === 'keep' &&
        d.verb > draft.verb &&
        d.slots.instrument &&
        !d.slots.instrument.inferred &&
        d.slots.instrument.text.split(' ').some(isFloor),
    );
    if (!stays) return draft;
    absorbed.add(stays);
    return {
      ...draft,
      untilKind: draft.untilKind === 'unstated' ? stays.untilKind : draft.untilKind,
      slots: { ...draft.slots, effective_until: draft.slots.effective_until ?? stays.slots.effective_until! },
    };
  });
  return settled.filter((_, i) => !absorbed.has(drafts[i]!));
}

/** "Lifts" with a limit, a licence, a floor price or a named party is an ease. */
export const withShape =
  (scene: Scene) =>
  (draft: Draft): Draft => {
    const shaped: Draft = { ...draft, flags: new Set(draft.flags) };
    // What lapses ends whole, whatever is said beside it.
    if (shaped.move === 'lift' && shaped.manner !== 'expired' && isBounded(scene, shaped)) {
      shaped.move = 'ease';
      shaped.flags.add('label_conflict');
    }
    // A duty that becomes advice is eased, not lifted: codebook rule 12.
    if (shaped.move === 'lift' && becomesAdvice(scene, shaped)) {
      shaped.move = 'ease';
      shaped.dims = ['instrument'];
    }
    if (
      (shaped.move === 'lift' || shaped.move === 'ease' || shaped.move === 'suspend') &&
      shaped.norm &&
      (shaped.phase === 'in_force' || shaped.phase === 'announced') &&
      isRestriction(scene, shaped)
    )
      shaped.flags.add('presupposed');
    if (isOfUnknownDirection(scene, shaped)) shaped.flags.add('direction_unknown');
    const issuer = shaped.slots.issuer;
    if (
      shaped.move === 'lift' &&
      !shaped.manner &&
      issuer &&
      !issuer.inferred &&
      issuer.text
        .toLowerCase()
        .split(/\W+/)
        .some((w) => COURTS.has(w))
    )
      shaped.manner = 'court';
    return shaped;
  };

/** "Set the duty at 20%": whether that is more or less than before is not told. */
const isOfUnknownDirection = (scene: Scene, { move, again, slots, verb }: Draft): boolean =>
  move === 'impose' &&
  !again &&
  !slots.level_from &&
  slots.level_to !== undefined &&
  verbOf(scene.low[verb]!).some((v) => SETS.has(v));
const SETS = new Set(words.sets);

const ADVISES = new Set(words.advises);
/** "No longer required, *but only recommended*". */
function becomesAdvice(scene: Scene, { anchor, verb }: Draft): boolean {
  const { endToken } = scene.sentenceOf(verb);
  const but = scene.low.findIndex(
    (w, i) => i >= anchor.end && i < endToken && /^(?:but|though|although)$/.test(w),
  );
  return but > 0 && scene.low.slice(but + 1, Math.min(endToken, but + 7)).some((w) => ADVISES.has(w));
}

function isBounded(scene: Scene, draft: Draft): boolean {
  if (draft.partial || draft.exceptions.length > 0) return true;
  if (draft.slots.condition) return true;
  const sentence = scene.sentenceOf(draft.verb);
  const own = draft.norm ? scene.low.slice(draft.norm.first, draft.norm.end) : [];
  if (own.some(isFloor)) return false;
  return scene.low
    .slice(draft.verb, sentence.endToken)
    .some((w, i, rest) => isFloor(w) && (i === 0 || !/^(?:no|without)$/.test(rest[i - 1]!)));
}

const isRestriction = (scene: Scene, draft: Draft) => PRESUPPOSED.has(scene.low[draft.norm!.end - 1]!);
const PRESUPPOSED = new Set(words.presupposed);
const COURTS = new Set(words.courts);

/** What an ease or tighten touches; known once its limits are. */
export function dimsOf(draft: Draft): Dimension[] {
  if (draft.move !== 'ease' && draft.move !== 'tighten') return draft.dims;
  const dims = new Set<Dimension>(draft.dims);
  if (draft.slots.level_to) dims.add('level');
  if (draft.move === 'tighten' && draft.slots.effective_until) dims.add('time');
  if (draft.move === 'ease' && draft.flags.has('limit_not_told')) return [...dims];
  if (draft.slots.purpose) dims.add('purpose');
  else if (draft.slots.addressee) dims.add('addressee');
  else if (draft.slots.place) dims.add('place');
  else if (draft.slots.item) dims.add('item');
  return [...dims];
}
