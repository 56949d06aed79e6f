/** Rows of numbers → the log-odds that boosted trees give them. Trees are kept as flat lists; a node without a left child is a leaf. */
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

export function logOdds(
  { base, roots, feature, cut, left, value }: Forest,
  row: ArrayLike<number>,
  from = 0,
): number {
  let sum = base;
  for (const root of roots) {
    let at = root;
    while (left[at]! > 0) at = row[from + feature[at]!]! <= cut[at]! ? left[at]! : left[at]! + 1;
    sum += value[at]!;
  }
  return sum;
}
