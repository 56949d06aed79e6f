/**
 * Sentences → drafts where a verb of asking, weighing, proposing or refusing has a restriction, or a change of one, for
 * its noun: "is considering a ban on …", "called for an end to the embargo". The verb gives the phase, the noun the move.
 */
import type { Move } from '../vocabulary/index.ts';
import { ADDED, normAfter } from './changes.ts';
import { type Draft, draftAt } from './draft.ts';
import { effectsOnRestrictions, type Stand, verbGovernor } from './lexicon.ts';
import nominal from './nominal.json' with { type: 'json' };
import type { Scene } from './scene.ts';
import { type VerbGroup, verbGroupAt } from './verb-group.ts';
import { canBeVerb } from './verbs.ts';

const CHANGES = new Map<string, Move>(
  Object.entries(nominal).flatMap(([move, nouns]) => nouns.map((n) => [n, move as Move] as const)),
);
const TELLS: ReadonlySet<Stand> = new Set<Stand>([
  'hinted',
  'urged',
  'proposed',
  'announced',
  'rejected',
  'delayed',
]);

export function nominals(scene: Scene, taken: ReadonlySet<number>): Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of scene.sentences)
    for (let at = sentence.firstToken; at < sentence.endToken; at++) {
      if (taken.has(at) || !canBeVerb(scene, at)) continue;
      const governor = verbGovernor(scene.low[at]!);
      if (!governor || !TELLS.has(governor.phase)) continue;
      const draft = nominalAt(scene, at, sentence.endToken, governor.phase, governor.certainty ?? null);
      if (draft) drafts.push(draft);
    }
  return drafts;
}

function nominalAt(
  scene: Scene,
  at: number,
  end: number,
  stand: Stand,
  certainty: 'PR+' | null,
): Draft | null {
  let i = at + 1;
  if (/^(?:for|on|out|about|at|against|to|over)$/.test(scene.low[i] ?? '')) i++;
  if (scene.low[i] === 'whether') i++;
  if (/^rul/.test(scene.low[at]!) && scene.low[at + 1] !== 'out') return null;
  const change = changeNoun(scene, i, end);
  const from = change ? change.end : i;
  if (/^favo/.test(scene.low[at]!) && !change) return null;
  const object = normAfter(scene, from, end);
  if (!object || object.norm.kind === 'draft') return null;
  if (object.norm.kind === 'rule' && !change) return null;
  const move: Move =
    object.norm.kind === 'permission'
      ? 'ease'
      : (change?.move ??
        (ADDED.test(scene.low.slice(object.run.first, object.run.end).join(' ')) ? 'tighten' : 'impose'));
  if (
    !change &&
    (stand === 'announced' || stand === 'rejected') &&
    !/^(?:plan|plans|planned|announc|promis|vow|pledg|threat|rul)/.test(scene.low[at]!)
  )
    return null;
  const wanted = change ? null : wantedOf(scene, object.run.end, end);
  const outer = verbGroupAt(scene, at);
  const group: VerbGroup = {
    ...outer,
    form: 'gerund',
    governor: { at, stand, certainty, noun: false, negated: outer.negated, modal: outer.modal },
    asked: null,
  };
  return draftAt(scene, at, wanted?.move ?? move, {
    anchor: { first: outer.first, end: change ? change.at + 1 : at + 1 },
    norm: object.run,
    group,
    scopeFrom: object.run.end,
    scopeEnd: wanted?.at ?? end,
    confidence: 0.65,
  });
}

/** "an end to", "the lifting of": the change told by a noun, with where its object begins. */
function changeNoun(scene: Scene, at: number, end: number): { move: Move; at: number; end: number } | null {
  for (let i = at; i < Math.min(end, at + 4); i++) {
    const move = CHANGES.get(scene.low[i]!);
    if (move && /^(?:of|to|in|on)$/.test(scene.low[i + 1] ?? '')) return { move, at: i, end: i + 2 };
    if (move && scene.low[i]!.endsWith('ing')) return { move, at: i, end: i + 1 };
    if (!/^(?:DET|ADJ|ADV)$/.test(scene.tokens[i]!.pos)) return null;
  }
  return null;
}

/** "want the ban … to be extended". */
function wantedOf(scene: Scene, from: number, end: number): { move: Move; at: number } | null {
  for (let i = from; i < Math.min(end - 2, from + 14); i++) {
    if (scene.low[i] !== 'to' || scene.low[i + 1] !== 'be') continue;
    const effect = effectsOnRestrictions(scene, i + 2)[0]?.effect;
    if (!effect) return null;
    return { move: effect === 'extend' ? 'tighten' : effect === 'again' ? 'impose' : effect, at: i };
  }
  return null;
}
