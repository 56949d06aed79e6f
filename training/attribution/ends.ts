import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { stopsOf } from '../../packages/core/src/attribution/content-end.ts';
import { sceneOf } from '../../packages/core/src/attribution/scene.ts';
import { articleOf, type Row } from './corpus.ts';
import type { Choice } from './fit.ts';

/** Rows → for each content that follows its cue: where it could end, and where the annotator let it end. */
export async function endChoices(rows: readonly Row[]): Promise<Choice[]> {
  const analyse = createAnalyser(gazetteer);
  const choices: Choice[] = [];
  for (const row of rows) {
    const article = articleOf(row);
    const scene = sceneOf(article, await analyse(article));
    const byStart = new Map(scene.tokens.map((t, i) => [t.start, i]));
    for (const gold of row.attributions) {
      const [cueStart, cueEnd] = gold.cue[0] ?? [0, 0];
      const inside = scene.tokens.flatMap((t, i) => (t.start >= cueStart && t.end <= cueEnd ? [i] : []));
      const verb = inside.find((i) => scene.tokens[i]!.pos === 'VERB') ?? inside[0];
      if (verb === undefined) continue;
      for (const [start, end] of gold.content) {
        const first = byStart.get(start);
        if (first === undefined || start < cueEnd || scene.quotationAt(first)?.firstToken === first) continue;
        if (scene.sentenceOf(first) !== scene.sentenceOf(verb)) continue;
        const stops = stopsOf(scene, first, verb);
        const right = stops.findIndex((s) => scene.tokens[s.at - 1]!.end === end);
        if (right >= 0 && stops.length > 1) choices.push({ options: stops.map((s) => s.features), right });
      }
    }
  }
  return choices;
}
