/**
 * Rows of numbers with yes or no → boosted trees. Histograms of binned values, trees grown leaf by leaf where the gain
 * is greatest (as LightGBM does); the same input gives the same trees, byte for byte.
 */
export type Table = { values: Float32Array; width: number; labels: Uint8Array; weights: Float32Array };
type Leaf = { value: number };
/** Goes left where the feature is at most `most`. */
type Fork = { feature: number; most: number; left: Node; right: Node };
export type Node = Leaf | Fork;

export type Settings = {
  rounds: number;
  rate: number;
  leaves: number;
  leastRows: number;
  /** Share of the rows, and of the features, that each tree sees. */
  rowShare: number;
  featureShare: number;
  /** Holds leaf values back: the L2 penalty. */
  restraint: number;
  seed: number;
};

const BINS = 64;

export function boost(table: Table, settings: Settings): { base: number; trees: Node[] } {
  const { labels, weights, width } = table;
  const rows = labels.length;
  const edges = edgesOf(table);
  const bins = binned(table, edges);
  const random = randomFrom(settings.seed);
  let yes = 0;
  let all = 0;
  for (let i = 0; i < rows; i++) {
    all += weights[i]!;
    if (labels[i]) yes += weights[i]!;
  }
  const base = Math.log(yes / (all - yes));
  const scores = new Float64Array(rows).fill(base);
  const gradients = new Float64Array(rows);
  const curves = new Float64Array(rows);
  const trees: Node[] = [];
  for (let round = 0; round < settings.rounds; round++) {
    for (let i = 0; i < rows; i++) {
      const p = 1 / (1 + Math.exp(-scores[i]!));
      gradients[i] = (p - labels[i]!) * weights[i]!;
      curves[i] = p * (1 - p) * weights[i]!;
    }
    const drawn = new Uint32Array(rows);
    let count = 0;
    for (let i = 0; i < rows; i++) if (random() < settings.rowShare) drawn[count++] = i;
    const features: number[] = [];
    for (let f = 0; f < width; f++)
      if (edges[f]!.length > 0 && random() < settings.featureShare) features.push(f);
    if (features.length === 0) continue;
    const tree = grow({ bins, rows, edges, gradients, curves, features, settings }, drawn.slice(0, count));
    trees.push(tree);
    for (let i = 0; i < rows; i++) scores[i]! += valueIn(tree, table.values, i * width);
  }
  return { base, trees };
}

function valueIn(tree: Node, values: Float32Array, at: number): number {
  let node = tree;
  while ('feature' in node) node = values[at + node.feature]! <= node.most ? node.left : node.right;
  return node.value;
}

type Field = {
  bins: Uint8Array;
  rows: number;
  edges: readonly Float32Array[];
  gradients: Float64Array;
  curves: Float64Array;
  features: readonly number[];
  settings: Settings;
};
type Split = { feature: number; bin: number; gain: number };
type Growing = {
  node: Node;
  members: Uint32Array;
  sums: Float64Array;
  gradient: number;
  curve: number;
  split: Split | null;
};

function grow(field: Field, drawn: Uint32Array): Node {
  const { settings, edges, bins, rows } = field;
  const root = growing(field, drawn, histogram(field, drawn));
  const top: { node: Node } = { node: root.node };
  const open = [root];
  const places = new Map<Node, (node: Node) => void>([
    [
      root.node,
      (node) => {
        top.node = node;
      },
    ],
  ]);
  for (let leaves = 1; leaves < settings.leaves; leaves++) {
    let best: Growing | null = null;
    for (const leaf of open) if (leaf.split && (!best || leaf.split.gain > best.split!.gain)) best = leaf;
    if (!best) break;
    const { feature, bin } = best.split!;
    const column = feature * rows;
    const left = best.members.filter((row) => bins[column + row]! <= bin);
    const right = best.members.filter((row) => bins[column + row]! > bin);
    const [few, many] = left.length < right.length ? [left, right] : [right, left];
    const fewSums = histogram(field, few);
    const manySums = best.sums.map((sum, i) => sum - fewSums[i]!);
    const a = growing(field, left, left === few ? fewSums : manySums);
    const b = growing(field, right, right === few ? fewSums : manySums);
    if (many.length === 0) break;
    const fork: Fork = { feature, most: edges[feature]![bin]!, left: a.node, right: b.node };
    places.get(best.node)!(fork);
    places.set(a.node, (node) => {
      fork.left = node;
    });
    places.set(b.node, (node) => {
      fork.right = node;
    });
    open.splice(open.indexOf(best), 1, a, b);
  }
  return top.node;
}

