/**
 * Once a report has told of a rule, plain words tell more of it: "keepers must still clean", "shows may go ahead", "it can
 * be reversed". Drafts of the moves told so far come in, those of such sentences go out; in a report of no rule the same
 * words would mean anything.
 */
import type { Move } from '../vocabulary/index.ts';
import { type Draft, draftAt } from './draft.ts';
import words from './follow-ons.json' with { type: 'json' };
import type { Stand } from './governors.ts';
import { makingOf, type Officials } from './issuers.ts';
import { effectsAt, isPeople, normAt, verbOf } from './lexicon.ts';
import { headOf, phraseBefore, phraseWithOf } from './noun-phrase.ts';
import { inverseOf, moveOf, type Polarity } from './polarity.ts';
import { beginsAt, type Run, runOf, type Scene } from './scene.ts';
import { subjectBefore } from './subject.ts';
import { plainGroup, type VerbGroup, verbGroupAt } from './verb-group.ts';
import { canBeVerb } from './verbs.ts';
import { singular } from './word-forms.ts';

const split = (phrases: readonly string[]) =>
  phrases.map((p) => p.split(' ')).sort((a, b) => b.length - a.length);
const STANDING = split(words.standing);
const UNTOUCHED = split(words.untouched);
const STAYS = new Set(words.stays);
const GO_ON = split(words.goOn);
const ADMITS = new Set(words.admits);
const BINDS = new Set(words.binds);
const STRONG = new Set(words.strong);
const SURE = new Set(words.sure);
const MOVES = new Set(words.acts);
const GIVES_UP = new Set(words.givesUp);
const PLANS = new Set(words.plans);
const PROCESS = new Set(words.process);
const ECHOES = new Set(words.echoes);

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
  const taken = new Set([...before, ...told.map((d) => d.verb)]);
  const drafts: Draft[] = [];
  for (let at = 0; at < scene.tokens.length; at++) {
    if (taken.has(at) || !isPlainProse(scene, at)) continue;
    const draft =
      likewiseAt(scene, at, line) ??
      givenUpAt(scene, at, line) ??
      suesAt(scene, at, line) ??
      echoAt(scene, at, line, polarity) ??
      standsAt(scene, at) ??
      untouchedAt(scene, at) ??
      modalAt(scene, officials, at, line);
    if (!draft || range(draft.anchor.first, draft.anchor.end).some((i) => taken.has(i))) continue;
    drafts.push(draft);
    at = draft.anchor.end - 1;
  }
  return drafts;
}

const range = (first: number, end: number) =>
  Array.from({ length: Math.max(0, end - first) }, (_, i) => first + i);
const isPlainProse = (scene: Scene, at: number) => scene.kindOf(scene.sentenceOf(at)) !== 'headline';

/** "It can be reversed", "called for the order to be limited": the rule told of, by a pronoun or a general noun. */
function echoAt(scene: Scene, at: number, line: Draft, polarity: Polarity): Draft | null {
  if (!canBeVerb(scene, at)) return null;
  for (const { effect, end } of effectsAt(scene, at)) {
    if (!STRONG.has(phrase(scene, at, end))) continue;
    const group = verbGroupAt(scene, at);
    if (group.form === 'participle' || (group.form === 'gerund' && !group.governor)) continue;
    const object = group.passive
      ? (subjectBefore(scene, group.first).run ?? pronounBefore(scene, group.first))
      : (phraseWithOf(scene, end, scene.sentenceOf(at).endToken) ?? pronounAt(scene, end));
    // A decision is the move itself; a measure is what it made.
    const isMove = object !== null && MOVES.has(scene.low[headOf(scene, object)]!);
    const move = isMove && effect === 'end' ? inverseOf(line.move) : moveOf(effect, polarity);
    if (object && scene.low[object.end] === 'to' && scene.tokens[object.end + 1]?.pos === 'VERB') continue;
    const sure = group.passive && verbOf(scene.low[at]!).some((v) => SURE.has(v));
    if (!object || !move || !(sure || ECHOES.has(singular(scene.low[headOf(scene, object)]!)))) continue;
    return draftAt(scene, at, move, {
      anchor: { first: group.first, end },
      group,
      scopeFrom: end,
      confidence: 0.5,
    });
  }
  return null;
}

