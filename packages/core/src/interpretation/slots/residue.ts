/**
 * Drafts → the same with what stays: a keep told beside an ease is its residue, one finding for each thing of a list.
 */
import type { Draft } from '../draft.ts';
import { bare, phraseList } from '../grammar/noun-phrase.ts';
import { quoteRun, runOf, type Scene } from '../scene.ts';
import { isSameSpeaker } from '../telling/voice.ts';
import words from './residue.json' with { type: 'json' };

const UNTOUCHED = new Set(words.untouched);

/** "long-range missiles and other munitions": each is a line of its own. */
export const splitItems =
  (scene: Scene) =>
  (draft: Draft): Draft[] => {
    const item = draft.slots.item;
    // "Golf courses and cattle tags are not covered": one thing told of several.
    if (draft.move !== 'keep' || !item || item.inferred || UNTOUCHED.has(scene.low[draft.anchor.end - 1]!))
      return [draft];
    const run = runOf(scene, item);
    const list = run ? phraseList(scene, run.first, run.end) : [];
    if (list.length < 2) return [draft];
    return list.map((part) => ({
      ...draft,
      slots: { ...draft.slots, item: quoteRun(scene, bare(scene, part)) },
    }));
  };

/** "That part of the policy is unchanged" after a keep that tells which. */
const saysNothingNew = (draft: Draft, all: readonly Draft[]): boolean =>
  draft.move === 'keep' &&
  (draft.borrowed ||
    (!draft.slots.item && !draft.slots.action && !draft.slots.addressee && !draft.slots.place)) &&
  all.some((d) => d !== draft && d.move === 'keep' && d.verb < draft.verb);

export function linkResidue(all: readonly Draft[]): Draft[] {
  const drafts = all.filter((d) => !saysNothingNew(d, all));
  for (const draft of drafts) {
    if (draft.move !== 'keep' || draft.phase !== 'in_force') continue;
    const eased = drafts.find(
      (d) =>
        (d.move === 'ease' || d.move === 'lift') &&
        !d.background &&
        d.limitOf === null &&
        (d.phase === 'in_force' || d.phase === 'announced') &&
        shares(d, draft),
    );
    if (!eased) continue;
    draft.residueOf = eased;
    const item = draft.slots.item;
    if (item && !item.inferred && !eased.residue.some((q) => q.start === item.start))
      eased.residue.push({ start: item.start, end: item.end, text: item.text });
    if (eased.move === 'lift') eased.move = 'ease';
  }
  return [...drafts];
}

/** One line or a part of it: a word of who, what or where in common, or the same speaker. */
function shares(a: Draft, b: Draft): boolean {
  if (otherIssuer(a, b)) return false;
  if (isSameSpeaker(a.speakerKey, b.speakerKey) && a.speakerKey !== 'reporter') return true;
  return (['addressee', 'item', 'action', 'place'] as const).some((slot) => {
    const x = wordsOf(a, slot);
    return [...wordsOf(b, slot)].some((w) => x.has(w));
  });
}

const otherIssuer = (a: Draft, b: Draft): boolean => {
  const x = wordsOf(a, 'issuer');
  const y = wordsOf(b, 'issuer');
  return x.size > 0 && y.size > 0 && ![...x].some((w) => y.has(w)) && a.speakerKey !== b.speakerKey;
};

export const wordsOf = (draft: Draft, ...slots: (keyof Draft['slots'])[]): Set<string> => {
  const found = new Set<string>();
  for (const slot of slots) {
    const told = draft.slots[slot];
    if (told && !told.inferred)
      for (const word of told.text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [])
        if (!SMALL.has(word)) found.add(stemOf(word));
  }
  return found;
};
/** For comparing only: using, use → us; Russian, Russia → russ. */
export const stemOf = (word: string): string =>
  word
    .replace(/s$/, '')
    .replace(/(?:ing|ian|ia|ed|n|e)$/, '')
    .replace(/e$/, '');

const SMALL = new Set(words.small);
