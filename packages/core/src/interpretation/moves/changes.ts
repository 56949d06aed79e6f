/**
 * A verb that does something to a named restriction, permission or rule → a draft: "lifted a ban on …", "tariffs were
 * raised", "ordered a halt to exports". The noun carries the polarity: what lifts a permit restricts.
 */
import type { Move } from '../../vocabulary/index.ts';
import { type Draft, draftAt } from '../draft.ts';
import { headOf, isNounAt } from '../grammar/noun-phrase.ts';
import { subjectBefore } from '../grammar/subject.ts';
import { type VerbGroup, verbGroupAt } from '../grammar/verb-group.ts';
import { canBeVerb } from '../grammar/verbs.ts';
import { singular } from '../grammar/word-forms.ts';
import {
  actsAt,
  effectsAt,
  isPartial,
  isPeople,
  isReceiving,
  lowIsTight,
  PARTIAL_PHRASES,
  verbOf,
} from '../lexicon.ts';
import { beginsAt, type Scene } from '../scene.ts';
import { makingOf, type Officials } from '../slots/issuers.ts';
import moves from './moves.json' with { type: 'json' };
import norms from './norms.json' with { type: 'json' };
import { amountGoes, bindsAll, type Effect, inverseOf, moveOf } from './polarity.ts';
import states from './states.json' with { type: 'json' };
import { polarityOf, type Target, targetAfter, targetBefore } from './targets.ts';

export function changeAt(scene: Scene, officials: Officials, at: number): Draft | null {
  if (!canBeVerb(scene, at)) return null;
  const { endToken: end } = scene.sentenceOf(at);
  const group = verbGroupAt(scene, at);
  for (const { effect, end: verbEnd } of effectsAt(scene, at)) {
    const target = underAfter(scene, at, verbEnd, end) ?? objectOf(scene, at, group, verbEnd, end);
    if (!target || target.kind === 'draft' || !speaksOfNews(scene, at, verbEnd, group, effect, target))
      continue;
    const meant = meaningOf(scene, at, effect, target);
    if (!meant || !mayMake(scene, officials, group, verbOf(scene.low[at]!), meant)) continue;
    const partial = isPartially(scene, at, group);
    const receives = verbOf(scene.low[at]!).some(isReceiving);
    // Who loses or gets anything but a permission is not told by the verb.
    if (receives && target.kind !== 'permission' && !verbOf(scene.low[at]!).includes('face')) continue;
    const none =
      !group.passive &&
      target.kind === 'permission' &&
      (scene.low[target.run.first] === 'no' || (receives && group.negated));
    return draftAt(scene, at, none ? 'impose' : partial && meant.move === 'lift' ? 'ease' : meant.move, {
      anchor: { first: group.first, end: target.event && !group.passive ? target.run.end : verbEnd },
      norm: target.norm,
      group:
        effect === 'announce' || isTreaty(scene, target)
          ? announced(group, at)
          : none || isUnenforced(scene, at)
            ? { ...group, negated: false, modal: group.modal === 'will' ? 'will' : null }
            : withNo(scene, group, target),
      scopeFrom: target.scopeFrom,
      scopeEnd: group.passive && target.scopeFrom < group.first ? group.first : end,
      partial,
      again: effect === 'again',
      ...(meant.rejected ? { phase: 'rejected' as const } : {}),
    });
  }
  return unchangedRule(scene, at, end);
}

/** A participle only describes; a rule without its scope, a norm in a headline's infinitive tell nothing. */
function speaksOfNews(
  scene: Scene,
  at: number,
  verbEnd: number,
  group: VerbGroup,
  effect: Effect,
  target: Target,
): boolean {
  const headline = scene.kindOf(scene.sentenceOf(at)) === 'headline';
  if (isUnenforced(scene, at)) return true;
  // "Licences *that have been issued*": it tells which.
  if (group.passive && scene.low[group.first - 1] === 'that' && isNounAt(scene, group.first - 2))
    return false;
  if (group.form === 'participle' && !headline && !group.governor) return false;
  // What became of a law is told with what it does: "passed a law banning …".
  if (effect === 'pass' && !target.event && target.kind !== 'permission')
    return group.passive ? false : target.kind === 'restriction';
  const begins = effect === 'start' || effect === 'announce';
  // "Told the ministry not to enforce the law."
  if (group.governor?.negated && verbOf(scene.low[at]!).some((v) => v === 'enforce' || v === 'apply'))
    return true;
  const scoped = hasScope(scene, target.run.end) || (group.passive && hasPurpose(scene, verbEnd));
  return !(begins && target.kind === 'rule' && !target.event && !scoped);
}

