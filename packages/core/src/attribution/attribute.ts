import type { Analysis, Article, Block, Quote, Span, Statement } from '../vocabulary/index.ts';
import { accordingTo } from './according-to.ts';
import type { Candidate } from './candidate.ts';
import { headlineColon } from './headline-colon.ts';
import { nounCues } from './noun-cues.ts';
import type { Run, Scene } from './scene.ts';
import { sceneOf, spanOf } from './scene.ts';
import { castOf } from './speakers.ts';
import { surenessOf } from './sureness.ts';
import { verbCues } from './verb-cues.ts';

/** How sure the reader must be of a relation to tell it: chosen on a part of PolNeAR train that no weight was fitted on. */
const ENOUGH = 0.4;

/** The relations of a report in the order of their cues. A speaker is resolved with what stands before it in mind. */
export function attribute(article: Article, analysis: Analysis): Statement[] {
  const scene = sceneOf(article, analysis);
  const isHeadline = (token: number) => article.blocks[scene.sentenceOf(token).block]?.kind === 'headline';
  const kept = withoutRivals(
    candidatesOf(scene, article.blocks)
      .map((c) => ({ ...c, confidence: surenessOf(scene, c, isHeadline(c.verb)) }))
      .filter((c) => c.confidence >= ENOUGH),
  );
  const cast = castOf(scene, isHeadline);
  return kept.map((candidate, index) => {
    const quote = (run: Run): Quote => quoteRun(scene, run);
    const content = candidate.content.map(quote);
    return {
      id: `s${index + 1}`,
      source: candidate.source ? [quote(candidate.source)] : [],
      cue: candidate.cue.map(quote),
      content,
      quotation: quotationKind(scene, content),
      speaker: cast(candidate.source),
      confidence: Math.round(Math.min(0.97, candidate.confidence) * 100) / 100,
    };
  });
}

/** Everything that could be a relation, in the order of the text. */
export const candidatesOf = (scene: Scene, blocks: readonly Block[]): Candidate[] =>
  [...accordingTo(scene), ...verbCues(scene), ...nounCues(scene), ...headlineColon(scene, blocks)].sort(
    (a, b) => a.verb - b.verb || b.confidence - a.confidence,
  );

/** Two finders may take one word for a cue: the surer one stays. */
function withoutRivals(candidates: Candidate[]): Candidate[] {
  return candidates.filter(
    (c) =>
      !candidates.some(
        (o) =>
          o !== c &&
          sharesCue(o, c) &&
          (o.confidence > c.confidence || (o.confidence === c.confidence && o.verb < c.verb)),
      ),
  );
}

const sharesCue = (a: Candidate, b: Candidate) =>
  a.cue.some((x) => b.cue.some((y) => x.first < y.end && y.first < x.end));

function quoteRun(scene: Scene, run: Run): Quote {
  const span = spanOf(scene, run);
  return { ...span, text: scene.text.slice(span.start, span.end) };
}

function quotationKind(scene: Scene, content: Span[]): Statement['quotation'] {
  let quoted = 0;
  let whole = 0;
  for (const { start, end } of content) {
    whole += end - start;
    for (const q of scene.quotations) quoted += Math.max(0, Math.min(end, q.end) - Math.max(start, q.start));
  }
  return quoted === 0 ? 'indirect' : whole - quoted <= content.length * 2 ? 'direct' : 'mixed';
}