function growing(field: Field, members: Uint32Array, sums: Float64Array): Growing {
  let gradient = 0;
  let curve = 0;
  for (const row of members) {
    gradient += field.gradients[row]!;
    curve += field.curves[row]!;
  }
  const { rate, restraint } = field.settings;
  const node: Leaf = { value: (-rate * gradient) / (curve + restraint) };
  return {
    node,
    members,
    sums,
    gradient,
    curve,
    split: bestSplit(field, sums, members.length, gradient, curve),
  };
}

/** For each sampled feature and bin: the sum of gradients, of curves, and the number of rows. */
function histogram({ bins, rows, features, gradients, curves }: Field, members: Uint32Array): Float64Array {
  const sums = new Float64Array(features.length * BINS * 3);
  for (let k = 0; k < features.length; k++) {
    const column = features[k]! * rows;
    const start = k * BINS * 3;
    for (let m = 0; m < members.length; m++) {
      const row = members[m]!;
      const at = start + bins[column + row]! * 3;
      sums[at]! += gradients[row]!;
      sums[at + 1]! += curves[row]!;
      sums[at + 2]!++;
    }
  }
  return sums;
}

function bestSplit(
  { features, edges, settings }: Field,
  sums: Float64Array,
  count: number,
  gradient: number,
  curve: number,
): Split | null {
  const { leastRows, restraint } = settings;
  if (count < leastRows * 2) return null;
  const whole = (gradient * gradient) / (curve + restraint);
  let best: Split | null = null;
  for (let k = 0; k < features.length; k++) {
    let [g, c, n] = [0, 0, 0];
    const last = edges[features[k]!]!.length;
    for (let bin = 0; bin < last; bin++) {
      const at = (k * BINS + bin) * 3;
      g += sums[at]!;
      c += sums[at + 1]!;
      n += sums[at + 2]!;
      if (n < leastRows) continue;
      if (count - n < leastRows) break;
      const rest = gradient - g;
      const gain = (g * g) / (c + restraint) + (rest * rest) / (curve - c + restraint) - whole;
      if (gain > 1e-6 && (!best || gain > best.gain)) best = { feature: features[k]!, bin, gain };
    }
  }
  return best;
}

/** Upper edges of the bins: at most BINS - 1, at equal shares of the rows; none where a feature never changes. */
function edgesOf({ values, width, labels }: Table): Float32Array[] {
  return Array.from({ length: width }, (_, f) => {
    const sorted = Float32Array.from(labels, (_, i) => values[i * width + f]!).sort();
    const found: number[] = [];
    const distinct = [...new Set(sorted)];
    const wanted =
      distinct.length <= BINS
        ? distinct.slice(0, -1)
        : Array.from({ length: BINS - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / BINS)]!);
    for (const edge of wanted) if (edge !== found.at(-1) && edge < sorted.at(-1)!) found.push(edge);
    return Float32Array.from(found);
  });
}

function binned({ values, width, labels }: Table, edges: readonly Float32Array[]): Uint8Array {
  const rows = labels.length;
  const bins = new Uint8Array(rows * width);
  for (let f = 0; f < width; f++) {
    const own = edges[f]!;
    for (let i = 0; i < rows; i++) {
      const value = values[i * width + f]!;
      let [low, high] = [0, own.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (value <= own[middle]!) high = middle;
        else low = middle + 1;
      }
      bins[f * rows + i] = low;
    }
  }
  return bins;
}

/** Mulberry32: enough for drawing rows. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
