/** A modal beside a rule already told → a draft: "must still clean", "may go ahead", "will be admitted". */

import type { Move } from '../../../vocabulary/index.ts';
import { type Draft, draftAt } from '../../draft.ts';
import { headOf, phraseBefore } from '../../grammar/noun-phrase.ts';
import { phrasesOf } from '../../grammar/phrases.ts';
import { subjectBefore } from '../../grammar/subject.ts';
import { plainGroup, type VerbGroup } from '../../grammar/verb-group.ts';
import { canBeVerb } from '../../grammar/verbs.ts';
import { isPeople, verbOf } from '../../lexicon.ts';
import { beginsAt, type Run, runOf, type Scene } from '../../scene.ts';
import { makingOf, type Officials } from '../../slots/issuers.ts';
import { isOfRule } from '../modals.ts';
import { isBound } from '../orders.ts';
import words from './follow-ons.json' with { type: 'json' };

const GO_ON = phrasesOf(words.goOn);
const ADMITS = new Set(words.admits);
const BINDS = new Set(words.binds);
const PROCESS = new Set(words.process);

type Told = { move: Move; modal: string | null };

/** "Must still clean", "may go ahead", "cannot be taken", "will be admitted". */
export function modalAt(scene: Scene, officials: Officials, at: number, line: Draft): Draft | null {
  if (!canBeVerb(scene, at)) return null;
  const group = plainGroup(scene, at);
  if (group.first === at || group.form !== 'finite' || !isOwnVoice(scene, officials, at)) return null;
  const subject =
    subjectBefore(scene, group.first).run ??
    phraseBefore(scene, group.first, scene.sentenceOf(at).firstToken);
  if (
    subject &&
    makingOf(scene, officials, subject) === 'issuer' &&
    !isPeople(scene.low[headOf(scene, subject)])
  )
    return null;
  if (isOfRule(scene, group.first)) return null;
  const told = tellsOf(scene, at, group, line, subject);
  if (!told) return null;
  // What a rule to come demands is to come with it.
  const ahead =
    /^(?:will|is to)$/.test(line.group?.modal ?? '') &&
    scene.sentenceOf(at).block === scene.sentenceOf(line.verb).block + (told.move === 'impose' ? 1 : 0);
  return draftAt(scene, at, told.move, {
    anchor: { first: group.first, end: at + 1 },
    group:
      told.move === 'keep'
        ? null
        : { ...group, modal: ahead ? 'will' : told.modal, negated: false, passive: false },
    subjectRun: subject,
    scopeFrom: at + 1,
    confidence: 0.5,
  });
}

function tellsOf(scene: Scene, at: number, group: VerbGroup, line: Draft, subject: Run | null): Told | null {
  const inside = scene.low.slice(Math.max(group.first - 2, 0), at);
  const behind = scene.low.slice(at + 1, at + 8);
  const goesOn =
    beginsAt(scene, GO_ON, at) > 0 ||
    (/^go(?:es)?$/.test(scene.low[at]!) && /ing$/.test(scene.low[at + 2] ?? ''));
  const still = (inside.includes('still') && !verbOf(scene.low[at]!).some((v) => PROCESS.has(v))) || goesOn;
  if (inside.some((w) => /^(?:needs?|able|might|could)$/.test(w))) return null;
  if (group.modal === 'must' && inside.includes('may')) return null;
  const deontic = group.modal !== null && /^(?:must|may|can)$/.test(group.modal);
  const ahead =
    inside.includes('will') || inside.includes('would') || group.modal === 'is to' ? 'will' : null;
  if (still) return deontic || group.passive || ahead ? { move: 'keep', modal: null } : null;
  // "May bring back no more than 100": how far it is freed.
  if (behind.slice(0, 4).join(' ').includes('no more than')) return null;
  if (group.modal === 'must' && (THOUGHTS.has(scene.low[at]!) || scene.tokens[at]!.pos === 'AUX'))
    return null;
  if (group.modal === 'must')
    return { move: group.negated && inside.includes('longer') ? 'lift' : 'impose', modal: ahead };
  if (deontic && group.modal !== 'must') {
    const frees = line.move === 'ease' || line.move === 'lift' || line.move === 'suspend';
    const punishedBy = group.passive && verbOf(scene.low[at]!).some((v) => BINDS.has(v));
    if (!punishedBy && (group.perfect || !(isDeed(scene, at) || isLeave(scene, at, group, subject))))
      return null;
    const none = subject !== null && NONE.has(scene.low[subject.first]!);
    if (group.negated || none || punishedBy || inside.includes('only') || behind[0] === 'only')
      return { move: 'impose', modal: null };
    const again = behind.includes('again') || inside.includes('again');
    // "Can" tells as often what is possible: a sign of the rule stands beside it.
    const sure = group.modal === 'may' || again || frees || [...inside, ...behind].some((w) => SIGNS.has(w));
    return sure ? { move: again ? 'lift' : 'ease', modal: null } : null;
  }
  if (!group.passive || !ahead || group.negated) return null;
  const verbs = verbOf(scene.low[at]!);
  if (verbs.some((v) => ADMITS.has(v)))
    return { move: behind.slice(0, 2).includes('only') ? 'impose' : 'ease', modal: 'will' };
  return verbs.some((v) => BINDS.has(v)) ? { move: 'impose', modal: 'will' } : null;
}

/** "*No* drone may be exported". */
const NONE = new Set(['no', 'neither', 'none', 'nothing']);

/** What travellers, traders and armies may do. */
const SIGNS = new Set(words.signs);
const THOUGHTS = new Set(words.thoughts);
const DEEDS = new Set(words.deeds);
/** "Travel agencies *may advertise*": who is bound by rules, and nothing that may as well happen as be allowed. */
const isLeave = (scene: Scene, at: number, group: VerbGroup, subject: Run | null): boolean =>
  group.modal === 'may' &&
  subject !== null &&
  isBound(scene, subject) &&
  scene.tokens[at]!.pos === 'VERB' &&
  !isChance(scene, at);

/** What may as well happen as be allowed. */
const CHANCES = new Set(words.chances);
const isChance = (scene: Scene, at: number): boolean => verbOf(scene.low[at]!).some((v) => CHANCES.has(v));
const isDeed = (scene: Scene, at: number): boolean => verbOf(scene.low[at]!).some((v) => DEEDS.has(v));

/** The report's own words, or those of whoever makes rules: others only say what they must. */
function isOwnVoice(scene: Scene, officials: Officials, at: number): boolean {
  const said = scene.saidAt(at);
  // In their own words officials exhort as often as they order.
  if (said?.quotation === 'direct') return false;
  const source = said?.source[0];
  const run = source ? runOf(scene, source) : null;
  return !run || makingOf(scene, officials, run) !== 'other';
}
