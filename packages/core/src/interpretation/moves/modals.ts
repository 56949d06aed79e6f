/**
 * Sentences → drafts of duties and permissions by a modal alone: "must declare", "may now enter", "no longer have to". A
 * modal tells a rule only where the report says that a rule speaks; "we must be patient" is none.
 */

import { isTimePhrase } from '../dates/time-words.ts';
import { type Draft, draftAt } from '../draft.ts';
import { clauseSubject } from '../grammar/clause.ts';
import { headOf } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import { plainGroup, type VerbGroup } from '../grammar/verb-group.ts';
import { isClosable, isText, normAt, verbOf } from '../lexicon.ts';
import { type Run, runOf, type Scene } from '../scene.ts';
import { makingOf, type Officials } from '../slots/issuers.ts';
import { isPerson } from '../slots/things.ts';
import roles from '../telling/roles.json' with { type: 'json' };
import words from './orders.json' with { type: 'json' };
import { isBound } from './orders.ts';

const DEEDS = new Set(words.deeds);
const FREES = new Set(words.frees);
const NOW = new Set(words.now);
const OPENS = new Set(words.opens);
const DECIDED = new Set(roles.decided);

/** What armies and traders are freed to do needs no other sign of a rule. */
const FREED = new Set(roles.deedsFreed);

/** "Exporters must register each shipment", "visitors will have to", "importers no longer have to". */
export function mustDo(scene: Scene, officials: Officials, at: number): Draft | null {
  if (scene.tokens[at]!.pos !== 'VERB' && scene.tokens[at]!.pos !== 'AUX') return null;
  const group = plainGroup(scene, at);
  if (group.modal !== 'must' || group.first === at) return null;
  const boundBy = boundSubject(scene, group.first);
  if (group.passive && !opensRule(scene, at) && !(boundBy && isPerson(scene, headOf(scene, boundBy))))
    return null;
  if (/^(?:be|been)$/.test(scene.low[at]!)) return null;
  if (scene.low.slice(group.first, at).some((w) => /^(?:may|might|could)$/.test(w))) return null;
  if (scene.low.slice(group.first, at).includes('had') && group.perfect) return null;
  const deed = scene.low[at]!;
  const noLonger = scene.low
    .slice(Math.max(0, group.first - 2), at)
    .join(' ')
    .includes('no longer');
  const first = noLonger && scene.low[group.first] !== 'no' ? group.first - 2 : group.first;
  if (isOfRule(scene, group.first)) return null;
  const subject = boundSubject(scene, Math.min(first, group.first));
  if (!subject || (!group.passive && (!isBound(scene, subject) || !verbOf(deed).some((v) => DEEDS.has(v)))))
    return null;
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

/** "The rule *that all cocoa must be bagged* will not apply": which rule, and what becomes of it is told by another verb. */
export function isOfRule(scene: Scene, at: number): boolean {
  const { firstToken, endToken } = scene.sentenceOf(at);
  for (let i = at - 1; i > Math.max(firstToken, at - 14); i--) {
    if (/^(?:[,;:–]|said)$/.test(scene.low[i]!)) return false;
    const under = scene.low[i] === 'which' && scene.low[i - 1] === 'under';
    if (scene.low[i] !== 'that' && !under) continue;
    const noun = under ? i - 2 : i - 1;
    const rule = normAt(scene, noun);
    const later = scene.tokens.slice(at + 2, endToken).some(({ pos }) => pos === 'AUX');
    return rule !== null && rule.kind !== 'draft' && later && noun - firstToken < 4;
  }
  return false;
}

/** The nearest phrase, or where that is nobody's name the clause's own: "*residents* who have not had two shots may". */
function boundSubject(scene: Scene, at: number): Run | null {
  const near = subjectBefore(scene, at).run;
  if (near && isBound(scene, near)) return near;
  const own = clauseSubject(scene, at)?.plain ?? null;
  return own && isBound(scene, own) ? own : near;
}

/** "As of this morning the ore has to be smelted at home": what must be done to things, from a day on. */
const opensRule = (scene: Scene, at: number): boolean =>
  OPENS.has(scene.low[scene.sentenceOf(at).firstToken]!);

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
  for (let i = at + 1; i < Math.min(endToken, at + 24); i++)
    if (AHEAD.has(scene.low[i]!) && isTimePhrase(scene, { first: i + 1, end: Math.min(i + 3, endToken) }))
      return true;
  return false;
}

const AHEAD = new Set(['from', 'starting', 'beginning', 'after', 'effective']);

/** "Under a law", "without a permit", "for the first time": what stands beside a leave or a duty, and seldom beside a chance. */
function namesRule(scene: Scene, at: number): boolean {
  const { firstToken, endToken } = scene.sentenceOf(at);
  for (let i = firstToken; i < endToken - 1; i++) {
    if (scene.low[i] === 'under' || scene.low[i] === 'without') {
      for (let k = i + 1; k < Math.min(endToken, i + 6); k++) {
        if (normAt(scene, k) || isText(scene.low[k])) return true;
        if (/^(?:VERB|AUX|PUNCT)$/.test(scene.tokens[k]!.pos)) break;
      }
    }
  }
  return forFirstTime(scene, at);
}

