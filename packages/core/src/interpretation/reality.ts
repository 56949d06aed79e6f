/**
 * Drafts → the same with their phase and the speaker's certainty: from the verb group (modals, negation, the word that
 * governs it) and from what became of the bill or law that would make the move. Drafts that tell of nothing real are left out.
 */
import type { Certainty, Phase } from '../vocabulary/index.ts';
import { carrierOf, headWord, phaseOfBill, stateAt } from './bills.ts';
import type { Draft } from './draft.ts';
import { isMishap, isSport } from './elsewhere.ts';
import { makingOf, type Officials } from './issuers.ts';
import { isDraft, verbOf } from './lexicon.ts';
import { phraseBefore } from './noun-phrase.ts';
import { inverseOf } from './polarity.ts';
import words from './reality.json' with { type: 'json' };
import type { Scene } from './scene.ts';
import { subjectBefore } from './subject.ts';
import type { VerbGroup } from './verb-group.ts';

const HEDGES = new Set(words.hedges);
const HYPOTHETICAL = new Set(words.hypotheticals);
const OPENERS = new Set(words.clauseOpeners);
const WILL = new Set(words.will);
const MAY = new Set(words.may);
/** A decision stands until it is reversed; a plan given up never stood. */
const TAKEN = new Set(words.taken);
/** Beside one of these, "still" tells of a rule that stands. */
const STANDING = new Set([...words.will, ...words.may, ...words.should, 'is', 'are', 'have', 'has', 'would']);
const SHOULD = new Set(words.should);

export const withReality =
  (scene: Scene, officials: Officials) =>
  (draft: Draft): Draft[] => {
    if (!draft.norm && (isSport(scene, draft.verb) || isMishap(scene, draft.verb))) return [];
    if (draft.phase === 'rejected') return [{ ...draft, certainty: 'CT+' }];
    if (!draft.group) return draft.move === 'keep' ? [draft] : [];
    if (isStill(scene, draft)) return [{ ...draft, move: 'keep', phase: 'in_force', certainty: 'CT+' }];
    const told = phaseOf(scene, officials, draft, draft.group);
    if (!told) return [];
    const denied =
      (told.phase === 'in_force' || (told.phase === 'rejected' && draft.group.negated)) &&
      isDenied(scene, draft);
    return [{ ...draft, ...told, ...(denied ? real('denied') : {}) }];
  };

/** What a plan "would" do is proposed like the plan, unless somebody has decided it. */
export function withinPlan(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const first = drafts.filter((d) => d.phase !== 'urged' && !d.background).sort((a, b) => a.verb - b.verb)[0];
  // What a rule to come demands is to come with it.
  if (first?.phase === 'announced')
    return drafts.map((d) => (d.phase === 'in_force' && isDemand(scene, d, first) ? { ...d, phase: 'announced' } : d));
  if (first?.phase !== 'proposed') return [...drafts];
  return drafts.map((d) =>
    d.phase === 'announced' && d.group?.governor === null && /^(?:would|is to)$/.test(d.group.modal ?? '')
      ? { ...d, phase: 'proposed' }
      : d,
  );
}

const isDemand = (scene: Scene, d: Draft, first: Draft): boolean =>
  d.move === 'impose' &&
  !d.background &&
  /^(?:must|have|has|need)$/.test(scene.low[d.anchor.first]!) &&
  d.anchor.end - d.anchor.first < 4 &&
  scene.sentenceOf(d.verb).block - scene.sentenceOf(first.verb).block <= 1;

/** "Will still have to obtain", "can still be sold": it goes on as it was. */
const isStill = (scene: Scene, { group, verb, anchor, move }: Draft): boolean => {
  if (!group || (move !== 'impose' && move !== 'ease')) return false;
  if (group.governor && group.governor.stand !== 'urged') return false;
  const own = scene.low.slice(Math.min(group.ownFirst, anchor.end - 1), Math.max(verb, anchor.end));
  return own.includes('still') && own.some((w) => STANDING.has(w));
};

type Real = Partial<Draft> & { phase: Phase; certainty: Certainty };

