/**
 * Words of duty and permission that stand before a deed → drafts: "have been told to stop", "must declare", "may now enter",
 * "no longer need a visa". A modal tells a rule only where the report says that a rule speaks; "we must be patient" is none.
 */
import { type Draft, draftAt } from './draft.ts';
import { isSingleCase } from './elsewhere.ts';
import { makingOf, type Officials } from './issuers.ts';
import { isActivity, isClosable, isPeople, isPublic, normAt, verbOf } from './lexicon.ts';
import { headOf, phraseList, phraseWithOf } from './noun-phrase.ts';
import words from './orders.json' with { type: 'json' };
import roles from './roles.json' with { type: 'json' };
import { type Run, runOf, type Scene } from './scene.ts';
import { subjectBefore } from './subject.ts';
import { isTimePhrase } from './time-words.ts';
import { plainGroup, type VerbGroup, verbGroupAt } from './verb-group.ts';
import { canBeVerb } from './verbs.ts';

const ORDERS = new Set(words.orders);
const ADVICE = new Set(words.advice);
const AGAINST = new Set(words.against);
const OBEYING = new Set(words.obeying);
const CALLS = new Set(words.calls);
const DEEDS = new Set(words.deeds);
const FREES = new Set(words.frees);
const NOW = new Set(words.now);
const OPENS = new Set(words.opens);
const DECIDED = new Set(roles.decided);
/** What armies and traders are freed to do needs no other sign of a rule. */
const FREED = new Set(roles.deedsFreed);

/** "Were ordered to leave", "have been told to stop", "are no longer required to". */
export function toldTo(scene: Scene, at: number): Draft | null {
  const kind = ordersAt(scene, at);
  if (!kind) return null;
  const group = verbGroupAt(scene, at);
  if (!group.passive) return null;
  const not = scene.low[at + 1] === 'not';
  const to = not ? at + 2 : at + 1;
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
    scopeFrom: at + 1,
    confidence: 0.55,
  });
}

