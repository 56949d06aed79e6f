/**
 * Drafts → the same with the days that later sentences tell of them: "The rule takes effect on 1 September", "It runs until
 * 2028". Only a sentence that tells no change of its own is read so.
 */

import type { Draft } from '../draft.ts';
import { normAt } from '../lexicon.ts';
import { beginsAt, type Scene } from '../scene.ts';
import { datesIn } from './dates.ts';
import words from './later-dates.json' with { type: 'json' };
import { toldOn } from './told-on.ts';

const EFFECTS = words.effects.map((phrase) => phrase.split(' '));
const SUBJECTS = new Set(words.subjects);
const NEAR_SENTENCES = 3;
const HAPPENS: ReadonlySet<Draft['phase']> = new Set(['in_force', 'announced', 'proposed']);

export function withLaterDates(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const result = [...drafts];
  for (const [index, sentence] of scene.sentences.entries()) {
    if (drafts.some((draft) => draft.sentence === index)) continue;
    const at = effectIn(scene, sentence.firstToken, sentence.endToken);
    if (at === null) continue;
    const of = result.findLastIndex(
      (draft) =>
        draft.sentence < index &&
        index - draft.sentence <= NEAR_SENTENCES &&
        !draft.background &&
        draft.move !== 'keep' &&
        draft.limitOf === null &&
        HAPPENS.has(draft.phase),
    );
    const draft = result[of];
    if (!draft) continue;
    const slots = { ...draft.slots };
    let { untilKind } = draft;
    for (const { start, end, text, value, role } of datesIn(
      scene.article.text,
      sentence.start,
      sentence.end,
      toldOn(scene, sentence),
    )) {
      if (start < scene.tokens[at]!.start) continue;
      const slot = { start, end, text, ...(value === null ? {} : { value }) };
      if (role !== 'until') slots.effective_from ??= slot;
      else if (!slots.effective_until) {
        slots.effective_until = slot;
        untilKind = 'date';
      }
    }
    result[of] = { ...draft, slots, untilKind };
  }
  return result;
}

/** Where the words stand that tell of taking effect, behind a rule's own noun or "it". */
function effectIn(scene: Scene, first: number, end: number): number | null {
  for (let i = first; i < end; i++) {
    if (beginsAt(scene, EFFECTS, i) === 0) continue;
    const before = scene.low.slice(first, i);
    const named = before.some(
      (w, k) => SUBJECTS.has(w) || SUBJECTS.has(w.replace(/s$/, '')) || normAt(scene, first + k),
    );
    return named ? i : null;
  }
  return null;
}