const DEFAULT: Record<Phase, Certainty> = {
  in_force: 'CT+',
  announced: 'CT+',
  proposed: 'CT+',
  hinted: 'PS+',
  urged: 'CT+',
  rejected: 'CT+',
  denied: 'CT-',
  no_comment: 'Uu',
};
const real = (phase: Phase, more: Partial<Draft> = {}): Real => ({
  phase,
  certainty: DEFAULT[phase],
  ...more,
});

function phaseOf(scene: Scene, officials: Officials, draft: Draft, group: VerbGroup): Real | null {
  if (isHypothetical(scene, group) || isGeneral(scene, draft, group)) return null;
  if (group.governor) return governed(scene, officials, draft, group);
  const relative = isRelativePronoun(scene, group.first - 1);
  const start = relative ? group.first - (scene.low[group.first - 2] === ',' ? 2 : 1) : group.first;
  const before = phraseBefore(scene, start, scene.sentenceOf(group.first).firstToken);
  if (group.form === 'infinitive') {
    const headline = scene.kindOf(scene.sentenceOf(draft.verb)) === 'headline';
    return headline && before && scene.low[group.first - 1] !== 'to' ? real('announced') : null;
  }
  const near = group.form === 'gerund' || relative ? before : subjectBefore(scene, group.subjectAt).run;
  const carrier = group.passive ? null : carrierOf(scene, officials, near, relative ? group.first : null);
  if (carrier) {
    if (group.negated && draft.move !== 'lift') return null;
    const phase = phaseOfBill(scene, carrier);
    // What became of a rule is told by its own verb: "reversed a rule that barred drilling".
    if (phase === 'rejected' && !isDraft(headWord(scene, carrier))) return null;
    return real(group.modal === 'will' && phase === 'in_force' ? 'announced' : phase, { vehicle: carrier });
  }
  if (group.form === 'gerund') return participial(scene, draft, group);
  const asked = subjunctive(scene, draft, group);
  if (asked) return real(asked);
  if (group.modal) return modal(scene, draft, group, group.modal);
  if (group.negated) return negated(scene, draft, group);
  const hedged = scene.low
    .slice(Math.max(0, group.first - 2), draft.anchor.end + 1)
    .some((w) => HEDGES.has(w));
  return hedged ? real('in_force', { certainty: 'PR+' }) : real('in_force');
}

/** "…, banning exports" tells of a deed; "barring any surprise" of none. */
function participial(scene: Scene, draft: Draft, group: VerbGroup): Real | null {
  const idiom = /^barring (?:any|some|a|an|unforeseen)$/.test(
    `${scene.low[draft.verb]} ${scene.low[draft.anchor.end] ?? ''}`,
  );
  const opens = scene.low[group.first - 1];
  return !idiom && (opens === ',' || opens === 'while' || opens === 'by') ? real('in_force') : null;
}

const isRelativePronoun = (scene: Scene, at: number) => /^(?:which|that|who)$/.test(scene.low[at] ?? '');

const cueOf = (scene: Scene, draft: Draft): string[] =>
  scene.saidWithin(draft.verb)?.cue.flatMap((c) => c.text.toLowerCase().split(/\s+/).flatMap(verbOf)) ?? [];
const anyOf = (verbs: readonly string[], list: readonly string[]) => verbs.some((v) => list.includes(v));

/** "denied that it had lifted the ban", "rejected claims that", "denying a report". */
function isDenied(scene: Scene, draft: Draft): boolean {
  if (anyOf(cueOf(scene, draft), words.denies)) return true;
  const { firstToken, endToken } = scene.sentenceOf(draft.verb);
  for (let i = draft.anchor.first - 1; i > firstToken; i--) {
    if (!words.claims.includes(scene.low[i]!.replace(/s$/, ''))) continue;
    for (let k = i - 1; k >= Math.max(firstToken, i - 4); k--)
      if (anyOf(verbOf(scene.low[k]!), words.denials)) return true;
  }
  const group = draft.group!;
  return group.negated && group.perfect && scene.low.slice(draft.anchor.end, endToken).includes('denying');
}

