/**
 * PolNeAR train → each "he" and "she" with everybody it could stand for and the one whom the corpus's silver coreference
 * (CoreNLP, some 84 to 97% right) names. A pronoun whose antecedent is nobody in mind is left out.
 */
import type { Analysis } from '@proviso/core/vocabulary';
import { sceneOf } from '../../packages/core/src/attribution/scene.ts';
import { choicesOf } from '../../packages/core/src/attribution/speakers/antecedent.ts';
import type { Features } from '../../packages/core/src/attribution/speakers/features.ts';
import type { Referent } from '../../packages/core/src/attribution/speakers/referent.ts';
import { understand } from '../../packages/core/src/attribution/speakers/understand.ts';
import { articleOf, type Row } from '../attribution/corpus.ts';

/** `weight`: how many silver examples it counts for. */
export type Example = { choices: Features[]; right: number; weight: number };

/** By the place of a pronoun: the name that a reader gave it. */
export type Labels = ReadonlyMap<number, string>;

/** A reader counts for so many of CoreNLP's guesses. */
const HAND = 12;

type Chain = [first: number, end: number, head: number, representative: boolean][];
export type SilverRow = Row & { tokens: [number, number][] | null; coreference: Chain[] | null };

export async function examplesOf(
  row: SilverRow,
  analyse: (article: ReturnType<typeof articleOf>) => Promise<Analysis>,
  labels: Labels | null = null,
): Promise<Example[]> {
  const { tokens, coreference } = row;
  if (!tokens || !coreference) return [];
  const article = articleOf(row);
  const scene = sceneOf(article, await analyse(article));
  const chainAt = new Map<number, number>();
  coreference.forEach((chain, id) => {
    for (const [, , head] of chain) chainAt.set(tokens[head]![0], id);
  });
  const relations = row.attributions.map(({ source, content }) => ({
    source: source.map(([start, end]) => ({ start, end })),
    content: content.map(([start, end]) => ({ start, end })),
  }));
  const examples: Example[] = [];
  const votes = new Map<Referent, Map<number, number>>();
  understand(scene, article.blocks, relations, {
    named: (mention) => {
      for (let n = mention.name.first; n < mention.name.end; n++) {
        const chain = chainAt.get(scene.tokens[n]!.start);
        if (chain === undefined) continue;
        const of = votes.get(mention.referent) ?? new Map<number, number>();
        of.set(chain, (of.get(chain) ?? 0) + 1);
        votes.set(mention.referent, of);
      }
    },
    asked: (asked) => {
      const choices = choicesOf(asked);
      const label = labels?.get(scene.tokens[asked.at]!.start);
      if (label) {
        const told = choices.findIndex(({ referent }) => bears(referent, label));
        if (told < 0) return undefined;
        examples.push({ choices: choices.map((c) => c.features), right: told, weight: HAND });
        return choices[told]!.referent;
      }
      const chain = chainAt.get(scene.tokens[asked.at]!.start);
      if (chain === undefined) return undefined;
      let right = -1;
      let most = 0;
      choices.forEach(({ referent }, i) => {
        const count = votes.get(referent)?.get(chain) ?? 0;
        if (count > most) {
          most = count;
          right = i;
        }
      });
      if (right < 0) return undefined;
      if (choices.length > 1 && !labels)
        examples.push({ choices: choices.map((c) => c.features), right, weight: 1 });
      return choices[right]!.referent;
    },
  });
  return examples;
}

const bears = ({ name }: Referent, label: string) =>
  name === label ||
  (name.split(' ')[0] === label.split(' ')[0] && name.split(' ').at(-1) === label.split(' ').at(-1));
