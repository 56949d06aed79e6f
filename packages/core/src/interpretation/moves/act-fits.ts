/**
 * A verb that forbids, frees, stops or closes, with its subject and object → whether it speaks of a rule at all: the one
 * who does it must be able to make rules, what is done to must be people, trade, travel or a place that can be closed.
 */

import { headOf, phraseBefore, phraseWithOf } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import type { VerbGroup } from '../grammar/verb-group.ts';
import {
  type Act,
  isActivity,
  isAmount,
  isClosable,
  isDraft,
  isFreezable,
  isMover,
  isPeople,
  isPlaceNoun,
  isService,
  isSinglyClosed,
  isTrade,
  normAt,
  verbOf,
} from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import { makingOf, type Officials } from '../slots/issuers.ts';
import roles from '../telling/roles.json' with { type: 'json' };
import { lawBefore } from './bills.ts';
import { isOfShares, isSingleCase } from './elsewhere.ts';

/** "Allow" is said of much that is no permission: it takes a maker that is known for one, and people or a trade set free. */
function mayFree(scene: Scene, officials: Officials, group: VerbGroup, freed: Run): boolean {
  const head = headOf(scene, freed);
  const trade = isActivity(scene.low[head]) || hasActivity(scene, freed);
  const doer =
    isPeople(scene.low[head]) || scene.entityAt(head) !== undefined || /[^s]s$/.test(scene.low[head]!);
  const acts =
    isFreedTo(scene, freed.end) ||
    scene.tokens[freed.end]?.pos === 'VERB' ||
    /^let/.test(scene.low[freed.first - 1] ?? '');
  if (scene.low[freed.end] === 'know') return false;
  if (!trade && !(doer && acts)) return false;
  if (group.governor?.noun && isDraft(scene.low[group.governor.at])) return true;
  if (/^(?:that|which)$/.test(scene.low[group.first - 1] ?? '') && lawBefore(scene, group.first)) return true;
  if (group.asked) return makingOf(scene, officials, group.asked, true) !== 'other';
  if (group.form === 'gerund' && !group.governor) return byLaw(scene, officials, group);
  const subject = subjectBefore(scene, group.subjectAt);
  if (subject.run) return makingOf(scene, officials, subject.run, true) !== 'other';
  return (
    group.governor !== null ||
    (subject.pronoun !== null && /^(?:he|she)$/.test(subject.pronoun)) ||
    (subject.pronoun !== null && trade)
  );
}

/** "Visitors *from 93 countries* to stay": where they come from stands between. */
function isFreedTo(scene: Scene, from: number): boolean {
  for (let i = from; i < Math.min(scene.sentenceOf(from - 1).endToken - 1, from + 9); i++) {
    if (scene.low[i] === 'to' && scene.tokens[i + 1]!.pos === 'VERB') return true;
    if (i === from && !/^(?:from|of|with|in|aged|over|under|to)$/.test(scene.low[i]!)) return false;
    if (/^(?:VERB|AUX)$/.test(scene.tokens[i]!.pos)) return false;
  }
  return false;
}

/** A law may require anything. */
function byLaw(scene: Scene, officials: Officials, group: VerbGroup): boolean {
  if (group.governor) return group.governor.noun && isDraft(scene.low[group.governor.at]);
  const first = scene.sentenceOf(group.first).firstToken;
  const near =
    group.form === 'gerund'
      ? phraseBefore(scene, group.first, first)
      : subjectBefore(scene, group.subjectAt).run;
  const making = near ? makingOf(scene, officials, near) : 'other';
  return making === 'text' || making === 'draft';
}

