/**
 * Rows of numbers with a truth and a weight each → boosted trees for the log-odds of that truth, by histograms and
 * Newton steps, leaf by leaf. The same rows and settings give the same trees: chance comes from a counted seed.
 */
import type { Forest } from '../../packages/core/src/reading/forest.ts';

export type Table = { rows: Float32Array; width: number; truth: Uint8Array; weight: Float32Array };
export type Settings = {
  rounds: number;
  leaves: number;
  rate: number;
  leastRows: number;
  ridge: number;
  rowShare: number;
  featureShare: number;
};

const MOST_BINS = 48;
const BINS = MOST_BINS + 1;
const SEED = 12345;

export function boost({ rows, width, truth, weight }: Table, settings: Settings): Forest {
  const count = truth.length;
  const sheet = {
    ...binned(rows, width, count),
    slope: new Float32Array(count),
    bend: new Float32Array(count),
  };
  const random = counted(SEED);
  let [yes, all] = [0, 0];
  for (let i = 0; i < count; i++) {
    yes += truth[i]! * weight[i]!;
    all += weight[i]!;
  }
  const forest: Forest = {
    base: rounded(Math.log(yes / (all - yes))),
    roots: [],
    feature: [],
    cut: [],
    left: [],
    value: [],
  };
  const odds = new Float32Array(count).fill(forest.base);
  for (let round = 0; round < settings.rounds; round++) {
    for (let i = 0; i < count; i++) {
      const p = 1 / (1 + Math.exp(-odds[i]!));
      sheet.slope[i] = (truth[i]! - p) * weight[i]!;
      sheet.bend[i] = Math.max(1e-6, p * (1 - p) * weight[i]!);
    }
    const chosen = Int32Array.from({ length: count }, (_, i) => i).filter(() => random() < settings.rowShare);
    const features = Array.from({ length: width }, (_, f) => f).filter(
      (f) => sheet.cuts[f]!.length > 0 && random() < settings.featureShare,
    );
    const root = grow(forest, sheet, chosen, features, settings);
    for (let i = 0; i < count; i++) odds[i]! += leafBelow(forest, root, rows, i * width);
  }
  return forest;
}

/** `bins`: each feature's column, every number as its place among that feature's `cuts`. */
type Sheet = { bins: Uint8Array[]; cuts: number[][]; slope: Float32Array; bend: Float32Array };
type Split = { gain: number; feature: number; bin: number };
/** `sums`: slope, bend and count of the leaf's rows by feature and bin. */
type Leaf = Split & { node: number; rows: Int32Array; sums: Float64Array };

function grow(
  forest: Forest,
  sheet: Sheet,
  rows: Int32Array,
  features: readonly number[],
  settings: Settings,
): number {
  const leafOf = (of: Int32Array, sums: Float64Array): Leaf => {
    let [g, h] = [0, 0];
    for (let bin = 0; bin < BINS; bin++) {
      g += sums[bin * 3]!;
      h += sums[bin * 3 + 1]!;
    }
    const node = forest.value.length;
    forest.feature.push(0);
    forest.cut.push(0);
    forest.left.push(0);
    forest.value.push(rounded((settings.rate * g) / (h + settings.ridge)));
    return { node, rows: of, sums, ...bestSplit(sheet, sums, of.length, g, h, features, settings) };
  };
  const root = leafOf(rows, sumsOf(sheet, rows, features));
  forest.roots.push(root.node);
  const open = [root];
  for (let leaves = 1; leaves < settings.leaves; leaves++) {
    open.sort((a, b) => b.gain - a.gain);
    const leaf = open.shift()!;
    if (leaf.gain <= 0) break;
    const column = sheet.bins[leaf.feature]!;
    const left = leaf.rows.filter((i) => column[i]! <= leaf.bin);
    const right = leaf.rows.filter((i) => column[i]! > leaf.bin);
    forest.feature[leaf.node] = leaf.feature;
    forest.cut[leaf.node] = sheet.cuts[leaf.feature]![leaf.bin]!;
    forest.left[leaf.node] = forest.value.length;
    forest.value[leaf.node] = 0;
    const small = sumsOf(sheet, left.length < right.length ? left : right, features);
    const large = leaf.sums.map((sum, i) => sum - small[i]!);
    const [sumsLeft, sumsRight] = left.length < right.length ? [small, large] : [large, small];
    open.push(leafOf(left, sumsLeft), leafOf(right, sumsRight));
  }
  return root.node;
}

function sumsOf({ bins, slope, bend }: Sheet, rows: Int32Array, features: readonly number[]): Float64Array {
  const sums = new Float64Array(features.length * BINS * 3);
  for (let f = 0; f < features.length; f++) {
    const column = bins[features[f]!]!;
    const from = f * BINS;
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k]!;
      const at = (from + column[i]!) * 3;
      sums[at]! += slope[i]!;
      sums[at + 1]! += bend[i]!;
      sums[at + 2]!++;
    }
  }
  return sums;
}

/** The value of the leaf that a row falls to, in the tree that begins at `root`. */
function leafBelow(
  { feature, cut, left, value }: Forest,
  root: number,
  rows: Float32Array,
  from: number,
): number {
  let at = root;
  while (left[at]! > 0) at = rows[from + feature[at]!]! <= cut[at]! ? left[at]! : left[at]! + 1;
  return value[at]!;
}

function bestSplit(
  { cuts }: Sheet,
  sums: Float64Array,
  count: number,
  g: number,
  h: number,
  features: readonly number[],
  { ridge, leastRows }: Settings,
): Split {
  const best = { gain: 0, feature: -1, bin: -1 };
  if (count < leastRows * 2) return best;
  const whole = (g * g) / (h + ridge);
  for (const [f, feature] of features.entries()) {
    let [lg, lh, ln] = [0, 0, 0];
    for (let bin = 0; bin < cuts[feature]!.length; bin++) {
      const at = (f * BINS + bin) * 3;
      lg += sums[at]!;
      lh += sums[at + 1]!;
      ln += sums[at + 2]!;
      if (ln < leastRows || count - ln < leastRows) continue;
      const gain = (lg * lg) / (lh + ridge) + ((g - lg) * (g - lg)) / (h - lh + ridge) - whole;
      if (gain > best.gain + 1e-9) Object.assign(best, { gain, feature, bin });
    }
  }
  return best;
}

/** Each number's place among up to 48 cuts that part the rows evenly. */
function binned(rows: Float32Array, width: number, count: number): { bins: Uint8Array[]; cuts: number[][] } {
  const bins: Uint8Array[] = [];
  const cuts: number[][] = [];
  const values = new Float32Array(count);
  for (let f = 0; f < width; f++) {
    for (let i = 0; i < count; i++) values[i] = rows[i * width + f]!;
    const sorted = values.slice().sort();
    const steps = Array.from({ length: MOST_BINS }, (_, k) =>
      rounded(sorted[Math.floor((k * count) / MOST_BINS)]!),
    );
    const own = [...new Set(steps)].filter((cut) => cut < sorted[count - 1]!);
    cuts.push(own);
    bins.push(Uint8Array.from(values, (v) => placeOf(v, own)));
  }
  return { bins, cuts };
}

/** How many cuts lie below the number. */
function placeOf(value: number, cuts: readonly number[]): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const mid = (low + high) >> 1;
    if (value <= cuts[mid]!) high = mid;
    else low = mid + 1;
  }
  return low;
}

/** Park and Miller's generator: numbers from 0 to 1, the same each time. */
function counted(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const rounded = (value: number): number => Number(value.toPrecision(4));