/** "Can enter the country *for the first time* in twenty months". */
function forFirstTime(scene: Scene, from: number): boolean {
  const { endToken } = scene.sentenceOf(from);
  return scene.low
    .slice(from, Math.min(endToken, from + 12))
    .join(' ')
    .includes('for the first time');
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
  if (isDatedAhead(scene, at) || namesRule(scene, at)) return true;
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
  // "Said its weapons could not be used": told of what was said.
  const reported = scene.low[at] === 'could' && scene.low[at + 1] === 'not' && scene.saidWithin(at) !== null;
  if (!reported && !/^(?:may|can|cannot)$/.test(scene.low[at]!)) return null;
  if (scene.tokens[at]!.pos !== 'AUX') return null;
  const noLonger = scene.low[at + 1] === 'no' && scene.low[at + 2] === 'longer';
  const none = /^(?:no|none|neither|nobody)$/.test(scene.low[subjectStart(scene, at)] ?? '');
  const not = none || scene.low[at] === 'cannot' || scene.low[at + 1] === 'not' || noLonger;
  const onlyThey =
    scene.low[subjectStart(scene, at) - 1] === 'only' || scene.low[subjectStart(scene, at)] === 'only';
  let only = scene.low[at + 1] === 'only' || onlyThey;
  let verb = at + 1;
  while (
    /^(?:ADV|PART)$/.test(scene.tokens[verb]?.pos ?? '') ||
    /^(?:not|only|now|again|once|more|no|longer|be)$/.test(scene.low[verb] ?? '')
  )
    verb++;
  const deed = scene.low[verb] ?? '';
  if (scene.tokens[verb]?.pos !== 'VERB' || scene.tokens[verb]!.sentence !== scene.tokens[at]!.sentence)
    return null;
  if (scene.low.slice(at, verb).includes('yet')) return null;
  const subject = boundSubject(scene, at);
  // "May leave home *only* for work".
  only ||= scene.low.slice(verb + 1, verb + 3).includes('only');
  const deeds = verbOf(deed);
  if (!subject || !deeds.some((v) => FREED.has(v) || (!reported && FREES.has(v)))) return null;
  const between = scene.low.slice(at + 1, verb);
  const now = between.some((w) => NOW.has(w) || w === 'more') || againBehind(scene, verb);
  if (not) {
    const plain = noLonger || (scene.low[at] === 'may' && (none || isBound(scene, subject)));
    if (!plain && scene.saidWithin(at) === null && !isRuleTold(scene, officials, at, subject)) return null;
    return draftAt(scene, at, reported ? 'keep' : 'impose', {
      anchor: { first: at, end: verb },
      subjectRun: subject,
      scopeFrom: verb,
      confidence: 0.55,
      ...(reported
        ? {}
        : { group: { ...own(scene, at, verb), modal: isDatedAhead(scene, at) ? 'will' : null } }),
    });
  }
  const before = scene.low.slice(Math.max(scene.sentenceOf(at).firstToken, at - 14), at);
  const decided = before.some((w) => DECIDED.has(w)) && FREED.has(deed);
  const dated = isDatedAhead(scene, at) && isRuleTold(scene, officials, at, subject);
  const few = /^(?:no more|at most|up to)/.test(scene.low.slice(verb + 1, verb + 3).join(' '));
  const limited =
    (only || few) && ((onlyThey && scene.low[at] === 'may') || isRuleTold(scene, officials, at, subject));
  const ruled =
    namesRule(scene, at) || (scene.low[at] === 'may' && isRuleTold(scene, officials, at, subject));
  const left = ruled && (isBound(scene, subject) || scene.low[at + 1] === 'be' || forFirstTime(scene, verb));
  if (!now && !decided && !dated && !limited && !left) return null;
  const again = between.includes('again') || between.includes('more') || againBehind(scene, verb);
  const closable = isClosable(scene.low[headOf(scene, subject)]) && /^(?:reopen|open|resume)$/.test(deed);
  return draftAt(scene, at, limited ? 'impose' : again || closable ? 'lift' : 'ease', {
    anchor: { first: at, end: now || only ? at + 2 : verb },
    group: { ...own(scene, at, verb), modal: dated ? 'will' : null },
    subjectRun: subject,
    scopeFrom: verb,
    confidence: 0.55,
  });
}

/** "*Only* citizens may enter". */
const subjectStart = (scene: Scene, at: number): number => subjectBefore(scene, at).run?.first ?? at;

/** "May use the bridge *again*": in the same clause. */
function againBehind(scene: Scene, verb: number): boolean {
  const { endToken } = scene.sentenceOf(verb);
  for (let i = verb + 1; i < Math.min(endToken, verb + 30); i++) {
    if (scene.low[i] === 'again') return true;
    if (/^(?:VERB|AUX|SCONJ)$/.test(scene.tokens[i]!.pos) || scene.low[i] === ';') return false;
  }
  return false;
}

const own = (scene: Scene, at: number, verb: number): VerbGroup => ({
  ...plainGroup(scene, verb),
  modal: null,
  negated: false,
  first: at,
  subjectAt: at,
});
