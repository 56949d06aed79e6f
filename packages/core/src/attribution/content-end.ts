import fitted from './content-end.json' with { type: 'json' };
import { cueOf, likelihood } from './lexicon.ts';
import { patternOf } from './patterns.ts';
import { isClosing, isSetting, timeRun } from './phrases.ts';
import type { Scene } from './scene.ts';
import { score, type Weights } from './weights.ts';
import words from './words.json' with { type: 'json' };

/** A place where what is said could end, before token `at`, with what speaks for it. */
export type Stop = { at: number; features: string[] };

const weights: Weights = fitted;
const OPEN_CLASS = /^(?:NOUN|PROPN|VERB|ADJ|NUM|X|ADV)$/;
/** A longer content than this is cut no more finely than at the end of its sentence. */
const REACH = 70;
/** No sentence is looked at further than this. */
const LONGEST = 400;

/** Where the clause that begins at `first` and hangs on the cue at `cue` most likely ends. */
export function contentEnd(scene: Scene, first: number, cue: number): number {
  let best = first;
  let bestScore = -Infinity;
  for (const stop of stopsOf(scene, first, cue)) {
    const sum = score(weights, stop.features);
    if (sum <= bestScore) continue;
    best = stop.at;
    bestScore = sum;
  }
  return best;
}

export function stopsOf(scene: Scene, first: number, cue: number): Stop[] {
  const { tokens } = scene;
  const home = scene.quotationAt(cue);
  let limit = lastStop(scene, first, cue);
  const stops: Stop[] = [];
  const context = cueContext(scene, cue);
  let verbs = 0;
  let lastVerb = limit - 1;
  while (lastVerb > first && !/^(?:VERB|AUX)$/.test(tokens[lastVerb]!.pos)) lastVerb--;
  for (let at = first + 1; at < limit; at++) {
    const previous = tokens[at - 1]!;
    if (previous.pos === 'AUX' || previous.pos === 'VERB') verbs++;
    const quotation = scene.quotationAt(at);
    if (quotation && quotation !== home && quotation.firstToken < at) continue;
    if (isOuterVerb(scene, first, at, context) || isNextDeed(scene, at, context)) {
      limit = at;
      break;
    }
    if (at - first > REACH || previous.text === ',' || previous.text === '-' || tokens[at]!.text === '-')
      continue;
    stops.push({ at, features: featuresAt(scene, first, at, limit, verbs, lastVerb >= at, context) });
  }
  const ending = isClosing(scene, limit - 1) ? 'END”' : 'END';
  const features = [
    ending,
    `${ending}|${context.class}`,
    `${ending}|${context.pattern}`,
    `END|v${Math.min(verbs, 3)}`,
  ];
  stops.push({
    at: limit,
    features: [...features, `END|d${bucket(limit - first)}`, `END|inside ${context.inside}`],
  });
  return stops;
}

/** "the order calling for X | has lapsed": the verb belongs to the phrase that the cue stands in. */
const isOuterVerb = (scene: Scene, first: number, at: number, context: Context): boolean =>
  context.participle &&
  scene.tokens[at]!.pos === 'AUX' &&
  !/^(?:be|been|being)$/i.test(scene.tokens[at]!.text) &&
  !scene.tokens.slice(first, at).some((t) => t.pos === 'PRON' || t.pos === 'SCONJ' || t.text === 'that');

/** "said it was “a mistake” | and left": after a quotation, a verb in the cue's own tense is the speaker's next deed. */
const isNextDeed = (scene: Scene, at: number, context: Context): boolean =>
  context.past &&
  isClosing(scene, at - 1) &&
  scene.tokens[at]!.pos === 'CCONJ' &&
  scene.tokens[at + 1]?.pos === 'VERB' &&
  isPast(scene.tokens[at + 1]!.text);

/** Before the sentence's own full stop; where a quotation runs on over sentences, where the sentence of its end ends. */
function lastStop(scene: Scene, first: number, cue: number): number {
  const { tokens } = scene;
  const home = scene.quotationAt(cue);
  let limit = scene.sentenceOf(first).endToken;
  limit = Math.min(limit, first + LONGEST);
  const across = scene.quotationAt(limit - 1);
  if (across && across !== home && across.endToken > limit) return across.endToken;
  if (home && home.endToken <= limit) limit = home.endToken - 1;
  while (limit > first + 1 && /^[.!…]$/.test(tokens[limit - 1]!.text)) limit--;
  return limit;
}

