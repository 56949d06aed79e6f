/**
 * Sentences → drafts where people are told what to do: "were ordered to close", "are advised to stay away"; and where a
 * thing is made a crime or a duty: "will be an offence", "is now mandatory". Calls to obey rules that stand are none.
 */

import { normBefore } from './changes.ts';
import { type Draft, draftAt } from './draft.ts';
import { makingOf, type Officials } from './issuers.ts';
import { isActivity, isClosable, isPeople, isPublic, verbOf } from './lexicon.ts';
import { headOf, phraseBefore, phraseList, phraseWithOf } from './noun-phrase.ts';
import orderWords from './orders.json' with { type: 'json' };
import { beginsAt, type Scene } from './scene.ts';
import { subjectBefore } from './subject.ts';
import { type VerbGroup, verbGroupAt } from './verb-group.ts';
import { canBeVerb } from './verbs.ts';

const ORDERS = new Set(orderWords.orders);
const ADVICE = new Set(orderWords.advice);
const OBEY = new Set(orderWords.obeying);
const AGAINST = new Set(orderWords.against);
const VOID = new Set(orderWords.void);
const STATUS = orderWords.status.map(({ words, move }) => ({
  words: words.map((w) => w.split(' ')),
  move: move as 'impose' | 'lift',
}));

export function orders(scene: Scene, officials: Officials, taken: ReadonlySet<number>): Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of scene.sentences)
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      if (taken.has(at)) continue;
      const draft =
        told(scene, officials, at) ??
        advisedAgainst(scene, officials, at) ??
        becomes(scene, at) ??
        struckDown(scene, at);
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
  const list = phraseList(scene, at + 1, end);
  const object = list[0] ? { first: list[0].first, end: list.at(-1)!.end } : null;
  if (!object || scene.low[object.end] !== 'to') return null;
  const advised =
    isOfficialVoice(scene, officials, group) &&
    isPublic(scene.low[headOf(scene, object)]) &&
    !OBEY.has(scene.low[object.end + 1] ?? '');
  const stops = /^(?:stop|halt|cease|suspend)$/.test(scene.low[object.end + 1] ?? '');
  if (!ordered && !stops && !advised) return null;
  const closes =
    /^(?:close|shut|remain|suspend)$/.test(scene.low[object.end + 1] ?? '') &&
    isClosable(scene.low[headOf(scene, object)]);
  if (
    !isPeople(scene.low[headOf(scene, object)]) &&
    !closes &&
    !(stops && scene.entityAt(headOf(scene, object)))
  )
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

/** Officials who speak to the public make its rules; a party or a campaign does not. */
function isOfficialVoice(scene: Scene, officials: Officials, group: VerbGroup): boolean {
  const subject = subjectBefore(scene, group.subjectAt).run;
  return (
    subject !== null && !group.modal && !group.negated && makingOf(scene, officials, subject) === 'issuer'
  );
}

/** "Advised against all travel to the province." */
function advisedAgainst(scene: Scene, officials: Officials, at: number): Draft | null {
  if (
    scene.low[at + 1] !== 'against' ||
    !verbOf(scene.low[at]!).some((v) => AGAINST.has(v)) ||
    !canBeVerb(scene, at)
  )
    return null;
  const group = verbGroupAt(scene, at);
  const object = phraseWithOf(scene, at + 2, scene.sentenceOf(at).endToken);
  if (
    !object ||
    !isActivity(scene.low[headOf(scene, object)]) ||
    (!group.passive && !isOfficialVoice(scene, officials, group))
  )
    return null;
  return draftAt(scene, at, 'impose', {
    anchor: { first: group.first, end: at + 2 },
    group,
    scopeFrom: at + 2,
    confidence: 0.5,
  });
}

/** "Ruled that the ban is unconstitutional": only a court's word ends a rule. */
function struckDown(scene: Scene, at: number): Draft | null {
  if (!VOID.has(scene.low[at]!)) return null;
  const source = scene.saidWithin(at)?.source[0]?.text ?? '';
  if (!/\b(?:court|judge|justice|tribunal)\b/i.test(source)) return null;
  let first = at;
  while (/^(?:is|are|was|were|be|to)$/.test(scene.low[first - 1] ?? '')) first--;
  const object = normBefore(scene, first);
  if (!object || first === at) return null;
  return draftAt(scene, at, 'lift', {
    anchor: { first, end: at + 1 },
    norm: object.run,
    group: { ...verbGroupAt(scene, first), form: 'finite', passive: false },
    scopeFrom: object.run.end,
    scopeEnd: first,
    manner: 'court',
    confidence: 0.55,
  });
}

/** "Selling vapes will be an offence", "masks become mandatory". What merely is illegal is no news. */
function becomes(scene: Scene, at: number): Draft | null {
  for (const { words, move } of STATUS) {
    const length = beginsAt(scene, words, at);
    if (length === 0) continue;
    if (
      scene.low[at - 1] === 'it' &&
      /^(?:make|makes|made|making)$/.test(scene.low[at - 2] ?? '') &&
      scene.low[at + length] === 'to'
    ) {
      const group = verbGroupAt(scene, at - 2);
      return draftAt(scene, at - 2, move, {
        anchor: { first: group.first, end: at + length },
        group,
        scopeFrom: at + length + 1,
        confidence: 0.5,
      });
    }
    const verb = at - 1;
    const now = /^(?:now|already)$/.test(scene.low[verb] ?? '');
    const copula = now ? verb - 1 : verb;
    const word = scene.low[copula] ?? '';
    const changing = /^(?:become|becomes|became|becoming|made|make|makes|declared)$/.test(word);
    const modal = word === 'be' && /^(?:will|would)$/.test(scene.low[copula - 1] ?? '');
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
