/**
 * A verb's token → its group: auxiliaries, modals, adverbs and negation before it, whether it is passive, an infinitive
 * or a gerund, and, where another word governs it ("plans to lift", "considering lifting"), that word.
 */
import { type Governor, withGovernor } from '../moves/governors.ts';
import type { Run, Scene } from '../scene.ts';
import { phraseBefore } from './noun-phrase.ts';
import words from './verb-words.json' with { type: 'json' };

export type VerbGroup = {
  /** From the first auxiliary, or the governing verb's first, to the verb. */
  first: number;
  /** From its own first auxiliary, what governs it aside. */
  ownFirst: number;
  /** Where its subject is to be looked for: the first token of the outermost group. */
  subjectAt: number;
  /** `must` stands for "have to" and "need to" too, `is to` for "is to be lifted". */
  modal: string | null;
  negated: boolean;
  passive: boolean;
  pastPerfect: boolean;
  perfect: boolean;
  form: 'finite' | 'infinitive' | 'gerund' | 'participle';
  governor: Governor | null;
  /** "urged *the government* to lift": who is asked to act. */
  asked: Run | null;
};

export function verbGroupAt(scene: Scene, verb: number): VerbGroup {
  const group = plainGroup(scene, verb);
  const shared = sharedWith(scene, verb, group);
  if (shared !== null) {
    const before = verbGroupAt(scene, shared);
    return { ...before, first: group.first, ownFirst: group.ownFirst, passive: group.passive };
  }
  const wanted = wantedDone(scene, verb, group);
  if (wanted) return wanted;
  return group.form === 'infinitive' || group.form === 'gerund' ? withGovernor(scene, group) : group;
}

/** "Will raise tariffs on steel *and suspend* those on copper": the bare verb shares modal or governor with the one before. */
function sharedWith(scene: Scene, verb: number, group: VerbGroup): number | null {
  if (
    group.first !== verb ||
    scene.tokens[verb]!.pos !== 'VERB' ||
    scene.tokens[verb]!.lemma !== scene.low[verb]
  )
    return null;
  if (!/^(?:and|or|but)$/.test(scene.low[verb - 1] ?? '')) return null;
  const start = Math.max(scene.sentenceOf(verb).firstToken, verb - 24);
  for (let i = verb - 2; i >= start; i--) {
    if (/^[;:]$/.test(scene.low[i]!)) return null;
    if (scene.tokens[i]!.pos !== 'VERB' || scene.tokens[i]!.lemma !== scene.low[i]) continue;
    const before = plainGroup(scene, i);
    if (before.modal || before.form === 'infinitive') return i;
    // "To modify, *prolong* or end": one of a list.
    if (scene.low[i - 1] !== ',') return null;
  }
  return null;
}

/** "Wants *the fee waived*": the participle behind what is wanted done. */
function wantedDone(scene: Scene, verb: number, group: VerbGroup): VerbGroup | null {
  if (group.first !== verb || !/(?:ed|n)$/.test(scene.low[verb]!)) return null;
  const object = phraseBefore(scene, verb, scene.sentenceOf(verb).firstToken);
  const at = object ? object.first - 1 : -1;
  if (at < 0 || !/^want(?:s|ed)?$/.test(scene.low[at]!)) return null;
  const outer = plainGroup(scene, at);
  const governor: Governor = {
    at,
    stand: 'urged',
    certainty: null,
    noun: false,
    negated: outer.negated,
    modal: outer.modal,
  };
  return {
    ...group,
    first: outer.first,
    subjectAt: outer.subjectAt,
    passive: true,
    form: 'finite',
    governor,
  };
}

const MODALS = new Set(words.modals);
const BE = new Set(words.be);
const HAVE = new Set(words.have);
const DO = new Set(words.do);
const SEEMING = new Set(words.seeming);
const NEGATIONS = new Set(words.negations);
const ADVERBS = new Set(words.groupAdverbs);
const ING_BASES = new Set(words.ingBases);
const PARTICIPLES = new Set(words.shortParticiples);

export const isParticipleForm = (word: string): boolean =>
  /(?:ed|en|ade|ought|ut|et)$/.test(word) || PARTICIPLES.has(word);

