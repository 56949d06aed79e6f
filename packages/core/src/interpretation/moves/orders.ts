/**
 * Sentences → drafts where people are told what to do: "were ordered to close", "are advised to stay away", "warned against
 * travel". Calls to obey rules that stand are none.
 */
import { type Draft, draftAt } from '../draft.ts';
import { headOf, phraseList, phraseWithOf } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import { type VerbGroup, verbGroupAt } from '../grammar/verb-group.ts';
import { canBeVerb } from '../grammar/verbs.ts';
import { isActivity, isClosable, isMover, isPublic, verbOf } from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import { makingOf, type Officials } from '../slots/issuers.ts';
import { isPerson } from '../slots/things.ts';
import { isSingleCase } from './elsewhere.ts';
import words from './orders.json' with { type: 'json' };

const ORDERS = new Set(words.orders);
const ADVICE = new Set(words.advice);
const AGAINST = new Set(words.against);
const OBEYING = new Set(words.obeying);
const CALLS = new Set(words.calls);
const FREES = new Set(words.frees);
const STOPS = new Set(words.stops);

/** "Were ordered to leave", "have been told to stop", "are no longer required to". */
export function toldTo(scene: Scene, at: number): Draft | null {
  const kind = ordersAt(scene, at);
  if (!kind) return null;
  const group = verbGroupAt(scene, at);
  if (!group.passive) return null;
  const told = toldAfter(scene, at);
  const not = scene.low[told] === 'not';
  const to = not ? told + 1 : told;
  const deed = scene.low[to + 1] ?? '';
  if (
    scene.low[to] !== 'to' ||
    (kind === 'advice'
      ? CALLS.has(deed) && !/^(?:stop|halt)$/.test(deed)
      : /^(?:obey|comply|pay|appear|testify)$/.test(deed))
  )
    return null;
  const subject = subjectBefore(scene, group.subjectAt).run;
  if (!subject || !isBound(scene, subject) || isSingleCase(scene, subject)) return null;
  const noLonger = group.negated && scene.low.slice(group.first, at).includes('longer');
  if (group.negated && !noLonger) return null;
  return draftAt(scene, at, noLonger ? 'lift' : 'impose', {
    anchor: { first: group.first, end: at + 1 },
    group: noLonger ? { ...group, negated: false } : group,
    subjectRun: subject,
    scopeFrom: told,
    confidence: 0.55,
  });
}

/** "Were told *by e-mail on Thursday* to take it off": where the telling ends. */
function toldAfter(scene: Scene, at: number): number {
  const { endToken } = scene.sentenceOf(at);
  for (let i = at + 1; i < Math.min(endToken - 1, at + 8); i++) {
    if (scene.low[i] === 'to' && scene.tokens[i + 1]!.pos === 'VERB')
      return scene.low[i - 1] === 'not' ? i - 1 : i;
    if (/^(?:VERB|AUX|PUNCT|SCONJ)$/.test(scene.tokens[i]!.pos)) break;
  }
  return at + 1;
}

/** "Ordered airlines to halt flights", "is asking people to avoid". */
export function tellsTo(scene: Scene, officials: Officials, at: number): Draft | null {
  const kind = ordersAt(scene, at);
  if (!kind) return null;
  const group = verbGroupAt(scene, at);
  const list = group.passive ? [] : phraseList(scene, at + 1, scene.sentenceOf(at).endToken);
  const them = /^(?:them|it|both)$/.test(scene.low[at + 1] ?? '') && !group.passive && kind === 'order';
  const object = them
    ? { first: at + 1, end: at + 2 }
    : list[0]
      ? { first: list[0].first, end: list.at(-1)!.end }
      : null;
  const not = object !== null && scene.low[object.end] === 'not';
  const to = object ? object.end + (not ? 1 : 0) : -1;
  if (!object || scene.low[to] !== 'to') return null;
  const head = headOf(scene, object);
  const deed = scene.low[to + 1] ?? '';
  const subject = subjectBefore(scene, group.subjectAt).run;
  if (!subject || isSingleCase(scene, object) || OBEYING.has(deed)) return null;
  if (makingOf(scene, officials, subject) === 'other') return null;
  const stops = STOPS.has(deed) || (not && verbOf(deed).some((v) => FREES.has(v)));
  const closes = /^(?:close|shut|remain|suspend)$/.test(deed) && isClosable(scene.low[head]);
  const advised = isOfficialVoice(scene, officials, group) && isPublic(scene.low[head]);
  if (kind === 'advice' && !stops && !advised) return null;
  const byText = kind === 'order' && makingOf(scene, officials, subject) === 'text';
  if (!byText && !them && !isPerson(scene, head) && !closes && !(stops && scene.entityAt(head))) return null;
  return draftAt(scene, at, 'impose', {
    anchor: { first: group.first, end: at + 1 },
    group,
    scopeFrom: at + 1,
    confidence: 0.5,
  });
}

function ordersAt(scene: Scene, at: number): 'order' | 'advice' | null {
  if (!canBeVerb(scene, at)) return null;
  const verbs = verbOf(scene.low[at]!);
  if (verbs.some((v) => ORDERS.has(v))) return 'order';
  return verbs.some((v) => ADVICE.has(v)) ? 'advice' : null;
}

/** Officials who speak to the public make its rules; a party or a campaign does not. */
function isOfficialVoice(scene: Scene, officials: Officials, group: VerbGroup): boolean {
  const subject = subjectBefore(scene, group.subjectAt).run;
  return (
    subject !== null && !group.modal && !group.negated && makingOf(scene, officials, subject) === 'issuer'
  );
}

/** "Advised against all travel to the province", "warned citizens against visiting". */
export function advisedAgainst(scene: Scene, officials: Officials, at: number): Draft | null {
  if (!verbOf(scene.low[at]!).some((v) => AGAINST.has(v)) || !canBeVerb(scene, at)) return null;
  const { endToken: end } = scene.sentenceOf(at);
  const group = verbGroupAt(scene, at);
  const whom = scene.low[at + 1] === 'against' ? null : phraseWithOf(scene, at + 1, end);
  const against = whom ? whom.end : at + 1;
  if (scene.low[against] !== 'against' || (!group.passive && !isOfficialVoice(scene, officials, group)))
    return null;
  const thing = phraseWithOf(scene, against + 1, end);
  const deed =
    FREES.has(verbOf(scene.low[against + 1] ?? '').at(-1) ?? '') ||
    verbOf(scene.low[against + 1] ?? '').some((v) => FREES.has(v));
  if (!deed && !(thing && isActivity(scene.low[headOf(scene, thing)]))) return null;
  return draftAt(scene, at, 'impose', {
    anchor: { first: group.first, end: whom ? at + 1 : against + 1 },
    group,
    scopeFrom: against + 1,
    confidence: 0.5,
  });
}

/** Who or what a duty binds. */
export function isBound(scene: Scene, subject: Run): boolean {
  const head = headOf(scene, subject);
  const word = scene.low[head]!;
  return (
    isPerson(scene, head) ||
    isPublic(word) ||
    isMover(word) ||
    isClosable(word) ||
    /(?:ers|ors|ists)$/.test(word)
  );
}
