/**
 * A rate with its numbers → a draft: "will charge 25 percent on imports of oil, up from 10", "the rate goes from 25 percent
 * to 35". The numbers tell which way it goes, where the verb does not.
 */
import type { Move } from '../../vocabulary/index.ts';
import { type Draft, draftAt } from '../draft.ts';
import { subjectBefore } from '../grammar/subject.ts';
import { verbGroupAt } from '../grammar/verb-group.ts';
import { canBeVerb } from '../grammar/verbs.ts';
import { singular } from '../grammar/word-forms.ts';
import { lowIsTight, verbOf } from '../lexicon.ts';
import type { Scene } from '../scene.ts';
import { makingOf, type Officials } from '../slots/issuers.ts';
import { normBefore } from './norm-phrases.ts';
import words from './rates.json' with { type: 'json' };

const CHARGES = new Set(words.charges);
const GOES = new Set(words.goes);
const RATES = new Set(words.rates);
const UNITS = new Set(words.units);

export function rateAt(scene: Scene, officials: Officials, at: number): Draft | null {
  if (!canBeVerb(scene, at)) return null;
  const verbs = verbOf(scene.low[at]!);
  if (verbs.some((v) => CHARGES.has(v))) return charged(scene, officials, at);
  return verbs.some((v) => GOES.has(v)) ? goesTo(scene, at) : null;
}

/** "Charge 25 percent on", "will be charged 25 percent": by whoever makes rules. */
function charged(scene: Scene, officials: Officials, at: number): Draft | null {
  const amount = amountAfter(scene, at + 1);
  const group = verbGroupAt(scene, at);
  if (!amount || group.negated || group.form === 'participle') return null;
  const subject = subjectBefore(scene, group.subjectAt).run;
  if (!group.passive && (!subject || makingOf(scene, officials, subject) === 'other')) return null;
  if (!group.passive && !/^(?:on|for)$/.test(scene.low[amount.end] ?? '')) return null;
  return draftAt(scene, at, turn(scene, amount.end) ?? 'impose', {
    anchor: { first: group.first, end: at + 1 },
    group,
    subjectRun: group.passive ? subject : null,
    scopeFrom: amount.end + (group.passive ? 0 : 1),
    confidence: 0.6,
  });
}

/** "The rate goes from 25 percent to 35 percent". */
function goesTo(scene: Scene, at: number): Draft | null {
  const group = verbGroupAt(scene, at);
  const first = scene.low[at + 1] === 'from' ? amountAfter(scene, at + 2) : null;
  const second = first && scene.low[first.end] === 'to' ? amountAfter(scene, first.end + 1) : null;
  if (!first || !second || group.negated || first.value === second.value) return null;
  const found = normBefore(scene, group.first);
  if (!found && !RATES.has(singular(scene.low[group.first - 1] ?? ''))) return null;
  const up = second.value > first.value;
  const looser = found !== null && (found.norm.kind === 'permission' || lowIsTight(scene, found.run));
  const present = /s$/.test(scene.low[at]!) && !group.perfect;
  return draftAt(scene, at, up === looser ? 'ease' : 'tighten', {
    anchor: { first: group.first, end: at + 1 },
    norm: found?.run ?? null,
    group: present ? { ...group, modal: 'will' } : group,
    scopeFrom: found?.run.end ?? null,
    scopeEnd: group.first,
    confidence: 0.6,
  });
}

/** "…, up from 10 percent": what was charged before. */
function turn(scene: Scene, from: number): Move | null {
  const rest = scene.low.slice(from, scene.sentenceOf(from - 1).endToken).join(' ');
  if (/\bup from\b/.test(rest)) return 'tighten';
  return /\bdown from\b/.test(rest) ? 'ease' : null;
}

/** "25 percent", "$ 60", "ten euros": where it ends, and how much. */
function amountAfter(scene: Scene, from: number): { end: number; value: number } | null {
  const at = /^(?:\$|€|£|a)$/.test(scene.low[from] ?? '') ? from + 1 : from;
  if (scene.tokens[at]?.pos !== 'NUM') return null;
  const value = Number.parseFloat(scene.low[at]!.replaceAll(',', ''));
  let end = at + 1;
  while (UNITS.has(scene.low[end] ?? '')) end++;
  return Number.isNaN(value) || (end === at + 1 && at === from) ? null : { end, value };
}
