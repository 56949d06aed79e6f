/**
 * Drafts → the same, where "the ban" or "banned them" took its thing from the change told before. What is said of a
 * restriction already named would else speak of everything.
 */
import type { Phase, SlotName } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';
import type { Scene } from '../scene.ts';
import words from './antecedents.json' with { type: 'json' };

const THING: SlotName[] = ['addressee', 'action', 'item', 'place'];
const RULES: ReadonlySet<Phase> = new Set<Phase>(['in_force', 'announced', 'proposed', 'denied']);
const POINTING = new Set(words.pointing);
const POLICIES = new Set(words.policies);
const OBJECTS = new Set(words.objects);

export function withAntecedents(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const done: Draft[] = [];
  for (const draft of drafts)
    done.push(pointsBack(scene, draft) ? borrowed(draft, done.toReversed()) : draft);
  return done;
}

function pointsBack(scene: Scene, draft: Draft): boolean {
  // What is only asked for, weighed or left untold makes no rule, and needs no scope that its sentence does not tell.
  if (!RULES.has(draft.phase)) return false;
  if (draft.limitOf || draft.slots.item || draft.slots.place || draft.slots.addressee) return false;
  if (!draft.norm) return OBJECTS.has(scene.low[draft.anchor.end] ?? '');
  if (
    draft.slots.action &&
    draft.slots.instrument &&
    !draft.slots.instrument.inferred &&
    !POLICIES.has(draft.slots.instrument.text.split(' ').at(-1)!)
  )
    return false;
  let first = draft.norm.first;
  while (first > 0 && scene.tokens[first]!.pos === 'ADJ') first--;
  return POINTING.has(scene.low[first]!) || POINTING.has(scene.low[draft.norm.first - 1] ?? '');
}

function borrowed(draft: Draft, earlier: readonly Draft[]): Draft {
  const from = earlier.find((d) => d.slots.item || d.slots.addressee || (d.slots.action && d.slots.place));
  if (!from) return draft;
  const slots = { ...draft.slots };
  for (const name of THING) if (from.slots[name]) slots[name] ??= from.slots[name];
  return { ...draft, slots, borrowed: true };
}
