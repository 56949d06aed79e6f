import { type Analysis, type Article, quoteOf, type Statement } from '../vocabulary/index.ts';
import type { Candidate } from './candidate.ts';
import { withFollowUps } from './follow-up.ts';
import { headlineColon } from './headline-colon.ts';
import { proposed } from './proposed.ts';
import type { Run, Scene } from './scene.ts';
import { sceneOf, spanOf } from './scene.ts';
import { castOf } from './speakers/index.ts';

/** How likely a relation must be met to be told: chosen on a part of PolNeAR train that no weight was fitted on. */
const ENOUGH = 0.32;

/** The relations of a report in the order of their cues. Speakers come last: they need all of them. */
export function attribute(article: Article, analysis: Analysis): Statement[] {
  const scene = sceneOf(article, analysis);
  const sure = proposed(scene, analysis).filter(({ met }) => met >= ENOUGH);
  const all = [...sure, ...headlineColon(scene, article.blocks)].sort((a, b) => a.verb - b.verb);
  const kept = withFollowUps(scene, withoutRivals(all));
  const statements = kept.map((candidate, index): Omit<Statement, 'speaker'> => {
    const quote = (run: Run) => quoteOf(scene.text, spanOf(scene, run));
    return {
      id: `s${index + 1}`,
      source: candidate.source ? [quote(candidate.source)] : [],
      cue: candidate.cue.map(quote),
      content: candidate.content.map(quote),
      quotation: quotationKind(scene, candidate.content),
      confidence: Math.round(Math.min(0.97, candidate.confidence) * 100) / 100,
    };
  });
  const speakerOf = castOf(article, analysis, statements);
  return statements.map(({ confidence, ...spans }) => ({
    ...spans,
    speaker: speakerOf(spans.source),
    confidence,
  }));
}

/** Two finders may take one word for a cue: the surer one stays. Rivals stand near each other in the order of the text. */
function withoutRivals(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((candidate, index) => {
    const near = candidates.slice(Math.max(0, index - NEAR), index + NEAR + 1);
    return !near.some(
      (other) => other !== candidate && sharesCue(other, candidate) && outranks(other, candidate),
    );
  });
}

const NEAR = 6;

const outranks = (a: Candidate, b: Candidate) => a.met > b.met || (a.met === b.met && a.verb < b.verb);

const sharesCue = (a: Candidate, b: Candidate) =>
  a.cue.some((x) => b.cue.some((y) => x.first < y.end && y.first < x.end));

/** Direct where nothing but quotations is said, mixed where a quotation is part of it. */
function quotationKind(scene: Scene, content: readonly Run[]): Statement['quotation'] {
  let quoted = 0;
  let whole = 0;
  for (const { first, end } of content) {
    whole += end - first;
    for (let n = first; n < end; n++) if (scene.quotationAt(n)) quoted++;
  }
  return quoted === 0 ? 'indirect' : quoted === whole ? 'direct' : 'mixed';
}
