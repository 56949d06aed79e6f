/**
 * Rows of `block-features.ts` → for each the weight of evidence that it is of the story; above nought it is. The trees
 * are fitted by `training/reading`; `story-trees.md` tells on what, and how well they do.
 */
import { type Forest, oddsOf } from '../forest.ts';
import { FEATURES } from './block-features.ts';
import fitted from './story-trees.json' with { type: 'json' };

export type Fitted = {
  /** Names of the features in the trees' own order: the rows may have others between. */
  features: string[];
  /** Of all rows before any tree speaks. */
  base: number;
  /** Where a feature is cut, by feature. */
  edges: number[][];
  /**
   * One tree after another, each fork before its two branches: feature, edge, then the branch of those at most there,
   * then the other. A leaf is -1 and its value in thousandths.
   */
  trees: number[];
};

export type Scorer = (rows: Float32Array) => Float64Array;

/** Evidence this strong is not overturned by the trees that are left. */
const SURE = 3;

export function scorerOf(fitted: Fitted): Scorer {
  const forest = unpacked(fitted);
  return (rows) => oddsOf(forest, rows, FEATURES.length, SURE);
}

function unpacked({ features, base, edges, trees }: Fitted): Forest {
  const columns = features.map((name) => FEATURES.indexOf(name));
  if (columns.includes(-1))
    throw new Error('the trees ask for a feature that is not there: fit them again with `training/reading`');
  const forest: Forest = { base, roots: [], feature: [], cut: [], left: [], value: [] };
  let nodes = 0;
  let at = 0;
  const unpack = (node: number): void => {
    const feature = trees[at++]!;
    const told = trees[at++]!;
    const isLeaf = feature < 0;
    forest.feature[node] = isLeaf ? 0 : columns[feature]!;
    // Rows are of 32 bits, and so were the cuts that they were fitted to.
    forest.cut[node] = isLeaf ? 0 : Math.fround(edges[feature]![told]!);
    forest.value[node] = isLeaf ? Math.fround(told / 1000) : 0;
    forest.left[node] = isLeaf ? 0 : nodes;
    if (isLeaf) return;
    const left = nodes;
    nodes += 2;
    unpack(left);
    unpack(left + 1);
  };
  while (at < trees.length) {
    forest.roots.push(nodes);
    unpack(nodes++);
  }
  return forest;
}

export const scoresOf: Scorer = scorerOf(fitted);