/** "demanded that the government impose": the bare verb behind a word of asking. */
function subjunctive(scene: Scene, draft: Draft, group: VerbGroup): Phase | null {
  const bare = scene.tokens[draft.verb]!.lemma === scene.low[draft.verb];
  if (group.modal || group.perfect || (!group.passive && !bare)) return null;
  if (group.passive && scene.low[draft.verb - 1] !== 'be') return null;
  const that = thatVerb(scene, group.subjectAt);
  const cue = [...cueOf(scene, draft), ...that];
  if (anyOf(cue, words.asksBySaying)) return 'urged';
  return anyOf(cue, words.proposesBySaying) ? 'proposed' : null;
}

/** The verb before the "that" of a clause. */
function thatVerb(scene: Scene, at: number): string[] {
  const { firstToken } = scene.sentenceOf(at);
  for (let i = at - 1; i > Math.max(firstToken, at - 8); i--)
    if (scene.low[i] === 'that') return verbOf(scene.low[i - 1]!);
  return [];
}

/** "if the ban is lifted", "until the ban is lifted": nothing happened. "Considering whether to" is governed instead. */
function isHypothetical(scene: Scene, group: VerbGroup): boolean {
  const start = scene.sentenceOf(group.first).firstToken;
  if (scene.low[group.first - 1] === 'where') return true;
  for (let i = group.subjectAt - 1; i >= Math.max(start, group.subjectAt - 24); i--) {
    const word = scene.low[i]!;
    if (HYPOTHETICAL.has(word)) {
      if (word === 'when') return false;
      return !(word === 'whether' && group.governor?.stand === 'hinted' && i > group.governor.at);
    }
    if (OPENERS.has(word)) return false;
  }
  return false;
}

/** "When a country slaps tariffs on goods, importers pay": a general truth in the present. */
function isGeneral(scene: Scene, draft: Draft, group: VerbGroup): boolean {
  const { firstToken } = scene.sentenceOf(draft.verb);
  const opens = /^(?:when|whenever)$/.test(scene.low[firstToken]!) && draft.verb - firstToken < 8;
  return opens && !group.passive && !group.perfect && /s$/.test(scene.low[draft.verb]!);
}

function governed(scene: Scene, officials: Officials, draft: Draft, group: VerbGroup): Real | null {
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
      return draft.move === 'impose' || draft.move === 'keep' ? real('in_force', { move: 'keep' }) : null;
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

function modal(scene: Scene, draft: Draft, group: VerbGroup, word: string): Real | null {
  const keeps = draft.move === 'keep';
  const { firstToken, endToken } = scene.sentenceOf(draft.verb);
  const conditional = scene.low.slice(firstToken, endToken).some((w) => w === 'if' || w === 'unless');
  if (WILL.has(word)) {
    if (group.negated) return keeps ? null : real('rejected');
    return keeps ? real('in_force') : real('announced');
  }
  if (word === 'would' && anyOf(cueOf(scene, draft), words.hopesBySaying)) return real('hinted');
  if (word === 'would') {
    if (group.negated) return real('rejected');
    if (keeps) return real('in_force');
    return conditional ? real('hinted') : real('announced');
  }
  if (word === 'may' && /^(?:now|only)$/.test(scene.low[group.first + 1] ?? '')) return real('in_force');
  if (group.negated) return null;
  return MAY.has(word) ? real('hinted') : SHOULD.has(word) ? real('urged') : null;
}

/** "Has not been lifted" is a keep; "did not extend the ban" a refusal; "has not banned" tells of no move, unless denied. */
function negated(scene: Scene, draft: Draft, group: VerbGroup): Real | null {
  const frees = draft.move === 'lift' || draft.move === 'ease';
  const denied = anyOf(cueOf(scene, draft), words.denies);
  if (denied || isDenied(scene, draft)) return real('denied');
  if (frees && !group.perfect && /^(?:do|does)$/.test(scene.low[group.first]!))
    return real('in_force', { move: 'keep' });
  if (!draft.norm) return null;
  if (frees) return group.perfect || group.passive ? real('in_force', { move: 'keep' }) : real('rejected');
  const did = scene.low.slice(group.first, draft.verb).includes('did');
  return draft.move === 'tighten' && did ? real('rejected') : null;
}
