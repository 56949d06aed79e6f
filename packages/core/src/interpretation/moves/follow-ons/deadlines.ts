/** A term within which something must be done → a draft: "miners have two years to leave", "gave its citizens two weeks to go". */

import { isTimePhrase } from '../../dates/time-words.ts';
import { type Draft, draftAt } from '../../draft.ts';
import { phraseAt } from '../../grammar/noun-phrase.ts';
import { subjectBefore } from '../../grammar/subject.ts';
import { plainGroup } from '../../grammar/verb-group.ts';
import { verbOf } from '../../lexicon.ts';
import type { Run, Scene } from '../../scene.ts';
import { isBound } from '../orders.ts';
import words from './deadlines.json' with { type: 'json' };

const HAS = new Set(words.has);
const GIVES = new Set(words.gives);
const DEEDS = new Set(words.deeds);

export function deadlineAt(scene: Scene, at: number): Draft | null {
  const verbs = verbOf(scene.low[at]!);
  const has = verbs.some((v) => HAS.has(v));
  if (!has && !verbs.some((v) => GIVES.has(v))) return null;
  const group = plainGroup(scene, at);
  if (group.negated || group.form !== 'finite') return null;
  const { endToken } = scene.sentenceOf(at);
  const whom = has || group.passive ? null : phraseAt(scene, at + 1, endToken);
  const bound = has || group.passive ? subjectBefore(scene, group.first).run : whom;
  const term = phraseAt(scene, whom ? whom.end : at + 1, endToken);
  if (!bound || !isBound(scene, bound) || !term || !isTerm(scene, term)) return null;
  const deed = term.end + 1;
  if (scene.low[term.end] !== 'to' || !verbOf(scene.low[deed] ?? '').some((v) => DEEDS.has(v))) return null;
  return draftAt(scene, at, 'impose', {
    anchor: { first: group.first, end: term.end },
    group: { ...group, passive: true, modal: has ? 'will' : group.modal },
    subjectRun: bound,
    scopeFrom: deed,
    confidence: 0.5,
  });
}

/** "Two years", "six months": a number of them. */
const isTerm = (scene: Scene, run: Run): boolean =>
  isTimePhrase(scene, run) && (scene.tokens[run.first]!.pos === 'NUM' || /^an?$/.test(scene.low[run.first]!));
