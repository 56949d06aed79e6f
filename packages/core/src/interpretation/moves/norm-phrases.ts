/**
 * A verb's place → the phrase of the norm that it has for its object or its subject: nouns before the norm's own are its kind,
 * a noun after it makes it something else.
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { isNounAt } from '../grammar/noun-phrase.ts';
import { isParticipleForm } from '../grammar/verb-group.ts';
import { canBeVerb } from '../grammar/verbs.ts';
import { type Norm, normAt } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import norms from './norms.json' with { type: 'json' };

export type NormFound = { run: Run; norm: Norm };

/** The norm noun that heads the object: nouns before it are its kind, a noun after it makes it something else. */
export function normAfter(scene: Scene, from: number, end: number): NormFound | null {
  let first = from;
  if (
    /^(?:those|that|ones)$/.test(scene.low[from] ?? '') &&
    /^(?:on|for|against)$/.test(scene.low[from + 1] ?? '')
  )
    return sameNorm(scene, from);
  for (let i = from; i < Math.min(end, from + 14); i++) {
    const norm = normAt(scene, i);
    if (norm && norm.end <= end && !isOfSomething(scene, norm.end))
      return { run: { first, end: norm.end }, norm };
    if (!isInsideObject(scene, i)) return null;
    if (scene.low[i] === 'of') first = i + 1;
  }
  return null;
}

/** "Raised tariffs on steel and suspended *those* on copper". */
function sameNorm(scene: Scene, at: number): NormFound | null {
  for (let i = at - 1; i >= scene.sentenceOf(at).firstToken; i--) {
    const norm = normAt(scene, i);
    if (norm && norm.kind !== 'draft')
      return { run: { first: at, end: at + 1 }, norm: { ...norm, end: at + 1 } };
  }
  return null;
}

function isInsideObject(scene: Scene, at: number): boolean {
  const word = scene.low[at]!;
  if (/^(?:not|to|that|who|which|it|they|he|she|them|him)$/.test(word)) return false;
  return (
    isNounAt(scene, at) ||
    /^(?:ADJ|DET|PRON|ADV|PART)$/.test(scene.tokens[at]!.pos) ||
    /^(?:of|and|or|-|–|%|'s|"|“|”|\$)$/.test(word) ||
    /(?:ed|ing)$/.test(word)
  );
}

/** "The ban *list*" is no ban; "sanctions regime" is sanctions. */
function isOfSomething(scene: Scene, at: number): boolean {
  if (scene.tokens[at]?.pos !== 'NOUN' || EXTENDERS.has(scene.low[at]!)) return false;
  return !isTimePhrase(scene, { first: at, end: at + 1 }) && !canBeVerb(scene, at);
}

const EXTENDERS = new Set(norms.extenders);

/** The norm noun in the subject of a passive or of a state: nearest before, no other finite verb between. */
export function normBefore(scene: Scene, verbFirst: number): NormFound | null {
  const start = scene.sentenceOf(verbFirst).firstToken;
  for (let i = verbFirst - 1; i >= start; i--) {
    const token = scene.tokens[i]!;
    const finite =
      token.pos === 'AUX' ||
      (token.pos === 'VERB' && !/(?:ing|ed|en|made)$/.test(token.text) && !normAt(scene, i));
    if ((finite && !isAside(scene, i, start) && !onlyDescribes(scene, i)) || scene.low[i] === ';')
      return null;
    const norm = normAt(scene, i);
    if (!norm || norm.end > verbFirst || isOfSomething(scene, norm.end)) continue;
    let first = i;
    while (
      first > start &&
      (isNounAt(scene, first - 1) ||
        scene.tokens[first - 1]!.pos === 'ADJ' ||
        /^(?:-|–|'s|%|“|")$/.test(scene.low[first - 1]!))
    )
      first--;
    if (first > start && scene.tokens[first - 1]!.pos === 'DET') first--;
    return { run: { first, end: norm.end }, norm };
  }
  return null;
}

/** "Tobacco *sold at auction*": a participle behind its noun, with no object. */
const onlyDescribes = (scene: Scene, at: number): boolean =>
  isParticipleForm(scene.low[at]!) && isNounAt(scene, at - 1) && scene.tokens[at + 1]?.pos === 'ADP';

/** "…, which was due to expire on Wednesday, has been extended": a verb inside an aside is seen through. */
export function isAside(scene: Scene, at: number, start: number): boolean {
  for (let i = at - 1; i >= Math.max(start, at - 5); i--)
    if (/^(?:which|that|who)$/.test(scene.low[i]!)) return true;
  return /^(?:due|to|not)$/.test(scene.low[at - 1] ?? '') || sharesSubject(scene, at, start);
}

/** "The ban was due to end in June *but* has been extended": the verb before shares the subject of the one after "and". */
function sharesSubject(scene: Scene, at: number, start: number): boolean {
  const group = at;
  for (let i = group + 1; i < Math.min(scene.sentenceOf(at).endToken, group + 14); i++) {
    const word = scene.low[i]!;
    if (/^(?:and|but|then)$/.test(word) && /^(?:AUX|VERB|ADV)$/.test(scene.tokens[i + 1]?.pos ?? ''))
      return at > start;
    if (word === ',' || word === ';') return false;
  }
  return false;
}