export function fits(
  scene: Scene,
  officials: Officials,
  act: Act,
  group: VerbGroup,
  regulated: Run | null,
  verbEnd: number,
): boolean {
  const head = regulated ? headOf(scene, regulated) : -1;
  const word = scene.low[head] ?? '';
  if (regulated && isSingleCase(scene, regulated) && (group.passive || act === 'impose')) return false;
  const maker = group.passive ? agentOf(scene, officials, verbEnd) : makerOf(scene, officials, group);
  const freed =
    act === 'require' && group.negated && scene.low.slice(group.first, verbEnd).includes('longer');
  const bound = subjectBefore(scene, group.subjectAt).run;
  const freedPeople =
    (freed &&
      bound !== null &&
      (isPeople(scene.low[headOf(scene, bound)]) || normAt(scene, head) !== null)) ||
    (act === 'require' && group.negated && normAt(scene, head)?.kind === 'permission');
  if (maker === 'other' && !freedPeople && !(act === 'require' && requiresPermit(scene, group, head)))
    return false;
  switch (act) {
    case 'impose':
      return regulated !== null || /^(?:on|the|it|them|[a-z]{3,}ing)$/.test(scene.low[verbEnd] ?? '');
    case 'limit':
      return (
        regulated !== null &&
        (isActivity(word) ||
          hasActivity(scene, regulated) ||
          isAtLevel(scene, verbEnd) ||
          (isAmount(word) && (maker === 'issuer' || group.passive || group.governor !== null)))
      );
    case 'require':
      if (group.negated && scene.low.slice(group.first, verbEnd).includes('longer'))
        return regulated !== null && (freed || normAt(scene, head) !== null);
      if (group.negated && !group.passive) return normAt(scene, head)?.kind === 'permission';
      return group.passive
        ? false
        : regulated !== null &&
            ((normAt(scene, head)?.kind === 'permission' && !scene.low[verbEnd - 1]!.startsWith('need')) ||
              requiresPermit(scene, group, head) ||
              (!scene.low[verbEnd - 1]!.startsWith('need') && byLaw(scene, officials, group)) ||
              (isPeople(word) && isFreedTo(scene, regulated.end)));
    case 'allow':
      return (
        regulated !== null &&
        (group.passive
          ? isPeople(word) ||
            isActivity(word) ||
            hasActivity(scene, regulated) ||
            scene.low.slice(group.first, verbEnd).some((w) => w === 'now' || w === 'again') ||
            (isClosable(word) && scene.low[verbEnd] === 'to') ||
            (group.negated && word.endsWith('s'))
          : mayFree(scene, officials, group, regulated))
      );
    case 'approve':
      return (
        regulated !== null &&
        (isActivity(word) ||
          (scene.low[verbEnd] === 'for' &&
            /^(?:use|sale|export|import)$/.test(scene.low[verbEnd + 1] ?? ''))) &&
        (group.passive || maker === 'issuer')
      );
    case 'refuse':
      return (
        (isAdmission(scene, group.passive ? verbEnd : (regulated?.end ?? verbEnd)) ||
          (!group.passive && ADMISSIONS.has(scene.low[verbEnd] ?? '')) ||
          ((isPeople(word) || isMover(word)) && /^turn/.test(scene.low[verbEnd - 2] ?? ''))) &&
        (group.passive || maker === 'issuer')
      );
    case 'exempt':
      return regulated !== null && (group.passive || maker !== null);
    case 'lift':
      return regulated !== null && (group.passive || maker !== null || group.governor !== null);
    case 'stop':
      return (
        regulated !== null &&
        !isOfShares(scene, verbEnd - 1) &&
        (((isActivity(word) ||
          hasActivity(scene, regulated) ||
          scene.low.slice(verbEnd, verbEnd + 1).some((w) => DEALING.has(w))) &&
          (group.passive
            ? isTradeOrTravel(scene, regulated) || hasTerm(scene, verbEnd)
            : maker === 'issuer')) ||
          stopsThing(scene, word, verbEnd, group, maker))
      );
    case 'close':
      return (
        regulated !== null &&
        (isClosable(word)
          ? (isSinglyClosed(word) || word.endsWith('s') || maker === 'issuer') &&
            (group.passive || maker === 'issuer')
          : (group.passive || maker === 'issuer') &&
            (mayBeLockedDown(scene, verbEnd, head) || isClosedTo(scene, verbEnd)))
      );
    case 'admit':
      return (
        regulated !== null &&
        isClosable(word) &&
        scene.low[regulated.end] === 'to' &&
        (group.passive || maker === 'issuer')
      );
    case 'open':
      return (
        regulated !== null &&
        (isClosable(word) ||
          isTradeOrTravel(scene, regulated) ||
          (isFreezable(word) && /^unfr/.test(scene.low[verbEnd - 1]!)) ||
          (isService(word) && /^unb/.test(scene.low[verbEnd - 1]!))) &&
        (group.passive || maker === 'issuer')
      );
  }
}