/** `inside`: the cue stands within another clause's phrase ("the policy calling on …", "those who said …"). */
type Context = { class: string; pattern: string; past: boolean; inside: boolean; participle: boolean };

function cueContext(scene: Scene, at: number): Context {
  const token = scene.tokens[at]!;
  const cue = cueOf(token.lemma, token.pos === 'NOUN' ? 'noun' : token.pos === 'ADJ' ? 'adj' : 'verb');
  const pattern = patternOf(scene, at).replace(/prep:.*/, 'prep');
  const before = scene.tokens[at - 1];
  const nominal = before?.pos === 'NOUN' || before?.pos === 'PROPN';
  const home = before?.sentence === token.sentence;
  const participle = home && nominal && token.text.endsWith('ing');
  const inside = participle || (home && /^(?:who|which|that)$/i.test(before.text));
  return { class: cue?.class ?? 'other', pattern, past: isPast(token.text), inside, participle };
}

const PASTS = new Set(words.pasts);
const isPast = (word: string) => word.endsWith('ed') || PASTS.has(word);
const bucket = (n: number) => (n < 4 ? n : n < 8 ? 4 : n < 16 ? 8 : n < 32 ? 16 : 32);

/** Small words and signs by themselves, others by what kind of word they are. */
function keyOf(scene: Scene, at: number, limit: number): string {
  const token = at < limit ? scene.tokens[at] : undefined;
  if (!token) return 'END';
  if (token.pos === 'VERB' || token.pos === 'AUX') {
    const ending = token.text.endsWith('ing') ? 'ing' : isPast(token.text) ? 'ed' : '';
    return token.pos === 'AUX' ? 'AUX' : `VERB${ending}`;
  }
  return OPEN_CLASS.test(token.pos) ? token.pos : token.text.toLowerCase();
}

function featuresAt(
  scene: Scene,
  first: number,
  at: number,
  limit: number,
  verbs: number,
  rest: boolean,
  context: Context,
): string[] {
  const next = keyOf(scene, at, limit);
  const second = keyOf(scene, at + 1, limit);
  const previous = isClosing(scene, at - 1) ? '”' : scene.tokens[at - 1]!.pos;
  const features = [
    `n ${next}`,
    `n ${next}|${context.class}`,
    `n ${next}|${context.pattern}`,
    `n ${next} ${second}`,
    `p ${previous} ${next}`,
    `v ${Math.min(verbs, 2)} ${next}`,
    `d ${bucket(at - first)} ${next}`,
    `r ${bucket(limit - at)} ${rest ? 'verb' : ''}`,
    `r ${next} ${rest ? 'verb' : ''}`,
  ];
  if (context.inside) features.push(`inside ${next}`, `inside ${next} v${Math.min(verbs, 2)}`);
  if (next === ',' || next === 'and' || next === 'but') {
    const third = keyOf(scene, at + 2, limit);
    features.push(`nn ${next} ${second} ${third}`);
    if (second === 'VERBed' || third === 'VERBed')
      features.push(`coordinated ${context.past} ${next}`, `coordinated ${context.past} ${previous}`);
    if (isCueVerb(scene, at + 1, limit) || isCueVerb(scene, at + 2, limit))
      features.push(`cue ${next} ${second}`);
    if (endsInCue(scene, at + 1, limit)) features.push(`cue at end ${next}`);
  }
  if (timeRun(scene, at, limit) > at) features.push('time', `time ${context.class}`);
  if (isSetting(scene, at, limit)) features.push('setting', `setting ${context.class}`);
  return features;
}

function isCueVerb(scene: Scene, at: number, limit: number): boolean {
  const token = at < limit ? scene.tokens[at] : undefined;
  const cue = token?.pos === 'VERB' ? cueOf(token.lemma, 'verb') : undefined;
  return cue !== undefined && likelihood(cue, patternOf(scene, at)) > 0.5;
}

/** "…, officials said." or "…, said officials.": nothing but a source and its cue up to the end. */
function endsInCue(scene: Scene, from: number, limit: number): boolean {
  for (let n = from, verb = -1; n < limit; n++) {
    const token = scene.tokens[n]!;
    if (token.pos !== 'VERB') continue;
    if (verb >= 0) return false;
    const cue = cueOf(token.lemma, 'verb');
    if (cue === undefined || likelihood(cue, 'end') < 0.5) return false;
    verb = n;
    if (limit - verb <= 8 || verb - from <= 2) return true;
  }
  return false;
}
