import type { Analysis, Proposal, Span } from '../vocabulary/index.ts';
import type { Candidate, Relation } from './candidate.ts';
import { likelihoodsOf } from './confidence.ts';
import { isClosing, isOpening } from './quotation-ends.ts';
import type { Run, Scene } from './scene.ts';
import toldVerbs from './told-verbs.json' with { type: 'json' };
import { withWholeQuotations } from './whole-quotations.ts';

const TOLD = new Set(toldVerbs);

/** Proposals of the model → relations in tokens, with how sure they are; one without content says nothing and is left out. */
export function proposed(scene: Scene, { proposals }: Pick<Analysis, 'proposals'>): Candidate[] {
  return proposals.flatMap((proposal) => {
    const [cue] = runsOf(scene, [proposal.cue]);
    if (!cue) return [];
    const content = runsOf(scene, proposal.content).map((run) => withinBlock(scene, run, cue));
    if (content.length === 0) return [];
    const [source = null] = runsOf(scene, proposal.source);
    const told = toldToHearer(scene, { source, cue: [cue], content, verb: chiefWord(scene, cue) });
    const relation = withWholeQuotations(scene, told);
    return [{ ...relation, ...likelihoodsOf(traitsOf(scene, relation, proposal)) }];
  });
}

/** What the sureness of a relation is judged by: how sure the model was at each step, and how the relation stands. */
export function traitsOf(
  scene: Scene,
  { source, cue, content }: Relation,
  { scores }: Pick<Proposal, 'scores'>,
): Record<string, number> {
  const opens = content[0]!;
  const closes = content.at(-1)!;
  const length = content.reduce((sum, run) => sum + run.end - run.first, 0);
  return {
    one: 1,
    cue: oddsOf(scores.cue),
    bounds: oddsOf(scores.bounds),
    genuine: oddsOf(scores.genuine),
    spans: Math.log(Math.max(1e-4, scores.spans)),
    sourceless: source ? 0 : 1,
    quotation: isOpening(scene, opens.first) && isClosing(scene, closes.end - 1) ? 1 : 0,
    split: content.length > 1 ? 1 : 0,
    short: length < 3 ? 1 : 0,
    length: Math.log(length),
    saidFirst: opens.first < cue[0]!.first ? 1 : 0,
  };
}

const oddsOf = (likely: number): number => {
  const held = Math.min(0.9999, Math.max(0.0001, likely));
  return Math.log(held / (1 - held));
};

/** Its first verb, or its last word where it has none. */
function chiefWord(scene: Scene, { first, end }: Run): number {
  for (let at = first; at < end; at++) if (scene.tokens[at]!.pos === 'VERB') return at;
  return end - 1;
}

/** Only a quotation runs on from one paragraph into the next; of any other run, the paragraph nearest the cue is meant. */
function withinBlock(scene: Scene, run: Run, cue: Run): Run {
  const breaks = (at: number): boolean => {
    const quotation = scene.quotationAt(at);
    const goesOn = quotation !== undefined && quotation.firstToken < at;
    return scene.sentenceOf(at).block !== scene.sentenceOf(at - 1).block && !goesOn;
  };
  if (run.end <= cue.first) {
    for (let at = run.end - 1; at > run.first; at--) if (breaks(at)) return { first: at, end: run.end };
    return run;
  }
  for (let at = run.first + 1; at < run.end; at++) if (breaks(at)) return { first: run.first, end: at };
  return run;
}

/** "Traders were told that ...": who heard it did not say it. */
function toldToHearer<T extends Relation>(scene: Scene, relation: T): T {
  const { source, cue, content, verb } = relation;
  const before = scene.tokens[verb - 1];
  const passive = before?.lemma === 'be' && TOLD.has(scene.tokens[verb]!.lemma);
  const [first] = cue;
  if (!passive || !first || !source || source.end > verb || content[0]!.first < verb) return relation;
  return { ...relation, source: null, cue: [{ first: Math.min(first.first, verb - 1), end: first.end }] };
}

function runsOf(scene: Scene, spans: readonly Span[]): Run[] {
  const { tokens } = scene;
  return spans.flatMap(({ start, end }) => {
    const first = scene.tokenAt(start);
    let past = first;
    while (past < tokens.length && tokens[past]!.start < end) past++;
    return past > first ? [{ first, end: past }] : [];
  });
}