/** "Ordered airlines to halt flights", "is asking people to avoid". */
export function tellsTo(scene: Scene, officials: Officials, at: number): Draft | null {
  const kind = ordersAt(scene, at);
  if (!kind) return null;
  const group = verbGroupAt(scene, at);
  const list = group.passive ? [] : phraseList(scene, at + 1, scene.sentenceOf(at).endToken);
  const object = list[0] ? { first: list[0].first, end: list.at(-1)!.end } : null;
  if (!object || scene.low[object.end] !== 'to') return null;
  const head = headOf(scene, object);
  const deed = scene.low[object.end + 1] ?? '';
  const subject = subjectBefore(scene, group.subjectAt).run;
  if (!subject || isSingleCase(scene, object) || OBEYING.has(deed)) return null;
  if (makingOf(scene, officials, subject) === 'other') return null;
  const stops = /^(?:stop|halt|cease|suspend)$/.test(deed);
  const closes = /^(?:close|shut|remain|suspend)$/.test(deed) && isClosable(scene.low[head]);
  const advised = isOfficialVoice(scene, officials, group) && isPublic(scene.low[head]);
  if (kind === 'advice' && !stops && !advised) return null;
  const byText = kind === 'order' && makingOf(scene, officials, subject) === 'text';
  if (!byText && !isPeople(scene.low[head]) && !closes && !(stops && scene.entityAt(head))) return null;
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

/** "Exporters must register each shipment", "visitors will have to", "importers no longer have to". */
export function mustDo(scene: Scene, officials: Officials, at: number): Draft | null {
  if (scene.tokens[at]!.pos !== 'VERB' && scene.tokens[at]!.pos !== 'AUX') return null;
  const group = plainGroup(scene, at);
  if (group.modal !== 'must' || group.first === at || group.passive) return null;
  if (/^(?:be|been)$/.test(scene.low[at]!)) return null;
  if (scene.low.slice(group.first, at).some((w) => /^(?:may|might|could)$/.test(w))) return null;
  if (scene.low.slice(group.first, at).includes('had') && group.perfect) return null;
  const deed = scene.low[at]!;
  const noLonger = scene.low
    .slice(Math.max(0, group.first - 2), at)
    .join(' ')
    .includes('no longer');
  const first = noLonger && scene.low[group.first] !== 'no' ? group.first - 2 : group.first;
  const subject = subjectBefore(scene, Math.min(first, group.first)).run;
  if (!subject || !isBound(scene, subject) || !verbOf(deed).some((v) => DEEDS.has(v))) return null;
  if (!noLonger && !isRuleTold(scene, officials, at, subject)) return null;
  if (group.negated && !noLonger) return barred(scene, group, subject, at);
  const ahead =
    scene.low.slice(first, at).some((w) => /^(?:will|would|'ll)$/.test(w)) || isDatedAhead(scene, at);
  return draftAt(scene, at, noLonger ? 'lift' : 'impose', {
    anchor: { first, end: at },
    group: { ...group, modal: ahead ? 'will' : null, negated: false },
    subjectRun: subject,
    scopeFrom: scene.low[at - 1] === 'to' ? at - 1 : at,
    verb: scene.low[at - 1] === 'to' ? at : group.first,
    confidence: 0.5,
  });
}

const barred = (scene: Scene, group: VerbGroup, subject: Run, at: number): Draft =>
  draftAt(scene, at, 'impose', {
    anchor: { first: group.first, end: at },
    group: { ...group, modal: isDatedAhead(scene, at) ? 'will' : null, negated: false },
    subjectRun: subject,
    scopeFrom: at,
    verb: group.first,
    confidence: 0.5,
  });

/** "From Monday, visitors must …": the rule begins later. */
function isDatedAhead(scene: Scene, at: number): boolean {
  const { firstToken, endToken } = scene.sentenceOf(at);
  if (/^(?:from|starting|beginning)$/.test(scene.low[firstToken]!)) return true;
  for (let i = at + 1; i < Math.min(endToken, at + 16); i++)
    if (scene.low[i] === 'from' && isTimePhrase(scene, { first: i + 1, end: Math.min(i + 3, endToken) }))
      return true;
  return false;
}

/** Who or what a duty binds. */
function isBound(scene: Scene, subject: Run): boolean {
  const head = headOf(scene, subject);
  const word = scene.low[head]!;
  return isPeople(word) || isPublic(word) || isClosable(word) || /(?:ers|ors|ists)$/.test(word);
}

/** That a rule speaks: an official says so, it begins now or on a day, or the sentence before told of one. */
function isRuleTold(scene: Scene, officials: Officials, at: number, subject: Run): boolean {
  const source = scene.saidWithin(at)?.source[0];
  const run = source ? runOf(scene, source) : null;
  if (run && makingOf(scene, officials, run) !== 'other') return true;
  const { firstToken, endToken } = scene.sentenceOf(at);
  if (OPENS.has(scene.low[firstToken]!) && firstToken < subject.first) return true;
  if (scene.low.slice(Math.max(firstToken, at - 4), Math.min(endToken, at + 2)).some((w) => NOW.has(w)))
    return true;
  if (isDatedAhead(scene, at)) return true;
  return !run && tellsNorm(scene, scene.tokens[at]!.sentence - 1, scene.sentenceOf(at).block);
}

/** A restriction or a rule told of in the sentence before, of the same paragraph or the one before it. */
function tellsNorm(scene: Scene, index: number, block: number): boolean {
  const before = scene.sentences[index];
  if (!before || before.block < block - 1) return false;
  for (let i = before.firstToken; i < before.endToken; i++) {
    const norm = normAt(scene, i);
    if (norm && norm.kind !== 'draft') return true;
  }
  return false;
}

/** "May now use", "can again visit"; "may not use" where someone says so. */
export function mayDo(scene: Scene, officials: Officials, at: number): Draft | null {
  if (!/^(?:may|can|cannot)$/.test(scene.low[at]!) || scene.tokens[at]!.pos !== 'AUX') return null;
  const not = scene.low[at] === 'cannot' || scene.low[at + 1] === 'not';
  const only = scene.low[at + 1] === 'only';
  let verb = at + 1;
  while (
    /^(?:ADV|PART)$/.test(scene.tokens[verb]?.pos ?? '') ||
    /^(?:not|only|now|again)$/.test(scene.low[verb] ?? '')
  )
    verb++;
  const deed = scene.low[verb] ?? '';
  if (scene.tokens[verb]?.pos !== 'VERB' || scene.tokens[verb]!.sentence !== scene.tokens[at]!.sentence)
    return null;
  if (scene.low.slice(at, verb).includes('yet')) return null;
  const subject = subjectBefore(scene, at).run;
  if (!subject || !(FREED.has(deed) || FREES.has(deed))) return null;
  const between = scene.low.slice(at + 1, verb);
  const now = between.some((w) => NOW.has(w));
  if (not) {
    if (scene.saidWithin(at) === null && !isRuleTold(scene, officials, at, subject)) return null;
    return draftAt(scene, at, now ? 'impose' : 'keep', {
      anchor: { first: at, end: verb },
      subjectRun: subject,
      scopeFrom: verb,
      confidence: 0.55,
      ...(now ? { group: own(scene, at, verb) } : {}),
    });
  }
  const before = scene.low.slice(Math.max(scene.sentenceOf(at).firstToken, at - 14), at);
  const decided = before.some((w) => DECIDED.has(w)) && FREED.has(deed);
  const dated = isDatedAhead(scene, at) && isRuleTold(scene, officials, at, subject);
  const few = /^(?:no more|at most|up to)/.test(scene.low.slice(verb + 1, verb + 3).join(' '));
  const limited = (only || few) && isRuleTold(scene, officials, at, subject);
  if (!now && !decided && !dated && !limited) return null;
  const again = between.includes('again');
  const closable = isClosable(scene.low[headOf(scene, subject)]) && /^(?:reopen|open|resume)$/.test(deed);
  return draftAt(scene, at, limited ? 'impose' : again || closable ? 'lift' : 'ease', {
    anchor: { first: at, end: now || only ? at + 2 : verb },
    group: { ...own(scene, at, verb), modal: dated ? 'will' : null },
    subjectRun: subject,
    scopeFrom: verb,
    confidence: 0.55,
  });
}

const own = (scene: Scene, at: number, verb: number): VerbGroup => ({
  ...plainGroup(scene, verb),
  modal: null,
  negated: false,
  first: at,
  subjectAt: at,
});
