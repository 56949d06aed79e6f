/**
 * Drafts → the same with their phase and the speaker's certainty: from the verb group (modals, negation, the word that
 * governs it) and from what became of the bill or law that would make the move. Drafts that tell of nothing real are left out.
 */
import type { Certainty, Phase } from '../vocabulary/index.ts';
import type { Draft } from './draft.ts';
import { makingOf, type Officials } from './issuers.ts';
import { isChamber, isDraft, isText, verbOf } from './lexicon.ts';
import { phraseBefore } from './noun-phrase.ts';
import type { Run, Scene } from './scene.ts';
import { subjectBefore } from './subject.ts';
import vehicle from './vehicle.json' with { type: 'json' };
import type { VerbGroup } from './verb-group.ts';

const VEHICLE = new Map<string, Phase>(
  Object.entries(vehicle).flatMap(([phase, verbs]) => verbs.map((v) => [v, phase as Phase] as const)),
);

export const withReality =
  (scene: Scene, officials: Officials) =>
  (draft: Draft): Draft[] => {
    if (draft.phase === 'rejected') return [{ ...draft, certainty: 'CT+' }];
    if (!draft.group) return draft.move === 'keep' ? [draft] : [];
    const told = phaseOf(scene, officials, draft, draft.group);
    if (!told) return [];
    const denied = told.phase === 'in_force' && isDenied(scene, draft);
    return [{ ...draft, ...told, ...(denied ? real('denied') : {}) }];
  };

/** "denied that it had lifted the ban". */
const isDenied = (scene: Scene, draft: Draft): boolean =>
  /\bden(?:y|ied|ies|ying)\b/.test(
    scene
      .saidWithin(draft.verb)
      ?.cue.map((c) => c.text)
      .join(' ') ?? '',
  );

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
  if (isHypothetical(scene, group)) return null;
  if (scene.low[group.first - 1] === 'where') return null;
  if (isGeneral(scene, draft, group)) return null;
  if (group.governor) return governed(scene, officials, draft, group);
  const before = phraseBefore(
    scene,
    relativeStart(scene, group.first),
    scene.sentenceOf(group.first).firstToken,
  );
  const headline = scene.kindOf(scene.sentenceOf(draft.verb)) === 'headline';
  if (group.form === 'infinitive')
    return headline && before && !isTo(scene, group.first - 1) ? real('announced') : null;
  const subject = subjectBefore(scene, group.subjectAt);
  const relative = isRelativePronoun(scene, group.first - 1);
  const near = group.form === 'gerund' || relative ? before : subject.run;
  const carrier =
    relative && !(near && isLawOrDraft(scene, near)) ? (lawBefore(scene, group.first) ?? near) : near;
  const bill = carrier && headWord(scene, carrier);
  if (
    bill !== null &&
    bill !== undefined &&
    !group.passive &&
    (isDraft(bill) || (isText(bill) && makingOf(scene, officials, carrier!) === 'text'))
  ) {
    if (group.negated && draft.move !== 'lift') return null;
    const state = stateOf(scene, carrier!, isDraft(bill));
    if (state === null) return null;
    if (group.modal === 'will' && state === 'in_force') return real('announced', { vehicle: carrier });
    return real(state, { vehicle: carrier });
  }
  if (group.form === 'gerund')
    return scene.low[group.first - 1] === ',' &&
      !/^barring (?:any|some|a|an|unforeseen)$/.test(
        `${scene.low[draft.verb]} ${scene.low[draft.anchor.end] ?? ''}`,
      )
      ? real('in_force')
      : null;
  const asked = subjunctive(scene, draft);
  if (asked) return real(asked);
  if (group.modal) return modal(scene, draft, group);
  if (group.negated) return negated(scene, draft, group);
  const hedged = scene.low
    .slice(Math.max(0, group.first - 2), draft.anchor.end + 1)
    .some((w) => /^(?:reportedly|apparently|allegedly|likely|probably)$/.test(w));
  return hedged ? real('in_force', { certainty: 'PR+' }) : real('in_force');
}

const isLawOrDraft = (scene: Scene, run: Run): boolean => {
  const word = headWord(scene, run) ?? '';
  return isDraft(word) || isText(word);
};

