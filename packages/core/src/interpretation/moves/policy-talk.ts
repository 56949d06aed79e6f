/**
 * Sentences → drafts that speak of a change without naming it: a hint at "a policy change", "no policy updates", "no
 * change in our policy". They take their move from the change that the report tells elsewhere; alone they tell none.
 */

import type { Move } from '../../vocabulary/index.ts';
import { type Draft, draftAt } from '../draft.ts';
import { phrasesOf } from '../grammar/phrases.ts';
import { subjectBefore } from '../grammar/subject.ts';
import { plainGroup, verbGroupAt } from '../grammar/verb-group.ts';
import { canBeVerb } from '../grammar/verbs.ts';
import { actsAt, effectsAt, isOfficial, verbOf } from '../lexicon.ts';
import { beginsAt, type Run, type Scene } from '../scene.ts';
import { makingOf, type Officials } from '../slots/issuers.ts';
import { moveOf } from './polarity.ts';
import talk from './talk.json' with { type: 'json' };

const NO_COMMENT = phrasesOf(talk.noComment);
const DECLINES = phrasesOf(talk.declines);
const UNCHANGED = phrasesOf(talk.unchanged);
const CHANGE = phrasesOf(talk.change);
const HINTS = new Set(talk.hints);

export function policyTalk(scene: Scene, officials: Officials, told: readonly Draft[]): Draft[] {
  const main =
    told.find((d) => (d.move === 'ease' || d.move === 'lift') && d.phase !== 'urged') ??
    told.find((d) => d.phase !== 'urged');
  const taken = new Set<number>();
  for (const { anchor, move } of told)
    for (let i = anchor.first; move !== 'keep' && i < anchor.end; i++) taken.add(i);
  const drafts: Draft[] = [];
  for (const sentence of scene.sentences)
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      if (taken.has(at)) continue;
      const draft =
        hint(scene, at, (main ?? told[0])?.move ?? null) ??
        noComment(scene, officials, at, nearestChange(told, at) ?? main?.move ?? null) ??
        unchanged(scene, at, main && isTold(main) ? main : null);
      if (!draft) continue;
      drafts.push(draft);
      at = Math.max(at, draft.anchor.end - 1);
    }
  return drafts;
}

/** What was asked about: the change told last before. */
const nearestChange = (told: readonly Draft[], at: number): Move | null =>
  told
    .filter((d) => d.verb < at && d.move !== 'keep' && d.phase !== 'urged')
    .sort((a, b) => a.verb - b.verb)
    .at(-1)?.move ?? null;

/** "had already hinted at a policy change". */
function hint(scene: Scene, at: number, move: Move | null): Draft | null {
  if (!move || scene.tokens[at]!.pos !== 'VERB' || !verbOf(scene.low[at]!).some((v) => HINTS.has(v)))
    return null;
  for (let i = at + 1; i < at + 6; i++) {
    const length = beginsAt(scene, CHANGE, i);
    if (length === 0) continue;
    const group = verbGroupAt(scene, at);
    const anchor: Run = { first: group.first, end: i };
    while (anchor.end > at + 1 && /^(?:a|an|the|possible|any)$/.test(scene.low[anchor.end - 1]!))
      anchor.end--;
    return draftAt(scene, at, move, {
      phase: 'hinted',
      certainty: 'PS+',
      anchor,
      background: group.pastPerfect,
      confidence: 0.6,
      flags: new Set(),
    });
  }
  return null;
}

function noComment(scene: Scene, officials: Officials, at: number, move: Move | null): Draft | null {
  const asked = beginsAt(scene, NO_COMMENT, at);
  const length = asked || beginsAt(scene, DECLINES, at) || declinesLater(scene, at);
  const ahead = moveAhead(scene, at + length);
  // Declining to comment is said of everything; it must be an official, or of a named move.
  if (!asked && !ahead && !isOfficialSubject(scene, officials, at)) return null;
  const meant = ahead ?? move;
  if (length === 0 || !meant || /^(?:when|how|why|where|who|what)$/.test(scene.low[at + length] ?? ''))
    return null;
  const end = at + length;
  return draftAt(scene, at, meant, {
    phase: 'no_comment',
    certainty: 'Uu',
    anchor: { first: at, end },
    confidence: 0.65,
  });
}

function isOfficialSubject(scene: Scene, officials: Officials, at: number): boolean {
  const { firstToken } = scene.sentenceOf(at);
  if (scene.low.slice(firstToken, at).includes('company')) return false;
  if (scene.low.slice(Math.max(firstToken, at - 8), at).some((w) => isOfficial(w))) return true;
  const { run, pronoun } = subjectBefore(scene, plainGroup(scene, at).first);
  if (pronoun !== null) return /^(?:he|she)$/.test(pronoun);
  return run !== null && makingOf(scene, officials, run, true) === 'issuer';
}

/** "too early to tell whether they would ban …": the move that was asked about. */
function moveAhead(scene: Scene, from: number): Move | null {
  if (scene.low[from] === 'on') return moveAhead(scene, from + 1);
  if (!/^(?:whether|if)$/.test(scene.low[from] ?? '')) return null;
  const end = scene.sentenceOf(from).endToken;
  for (let i = from + 1; i < Math.min(end, from + 16); i++) {
    if (!canBeVerb(scene, i)) continue;
    if (actsAt(scene, i)[0]?.act === 'impose') return 'impose';
    if (actsAt(scene, i)[0]?.act === 'allow') return 'ease';
    const effect = effectsAt(scene, i)[0]?.effect;
    const meant = effect ? moveOf(effect, 'restriction') : null;
    if (meant && meant !== 'keep') return meant;
  }
  return null;
}

/** "declined on Monday to say": a time may stand between. */
function declinesLater(scene: Scene, at: number): number {
  if (!/^(?:declined|refused)$/.test(scene.low[at]!)) return 0;
  for (let i = at + 1; i < at + 5; i++)
    if (scene.low[i] === 'to' && /^(?:comment|say)$/.test(scene.low[i + 1] ?? '')) return i + 2 - at;
  return 0;
}

const isTold = ({ move, phase }: Draft): boolean =>
  (move === 'ease' || move === 'lift') && /^(?:in_force|announced|denied)$/.test(phase);

/** One speaker says both, by name or as "it" in the sentence after. */
function isSameVoice(scene: Scene, first: number, second: number): boolean {
  const [a, b] = [scene.saidAt(first), scene.saidAt(second)];
  if (!a || !b) return false;
  const pronoun = /^(?:it|he|she|they)$/i.test(b.source[0]?.text ?? '');
  return (
    a === b ||
    (a.speaker.name !== null && a.speaker.name === b.speaker.name) ||
    (pronoun && scene.sentenceOf(second).block === scene.sentenceOf(first).block)
  );
}

/** Said of a change that others report, it denies it; said where none is told, the policy stands. */
function unchanged(scene: Scene, at: number, main: Draft | null): Draft | null {
  const length = beginsAt(scene, UNCHANGED, at);
  if (length === 0) return null;
  const anchor = { first: at, end: at + length };
  // Who widens and says that nothing changes is taken at both words.
  const own = main !== null && isSameVoice(scene, main.verb, at);
  if (own) main.flags.add('label_conflict');
  if (!main || own) return draftAt(scene, at, 'keep', { anchor, confidence: 0.6 });
  return draftAt(scene, at, main.move, { phase: 'denied', certainty: 'CT-', anchor, confidence: 0.6 });
}
