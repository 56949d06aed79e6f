/**
 * A verb's first token → the phrase that does it, or null. Asides between commas, relative pronouns and a subject shared
 * with an earlier verb are seen through; a pronoun is left to the reader, who takes the nearest fitting name.
 */

import type { Run, Scene } from '../scene.ts';
import { isNounAt, phraseBefore, phraseWithOf } from './noun-phrase.ts';
import words from './subject.json' with { type: 'json' };

export type Subject = { run: Run | null; pronoun: string | null };
const NONE: Subject = { run: null, pronoun: null };
const PRONOUNS = new Set(words.pronouns);

export function subjectBefore(scene: Scene, verb: number): Subject {
  const first = scene.sentenceOf(verb).firstToken;
  const near = lookBack(scene, verb, first, 0);
  return near.run || near.pronoun ? near : opening(scene, verb, first);
}

/** "The removal of birds, dead or alive, from any farm now requires …": the sentence's first phrase, no verb between. */
function opening(scene: Scene, verb: number, first: number): Subject {
  let at = first;
  while (at < verb && /^(?:ADV|CCONJ|PUNCT)$/.test(scene.tokens[at]!.pos)) at++;
  const run = phraseWithOf(scene, at, verb);
  if (!run) return NONE;
  for (let i = run.end; i < verb; i++) if (isMainVerb(scene, i) || /^[–—:]$/.test(scene.low[i]!)) return NONE;
  return { run, pronoun: null };
}

/** "Passengers *flying* to the islands": a participle only describes. */
const isMainVerb = (scene: Scene, at: number) =>
  scene.tokens[at]!.pos === 'AUX' ||
  (scene.tokens[at]!.pos === 'VERB' && !(/(?:ing|ed)$/.test(scene.low[at]!) && isNounAt(scene, at - 1)));

function lookBack(scene: Scene, at: number, first: number, depth: number): Subject {
  const i = at - 1;
  if (i < first || depth > 4) return NONE;
  const word = scene.low[i]!;
  const token = scene.tokens[i]!;
  if (word === 'who' || word === 'which' || word === 'that') {
    const before = scene.low[i - 1] === ',' ? i - 1 : i;
    const antecedent = phraseBefore(scene, before, first);
    return antecedent ? { run: antecedent, pronoun: null } : NONE;
  }
  if (PRONOUNS.has(word)) return { run: null, pronoun: word };
  if (token.pos === 'ADV' || word === 'also' || word === '"' || word === '”' || word === '“')
    return lookBack(scene, i, first, depth + 1);
  if (word === ')') {
    const open = scene.low.lastIndexOf('(', i);
    return open > first ? lookBack(scene, open, first, depth + 1) : NONE;
  }
  if (word === ',') return beforeComma(scene, i, first, depth);
  if (word === 'and' || word === 'or' || word === 'but' || word === 'then')
    return sharedSubject(scene, i, first, depth);
  if (isTimeWord(scene, i)) {
    let k = i;
    while (k > first && (isTimeWord(scene, k - 1) || LEADS_TO_TIME.has(scene.low[k - 1]!))) k--;
    return lookBack(scene, k, first, depth + 1);
  }
  // "A decree signed on Monday bars …": the participle only describes the subject.
  if (token.pos === 'VERB' && /(?:ed|en)$/.test(word) && isNounAt(scene, i - 1))
    return lookBack(scene, i, first, depth + 1);
  const phrase = phraseBefore(scene, at, first);
  if (!phrase) return NONE;
  const run = withConjuncts(scene, phrase, first);
  if (followsPreposition(scene, run.first, first)) {
    const prep = run.first - 1;
    const outer = lookBack(scene, prep, first, depth + 1);
    return outer.run || outer.pronoun ? outer : NONE;
  }
  return { run, pronoun: null };
}

/** "The ministry, which runs the ports, banned": the phrase before the aside. */
function beforeComma(scene: Scene, comma: number, first: number, depth: number): Subject {
  for (let k = comma - 1; k > first; k--)
    if (scene.low[k] === ',' && comma - k < 22) {
      const outer = phraseBefore(scene, k, first);
      if (outer && !followsPreposition(scene, outer.first, first)) return { run: outer, pronoun: null };
    }
  return sharedSubject(scene, comma, first, depth);
}

/** "India banned wheat and restricted sugar": the subject of the verb before. */
function sharedSubject(scene: Scene, at: number, first: number, depth: number): Subject {
  for (let k = at - 1; k > first; k--) {
    const token = scene.tokens[k]!;
    if (token.pos !== 'VERB' && token.pos !== 'AUX') continue;
    if (/ing$/.test(token.text) || scene.low[k - 1] === 'to') continue;
    let start = k;
    while (start > first && /^(?:AUX|ADV)$/.test(scene.tokens[start - 1]!.pos)) start--;
    const found = lookBack(scene, start, first, depth + 1);
    if (found.run || found.pronoun) return found;
  }
  return NONE;
}

const PREPOSITIONS = new Set(words.prepositions);
const followsPreposition = (scene: Scene, at: number, first: number) =>
  at - 1 > first && PREPOSITIONS.has(scene.low[at - 1]!);

const TIME = new Set(words.times);
const LEADS_TO_TIME = new Set(words.leadsToTime);
const isTimeWord = (scene: Scene, at: number) => TIME.has(scene.low[at]!);

/** "Poland, Hungary and Slovakia": all of a list that ends in the phrase. */
function withConjuncts(scene: Scene, phrase: Run, first: number): Run {
  if (scene.low[phrase.first - 1] !== 'and') return phrase;
  let start = phrase.first;
  let mark = phrase.first - 1;
  for (;;) {
    const before = phraseBefore(scene, mark, first);
    if (!before) break;
    start = before.first;
    if (followsPreposition(scene, start, first)) break;
    mark = before.first - 1;
    if (scene.low[mark] !== ',') break;
  }
  return { first: start, end: phrase.end };
}
