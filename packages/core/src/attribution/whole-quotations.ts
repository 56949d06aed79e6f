import type { Relation } from './candidate.ts';
import type { Quotation, Run, Scene } from './scene.ts';

/**
 * Relations → the same, with every quotation that a content touches taken whole: from its opening mark to its closing
 * one. Where the speaker speaks inside the quotation himself ("'They said we should go,' she said") it is not his alone.
 */
export function withWholeQuotations(scene: Scene, relation: Relation): Relation {
  const wide = relation.content.map((run) => widened(scene, run, relation));
  return { ...relation, content: joined(wide) };
}

function widened(scene: Scene, run: Run, { cue, source }: Relation): Run {
  const taken = (at: number): Quotation | undefined => {
    const quotation = scene.quotationAt(at);
    const holds = ({ first, end }: Run) =>
      quotation !== undefined && first < quotation.endToken && quotation.firstToken < end;
    return cue.some(holds) || (source && holds(source)) ? undefined : quotation;
  };
  return {
    first: Math.min(run.first, taken(run.first)?.firstToken ?? run.first),
    end: Math.max(run.end, taken(run.end - 1)?.endToken ?? run.end),
  };
}

/** Runs in order, those that meet made one. */
function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = [];
  for (const run of [...runs].sort((a, b) => a.first - b.first)) {
    const last = whole.at(-1);
    if (last && run.first < last.end) last.end = Math.max(last.end, run.end);
    else whole.push({ ...run });
  }
  return whole;
}
