/**
 * Slots that name places, parties and makers → the same with the gazetteer's ids for their value ("place:IN" is India, by
 * its ISO code), where the words name nothing else: "Russia's Belgorod region" is not Russia.
 */
import type { Entity, Quote, Slot, SlotName } from '../../vocabulary/index.ts';
import type { Draft } from '../draft.ts';
import { isAuthority } from '../lexicon.ts';
import { runOf, type Scene } from '../scene.ts';

const NAMED: SlotName[] = ['issuer', 'addressee', 'place'];

export function withIds(scene: Scene, draft: Draft): Draft {
  const slots = { ...draft.slots };
  for (const name of NAMED) {
    const slot = slots[name];
    const value = slot && !slot.inferred && slot.value === undefined ? idsIn(scene, slot, name) : null;
    if (slot && !slot.inferred && value !== null) slots[name] = { ...slot, value } satisfies Slot;
  }
  return { ...draft, slots };
}

/** The ids of all that is named, or null where any word besides is not of the kind that adds nothing. */
function idsIn(scene: Scene, quote: Quote, name: SlotName): string | null {
  const run = runOf(scene, quote);
  const ids = new Set<string>();
  for (let i = run?.first ?? 0; i < (run?.end ?? 0); i++) {
    const entity = scene.entityAt(i);
    if (entity?.id && !isCityFor(entity, quote, name)) ids.add(entity.id);
    else if (!addsNothing(scene, i, name)) return null;
  }
  return ids.size > 0 ? [...ids].join(' ') : null;
}

/** A capital may stand for its government; as a place it is not the country. */
function isCityFor({ name, demonym }: Entity, { text }: Quote, slot: SlotName): boolean {
  if (slot !== 'place' || demonym) return false;
  const said = new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);
  const isShort = /^(?:\p{Lu}\.?)+$/u.test(text);
  const full = name.toLowerCase().match(/\p{L}+/gu) ?? [];
  return !isShort && (said.has('city') || !full.some((word) => said.has(word)));
}

const addsNothing = (scene: Scene, at: number, name: SlotName): boolean =>
  /^(?:PUNCT|CCONJ|DET|PART)$/.test(scene.tokens[at]!.pos) ||
  (name === 'issuer' && isAuthority(scene.low[at]));