const phrase = (scene: Scene, at: number, end: number): string =>
  [
    verbOf(scene.low[at]!).find((v) => STRONG.has(v)) ?? verbOf(scene.low[at]!).at(-1),
    ...scene.low.slice(at + 1, end),
  ].join(' ');

const pronounAt = (scene: Scene, at: number): Run | null =>
  scene.tokens[at]?.pos === 'PRON' ? { first: at, end: at + 1 } : null;
const pronounBefore = (scene: Scene, at: number): Run | null => pronounAt(scene, at - 1);

const SUES = new Set(words.sues);
const COURTS = new Set(words.courts);
const GOES = new Set(words.goes);
const SUITS = new Set(words.suits);
const BRINGS = new Set(words.brings);

/** "Would sue", "will take the case to the Supreme Court", "is weighing a suit": whoever goes to court asks for its end. */
function suesAt(scene: Scene, at: number, line: Draft): Draft | null {
  if (scene.tokens[at]!.pos !== 'VERB') return null;
  const verbs = verbOf(scene.low[at]!);
  const near = scene.low.slice(at + 1, Math.min(scene.sentenceOf(at).endToken, at + 7));
  const to = near.indexOf('to');
  const goes =
    verbs.some((v) => GOES.has(v)) && to >= 0 && to < 4 && near.slice(to).some((w) => COURTS.has(w));
  const brings = verbs.some((v) => BRINGS.has(v)) && near.slice(0, 4).some((w) => SUITS.has(w));
  if (!verbs.some((v) => SUES.has(v)) && !goes && !brings) return null;
  const group = verbGroupAt(scene, at);
  if (group.negated || group.passive || group.form === 'participle') return null;
  // A suit told in the past is an event of its own, told with what it is against.
  if (
    !group.modal &&
    !group.governor &&
    !scene.low.slice(group.first, at).some((w) => /^(?:is|are|was|were)$/.test(w))
  )
    return null;
  return draftAt(scene, at, line.move === 'lift' || line.move === 'ease' ? 'impose' : 'lift', {
    anchor: { first: group.first, end: at + 1 },
    group: {
      ...group,
      form: 'gerund',
      governor: { at, stand: 'urged', certainty: null, noun: false, negated: false, modal: null },
    },
    scopeFrom: null,
    confidence: 0.45,
  });
}

/** "Has since abandoned the plan"; "urged him to drop the bill". */
function givenUpAt(scene: Scene, at: number, line: Draft): Draft | null {
  if (scene.tokens[at]!.pos !== 'VERB' || !verbOf(scene.low[at]!).some((v) => GIVES_UP.has(v))) return null;
  const group = verbGroupAt(scene, at);
  const object = group.passive ? null : phraseWithOf(scene, at + 1, scene.sentenceOf(at).endToken);
  if (!object || !PLANS.has(scene.low[headOf(scene, object)]!) || group.negated) return null;
  // "Withdrew a bill to limit fishing" is told with what the bill would do.
  if (/^(?:to|that|which)$/.test(scene.low[object.end] ?? '')) return null;
  const urged = group.governor?.stand === 'urged';
  if (group.governor && !urged) return null;
  return draftAt(scene, at, urged ? inverseOf(line.move) : line.move, {
    anchor: { first: group.first, end: at + 1 },
    group: urged ? group : governedBy(group, at, 'rejected'),
    scopeFrom: null,
    confidence: 0.45,
  });
}

const governedBy = (group: VerbGroup, at: number, stand: Stand): VerbGroup => ({
  ...group,
  governor: { at, stand, certainty: null, noun: false, negated: false, modal: null },
});

const LIKEWISE = split(words.likewise);
const RETALIATE = split(words.retaliate);