/** "Called for *the ban* to be lifted": the passive's subject stands behind the verb that governs it. */
const objectEnd = (scene: Scene, group: VerbGroup, verb: number): number =>
  group.governor &&
  group.ownFirst - group.governor.at > 2 &&
  (scene.low[group.ownFirst] === 'to' || group.ownFirst === verb)
    ? group.ownFirst
    : group.first;

const objectOf = (scene: Scene, at: number, group: VerbGroup, verbEnd: number, end: number): Target | null =>
  group.passive
    ? (targetBefore(scene, objectEnd(scene, group, at)) ?? granted(scene, verbEnd, end))
    : targetAfter(scene, verbEnd, end);

const UNDER = new Set(moves.under);
/** "Placed the province *under* lockdown", "have been put *under* restrictions". */
function underAfter(scene: Scene, at: number, from: number, end: number): Target | null {
  if (!verbOf(scene.low[at]!).some((v) => UNDER.has(v))) return null;
  const under = scene.low.indexOf('under', from);
  return under >= from && under < Math.min(end, from + 8) ? targetAfter(scene, under + 1, end) : null;
}

/** "Was denied permission": what a passive keeps for its object. */
function granted(scene: Scene, from: number, end: number): Target | null {
  const target = targetAfter(scene, from, end);
  return target?.kind === 'permission' && !target.event ? target : null;
}

type Meant = { move: Move; rejected?: boolean };

function meaningOf(scene: Scene, verb: number, effect: Effect, target: Target): Meant | null {
  if (effect === 'refuse') {
    // "Denied lifting it": said, not refused.
    if (target.event && scene.low[target.run.first]!.endsWith('ing')) return null;
    const refused = target.event || target.kind === 'permission';
    return refused ? { move: target.starts, rejected: true } : null;
  }
  if (effect === 'replace') return replaced(scene, target);
  if (target.event) return meaningOfEvent(effect, target);
  const begins = effect === 'start' || effect === 'again';
  if (isUnenforced(scene, verb) && target.kind !== 'permission') return { move: 'suspend' };
  if (
    begins &&
    target.kind === 'permission' &&
    bindsAll(verbOf(scene.low[verb]!), singular(scene.low[target.run.end - 1]!))
  )
    return { move: 'impose' };
  if (effect === 'start' || effect === 'announce' || effect === 'pass') return { move: target.starts };
  const goes = amountGoes(verbOf(scene.low[verb]!));
  if (goes && target.norm && lowIsTight(scene, target.norm))
    return { move: goes === 'up' ? 'ease' : 'tighten' };
  if (effect === 'end' && target.norm && verbOf(scene.low[verb]!).includes('lift') && isRaise(scene, target))
    return { move: lowIsTight(scene, target.norm) ? 'ease' : 'tighten' };
  const move = moveOf(effect, polarityOf(target));
  return move && { move };
}

/** "The order is *no longer being enforced*": it stands, and does nothing. */
const isUnenforced = (scene: Scene, verb: number): boolean =>
  verbOf(scene.low[verb]!).includes('enforce') &&
  scene.low
    .slice(Math.max(scene.sentenceOf(verb).firstToken, verb - 4), verb)
    .join(' ')
    .includes('no longer');

/** "Lifts its tariffs on all goods *to 125 percent*": raises them. */
function isRaise(scene: Scene, { run }: Target): boolean {
  const { endToken } = scene.sentenceOf(run.first);
  for (let i = run.end; i < Math.min(endToken - 2, run.end + 12); i++) {
    if (/^(?:[,;]|and|but)$/.test(scene.low[i]!)) return false;
    if (scene.low[i] === 'to' && scene.tokens[i + 1]!.pos === 'NUM' && scene.low[i + 1] !== '0')
      return /^(?:%|percent|per|dollars|euros|a)$/.test(scene.low[i + 2]!);
  }
  return false;
}

/** "Replaced the ban with a floor price": what gives way was stricter, or it is said to be less strict. */
function replaced(scene: Scene, { run, kind, event }: Target): Meant | null {
  if (event || kind !== 'restriction') return null;
  const { endToken } = scene.sentenceOf(run.first);
  const by = scene.low.indexOf('with', run.end);
  const successor = by > 0 && by < endToken ? targetAfter(scene, by + 1, endToken) : null;
  // "With a recommendation": advice binds nobody.
  if (!successor && by > 0 && by < endToken && scene.low.slice(by + 1, by + 4).some((w) => ADVICE.has(w)))
    return { move: 'ease' };
  return successor ? { move: /^ban/.test(scene.low[successor.run.end - 1]!) ? 'tighten' : 'ease' } : null;
}

