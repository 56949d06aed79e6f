/**
 * Rows of `block-features.ts` → for each the weight of evidence that it is of the story; above nought it is. The trees
 * are fitted by `training/reading`; `story-trees.md` tells on what, and how well they do.
 */
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
const TREES_BETWEEN = 25;

export function scorerOf({ features, base, edges, trees }: Fitted): Scorer {
  const width = FEATURES.length;
  const columns = features.map((name) => FEATURES.indexOf(name));
  if (columns.includes(-1))
    throw new Error('the trees ask for a feature that is not there: fit them again with `training/reading`');
  const column = new Int16Array(trees.length);
  const cut = new Float32Array(trees.length);
  const right = new Int32Array(trees.length);
  const roots: number[] = [];
  let nodes = 0;
  let at = 0;
  const unpack = (): number => {
    const node = nodes++;
    const feature = trees[at++]!;
    const value = trees[at++]!;
    if (feature < 0) {
      column[node] = -1;
      cut[node] = value / 1000;
      return node;
    }
    column[node] = columns[feature]!;
    cut[node] = edges[feature]![value]!;
    unpack();
    right[node] = unpack();
    return node;
  };
  while (at < trees.length) roots.push(unpack());

  return (rows) => {
    const count = rows.length / width;
    const sums = new Float64Array(count).fill(base);
    let unsure = Int32Array.from(sums, (_, i) => i);
    // Tree by tree, for a tree's nodes lie together.
    for (let t = 0; t < roots.length && unsure.length > 0; t++) {
      if (t > 0 && t % TREES_BETWEEN === 0) unsure = unsure.filter((i) => Math.abs(sums[i]!) <= SURE);
      const root = roots[t]!;
      for (let k = 0; k < unsure.length; k++) {
        const i = unsure[k]!;
        const start = i * width;
        let node = root;
        for (let c = column[node]!; c >= 0; c = column[node]!)
          node = rows[start + c]! <= cut[node]! ? node + 1 : right[node]!;
        sums[i]! += cut[node]!;
      }
    }
    return sums;
  };
}

export const scoresOf: Scorer = scorerOf(fitted);
