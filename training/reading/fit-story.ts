/**
 * Pages with labels → the trees of the story's scorer. Which corpus a row came from is told to the trees while they
 * grow, and then cut away: silver and snippets lend what they know of pages, gold says what a story is.
 */
import { FEATURES } from '../../packages/core/src/reading/page/block-features.ts';
import type { Fitted } from '../../packages/core/src/reading/page/story-scorer.ts';
import { boost, type Node, type Settings } from '../boost.ts';
import { CORPORA, type Corpus, type Page, UNKNOWN } from './corpus.ts';

const SETTINGS: Settings = {
  rounds: 250,
  rate: 0.05,
  leaves: 15,
  leastRows: 40,
  rowShare: 0.7,
  featureShare: 0.25,
  restraint: 5,
  seed: 1,
};
/** What a row of each corpus weighs beside one of gold. */
const WEIGHTS: Record<Corpus, number> = { aeb: 1, readability: 0.3, metadata: 0.3 };
const SOURCE = FEATURES.length;

export function fitStory(pages: readonly Page[], settings = SETTINGS, weightOf = WEIGHTS): Fitted {
  const known = pages.flatMap((page) =>
    weightOf[page.corpus] === 0
      ? []
      : Array.from(page.labels, (label, i) => ({ page, label, i })).filter(({ label }) => label !== UNKNOWN),
  );
  const width = FEATURES.length + 1;
  const values = new Float32Array(known.length * width);
  for (const [k, { page, i }] of known.entries()) {
    values.set(page.rows.subarray(i * SOURCE, (i + 1) * SOURCE), k * width);
    values[k * width + SOURCE] = CORPORA.indexOf(page.corpus);
  }
  const { base, trees } = boost(
    {
      values,
      width,
      labels: Uint8Array.from(known, ({ label }) => label),
      weights: Float32Array.from(known, ({ page }) => weightOf[page.corpus]),
    },
    settings,
  );
  return packed(base, trees.map(asGold));
}

/** Gold is the first of the corpora, so it always goes left. */
function asGold(node: Node): Node {
  if (!('feature' in node)) return node;
  if (node.feature === SOURCE) return asGold(node.left);
  return { ...node, left: asGold(node.left), right: asGold(node.right) };
}

function packed(base: number, trees: readonly Node[]): Fitted {
  const cuts = new Map<number, Set<number>>();
  const walk = (node: Node): void => {
    if (!('feature' in node)) return;
    cuts.set(node.feature, (cuts.get(node.feature) ?? new Set()).add(node.most));
    walk(node.left);
    walk(node.right);
  };
  for (const tree of trees) walk(tree);
  const used = [...cuts.keys()].sort((a, b) => a - b);
  const edges = used.map((f) => [...cuts.get(f)!].sort((a, b) => a - b));
  const flat: number[] = [];
  const write = (node: Node): void => {
    if (!('feature' in node)) {
      flat.push(-1, Math.round(node.value * 1000));
      return;
    }
    const feature = used.indexOf(node.feature);
    flat.push(feature, edges[feature]!.indexOf(node.most));
    write(node.left);
    write(node.right);
  };
  for (const tree of trees) write(tree);
  return {
    features: used.map((f) => FEATURES[f]!),
    base: Number(base.toFixed(4)),
    edges: edges.map((row) => row.map((edge) => Number(edge.toPrecision(7)))),
    trees: flat,
  };
}