/** "Signed legislation passed in April that would allow …": the law may stand far before its clause. */
function lawBefore(scene: Scene, at: number): Run | null {
  for (let i = at - 2; i > Math.max(scene.sentenceOf(at).firstToken, at - 24); i--)
    if (
      /^(?:bill|legislation|law|decree|act|ordinance)$/.test(scene.low[i]!) &&
      stateAt(scene, i - 1) !== null
    )
      return { first: i, end: i + 1 };
  return null;
}

/** "demanded that the government impose": the bare verb behind a word of asking. */
function subjunctive(scene: Scene, draft: Draft): Phase | null {
  const token = scene.tokens[draft.verb]!;
  const { group } = draft;
  if (!group || group.modal || group.perfect || (!group.passive && token.lemma !== scene.low[draft.verb]))
    return null;
  if (group.passive && scene.low[draft.verb - 1] !== 'be') return null;
  const cue =
    scene
      .saidWithin(draft.verb)
      ?.cue.map((c) => c.text.toLowerCase())
      .join(' ') ?? '';
  if (/\b(?:demand|urg|insist|recommend|request|ask|call|suggest|plead)/.test(cue)) return 'urged';
  return /\bpropos/.test(cue) ? 'proposed' : null;
}

const isTo = (scene: Scene, at: number) => scene.low[at] === 'to';
const isRelativePronoun = (scene: Scene, at: number) => /^(?:which|that|who)$/.test(scene.low[at] ?? '');
const relativeStart = (scene: Scene, at: number) =>
  isRelativePronoun(scene, at - 1) ? (scene.low[at - 2] === ',' ? at - 2 : at - 1) : at;
const headWord = (scene: Scene, run: Run): string | null => {
  for (let i = run.first; i < run.end; i++)
    if (scene.low[i] === 'of' || scene.low[i] === 'in' || scene.low[i] === 'from')
      return scene.low[i - 1] ?? null;
  return scene.low[run.end - 1] ?? null;
};