const LOOSE: ReadonlySet<Act> = new Set<Act>(['stop', 'open', 'allow', 'exempt']);

/** A maker of rules has a diary too: "cancelled an address", "ended his visit". */
const OWN_AFFAIRS = new Set(['cancel', 'end', 'discontinue', 'cease', 'restart', 'resume']);

/** In a report that tells of a rule: whatever a maker of rules stops or lets in, or is stopped or let in. */
export function fitsTold(
  scene: Scene,
  officials: Officials,
  act: Act,
  group: VerbGroup,
  regulated: Run,
  verbEnd: number,
): boolean {
  if (!LOOSE.has(act) || isSingleCase(scene, regulated) || isOfShares(scene, verbEnd - 1)) return false;
  const maker = group.passive ? agentOf(scene, officials, verbEnd) : makerOf(scene, officials, group);
  if (maker === 'other') return false;
  // What is stopped or cut off may be so by chance; "are let" is said of rooms.
  if (verbOf(scene.low[verbEnd - 1]!).some((v) => OWN_AFFAIRS.has(v))) return false;
  if (act === 'stop' || /^let/.test(scene.low[verbEnd - 1]!)) return !group.passive && maker === 'issuer';
  return group.passive || maker === 'issuer';
}

/** "Exports of gallium now require a licence": the subject is what is regulated. */
export function requiresPermit(scene: Scene, group: VerbGroup, head: number): boolean {
  if (normAt(scene, head)?.kind === 'permission' && group.modal === 'will') return true;
  const subject = subjectBefore(scene, group.subjectAt).run;
  return (
    subject !== null &&
    normAt(scene, head)?.kind === 'permission' &&
    (hasActivity(scene, subject) || isPeople(scene.low[headOf(scene, subject)]))
  );
}

/** "Capped *at 60 dollars*", "limited *to three bags*". */
const isAtLevel = (scene: Scene, at: number): boolean =>
  /^(?:at|to)$/.test(scene.low[at] ?? '') &&
  (scene.tokens[at + 1]?.pos === 'NUM' || /^(?:\$|€|£)$/.test(scene.low[at + 1] ?? ''));

const ADMISSIONS = new Set(roles.admissions);
/** "Refused *entry*". */
const isAdmission = (scene: Scene, at: number): boolean =>
  scene.low.slice(at, at + 3).some((w) => ADMISSIONS.has(w));

const SEALED = new Set(roles.sealed);
/** A place with a name of its own: "Leicester was locked down". */
const mayBeLockedDown = (scene: Scene, verbEnd: number, head: number): boolean =>
  SEALED.has(scene.low[verbEnd - 1]!) && (isPlaceNoun(scene.low[head]) || scene.entityAt(head) !== undefined);

/** "Froze the assets", "blocked the app", "phased out gas stoves": things that are stopped and are no deed. */
function stopsThing(
  scene: Scene,
  word: string,
  verbEnd: number,
  group: VerbGroup,
  maker: 'issuer' | 'other' | null,
): boolean {
  const verb = scene.low.slice(group.first, verbEnd).flatMap(verbOf);
  if (verb.includes('freeze')) return isFreezable(word) && (group.passive || maker === 'issuer');
  if (verb.some((v) => BLOCKS.has(v))) return isService(word) && (group.passive || maker === 'issuer');
  return verb.includes('phase') && maker === 'issuer';
}
const BLOCKS = new Set(['block', 'suspend', 'ban', 'throttle', 'take', 'pull']);

