import type { Candidate } from './candidate.ts';
import { type Cue, type CueKind, cueOf } from './lexicon.ts';
import { patternOf } from './patterns.ts';
import type { Run, Scene } from './scene.ts';
import fitted from './sureness.json' with { type: 'json' };
import { probability, score, type Weights } from './weights.ts';

const weights: Weights = fitted;

/** How likely it is that a candidate is an attribution at all: what the word is, how it stands, who would be speaking. */
export function surenessOf(scene: Scene, candidate: Candidate, inHeadline: boolean): number {
  const fittedTo = probability(score(weights, traitsOf(scene, candidate, inHeadline)));
  const entered = knownCue(scene, candidate)?.entered.has(patternOf(scene, candidate.verb));
  return entered ? Math.max(ENTERED, fittedTo) : fittedTo;
}

/** The corpus hardly holds the words of foreign policy: a pattern entered by hand is at least this sure. */
const ENTERED = 0.55;

const kindOf = (scene: Scene, { verb, noun }: Candidate): CueKind => {
  const { pos } = scene.tokens[verb]!;
  return pos === 'NOUN' || noun ? 'noun' : pos === 'ADJ' ? 'adj' : 'verb';
};
const knownCue = (scene: Scene, candidate: Candidate): Cue | undefined =>
  cueOf(scene.tokens[candidate.verb]!.lemma, kindOf(scene, candidate));

export function traitsOf(scene: Scene, candidate: Candidate, inHeadline: boolean): string[] {
  const { tokens } = scene;
  const { verb, source, content, cue } = candidate;
  const token = tokens[verb]!;
  const kind = kindOf(scene, candidate);
  const kindClass = `${kind} ${knownCue(scene, candidate)?.class ?? 'other'}`;
  const pattern = patternOf(scene, verb);
  const order = orderOf(candidate);
  const quoted = scene.quotationAt(verb) !== undefined;
  const first = cue[0]!.first;
  const said = content[0]!;
  const opening = tokens[said.first]!;
  const whole = content.reduce((n, run) => n + run.end - run.first, 0);
  const speaker = source ? speakerTrait(scene, source) : 'none';
  const group = first < verb ? tokens[first]!.lemma : '';
  const form = /(ing|ed|s)$/.exec(token.text)?.[1] ?? '';
  const negated = tokens.slice(first, verb).some((t) => /^(?:not|n['’]t|never|no)$/i.test(t.text));
  const verbal = tokens.slice(said.first, said.end).some((t) => t.pos === 'VERB' || t.pos === 'AUX');
  const traits = [
    'any',
    `word ${token.lemma} ${kind}`,
    `word ${token.lemma} ${pattern}`,
    `pattern ${kindClass} ${pattern}`,
    `pattern ${kind} ${pattern}`,
    `order ${kindClass} ${order}`,
    `speaker ${speaker}`,
    `speaker ${speaker} ${kindClass}`,
    `speaker ${speaker} ${order}`,
    `group ${group}`,
    `group ${group} ${kindClass}`,
    `form ${form} ${kindClass}`,
    `word ${token.lemma} ${form}`,
    `opens ${opening.pos} ${kindClass}`,
    `opens ${opening.text.toLowerCase()}`,
    `length ${Math.min(5, Math.floor(Math.log2(whole)))} ${kindClass}`,
    `verbal ${verbal} ${kindClass}`,
    `before ${first > 0 ? tokens[first - 1]!.pos : ''} ${kindClass}`,
    `likely ${Math.round(candidate.confidence * 6)}`,
  ];
  if (quoted) traits.push('quoted', `quoted ${kindClass}`, `quoted speaker ${speaker}`);
  if (negated) traits.push('negated', `negated ${kindClass}`);
  if (inHeadline) traits.push('headline', `headline ${kindClass}`);
  if (scene.quotationAt(said.first)?.firstToken === said.first) traits.push(`quotation ${kindClass}`);
  return traits;
}

function orderOf({ source, cue, content }: Candidate): string {
  const at = cue[0]!.first;
  const said = content[0]!.first < at ? 'said first' : 'said last';
  return source ? `${said}, ${source.first < at ? 'source first' : 'source last'}` : said;
}

/** Pronouns by themselves, names as names, other heads by their word. */
function speakerTrait(scene: Scene, source: Run): string {
  for (let n = source.end - 1; n >= source.first; n--) {
    const { pos, lemma, text } = scene.tokens[n]!;
    if (pos === 'PRON') return text.toLowerCase();
    if (pos === 'PROPN') return scene.entityAt(n)?.kind === 'place' ? 'place' : 'name';
    if (pos === 'NOUN') return source.end - source.first < 6 ? lemma : 'long';
  }
  return 'other';
}