/** The group alone, without what governs it. */
export function plainGroup(scene: Scene, verb: number): VerbGroup {
  const start = scene.sentenceOf(verb).firstToken;
  const word = scene.low[verb]!;
  const seen = {
    modal: null as string | null,
    negated: false,
    be: false,
    have: null as string | null,
    to: false,
  };
  let i = verb;
  while (i > start && !seen.to) {
    const step = takeLeft(scene, i, seen);
    if (step === 0) break;
    i -= step;
  }
  const isIng = word.endsWith('ing') && !ING_BASES.has(word);
  const participle = isParticipleForm(word);
  const bare =
    participle &&
    !seen.be &&
    !seen.have &&
    !seen.modal &&
    !seen.to &&
    i === verb &&
    isReducedPassive(scene, verb);
  return {
    first: i,
    ownFirst: i,
    subjectAt: i,
    modal: seen.modal,
    negated: seen.negated,
    passive: (seen.be && !isIng && participle) || bare,
    pastPerfect: seen.have === 'had',
    perfect: seen.have !== null,
    form: seen.to ? 'infinitive' : isIng && !seen.be ? 'gerund' : bare ? 'participle' : 'finite',
    governor: null,
    asked: null,
  };
}

type Seen = { modal: string | null; negated: boolean; be: boolean; have: string | null; to: boolean };

/** How many words before `at` belong to the group; they are noted in `seen`. */
function takeLeft(scene: Scene, at: number, seen: Seen): number {
  const before = scene.low[at - 1]!;
  if (before === 'to') {
    const outer = scene.low[at - 2] ?? '';
    if (/^(?:is|are|was|were)$/.test(outer)) seen.modal = 'is to';
    else if (outer === 'ought') seen.modal = 'should';
    else if (HAVE.has(outer) || /^needs?$/.test(outer)) seen.modal ??= 'must';
    else {
      seen.to = true;
      return 1;
    }
    return 2;
  }
  if (before === 'need' && (scene.tokens[at - 1]!.pos === 'AUX' || /^(?:no|not|n't)$/.test(scene.low[at]!)))
    seen.modal ??= 'must';
  else if (MODALS.has(before) && !isMonth(scene, at - 1)) {
    // "Will have to register" is a duty to come: the duty's own modal stays.
    seen.modal = seen.modal === 'must' ? 'must' : before;
  } else if (before === 'cannot') {
    seen.modal = 'can';
    seen.negated = true;
  } else if (NEGATIONS.has(before) || (before === 'no' && scene.low[at] === 'longer')) seen.negated = true;
  else if (BE.has(before)) seen.be = true;
  else if (HAVE.has(before)) seen.have = before;
  else if (SEEMING.has(before) && scene.low[at - 2] !== 'to') return 1;
  else if (!DO.has(before) && !/^(?:AUX|ADV|PART)$/.test(scene.tokens[at - 1]!.pos) && !ADVERBS.has(before))
    return 0;
  return 1;
}

/** "Inspected by 3 *May* can sail". */
const isMonth = (scene: Scene, at: number): boolean =>
  scene.tokens[at]!.text === 'May' && scene.sentenceOf(at).firstToken !== at;

/** "restrictions imposed by the ministry": a participle after its noun, with an agent, a time or a place behind it. */
function isReducedPassive(scene: Scene, verb: number): boolean {
  if (scene.tokens[verb - 1]?.pos !== 'NOUN') return false;
  const after = scene.low[verb + 1] ?? '';
  if (after === 'by') return true;
  if (!/^(?:on|in|last|since|from|after|during|under|over|earlier)$/.test(after)) return false;
  const sentence = scene.sentenceOf(verb);
  if (scene.kindOf(sentence) === 'headline') return true;
  // Beside its own main verb it only describes: "curbs imposed in May were lifted".
  for (let i = verb + 2; i < sentence.endToken; i++)
    if (scene.tokens[i]!.pos === 'AUX' || (scene.tokens[i]!.pos === 'VERB' && scene.low[i - 1] !== 'to'))
      return true;
  return false;
}
