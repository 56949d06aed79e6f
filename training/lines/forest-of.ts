/** Trees as they were grown → the flat lists that `forest.ts` asks. Numbers are rounded, so that they take little room. */
import type { Forest } from '../../packages/core/src/reading/forest.ts';
import type { Node } from '../boost.ts';

export function forestOf({ base, trees }: { base: number; trees: readonly Node[] }): Forest {
  const forest: Forest = { base: rounded(base), roots: [], feature: [], cut: [], left: [], value: [] };
  const add = (): number => {
    forest.feature.push(0);
    forest.cut.push(0);
    forest.left.push(0);
    return forest.value.push(0) - 1;
  };
  const fill = (at: number, node: Node): void => {
    if (!('feature' in node)) {
      forest.value[at] = rounded(node.value);
      return;
    }
    const left = add();
    add();
    forest.feature[at] = node.feature;
    // Of 32 bits, as the rows are: a rounded cut could part rows otherwise than the one that was fitted.
    forest.cut[at] = Number(node.most.toPrecision(9));
    forest.left[at] = left;
    fill(left, node.left);
    fill(left + 1, node.right);
  };
  for (const tree of trees) {
    const root = add();
    forest.roots.push(root);
    fill(root, tree);
  }
  return forest;
}

const rounded = (value: number): number => Number(value.toPrecision(4));
