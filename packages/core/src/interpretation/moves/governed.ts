/**
 * The word that governs a verb, with its own verb group → how real the move is: "plans to", "has no plans to", "resisted calls
 * to", "a bill to".
 */

import type { Draft } from '../draft.ts';
import { subjectBefore } from '../grammar/subject.ts';
import type { VerbGroup } from '../grammar/verb-group.ts';
import { isDraft, verbOf } from '../lexicon.ts';
import type { Scene } from '../scene.ts';
import { makingOf, type Officials } from '../slots/issuers.ts';
import { phaseOfBill, stateAt } from './bills.ts';
import { inverseOf } from './polarity.ts';
import { type Real, real } from './real.ts';
import words from './reality.json' with { type: 'json' };

const WILL = new Set(words.will);
const MAY = new Set(words.may);

/** A decision stands until it is reversed; a plan given up never stood. */
const TAKEN = new Set(words.taken);

export const anyOf = (verbs: readonly string[], list: readonly string[]) =>
  verbs.some((v) => list.includes(v));

export function governed(scene: Scene, officials: Officials, draft: Draft, group: VerbGroup): Real | null {
  const g = group.governor!;
  const lately = g.modal !== null && MAY.has(g.modal);
  switch (g.stand) {
    case 'irrelevant':
      return null;
    case 'announced':
      if (g.noun && isGivenUp(scene, g.at))
        return TAKEN.has(scene.low[g.at]!)
          ? real('in_force', { move: inverseOf(draft.move) })
          : real('rejected');
      if (g.negated) return real('rejected');
      if (lately) return real('hinted');
      return real('announced', g.certainty ? { certainty: g.certainty } : {});
    case 'proposed':
      return proposed(scene, officials, group);
    case 'hinted':
      if (g.negated) return real('rejected');
      return real(group.asked ? 'urged' : 'hinted');
    case 'urged':
      if (isRefused(scene, g.at)) return real('rejected');
      if (lately) return real('hinted');
      return g.negated ? null : real('urged');
    case 'rejected':
      if (/^rul/.test(scene.low[g.at]!) && scene.low[g.at + 1] !== 'out' && scene.low[g.at - 1] !== 'ruled')
        return null;
      return real(g.negated ? 'hinted' : 'rejected');
    case 'denied':
      return real('denied');
    case 'delayed':
      return real('in_force', { move: draft.move === 'lift' || draft.move === 'ease' ? 'keep' : 'suspend' });
    case 'continued':
      return /^(?:impose|keep|ease)$/.test(draft.move) ? real('in_force', { move: 'keep' }) : null;
    case 'stopped': {
      if (scene.low[g.at + 1] === 'short') return real('rejected');
      if (g.negated) return null;
      const phase = g.modal && MAY.has(g.modal) ? 'hinted' : g.modal ? 'announced' : 'in_force';
      return real(phase, { move: draft.move === 'ease' ? 'impose' : inverseOf(draft.move) });
    }
    case 'in_force':
      // "Told the agency not to enforce the law."
      if (g.negated)
        return draft.move === 'impose' && draft.norm ? real('in_force', { move: 'suspend' }) : null;
      if (g.modal && WILL.has(g.modal)) return real('announced');
      return real(g.modal ? 'hinted' : 'in_force');
  }
}

/** A bill or draft has a state of its own; whoever only wants or seeks and makes no rules urges. */
function proposed(scene: Scene, officials: Officials, group: VerbGroup): Real | null {
  const g = group.governor!;
  if (g.noun) {
    if (words.suits.includes(scene.low[g.at - 1]?.replace(/s$/, '') ?? '')) return real('urged');
    const carrier = { first: g.at, end: g.at + 1 };
    if (g.negated) return real('rejected');
    return real(isDraft(scene.low[g.at]) ? phaseOfBill(scene, carrier) : 'proposed', {
      ...(isDraft(scene.low[g.at]) ? { vehicle: carrier } : {}),
    });
  }
  if (group.asked) return real('urged');
  const who = subjectBefore(scene, group.subjectAt).run;
  const wants = verbOf(scene.low[g.at]!).some((v) => v === 'want' || v === 'seek' || v === 'push');
  if (wants && (!who || makingOf(scene, officials, who) === 'other')) return real('urged');
  if (g.negated) return verbOf(scene.low[g.at]!).includes('want') ? real('rejected') : null;
  return real('proposed');
}

/** "Abandoned plans to", "backtracked on a decision to". */
const isGivenUp = (scene: Scene, noun: number): boolean => {
  for (let i = noun - 1; i >= Math.max(scene.sentenceOf(noun).firstToken, noun - 4); i--)
    if (stateAt(scene, i) === 'rejected') return true;
  return false;
};

/** "Resisted calls to", "rejected a request to". */
const isRefused = (scene: Scene, noun: number): boolean => {
  for (let i = noun - 1; i >= Math.max(scene.sentenceOf(noun).firstToken, noun - 3); i--)
    if (anyOf(verbOf(scene.low[i]!), words.refusedBids)) return true;
  return false;
};
