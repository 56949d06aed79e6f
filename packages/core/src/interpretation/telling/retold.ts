/**
 * Drafts → each change once: what headline, lead and quotation tell again goes into the one that tells it best. A headline
 * is no evidence beyond the text; where it says more ("lifts") than the text ("in part"), the finding says so.
 */
import type { Draft } from '../draft.ts';
import type { Scene } from '../scene.ts';
import { wordsOf } from '../slots/residue.ts';
import { isSameSpeaker } from './voice.ts';

export function retold(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const isHeadline = (d: Draft) =>
    /^(?:headline|standfirst|heading)$/.test(scene.kindOf(scene.sentenceOf(d.verb)));
  const body = drafts
    .filter((d) => !isHeadline(d))
    .filter((d, _, all) => !isComment(d, all) && !isTerm(scene, d, all));
  const kept: Draft[] = [];
  for (const draft of body) {
    const earlier = kept.find((k) => sameChange(scene, k, draft));
    if (!earlier) {
      kept.push(draft);
      continue;
    }
    const [best, other] = weight(draft) > weight(earlier) + 1 ? [draft, earlier] : [earlier, draft];
    kept[kept.indexOf(earlier)] = merged(best, other);
  }
  const heads = drafts.filter(isHeadline);
  for (const head of heads) {
    const told = kept.find((k) => sameLine(head, k) && k.phase !== 'urged');
    if (told && head.move === 'lift' && told.move === 'ease') told.flags.add('label_conflict');
  }
  const changed = body.some((d) => d.phase !== 'urged');
  return changed || body.length > 0 ? kept : dropRepeats(scene, heads);
}

/** What a third party says of a change that the report itself tells is comment, not a second change. */
const isComment = (d: Draft, all: readonly Draft[]): boolean =>
  d.channel === 'third_party' &&
  d.phase === 'in_force' &&
  all.some(
    (o) =>
      o !== d &&
      o.channel !== 'third_party' &&
      o.phase !== 'urged' &&
      frees(o) === frees(d) &&
      sameLine(o, d),
  );
/** "The ban will stay until further notice", said of one just imposed: its term, and no news. */
const isTerm = (scene: Scene, d: Draft, all: readonly Draft[]): boolean =>
  d.move === 'keep' &&
  d.norm !== null &&
  scene.low[d.norm.first] === 'the' &&
  !scene.low.slice(d.anchor.first - 1, d.anchor.end).includes('still') &&
  all.some(
    (o) =>
      o.move === 'impose' &&
      !o.background &&
      o.verb < d.verb &&
      /^(?:in_force|announced)$/.test(o.phase) &&
      sameLine(o, d),
  );

const frees = (d: Draft) => d.move === 'ease' || d.move === 'lift';

const dropRepeats = (scene: Scene, drafts: readonly Draft[]): Draft[] =>
  drafts.filter((d, i) => !drafts.slice(0, i).some((e) => sameChange(scene, e, d)));

const weight = (d: Draft) => Object.keys(d.slots).length - (d.background ? 2 : 0);

function merged(best: Draft, other: Draft): Draft {
  const slots = { ...other.slots, ...best.slots };
  if (best.slots.item === undefined && best.slots.action !== undefined && other.slots.item !== undefined)
    slots.item = other.slots.item;
  return {
    ...best,
    slots,
    partial: best.partial || other.partial,
    exceptions: [
      ...best.exceptions,
      ...other.exceptions.filter((q) => !best.exceptions.some((b) => b.text === q.text)),
    ],
    background: best.background && other.background,
    again: best.again || other.again,
    untilKind: best.untilKind === 'unstated' ? other.untilKind : best.untilKind,
  };
}

/** One speaker, one move as far along, one line; the reporter's own words go with any speaker of the same. */
function sameChange(scene: Scene, a: Draft, b: Draft): boolean {
  if (a.limitOf || b.limitOf || a.move !== b.move || a.phase !== b.phase) return false;
  if ((a.phase === 'denied' || a.phase === 'no_comment') && sameSpeaker(a, b)) return true;
  if (a.background !== b.background && datesDiffer(a, b)) return false;
  return sameSpeaker(a, b) && sameLine(a, b) && !areTwo(scene, a, b);
}

/** Two sentences that follow each other tell one change twice only where the second points back: "the ban", "it". */
function areTwo(scene: Scene, a: Draft, b: Draft): boolean {
  if (a.speaker !== 'reporter' || b.speaker !== 'reporter' || Math.abs(a.sentence - b.sentence) > 1)
    return false;
  const later = a.verb < b.verb ? b : a;
  if (a.sentence === b.sentence && /^(?:that|which|who|,)$/.test(scene.low[later.anchor.first - 1] ?? ''))
    return false;
  const thing = later.norm ?? later.subjectRun;
  const word = scene.low[thing ? thing.first : (later.scopeFrom ?? later.verb)] ?? '';
  return !/^(?:the|this|that|these|those|it|its|such)$/.test(word);
}

/** What was decided or began at another time is another change. */
const datesDiffer = (a: Draft, b: Draft): boolean => {
  const dateOf = (d: Draft) => d.slots.effective_from?.value ?? d.slots.announced_on?.value ?? null;
  const [x, y] = [dateOf(a), dateOf(b)];
  return x !== null && y !== null && !x.startsWith(y) && !y.startsWith(x);
};
const sameSpeaker = (a: Draft, b: Draft) => isSameSpeaker(a.speakerKey, b.speakerKey);

/** "Rice" may be "white rice" told short; "broken rice" is not "white rice". */
const isPartOf = (x: Set<string>, y: Set<string>): boolean =>
  [...x].every((w) => y.has(w)) || [...y].every((w) => x.has(w));

function sameLine(a: Draft, b: Draft): boolean {
  for (const slot of ['item', 'place', 'addressee', 'level_to'] as const) {
    const x = wordsOf(a, slot);
    const y = wordsOf(b, slot);
    if (x.size > 0 && y.size > 0 && !(slot === 'item' ? isPartOf(x, y) : [...x].some((w) => y.has(w))))
      return false;
  }
  const endA = a.slots.effective_until;
  const endB = b.slots.effective_until;
  if (endA && endB && (endA.value ?? '') !== (endB.value ?? '')) return false;
  const x = wordsOf(a, 'issuer');
  const y = wordsOf(b, 'issuer');
  const thingA = wordsOf(a, 'item', 'action', 'instrument', 'place', 'addressee');
  const thingB = wordsOf(b, 'item', 'action', 'instrument', 'place', 'addressee');
  const common = [...thingA].some((w) => thingB.has(w));
  return (
    common ||
    (x.size > 0 && y.size > 0 && [...x].some((w) => y.has(w)) && (thingA.size === 0 || thingB.size === 0))
  );
}
