import { gazetteer } from '@proviso/gazetteer';
import { createAnalyser } from '@proviso/model';
import { candidatesOf } from '../../packages/core/src/attribution/attribute.ts';
import type { Candidate } from '../../packages/core/src/attribution/candidate.ts';
import { type Run, type Scene, sceneOf, spanOf } from '../../packages/core/src/attribution/scene.ts';
import { traitsOf } from '../../packages/core/src/attribution/sureness.ts';
import { articleOf, type Gold, type Row } from './corpus.ts';
import type { Choice } from './fit.ts';

/** Rows → for each candidate: its traits, against nothing. Right where an annotator marked its cue and some of its content. */
export async function surenessChoices(rows: readonly Row[]): Promise<Choice[]> {
  const analyse = createAnalyser(gazetteer);
  const choices: Choice[] = [];
  for (const row of rows) {
    const article = articleOf(row);
    const scene = sceneOf(article, await analyse(article));
    for (const candidate of candidatesOf(scene, article.blocks)) {
      const isHeadline = article.blocks[scene.sentenceOf(candidate.verb).block]?.kind === 'headline';
      const right = row.attributions.some((gold) => agrees(scene, candidate, gold)) ? 0 : 1;
      choices.push({ options: [traitsOf(scene, candidate, isHeadline), []], right });
    }
  }
  return choices;
}

const agrees = (scene: Scene, candidate: Candidate, gold: Gold): boolean =>
  meets(scene, [{ first: candidate.verb, end: candidate.verb + 1 }], gold.cue) &&
  meets(scene, candidate.content, gold.content);

const meets = (scene: Scene, runs: readonly Run[], spans: readonly [number, number][]): boolean =>
  runs.some((run) => {
    const { start, end } = spanOf(scene, run);
    return spans.some(([from, to]) => start < to && from < end);
  });