/** "Ruled out following suit", "is expected to follow", "threatened to respond in kind". */
function likewiseAt(scene: Scene, at: number, line: Draft): Draft | null {
  const verbs = verbOf(scene.low[at]!);
  const matches = (lists: readonly string[][]) =>
    lists.find(
      ([verb, ...rest]) => verbs.includes(verb!) && rest.every((w, i) => scene.low[at + 1 + i] === w),
    )?.length ?? 0;
  const same = matches(LIKEWISE);
  const length = same || matches(RETALIATE);
  const ends = !/^(?:DET|NOUN|PROPN|PRON|ADJ|ADP)$/.test(scene.tokens[at + length]?.pos ?? 'PUNCT');
  if (length === 0 || (length === 1 && !ends)) return null;
  const group = verbGroupAt(scene, at);
  const real = group.governor ?? (group.modal === null || group.negated ? null : group.modal);
  if (!real) return null;
  return draftAt(scene, at, same ? line.move : 'impose', {
    anchor: { first: group.first, end: at + length },
    group: group.negated && !group.governor ? { ...group, modal: 'will' } : group,
    scopeFrom: null,
    confidence: 0.45,
  });
}

/** "Stays as it is", "sales stay forbidden", "would keep up". */
function standsAt(scene: Scene, at: number): Draft | null {
  if (!verbOf(scene.low[at]!).some((v) => STAYS.has(v)) || scene.tokens[at]!.pos !== 'VERB') return null;
  const group = plainGroup(scene, at);
  const length = beginsAt(scene, STANDING, at + 1);
  const object = length > 0 ? null : phraseWithOf(scene, at + 1, scene.sentenceOf(at).endToken);
  const caused = object ? beginsAt(scene, STANDING, object.end) : 0;
  if ((length === 0 && caused === 0) || group.negated || group.form === 'gerund') return null;
  if (group.form === 'infinitive' && !verbGroupAt(scene, at).governor) return null;
  const subject = subjectBefore(scene, group.first).run;
  if (length > 0 && subject && isOfficialBody(scene, subject)) return null;
  return draftAt(scene, at, 'keep', {
    anchor: { first: group.first, end: length > 0 ? at + 1 + length : at + 1 },
    group: governedKeep(scene, at),
    subjectRun: length > 0 ? subject : null,
    scopeFrom: length > 0 ? at + 1 + length : at + 1,
    confidence: 0.55,
  });
}

/** What is only wanted kept is not kept yet. */
const governedKeep = (scene: Scene, at: number): VerbGroup | null => {
  const group = verbGroupAt(scene, at);
  return group.governor ? group : null;
};

const isOfficialBody = (scene: Scene, subject: Run) =>
  /^(?:government|minister|president|court|ministry)$/.test(scene.low[headOf(scene, subject)]!);

/** "Is not affected", "does not apply to". */
function untouchedAt(scene: Scene, at: number): Draft | null {
  const length = beginsAt(scene, UNTOUCHED, at);
  if (length === 0 || scene.tokens[at - 1]?.pos !== 'AUX') return null;
  const group = plainGroup(scene, at - 1);
  const subject = subjectBefore(scene, group.first).run;
  if (!subject) return null;
  return draftAt(scene, at, 'keep', {
    anchor: { first: group.first, end: at + length },
    subjectRun: subject,
    scopeFrom: at + length,
    confidence: 0.5,
  });
}

type Told = { move: Move; modal: string | null };

/** "Must still clean", "may go ahead", "cannot be taken", "will be admitted". */
function modalAt(scene: Scene, officials: Officials, at: number, line: Draft): Draft | null {
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
  const told = tellsOf(scene, at, group);
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

function tellsOf(scene: Scene, at: number, group: VerbGroup): Told | null {
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
    if (!isDeed(scene, at)) return null;
    if (group.negated || inside.includes('only')) return { move: 'impose', modal: null };
    const again = behind.includes('again') || inside.includes('again');
    // "Can" tells as often what is possible: a sign of the rule stands beside it.
    const sure = group.modal === 'may' || again || [...inside, ...behind].some((w) => SIGNS.has(w));
    return sure ? { move: again ? 'lift' : 'ease', modal: null } : null;
  }
  if (!group.passive || !ahead || group.negated) return null;
  const verbs = verbOf(scene.low[at]!);
  if (verbs.some((v) => ADMITS.has(v)))
    return { move: behind.slice(0, 2).includes('only') ? 'impose' : 'ease', modal: 'will' };
  return verbs.some((v) => BINDS.has(v)) ? { move: 'impose', modal: 'will' } : null;
}

/** What travellers, traders and armies may do. */
const SIGNS = new Set(words.signs);
const THOUGHTS = new Set(words.thoughts);
const DEEDS = new Set(words.deeds);
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
