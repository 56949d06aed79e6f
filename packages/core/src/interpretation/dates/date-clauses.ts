/**
 * A date in a sentence → the verb whose day it is: the nearest before it in its clause, or, where the date leads up to
 * the clause, the first behind it. "Rules published on Friday" tell when they were published, and nothing of a ban.
 */

import type { Draft } from '../draft.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { isIrregular } from '../grammar/word-forms.ts';
import { verbOf } from '../lexicon.ts';
import { type Run, runOf, type Scene } from '../scene.ts';
import scope from '../slots/scope.json' with { type: 'json' };
import words from './date-clauses.json' with { type: 'json' };
import type { Told } from './dates.ts';

/** `own`: the draft's; `said`: of whoever tells it; `decided`: of what decides it ("under rules published on Friday"); `end`: when what is extended would have ended; null: another's. */
export type DayOf = 'own' | 'said' | 'decided' | 'end' | null;

const SAYING = new Set(words.saying);
const DECIDING = new Set(words.deciding);
const ENDING = new Set(words.ending);
/** "cars made in China on Tuesday": where they come from has no day. */
const ORIGINS = new Set(scope.origins);
const CLAUSES = new Set(words.clauses);

export function dayOf(scene: Scene, draft: Draft, told: Told): DayOf {
  const run = runOf(scene, told);
  if (!run || /^'s?$/.test(scene.low[run.end] ?? '')) return null;
  const verb = verbBefore(scene, draft, run) ?? verbAfter(scene, draft, run);
  if (verb === null) return null;
  if (isOwn(draft, verb)) return 'own';
  const verbs = verbOf(scene.low[verb]!);
  if (verbs.some((v) => SAYING.has(v))) return tells(scene, draft, verb) ? 'said' : null;
  if (verbs.some((v) => DECIDING.has(v))) return 'decided';
  return verbs.some((v) => ENDING.has(v)) ? 'end' : null;
}

const isOwn = ({ anchor, norm, verb }: Draft, at: number): boolean =>
  at === verb ||
  (at >= anchor.first && at < anchor.end) ||
  (norm !== null && at >= norm.first && at < norm.end);

/** The words of the draft's own statement, or the only words of saying beside what the reporter tells. */
function tells(scene: Scene, draft: Draft, at: number): boolean {
  const cued = scene.cuedAt(at);
  if (cued === null) return draft.statement === null;
  return cued.id === draft.statement || scene.saidWithin(draft.verb)?.id === cued.id;
}

/** A verb of the deed that is bound or freed is passed over: "a licence to ship them from 1 September". */
function verbBefore(scene: Scene, draft: Draft, { first }: Run): number | null {
  const { firstToken } = scene.sentenceOf(first);
  const action = draft.slots.action && !draft.slots.action.inferred ? runOf(scene, draft.slots.action) : null;
  for (let i = first - 1; i >= firstToken; i--) {
    if (isOwn(draft, i)) return i;
    const leads = scene.low[i] === 'after' && !hasVerbWithin(scene, i, first);
    if (CLAUSES.has(scene.low[i]!) && i < first - 1 && !leads) return null;
    if (scene.low[i] === ',' && i < draft.anchor.first) return hasVerbWithin(scene, i, first) ? i : null;
    if (scene.tokens[i]!.pos !== 'VERB' || describesNext(scene, i) || ORIGINS.has(scene.low[i]!)) continue;
    if (scene.low[i - 1] === 'to' && i > draft.anchor.end) continue;
    if (action && i >= action.first && i < action.end) continue;
    if (isSince(scene, first) && isPresent(scene, i)) continue;
    return i;
  }
  return null;
}

/** "Has banned the use of what it supplies since February": a present has no beginning, a perfect has. */
const isSince = (scene: Scene, first: number): boolean =>
  scene.low[first] === 'since' || scene.low[first - 1] === 'since';
const isPresent = (scene: Scene, at: number): boolean =>
  !/(?:ed|en|ing)$/.test(scene.low[at]!) && !isIrregular(scene.low[at]!) && !verbGroupAt(scene, at).perfect;

/** "advanced chipmaking machines", "imported pork": a participle before its noun. */
const describesNext = (scene: Scene, at: number): boolean =>
  (/(?:ed|en|ing)$/.test(scene.low[at]!) || scene.tokens[at - 1]?.pos === 'ADP') &&
  /^(?:NOUN|PROPN|ADJ|VERB)$/.test(scene.tokens[at + 1]?.pos ?? '') &&
  /^(?:ADP|DET|ADJ|NUM|VERB|CCONJ|PART|PRON)$/.test(scene.tokens[at - 1]?.pos ?? 'DET');

const hasVerbWithin = (scene: Scene, from: number, end: number): boolean =>
  scene.tokens.slice(from, end).some(({ pos }) => pos === 'VERB');

function verbAfter(scene: Scene, draft: Draft, { end }: Run): number | null {
  const { endToken } = scene.sentenceOf(end - 1);
  for (let i = end; i < endToken; i++) {
    if (isOwn(draft, i)) return i;
    if (/^(?:;|–|—)$/.test(scene.low[i]!)) return null;
    if (scene.tokens[i]!.pos === 'VERB' && !isReduced(scene, i, draft)) return i;
  }
  return null;
}

/** "the rules published on Monday and in force since …, were lifted": a participle that only describes. */
const isReduced = (scene: Scene, at: number, draft: Draft): boolean =>
  /^(?:NOUN|PROPN)$/.test(scene.tokens[at - 1]?.pos ?? '') &&
  /(?:ed|en|ing)$/.test(scene.low[at]!) &&
  at < draft.anchor.first &&
  scene.tokens[draft.anchor.first - 1]?.pos !== 'CCONJ';