/** "Fishing grounds have been closed *to all boats*". */
const isClosedTo = (scene: Scene, at: number): boolean =>
  scene.low[at] === 'to' &&
  scene.low.slice(at + 1, at + 5).some((w) => isPeople(w) || isMover(w) || w === 'traffic');

/** "Stop *issuing* visas", "halted *buying* oil". */
const DEALING = new Set(roles.dealing);
export const isDealing = (word: string | undefined): boolean => DEALING.has(word ?? '');
const TERMS = new Set(roles.terms);
/** "Indefinitely", "until Friday": what is stopped by rule has its term. */
const hasTerm = (scene: Scene, at: number): boolean => scene.low.slice(at, at + 6).some((w) => TERMS.has(w));

const isTradeOrTravel = (scene: Scene, run: Run) =>
  scene.low.slice(run.first, run.end).some((w) => isTrade(w));
const hasActivity = (scene: Scene, run: Run) => {
  for (let i = run.first; i < run.end; i++) if (isActivity(scene.low[i])) return true;
  return false;
};

export function subjectOfPassive(scene: Scene, group: VerbGroup): Run | null {
  const { firstToken } = scene.sentenceOf(group.first);
  const near = subjectBefore(scene, group.subjectAt).run ?? phraseBefore(scene, group.first, firstToken);
  // "Demanded that whaling be outlawed."
  const gerund = group.first - 1;
  if (!near && scene.low[gerund]?.endsWith('ing')) return { first: gerund, end: gerund + 1 };
  if (near && hasActivity(scene, near)) return near;
  // "The sale abroad of yam, cassava and rice has been suspended": the sale.
  const opening = phraseWithOf(scene, firstToken, group.first);
  const verbBetween = scene.tokens
    .slice(firstToken, group.first)
    .some(({ pos, text }) => pos === 'AUX' || (pos === 'VERB' && !/(?:ing|ed)$/.test(text)));
  return opening && !verbBetween && isActivity(scene.low[headOf(scene, opening)]) ? opening : near;
}

/** "by the ministry", when told: null where no agent is. */
function agentOf(scene: Scene, officials: Officials, at: number): 'issuer' | 'other' | null {
  const end = scene.sentenceOf(at - 1).endToken;
  for (let i = at; i < Math.min(end, at + 14); i++) {
    if (scene.low[i] !== 'by') continue;
    const run = phraseWithOf(scene, i + 1, end);
    if (!run) return null;
    const making = makingOf(scene, officials, run);
    return making === 'other' ? (isPlaceNoun(scene.low[headOf(scene, run)]) ? 'issuer' : 'other') : 'issuer';
  }
  return null;
}

function makerOf(scene: Scene, officials: Officials, group: VerbGroup): 'issuer' | 'other' | null {
  if (group.governor?.noun && isDraft(scene.low[group.governor.at])) return null;
  if (group.asked) return makingOf(scene, officials, group.asked) === 'other' ? 'other' : 'issuer';
  const before = scene.low[group.first - 1] ?? '';
  if (/^(?:that|which)$/.test(before) && lawBefore(scene, group.first)) return 'issuer';
  if (group.form === 'gerund' && !group.governor) {
    const noun = phraseBefore(scene, group.first, scene.sentenceOf(group.first).firstToken);
    const making = noun ? makingOf(scene, officials, noun) : 'other';
    return making === 'text' || making === 'draft' ? 'issuer' : before === ',' ? null : 'other';
  }
  if (group.form === 'infinitive' && !group.governor) {
    const noun = phraseBefore(scene, group.first, scene.sentenceOf(group.first).firstToken);
    return noun &&
      scene.kindOf(scene.sentenceOf(group.first)) === 'headline' &&
      makingOf(scene, officials, noun) === 'issuer'
      ? 'issuer'
      : 'other';
  }
  const subject = subjectBefore(scene, group.subjectAt);
  if (subject.run) return makingOf(scene, officials, subject.run) === 'other' ? 'other' : 'issuer';
  return subject.pronoun && /^(?:he|she|it|they)$/.test(subject.pronoun)
    ? 'issuer'
    : group.governor
      ? null
      : 'other';
}
