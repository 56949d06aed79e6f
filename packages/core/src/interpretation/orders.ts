/**
 * Sentences → drafts where people are told what to do: "were ordered to close", "are advised to stay away"; and where a
 * thing is made a crime or a duty: "will be an offence", "is now mandatory". Calls to obey rules that stand are none.
 */
import { type Draft, draftAt } from './draft.ts';
import { makingOf, type Officials } from './issuers.ts';
import { isPeople, verbOf } from './lexicon.ts';
import { headOf, phraseBefore, phraseWithOf } from './noun-phrase.ts';
import orderWords from './orders.json' with { type: 'json' };
import type { Scene } from './scene.ts';
import { beginsAt } from './scope.ts';
import { subjectBefore } from './subject.ts';
import { type VerbGroup, verbGroupAt } from './verb-group.ts';
import { canBeVerb } from './verbs.ts';

const ORDERS = new Set(orderWords.orders);
const ADVICE = new Set(orderWords.advice);
const OBEY = new Set(orderWords.obeying);
const STATUS = orderWords.status.map(({ words, move }) => ({
  words: words.map((w) => w.split(' ')),
  move: move as 'impose' | 'lift',
}));

export function orders(scene: Scene, officials: Officials, taken: ReadonlySet<number>): Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of scene.sentences)
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      if (taken.has(at)) continue;
      const draft = told(scene, officials, at) ?? becomes(scene, at);
      if (draft) drafts.push(draft);
    }
  return drafts;
}

function told(scene: Scene, officials: Officials, at: number): Draft | null {
  const verbs = verbOf(scene.low[at]!);
  const ordered = verbs.some((v) => ORDERS.has(v));
  if ((!ordered && !verbs.some((v) => ADVICE.has(v))) || !canBeVerb(scene, at)) return null;
  const group = verbGroupAt(scene, at);
  const end = scene.sentenceOf(at).endToken;
  if (group.passive) {
    if (scene.low[at + 1] !== 'to' || OBEY.has(scene.low[at + 2] ?? '')) return null;
    const subject = subjectBefore(scene, group.subjectAt).run;
    if (!subject || !isPeople(scene.low[headOf(scene, subject)])) return null;
    return draftAt(scene, at, 'impose', {
      anchor: { first: group.first, end: at + 1 },
      group,
      subjectRun: subject,
      scopeFrom: at + 1,
      confidence: 0.55,
    });
  }
  const object = phraseWithOf(scene, at + 1, end);
  if (!object || scene.low[object.end] !== 'to') return null;
  const stops = /^(?:stop|halt|cease|suspend)$/.test(scene.low[object.end + 1] ?? '');
  if (!ordered && !stops) return null;
  if (!isPeople(scene.low[headOf(scene, object)]) && !(stops && scene.entityAt(headOf(scene, object))))
    return null;
  const subject = subjectBefore(scene, group.subjectAt).run;
  if (
    !subject ||
    makingOf(scene, officials, subject) === 'other' ||
    OBEY.has(scene.low[object.end + 1] ?? '')
  )
    return null;
  return draftAt(scene, at, 'impose', {
    anchor: { first: group.first, end: at + 1 },
    group,
    scopeFrom: at + 1,
    confidence: 0.5,
  });
}

/** "Selling vapes will be an offence", "masks become mandatory". What merely is illegal is no news. */
function becomes(scene: Scene, at: number): Draft | null {
  for (const { words, move } of STATUS) {
    const length = beginsAt(scene, words, at);
    if (length === 0) continue;
    const verb = at - 1;
    const now = /^(?:now|already)$/.test(scene.low[verb] ?? '');
    const copula = now ? verb - 1 : verb;
    const word = scene.low[copula] ?? '';
    const changing = /^(?:become|becomes|became|becoming|made|make|makes|declared)$/.test(word);
    const modal = word === 'be' && /^(?:will|would|to)$/.test(scene.low[copula - 1] ?? '');
    if (!changing && !modal && !(now && /^(?:is|are)$/.test(word))) return null;
    const plain = verbGroupAt(scene, copula);
    const group: VerbGroup = { ...plain, passive: false, form: 'finite' };
    const subject = phraseBefore(scene, group.first, scene.sentenceOf(at).firstToken);
    if (!subject) return null;
    return draftAt(scene, at, move, {
      anchor: { first: group.first, end: at + length },
      group,
      subjectRun: subject,
      scopeFrom: at + length,
      confidence: 0.5,
    });
  }
  return null;
}