/** "if the ban is lifted", "until the ban is lifted": nothing happened. "Considering whether to" is governed instead. */
function isHypothetical(scene: Scene, group: VerbGroup): boolean {
  const start = scene.sentenceOf(group.first).firstToken;
  for (let i = group.subjectAt - 1; i >= Math.max(start, group.subjectAt - 24); i--) {
    const word = scene.low[i]!;
    if (/^(?:if|unless|whether|until|once|till|lest|where)$/.test(word))
      return !(word === 'whether' && group.governor?.stand === 'hinted' && i > group.governor.at);
    if (/^(?:,|;|:|that|and|but|said)$/.test(word)) return false;
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
  const outer = { ...group };
  const sure = g.certainty ?? undefined;
  switch (g.stand) {
    case 'announced':
      if (
        g.negated ||
        (g.noun && stateAt(scene, g.at - 2) === 'rejected') ||
        (g.noun && stateAt(scene, g.at - 1) === 'rejected')
      )
        return real('rejected');
      if (g.modal && /^(?:may|might|could)$/.test(g.modal)) return real('hinted');
      return real('announced', sure ? { certainty: sure } : {});
    case 'proposed':
      if (g.negated) return null;
      if (/^(?:lawsuit|suit|petition|motion|appeal|case)s?$/.test(scene.low[g.at - 1] ?? ''))
        return real('urged');
      return real(g.noun ? (stateOf(scene, { first: g.at, end: g.at + 1 }, true) ?? 'proposed') : 'proposed');
    case 'hinted': {
      if (g.negated) return real('rejected');
      if (group.asked) return real('urged');
      if (
        /^(?:want|wants|wanted|hope|hopes|hoped|wish|think|suggest|suggested|suggests)$/.test(
          scene.low[g.at]!,
        )
      ) {
        const who = subjectBefore(scene, outer.subjectAt).run;
        if (!who || makingOf(scene, officials, who) === 'other') return real('urged');
      }
      return real('hinted');
    }
    case 'urged':
      if (g.modal && /^(?:may|might|could)$/.test(g.modal)) return real('hinted');
      return g.negated ? null : real('urged');
    case 'rejected':
      if (g.negated) return real('hinted');
      if (/^rul/.test(scene.low[g.at]!) && scene.low[g.at + 1] !== 'out') return null;
      if (/^fail/.test(scene.low[g.at]!)) return null;
      return real('rejected');
    case 'denied':
      return real('denied');
    case 'delayed':
      return draft.move === 'lift' || draft.move === 'ease'
        ? real('in_force', { move: 'keep' })
        : real('in_force', { move: 'suspend' });
    case 'in_force':
      if (g.negated) return null;
      if (g.modal && /^(?:will|would)$/.test(g.modal)) return real('announced');
      if (g.modal) return real('hinted');
      if (/^continu/.test(scene.low[g.at]!))
        return draft.move === 'impose' || draft.move === 'keep' ? real('in_force', { move: 'keep' }) : null;
      return real('in_force');
  }
}

function modal(scene: Scene, draft: Draft, group: VerbGroup): Real | null {
  const conditional = sentenceHas(scene, draft, 'if') || sentenceHas(scene, draft, 'unless');
  const keeps = draft.move === 'keep';
  switch (group.modal) {
    case 'will':
    case 'wo':
    case "'ll":
    case 'shall':
    case 'is to':
      if (group.negated) return draft.move === 'keep' ? null : real('rejected');
      return keeps ? real('in_force') : real('announced');
    case 'would':
      if (group.negated) return real('rejected');
      if (keeps) return real('in_force');
      return conditional ? real('hinted') : real('announced');
    case 'may':
      if (scene.low[group.first + 1] === 'now' || scene.low[group.first + 1] === 'only')
        return real('in_force');
      return group.negated ? null : real('hinted');
    case 'might':
    case 'could':
    case 'can':
      return group.negated ? null : real('hinted');
    case 'should':
    case 'must':
    case 'ought':
      return group.negated ? null : real('urged');
    default:
      return null;
  }
}

const sentenceHas = (scene: Scene, draft: Draft, word: string) => {
  const { firstToken, endToken } = scene.sentenceOf(draft.verb);
  return scene.low.slice(firstToken, endToken).includes(word);
};

/** "has not been lifted" is a keep; "has not banned" tells of no move, unless an official says so of a reported one. */
function negated(scene: Scene, draft: Draft, group: VerbGroup): Real | null {
  if ((draft.move === 'lift' || draft.move === 'ease') && draft.norm) {
    const statement = scene.saidAt(draft.verb);
    if (statement && /\b(?:den(?:y|ied|ies))\b/.test(statement.cue.map((c) => c.text).join(' ')))
      return real('denied');
    return group.perfect || group.passive ? real('in_force', { move: 'keep' }) : null;
  }
  return null;
}

/** What became of a bill or text: the verb that governs it, before or after; a draft without one is proposed. */
function stateOf(scene: Scene, carrier: Run, draft: boolean): Phase | null {
  const sentence = scene.sentenceOf(carrier.first);
  for (let i = carrier.first - 1; i >= Math.max(sentence.firstToken, carrier.first - 7); i--) {
    const found = stateAt(scene, i);
    if (found === 'in_force' && (isPlanned(scene, carrier) || byOneChamber(scene, i))) return 'proposed';
    if (found) return found;
  }
  for (let i = carrier.end; i < sentence.endToken; i++)
    if (scene.tokens[i]!.pos === 'AUX' && /(?:ed|en)$/.test(scene.low[i + 1] ?? '')) {
      const found = stateAt(scene, i + 1);
      if (found) return found;
    }
  return draft || isPlanned(scene, carrier) ? 'proposed' : 'in_force';
}

/** "The proposed law", "a draft law approved by the cabinet": no law yet. */
const isPlanned = (scene: Scene, carrier: Run): boolean => {
  const before = scene.low.slice(Math.max(0, carrier.first - 2), carrier.end);
  return before.some((w) => /^(?:proposed|draft|planned)$/.test(w));
};

/** What one chamber passes goes on to the other. */
function byOneChamber(scene: Scene, verb: number): boolean {
  const first = scene.sentenceOf(verb).firstToken;
  return (
    scene.low.slice(Math.max(first, verb - 8), verb).some((w) => isChamber(w)) &&
    !/^(?:sign|overr)/.test(scene.low[verb]!)
  );
}

function stateAt(scene: Scene, at: number): Phase | null {
  if (scene.tokens[at]!.pos !== 'VERB' && scene.tokens[at]!.pos !== 'NOUN') return null;
  for (const form of verbOf(scene.low[at]!)) {
    const phase = VEHICLE.get(form);
    if (phase === undefined) continue;
    const before = scene.low.slice(Math.max(0, at - 3), at);
    if (
      phase === 'in_force' &&
      before.some((w) => /^(?:will|would|to|could|may|might|should)$/.test(w)) &&
      !before.includes('voted')
    )
      return 'proposed';
    return phase;
  }
  return null;
}
