/**
 * A verb's token → its group: auxiliaries, modals, adverbs and negation before it, whether it is passive, an infinitive
 * or a gerund, and, where another word governs it ("plans to lift", "considering lifting"), that word.
 */
import { nounGovernor, type Stand, verbGovernor } from './lexicon.ts';
import { phraseBefore } from './noun-phrase.ts';
import type { Run, Scene } from './scene.ts';
import { isTimePhrase } from './time-words.ts';

export type VerbGroup = {
  /** From the first auxiliary, or the governing verb's first, to the verb. */
  first: number;
  /** Where its subject is to be looked for: the first token of the outermost group. */
  subjectAt: number;
  modal: string | null;
  negated: boolean;
  passive: boolean;
  pastPerfect: boolean;
  perfect: boolean;
  form: 'finite' | 'infinitive' | 'gerund' | 'participle';
  governor: {
    at: number;
    stand: Stand;
    certainty: 'PR+' | null;
    noun: boolean;
    negated: boolean;
    modal: string | null;
  } | null;
  /** "urged *the government* to lift": who is asked to act. */
  asked: Run | null;
};

const MODALS = new Set([
  'will',
  'would',
  'may',
  'might',
  'could',
  'can',
  'should',
  'must',
  'shall',
  "'ll",
  'ought',
  'wo',
  'ca',
]);
const BE = new Set(['be', 'is', 'are', 'was', 'were', 'been', 'being', 'get', 'gets', 'got', "'s", "'re"]);
const HAVE = new Set(['has', 'have', 'had', "'ve", "'d"]);
const NEGATIONS = new Set(['not', "n't", 'never', 'no', 'neither', 'without', 'nor']);
const GROUP_ADVERBS = /^(?:AUX|ADV|PART)$/;

export function verbGroupAt(scene: Scene, verb: number): VerbGroup {
  const start = scene.sentenceOf(verb).firstToken;
  const group = plainGroup(scene, verb, start);
  if (group.form !== 'infinitive' && group.form !== 'gerund') return group;
  return withGovernor(scene, group, start);
}

function plainGroup(scene: Scene, verb: number, start: number): VerbGroup {
  const word = scene.low[verb]!;
  let i = verb;
  let modal: string | null = null;
  let negated = false;
  let be = false;
  let have: string | null = null;
  let to = false;
  while (i > start) {
    const before = scene.low[i - 1]!;
    if (
      before === 'to' &&
      (scene.low[i - 2] === 'is' ||
        scene.low[i - 2] === 'are' ||
        scene.low[i - 2] === 'was' ||
        scene.low[i - 2] === 'were')
    ) {
      modal = 'is to';
      i -= 2;
      continue;
    }
    if (before === 'to') {
      to = true;
      i--;
      break;
    }
    if (MODALS.has(before)) modal ??= before;
    else if (NEGATIONS.has(before) && before !== 'no' && before !== 'without') negated = true;
    else if (before === 'no' && scene.low[i] === 'longer') negated = true;
    else if (BE.has(before)) be = true;
    else if (HAVE.has(before)) have = before;
    else if (/^(?:do|does|did)$/.test(before)) {
      // Carries the negation only.
    } else if (
      !GROUP_ADVERBS.test(scene.tokens[i - 1]!.pos) &&
      !/^(?:longer|also|partially|partly|now|only|formally)$/.test(before)
    )
      break;
    i--;
  }
  const ends =
    /(?:ed|en|ade|ought|ut|et)$/.test(word) ||
    /^(?:barred|banned|put|set|shut|struck|held|undone|let)$/.test(word);
  const passive = be && !word.endsWith('ing') && ends;
  const bareParticiple = ends && !be && !have && !modal && !to && i === verb && reducedPassive(scene, verb);
  return {
    first: i,
    subjectAt: i,
    modal,
    negated,
    passive: passive || bareParticiple,
    pastPerfect: have === 'had',
    perfect: have !== null,
    form: to
      ? 'infinitive'
      : word.endsWith('ing') && !be
        ? 'gerund'
        : bareParticiple
          ? 'participle'
          : 'finite',
    governor: null,
    asked: null,
  };
}