/** An event may be begun, ended, put off or prolonged like a restriction of its own. */
function meaningOfEvent(effect: Effect, { starts }: Target): Meant | null {
  const frees = starts === 'lift' || starts === 'ease' || starts === 'suspend';
  switch (effect) {
    case 'start':
    case 'pass':
    case 'announce':
    case 'again':
      return { move: starts };
    case 'end':
      return { move: inverseOf(starts) };
    case 'pause':
      return { move: frees ? 'keep' : 'suspend' };
    case 'extend':
    case 'strengthen':
      return { move: starts === 'suspend' ? 'suspend' : frees ? 'ease' : 'tighten' };
    case 'weaken':
      return { move: frees ? 'tighten' : 'ease' };
    default:
      return null;
  }
}

/** "*No* new permits will be issued." */
const withNo = (scene: Scene, group: VerbGroup, target: Target): VerbGroup =>
  group.passive && (scene.low[target.run.first] === 'no' || scene.low[target.run.first - 1] === 'no')
    ? { ...group, negated: true }
    : group;

/** A trade deal that is signed has not begun. */
const isTreaty = (scene: Scene, { norm }: Target): boolean =>
  norm !== null &&
  TREATIES.some((words) => words.every((w, i) => scene.low[norm.end - words.length + i] === w));

/** "Announced a ban": told, not begun; where another word governs the verb, that word tells how real it is. */
const announced = (group: VerbGroup, at: number): VerbGroup =>
  group.governor || group.modal
    ? group
    : {
        ...group,
        governor: {
          at,
          stand: 'announced',
          certainty: null,
          noun: false,
          negated: group.negated,
          modal: null,
        },
      };

/** A company that drops a rule of its own, haze that creates an emergency: the subject must be able to make rules. */
function mayMake(
  scene: Scene,
  officials: Officials,
  group: VerbGroup,
  verbs: readonly string[],
  meant: Meant,
): boolean {
  if (group.passive || group.asked || meant.rejected) return true;
  if (verbs.some(isReceiving)) return group.modal !== 'must';
  if (group.form === 'gerund' && !group.governor)
    return scene.low[group.first - 1] !== ',' || isAfterVerb(scene, group.first);
  if (group.form === 'infinitive' && !group.governor) return true;
  const subject = subjectBefore(scene, group.subjectAt).run;
  return !subject || mayAsk(scene, subject, group) || makingOf(scene, officials, subject) !== 'other';
}

/** Whoever only asks for the change may be anyone. */
const mayAsk = (scene: Scene, subject: { first: number; end: number }, group: VerbGroup): boolean =>
  (group.governor !== null || group.modal !== null) && isPeople(scene.low[headOf(scene, subject)]);

/** "…, banning exports": only after a main verb. */
function isAfterVerb(scene: Scene, at: number): boolean {
  const { firstToken } = scene.sentenceOf(at);
  for (let i = firstToken; i < at; i++) if (scene.tokens[i]!.pos === 'VERB') return true;
  return false;
}

const ADVICE = new Set(norms.advice);
const TREATIES = norms.treaties.map((t) => t.split(' '));
const ALTERS = new Set(states.alters);

/** "had not changed its policy on …". */
function unchangedRule(scene: Scene, at: number, end: number): Draft | null {
  if (!verbOf(scene.low[at]!).some((v) => ALTERS.has(v))) return null;
  const group = verbGroupAt(scene, at);
  const target = group.negated && !group.passive ? targetAfter(scene, at + 1, end) : null;
  if (!target || target.kind === 'draft') return null;
  return draftAt(scene, at, 'keep', {
    anchor: { first: group.first, end: at + 1 },
    norm: target.norm,
    group: { ...group, negated: false, pastPerfect: false },
    scopeFrom: target.scopeFrom,
    scopeEnd: end,
  });
}

/** "New laws will be introduced *to restrict* movement." */
const hasPurpose = (scene: Scene, at: number) =>
  scene.low[at] === 'to' &&
  actsAt(scene, at + 1).some(({ act }) => act === 'limit' || act === 'impose' || act === 'require');

const SCOPES = new Set(states.scopeOpeners);
/** "on", "for", "requiring" right after: a rule that tells what it rules. */
const hasScope = (scene: Scene, at: number) => SCOPES.has(scene.low[at] ?? '');

const PARTIALS = PARTIAL_PHRASES.map((p) => p.split(' '));

export function isPartially(scene: Scene, verb: number, group: VerbGroup): boolean {
  for (let i = group.first; i <= verb + 1; i++)
    if (isPartial(scene.low[i]) && /^part/.test(scene.low[i]!)) return true;
  const end = Math.min(scene.sentenceOf(verb).endToken, verb + 14);
  for (let i = verb; i < end; i++) if (beginsAt(scene, PARTIALS, i) > 0) return true;
  return false;
}
