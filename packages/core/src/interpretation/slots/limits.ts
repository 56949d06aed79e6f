/**
 * Drafts → the same with what bounds an ease: told by the same speaker, it narrows the ease; told by another, it is a
 * finding of its own, `limitOf` the first. "Partially" without any limit from its speaker is flagged.
 */

import { type Draft, draftAt, fill } from '../draft.ts';
import { bare, headOf, phraseBefore, phraseList } from '../grammar/noun-phrase.ts';
import { phrasesOf } from '../grammar/phrases.ts';
import { isPeople } from '../lexicon.ts';
import talk from '../moves/talk.json' with { type: 'json' };
import { beginsAt, type Scene } from '../scene.ts';
import { isSameSpeaker } from '../telling/voice.ts';
import words from './scope.json' with { type: 'json' };
import { readScope } from './scope.ts';
import { clauseEnd } from './tails.ts';
import { isPlace } from './things.ts';

const PURPOSES = new Set(words.limitPurposes);
const LIMITS = phrasesOf(talk.limits);
const SUBJECTS = new Set(talk.limitSubjects);

/** "The change would only apply to the defence of the region." */
export function limitsTold(scene: Scene, told: readonly Draft[]): Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of scene.sentences)
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      const length = beginsAt(scene, LIMITS, at);
      if (length === 0) continue;
      const eased = easedBefore(scene, told, at);
      if (!eased || eased.sentence === scene.tokens[at]!.sentence) continue;
      let first = at;
      while (first > sentence.firstToken && /^(?:AUX|ADV|PART)$/.test(scene.tokens[first - 1]!.pos)) first--;
      const subject = phraseBefore(scene, first, sentence.firstToken);
      if (!subject || !isAboutChange(scene, subject.first, subject.end)) continue;
      const draft = draftAt(scene, at, 'ease', {
        anchor: { first, end: at + length - (/^(?:to|for|in)$/.test(scene.low[at + length - 1]!) ? 1 : 0) },
        limitOf: eased,
        confidence: 0.7,
      });
      readLimit(scene, draft, at + length, sentence.endToken);
      drafts.push(draft);
      at += length;
    }
  return drafts;
}

const isAboutChange = (scene: Scene, first: number, end: number) => {
  for (let i = first; i < end; i++)
    if (SUBJECTS.has(scene.low[i]!) || SUBJECTS.has(scene.low[i]!.replace(/s$/, ''))) return true;
  return /^(?:it|this|that)$/.test(scene.low[first] ?? '') && end === first + 1;
};

const easedBefore = (scene: Scene, told: readonly Draft[], at: number): Draft | null =>
  told
    .filter(
      (d) =>
        (d.move === 'ease' || d.move === 'lift') &&
        d.verb < at &&
        (d.phase === 'in_force' || d.phase === 'announced') &&
        scene.kindOf(scene.sentenceOf(d.verb)) !== 'headline',
    )
    .at(-1) ??
  told.filter((d) => (d.move === 'ease' || d.move === 'lift') && d.verb < at).at(-1) ??
  null;

/** What the limit names is a place, people, a thing, or else what the freed act is for. */
function readLimit(scene: Scene, draft: Draft, at: number, end: number): void {
  const list = phraseList(scene, at, end);
  const first = list[0];
  const whole = { first: first?.first ?? at, end: list.at(-1)?.end ?? at };
  const head = first ? headOf(scene, first) : at;
  if (!first) readScope(scene, draft, at, end);
  else if (PURPOSES.has(scene.low[head]!)) fill(scene, draft, 'purpose', bare(scene, whole));
  else if (isPeople(scene.low[head])) fill(scene, draft, 'addressee', bare(scene, whole));
  else if (isPlace(scene, whole)) fill(scene, draft, 'place', bare(scene, whole));
  else readScope(scene, draft, at, end);
  const stop = clauseEnd(scene, at, end);
  if (Object.keys(draft.slots).length === 0)
    fill(scene, draft, 'purpose', bare(scene, { first: at, end: stop }));
}

/** After speakers are known: own limits go into the ease, others' stay; what is told in part without a limit is flagged. */
export function settleLimits(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  const narrowed = new Map<Draft, Draft>();
  for (const draft of drafts) {
    const eased = draft.limitOf;
    if (eased && isSameSpeaker(eased.speakerKey, draft.speakerKey)) {
      const current = narrowed.get(eased) ?? eased;
      narrowed.set(eased, {
        ...current,
        move: 'ease',
        slots: { ...current.slots, ...draft.slots },
        partial: false,
      });
    } else kept.push(draft);
  }
  const renewed = kept.map((d) => narrowed.get(d) ?? d);
  const settled = renewed.map((d) => ({ ...d }));
  const now = (d: Draft | null): Draft | null => {
    const index = d === null ? -1 : kept.indexOf(d);
    return index < 0 ? null : settled[index]!;
  };
  for (const draft of settled) {
    draft.limitOf = now(draft.limitOf);
    draft.residueOf = now(draft.residueOf);
    draft.follows = now(draft.follows);
  }
  return settled;
}

/** Once each change is told once: an ease "in part" whose speaker tells no part is flagged. */
export const withLimitFlag = (draft: Draft): void => {
  if (!isTold(draft)) draft.flags.add('limit_not_told');
};

/** An ease told in part must say which part, or it leaves open what is freed. */
const isTold = (d: Draft): boolean =>
  d.move !== 'ease' ||
  !d.partial ||
  d.phase === 'urged' ||
  d.exceptions.length > 0 ||
  d.slots.purpose !== undefined ||
  d.slots.condition !== undefined ||
  d.slots.level_to !== undefined;