/** "restrictions imposed by the ministry": a participle after its noun, with an agent, a time or a place behind it. */
function reducedPassive(scene: Scene, verb: number): boolean {
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

function withGovernor(scene: Scene, group: VerbGroup, start: number): VerbGroup {
  const found = governorBefore(scene, group, start);
  if (!found) return group;
  const { at, noun, asked } = found;
  const entry = noun ? nounGovernor(scene.low[at]!) : verbGovernor(scene.low[at]!);
  if (!entry) return group;
  const outer = noun ? null : plainGroup(scene, at, start);
  const nested =
    outer && (outer.form === 'infinitive' || outer.form === 'gerund')
      ? withGovernor(scene, outer, start)
      : outer;
  if (nested?.governor && weaker(nested.governor.stand, entry.phase))
    return {
      ...group,
      first: nested.first,
      subjectAt: nested.subjectAt,
      governor: nested.governor,
      asked: asked ?? nested.asked,
    };
  const deniesOption = noun && /^(?:no|any)$/.test(scene.low[at - 1] ?? '');
  return {
    ...group,
    first: noun ? at : (nested?.first ?? at),
    subjectAt: noun ? nounStart(scene, at, start) : (nested?.subjectAt ?? at),
    pastPerfect: group.pastPerfect || (outer?.pastPerfect ?? false),
    governor: {
      at,
      stand: entry.phase,
      certainty: entry.certainty ?? null,
      noun,
      negated: (outer?.negated ?? false) || deniesOption,
      modal: outer?.modal ?? null,
    },
    asked,
  };
}

/** "has no plans to lift": the subject stands before the light verb. */
function nounStart(scene: Scene, noun: number, start: number): number {
  let i = noun;
  while (i > start && /^(?:DET|ADJ)$/.test(scene.tokens[i - 1]!.pos)) i--;
  while (i > start && /^(?:VERB|AUX|ADV|PART)$/.test(scene.tokens[i - 1]!.pos)) i--;
  return i;
}

type Found = { at: number; noun: boolean; asked: Run | null };

function governorBefore(scene: Scene, group: VerbGroup, start: number): Found | null {
  let i = group.first - 1;
  while (
    i > start &&
    (scene.tokens[i]!.pos === 'ADV' ||
      scene.tokens[i]!.pos === 'NUM' ||
      /^(?:not|whether|how|,|on|for|about|at|of|out|against|to|with|from|into|over|by|up|forward|–|-)$/.test(
        scene.low[i]!,
      ))
  ) {
    if (scene.low[i] === 'by' || scene.low[i] === ',') return null;
    i--;
  }
  if (i < start) return null;
  if (nounGovernor(scene.low[i]!) && scene.tokens[i]!.pos === 'NOUN')
    return { at: i, noun: true, asked: null };
  if (verbGovernor(scene.low[i]!) && scene.tokens[i]!.pos !== 'DET')
    return { at: i, noun: false, asked: null };
  const asked = phraseBefore(scene, withoutTime(scene, i + 1, start), start);
  if (!asked) return null;
  let k = asked.first - 1;
  if (k >= start && /^(?:on|for|to|upon|that)$/.test(scene.low[k]!)) k--;
  if (k < start) return null;
  if (nounGovernor(scene.low[k]!)?.phase === 'urged' && scene.tokens[k]!.pos === 'NOUN')
    return { at: k, noun: true, asked };
  if (verbGovernor(scene.low[k]!)?.phase === 'urged' || /^(?:wants?|wanted)$/.test(scene.low[k]!))
    return { at: k, noun: false, asked };
  if (
    /^(?:expects?|expected|causing|caused|forcing|forced|led|leading|prompting|prompted)$/.test(scene.low[k]!)
  )
    return { at: k, noun: false, asked };
  return null;
}

const STRENGTH: Record<Stand, number> = {
  denied: 0,
  rejected: 1,
  urged: 2,
  hinted: 3,
  proposed: 4,
  delayed: 5,
  announced: 6,
  in_force: 7,
};
const weaker = (a: Stand, b: Stand) => STRENGTH[a] < STRENGTH[b];

/** "urged the United States *on Tuesday* to let". */
function withoutTime(scene: Scene, end: number, start: number): number {
  let i = end;
  while (i > start && isTimePhrase(scene, { first: i - 1, end: i })) i--;
  if (i < end && /^(?:on|this|last|in)$/.test(scene.low[i - 1] ?? '')) i--;
  return i;
}
