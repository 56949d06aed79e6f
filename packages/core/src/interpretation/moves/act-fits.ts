/**
 * A verb that forbids, frees, stops or closes, with its subject and object → whether it speaks of a rule at all: the one
 * who does it must be able to make rules, what is done to must be people, trade, travel or a place that can be closed.
 */

import { headOf } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import type { VerbGroup } from '../grammar/verb-group.ts';
import {
  type Act,
  isActivity,
  isAmount,
  isClosable,
  isFreezable,
  isMover,
  isPeople,
  isService,
  isSinglyClosed,
  normAt,
  verbOf,
} from '../lexicon.ts';
import type { Run, Scene } from '../scene.ts';
import type { Officials } from '../slots/issuers.ts';
import { agentOf, makerOf } from './act-makers.ts';
import {
  admits,
  hasActivity,
  hasTerm,
  isAdmission,
  isAtLevel,
  isClosedTo,
  isDealing,
  isTradeOrTravel,
  mayBeLockedDown,
  stopsThing,
} from './act-objects.ts';
import { isOfShares, isSingleCase } from './elsewhere.ts';
import { byLaw, isFreedTo, mayFree } from './freeing.ts';

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
          (!group.passive && admits(scene.low[verbEnd])) ||
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
          scene.low.slice(verbEnd, verbEnd + 1).some((w) => isDealing(w))) &&
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
