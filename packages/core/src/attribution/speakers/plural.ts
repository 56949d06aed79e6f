/**
 * A "they" → the several whom it stands for, or null. Those who spoke or acted in this sentence or the last few are
 * weighed; a pair joined by "and" counts as one, and so does a body that many speak for ("the panel").
 */
import type { Run, Scene } from '../scene.ts';
import { isPlural, phraseOf } from './noun-phrases.ts';
import type { Mention, Referent } from './referent.ts';
import type { Talk } from './talk.ts';
import words from './words.json' with { type: 'json' };

const PERSONS = new Set(words.persons.words);
const SUFFIXES = words.persons.suffixes;

export type Group = { run: Run; referent: Referent | null };

const SENTENCES = 3;
/** Chosen by reading half of the hand-labelled documents. */
const WEIGHS = {
  sentence: -1.6,
  subject: 1.3,
  spoke: 1.6,
  own: 2.2,
  otherQuotation: -3,
  body: -3.2,
  pair: 0.6,
  thing: -3,
  speaksOn: 1.5,
  object: -0.3,
};

export function groupFor(
  scene: Scene,
  talk: Talk,
  bodies: readonly Mention[],
  pairs: readonly Run[],
  at: number,
): Group | null {
  const { tokens } = scene;
  const { sentence } = tokens[at]!;
  const floor = scene.sentences[Math.max(0, sentence - SENTENCES)]!.firstToken;
  const home = scene.quotationAt(at);
  const content = talk.contentAt(at);
  const lastSource = talk.sourceAt(at) >= 0 ? sourceBefore(talk, at, floor) : -1;
  let best: Group | null = null;
  let most = -2.6;
  const weigh = (run: Run, referent: Referent | null, extra: number) => {
    const head = run.end - 1;
    const gap = sentence - tokens[head]!.sentence;
    let sum = extra + gap * WEIGHS.sentence;
    if (actsNext(scene, run.end)) sum += WEIGHS.subject;
    else if (tokens[run.first - 1]?.pos === 'ADP') sum += WEIGHS.object;
    const source = talk.sourceAt(head);
    if (source >= 0 && source === lastSource) sum += WEIGHS.speaksOn;
    if (source >= 0) sum += source === content && !home ? WEIGHS.own : WEIGHS.spoke;
    const quotation = scene.quotationAt(head);
    if (quotation !== home) sum += quotation ? WEIGHS.otherQuotation : home ? WEIGHS.otherQuotation / 2 : 0;
    if (source >= 0 && source === content && home) sum += WEIGHS.otherQuotation;
    if (sum > most) {
      most = sum;
      best = { run, referent };
    }
  };
  for (let n = at - 1; n >= floor; n--)
    if (isPlural(scene, n) && isHead(scene, n))
      weigh(phraseOf(scene, n), null, isHuman(scene, n) ? 0 : WEIGHS.thing);
  for (const pair of pairs) if (pair.end <= at && pair.first >= floor) weigh(pair, null, WEIGHS.pair);
  for (const { name, referent } of bodies)
    if (name.end <= at && name.first >= floor) weigh(name, referent, WEIGHS.body);
  return best;
}

/** The relation whose source stands last before the token, or -1. */
function sourceBefore(talk: Talk, at: number, floor: number): number {
  for (let n = at - 1; n >= floor; n--) if (talk.sourceAt(n) >= 0) return talk.sourceAt(n);
  return -1;
}

const actsNext = ({ tokens }: Scene, end: number) => {
  let n = end;
  while (tokens[n]?.pos === 'ADV') n++;
  return /^(?:VERB|AUX)$/.test(tokens[n]?.pos ?? '');
};

const isHead = ({ tokens }: Scene, at: number) => !/^(?:NOUN|PROPN)$/.test(tokens[at + 1]?.pos ?? '');

/** Most plurals of news that are taken up by "they" are people; dates, sums and things rarely are. */
function isHuman({ tokens }: Scene, at: number): boolean {
  const { lemma, text } = tokens[at]!;
  return PERSONS.has(lemma) || /^\p{Lu}/u.test(text) || SUFFIXES.some((suffix) => lemma.endsWith(suffix));
}
