/**
 * Rows of numbers → the log-odds that boosted trees give each. Trees are kept as flat lists; a node without a left child
 * is a leaf.
 */
export type Forest = {
  base: number;
  /** Where each tree begins. */
  roots: number[];
  feature: number[];
  cut: number[];
  /** A leaf has 0; else the left child, and the right one is next to it. */
  left: number[];
  value: number[];
};

const TREES_BETWEEN = 25;

/** `sure`: odds beyond it, either way, are not overturned by the trees that are left, which are not asked. */
export function oddsOf(
  { base, roots, feature, cut, left, value }: Forest,
  rows: Float32Array,
  width: number,
  sure = Number.POSITIVE_INFINITY,
): Float64Array {
  const odds = new Float64Array(rows.length / width).fill(base);
  let unsure = Int32Array.from(odds, (_, i) => i);
  // Tree by tree, for a tree's nodes lie together.
  for (let t = 0; t < roots.length && unsure.length > 0; t++) {
    if (t > 0 && t % TREES_BETWEEN === 0) unsure = unsure.filter((i) => Math.abs(odds[i]!) <= sure);
    const root = roots[t]!;
    for (let k = 0; k < unsure.length; k++) {
      const i = unsure[k]!;
      const from = i * width;
      let at = root;
      for (let next = left[at]!; next > 0; next = left[at]!)
        at = rows[from + feature[at]!]! <= cut[at]! ? next : next + 1;
      odds[i]! += value[at]!;
    }
  }
  return odds;
}
