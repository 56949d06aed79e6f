/**
 * Once a report has told of a rule, plain words tell more of it: "keepers must still clean", "shows may go ahead", "it can
 * be reversed". Drafts of the moves told so far come in, those of such sentences go out; in a report of no rule the same
 * words would mean anything.
 */
import type { Draft } from '../../draft.ts';
import { normAt } from '../../lexicon.ts';
import type { Scene } from '../../scene.ts';
import type { Officials } from '../../slots/issuers.ts';
import { actAt } from '../acts.ts';
import type { Polarity } from '../polarity.ts';
import { givenUpAt, likewiseAt, suesAt } from './answers.ts';
import { asksAt } from './asks.ts';
import { deadlineAt } from './deadlines.ts';
import { echoAt } from './echoes.ts';
import { modalAt } from './permitted.ts';
import { standsAt, untouchedAt } from './standing.ts';

export function followOns(
  scene: Scene,
  officials: Officials,
  told: readonly Draft[],
  before: ReadonlySet<number>,
): Draft[] {
  const lines = told.filter((d) => d.group?.governor?.stand !== 'urged').sort((a, b) => a.verb - b.verb);
  const line = lines.find((d) => isPlainProse(scene, d.verb)) ?? lines[0];
  if (!line) return [];
  const polarity: Polarity =
    normAt(scene, (line.norm?.end ?? 0) - 1)?.kind === 'permission' ? 'permission' : 'restriction';
  const sure = lines.some((d) => d.confidence > SURE);
  const taken = new Set([...before, ...told.map((d) => d.verb)]);
  const drafts: Draft[] = [];
  for (let at = 0; at < scene.tokens.length; at++) {
    if (taken.has(at) || !isPlainProse(scene, at)) continue;
    const draft =
      asksAt(scene, at, line) ??
      deadlineAt(scene, at) ??
      likewiseAt(scene, at, line) ??
      givenUpAt(scene, at, line) ??
      suesAt(scene, at, line) ??
      echoAt(scene, at, line, polarity) ??
      standsAt(scene, at) ??
      untouchedAt(scene, at) ??
      modalAt(scene, officials, at, line) ??
      (sure ? actAt(scene, officials, at, true) : null);
    if (!draft || range(draft.anchor.first, draft.anchor.end).some((i) => taken.has(i))) continue;
    drafts.push(draft);
    at = draft.anchor.end - 1;
  }
  return drafts;
}

/** A modal alone may be of no rule. */
const SURE = 0.6;

const range = (first: number, end: number) =>
  Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);

const isPlainProse = (scene: Scene, at: number) => scene.kindOf(scene.sentenceOf(at)) !== 'headline';
