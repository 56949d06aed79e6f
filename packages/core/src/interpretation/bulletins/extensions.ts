/**
 * Sentences → drafts of what lasts longer: "the school closure has been extended to 20 April", "it was prolonged by two
 * weeks", and, in notes without a verb, "Extension of the curfew". What is extended must stand as a rule does, and a new
 * term must be told, for contracts, roads and matches are extended too.
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { type Draft, draftAt } from '../draft.ts';
import { phraseBefore, phraseWithOf } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { verbOf } from '../grammar/word-forms.ts';
import { normAt } from '../lexicon.ts';
import type { Scene } from '../scene.ts';
import words from './extensions.json' with { type: 'json' };
import { isNote } from './note.ts';
import { isRuleBefore, stands } from './standing.ts';
import { asFact, positions } from './words.ts';

const VERBS = new Set(words.verbs);
const NOUNS = new Set(words.nouns);
const TOLD = new Set(words.told);
const TERMS = new Set(words.terms);
const ENDLESS = new Set(words.endless);
const PRONOUNS = new Set(words.pronouns);

export function extensions(scene: Scene, taken: ReadonlySet<number>): Draft[] {
  return scene.sentences.flatMap(({ firstToken, endToken }) => {
    const noun = titled(scene, firstToken, endToken) ?? announced(scene, firstToken, endToken);
    if (noun && !taken.has(noun.verb)) return [noun];
    return positions(firstToken, endToken).flatMap((at) =>
      taken.has(at) ? [] : (extended(scene, at, endToken) ?? []),
    );
  });
}

function extended(scene: Scene, at: number, end: number): Draft | null {
  if (!verbOf(scene.low[at]!).some((verb) => VERBS.has(verb))) return null;
  if (!/^(?:VERB|ADJ|PROPN)$/.test(scene.tokens[at]!.pos)) return null;
  const group = verbGroupAt(scene, at);
  const { firstToken } = scene.sentenceOf(at);
  const opens = at === firstToken && scene.low[at]!.endsWith('ed');
  if (!group.passive && !opens) return prolongs(scene, at, end);
  if (!tellsTerm(scene, at + 1, end, 6)) return null;
  const { run, pronoun } = opens ? { run: null, pronoun: null } : subjectBefore(scene, group.subjectAt);
  const subject = run ?? (opens ? null : phraseBefore(scene, group.first, firstToken));
  const isRule =
    opens ||
    (subject !== null && stands(scene, subject)) ||
    (pronoun !== null && PRONOUNS.has(pronoun) && (isNote(scene.article) || isRuleBefore(scene, at))) ||
    positions(firstToken, at).some((i) => normAt(scene, i)?.kind === 'restriction');
  if (!isRule) return null;
  return draftAt(scene, at, 'tighten', {
    anchor: { first: group.first, end: at + 1 },
    group: { ...group, passive: true, form: 'finite' },
    norm: pronoun ? null : subject,
    scopeFrom: at + 1,
    scopeEnd: end,
    confidence: 0.6,
  });
}

/** "Has extended the suspension of flights for another 30 days". */
function prolongs(scene: Scene, at: number, end: number): Draft | null {
  const object = phraseWithOf(scene, at + 1, end);
  if (!object || !stands(scene, object) || !tellsTerm(scene, object.end, end, 14)) return null;
  const group = verbGroupAt(scene, at);
  return draftAt(scene, at, 'tighten', {
    anchor: { first: group.first, end: at + 1 },
    group,
    norm: object,
    scopeFrom: object.end,
    scopeEnd: end,
    confidence: 0.6,
  });
}

/** A line without a verb that begins with the change: "Extension dates", "Prolongation of the lockdown". */
function titled(scene: Scene, first: number, end: number): Draft | null {
  const at = positions(first, Math.min(end, first + 5)).find((i) => NOUNS.has(scene.low[i]!));
  const hasVerb = positions(first, end).some(
    (i) => /^(?:VERB|AUX)$/.test(scene.tokens[i]!.pos) && !/(?:ed|ing)$/.test(scene.low[i]!),
  );
  if (at === undefined || hasVerb || end - first > LONGEST_TITLE) return null;
  return draftAt(scene, at, 'tighten', {
    group: asFact(verbGroupAt(scene, at)),
    scopeFrom: scene.low[at + 1] === 'of' ? at + 2 : at + 1,
    scopeEnd: end,
    confidence: 0.5,
  });
}
const LONGEST_TITLE = 24;

/** "Announced an extension of the rules", "there is an extension of the policy". */
function announced(scene: Scene, first: number, end: number): Draft | null {
  const at = positions(first, end).find((i) => NOUNS.has(scene.low[i]!) && scene.low[i + 1] === 'of');
  if (at === undefined) return null;
  const object = phraseWithOf(scene, at + 2, end);
  const told = positions(Math.max(first, at - 12), at).some((i) => TOLD.has(scene.low[i]!));
  if (!object || !told || !stands(scene, object)) return null;
  return draftAt(scene, at, 'tighten', {
    norm: object,
    group: asFact(verbGroupAt(scene, at)),
    scopeFrom: object.end,
    scopeEnd: end,
    confidence: 0.55,
  });
}

/** A new end or a further length: "until 3 May", "by another 15 days", "indefinitely". */
function tellsTerm(scene: Scene, from: number, end: number, reach: number): boolean {
  return positions(from, Math.min(end, from + reach)).some(
    (i) =>
      ENDLESS.has(scene.low[i]!) ||
      (TERMS.has(scene.low[i]!) &&
        positions(i + 1, Math.min(end, i + 7)).some(
          (k) =>
            isTimePhrase(scene, { first: k, end: k + 1 }) ||
            scene.low[k] === 'notice' ||
            (k < i + 3 && scene.tokens[k]!.pos === 'NUM'),
        )),
  );
}
